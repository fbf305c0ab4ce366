package io.throughline.node;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.realparts.ChildProcess;
import io.throughline.realparts.ExportedSpans;
import io.throughline.realparts.OtlpReceiver;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The service of {@code src/main/node}, its packages installed below {@code target}. */
final class NodeService implements AutoCloseable {

  private static final Path SOURCES = Path.of("src", "main", "node");
  private static final Path INSTALLED = Path.of("target", "node");

  private final OtlpReceiver otlp = OtlpReceiver.start();

  private NodeService() {}

  /** Installs exactly what the lock file names, once for each build folder. */
  static NodeService install() {
    assumeTrue(isOnPath("node") && isOnPath("npm"), "no node on the path");
    try {
      Path lock = INSTALLED.resolve("package-lock.json");
      boolean isInstalled =
          Files.isDirectory(INSTALLED.resolve("node_modules"))
              && Files.exists(lock)
              && Files.mismatch(lock, SOURCES.resolve("package-lock.json")) < 0;
      Files.createDirectories(INSTALLED);
      List<Path> sources;
      try (Stream<Path> files = Files.list(SOURCES)) {
        sources = files.toList();
      }
      for (Path file : sources) {
        Files.copy(
            file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
      if (!isInstalled) {
        ChildProcess.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
            .in(INSTALLED)
            .within(180)
            .run();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new NodeService();
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Runs {@code node service.js} to its end. */
  ExportedSpans run(String... arguments) {
    otlp.clear();
    String[] command =
        Stream.concat(Stream.of("node", "service.js"), Stream.of(arguments)).toArray(String[]::new);
    ChildProcess.of(command).in(INSTALLED).exportingTo(otlp).run();
    return ExportedSpans.of(otlp);
  }

  @Override
  public void close() {
    otlp.close();
  }
}
