package io.throughline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The packaged jar as a process, in the little memory that it is meant to need. */
final class CliJar implements AutoCloseable {
  static final Path JAR = Path.of("target", "throughline-cli.jar").toAbsolutePath();

  /** What a run left behind. */
  record Result(int code, String out, String err) {}

  /** Writes a process's standard input. */
  interface Input {
    void writeTo(OutputStream in) throws IOException;
  }

  private final Process process;
  private final OutputStream in;
  private final BufferedReader out;

  private CliJar(Process process) {
    this.process = process;
    in = process.getOutputStream();
    out = process.inputReader(UTF_8);
  }

  static Result run(String input, String... args) {
    return run(in -> in.write(input.getBytes(UTF_8)), args);
  }

  static Result run(Input input, String... args) {
    Process process = start(args);
    CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> read(process, true));
    CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> read(process, false));
    try (OutputStream in = process.getOutputStream()) {
      input.writeTo(in);
    } catch (IOException e) {
      // A wrong call ends before it reads.
      if (process.isAlive()) {
        throw new UncheckedIOException(e);
      }
    }
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + List.of(args));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return new Result(process.exitValue(), out.join(), err.join());
  }

  /** For a talk of questions and answers. */
  static CliJar open(String... args) {
    return new CliJar(start(args));
  }

  /** Waits for the answer before anything else is asked. */
  String ask(String line) {
    try {
      in.write((line + "\n").getBytes(UTF_8));
      in.flush();
      return out.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process start(String... args) {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(JAR + " is missing: mvn package makes it");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar"));
    command.add(JAR.toString());
    command.addAll(List.of(args));
    try {
      return new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Process process, boolean standard) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                standard ? process.getInputStream() : process.getErrorStream(), UTF_8))) {
      StringBuilder text = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        text.append((char) c);
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
