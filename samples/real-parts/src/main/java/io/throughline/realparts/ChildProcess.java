package io.throughline.realparts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A service of its own that a test starts and waits for: a JVM with the test's class path, or a
 * program in another language. Single use.
 *
 * <p>What it prints is returned, or told when it fails. One that does not end in time is killed.
 */
public final class ChildProcess {

  private static final int SECONDS = 60;

  private final List<String> command;
  private final Map<String, String> environment = new HashMap<>();
  private Path directory = Path.of("").toAbsolutePath();
  private int seconds = SECONDS;

  private ChildProcess(List<String> command) {
    this.command = command;
  }

  /** A small JVM that runs the class with this JVM's class path. */
  public static ChildProcess java(Class<?> main, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return new ChildProcess(command);
  }

  public static ChildProcess of(String... command) {
    return new ChildProcess(List.of(command));
  }

  /** Where it runs; the test's own folder by default. */
  public ChildProcess in(Path directory) {
    this.directory = directory.toAbsolutePath();
    return this;
  }

  public ChildProcess within(int seconds) {
    this.seconds = seconds;
    return this;
  }

  public ChildProcess environment(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** Spans go there, as OpenTelemetry's own variables say; metrics and logs nowhere. */
  public ChildProcess exportingTo(OtlpReceiver receiver) {
    return environment(
        Map.of(
            "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
            "OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint().toString(),
            "OTEL_METRICS_EXPORTER", "none",
            "OTEL_LOGS_EXPORTER", "none",
            "OTEL_BSP_SCHEDULE_DELAY", "100"));
  }

  /**
   * Starts it and waits for its end.
   *
   * @return what it printed, errors among it
   * @throws IllegalStateException with what it printed, when it failed or did not end in time
   */
  public String run() {
    Path output = null;
    try {
      output = Files.createTempFile("child", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      boolean ended = await(process);
      String printed = Files.readString(output);
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException(
            (ended ? "rc " + process.exitValue() : "killed after " + seconds + " s")
                + " of "
                + command
                + ":\n"
                + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(output);
    }
  }

  private boolean await(Process process) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly(); // nothing, where it has ended
    }
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "ChildProcess" + command;
  }
}
