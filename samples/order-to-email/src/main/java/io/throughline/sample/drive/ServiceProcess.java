package io.throughline.sample.drive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A service in a JVM of its own. It lives as long as its standard input is open: closing that pipe,
 * by {@link #stop} or by our own death, ends it.
 */
final class ServiceProcess {

  private static final String READY = "ready ";
  private static final List<String> FLAGS =
      List.of(
          "-Xmx96m",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Dsun.net.httpserver.nodelay=true");

  private final String name;
  private final Process process;
  private final Path out;
  private final Path err;
  private final CompletableFuture<String> ready = new CompletableFuture<>();
  private final Thread reader;

  private ServiceProcess(String name, Process process, Path out, Path err) {
    this.name = name;
    this.process = process;
    this.out = out;
    this.err = err;
    this.reader = new Thread(this::readOutput, name + "-output");
  }

  /**
   * Starts the program with our own class path.
   *
   * @param environment all that configures it, beside what this process inherited
   * @param logs where its output goes
   */
  static ServiceProcess start(
      String name, Class<?> program, Map<String, String> environment, Path logs) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    Path out = logs.resolve(name + ".out");
    Path err = logs.resolve(name + ".err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.startsWith("OTEL_") || key.startsWith("THROUGHLINE_"));
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(logs);
      ServiceProcess service = new ServiceProcess(name, builder.start(), out, err);
      service.reader.setDaemon(true);
      service.reader.start();
      return service;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
  }

  String name() {
    return name;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * Waits until the service says that it is ready.
   *
   * @return the address that it said
   * @throws IllegalStateException if it ended instead or takes over a minute, with what it printed
   */
  String awaitReady() {
    try {
      return ready.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(name + " did not start:\n" + output(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Asks for the end; returns at once, so that several can end side by side. */
  void stop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The pipe is already broken: the service has ended.
    }
  }

  /** True if it ended by itself and well; otherwise it is killed. */
  boolean awaitEnd() {
    try {
      boolean ended = process.waitFor(20, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      reader.join(1_000);
      return ended && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return false;
    }
  }

  void kill() {
    process.destroyForcibly();
  }

  /** All it has printed so far, to standard output and to standard error. */
  String output() {
    try {
      return read(out) + read(err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
  }

  private void readOutput() {
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var file = Files.newBufferedWriter(out)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        file.write(line);
        file.newLine();
        file.flush();
        if (line.startsWith(READY)) {
          ready.complete(line.substring(READY.length()));
        }
      }
      ready.completeExceptionally(new IllegalStateException("ended"));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }
}
