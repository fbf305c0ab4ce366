package io.throughline.comparison.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One table: a file of {@code groups/}, whose name stands in the README's markers.
 *
 * @param versions artifacts of the class path whose versions belong under the table
 */
record Group(String name, List<String> versions, List<Row> rows) {

  static List<Group> all(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(Group::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Group of(Path file) {
    Yaml yaml = Yaml.of(file);
    yaml.allowOnly("versions", "rows");
    String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
    return new Group(
        name,
        yaml.list("versions").stream().map(Object::toString).toList(),
        yaml.list("rows").stream().map(row -> Row.of(Yaml.of(name, row))).toList());
  }

  List<String> benchmarks() {
    return rows.stream().flatMap(row -> row.benchmarks().stream()).distinct().toList();
  }

  /** {@code KafkaCarrierBenchmark} of {@code KafkaCarrierBenchmark.inject[threads=2]}. */
  static String classOf(String benchmark) {
    return benchmark.substring(0, benchmark.indexOf('.'));
  }
}
