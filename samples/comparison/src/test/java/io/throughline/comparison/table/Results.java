package io.throughline.comparison.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The figures of the last runs: one committed file for each benchmark class, so that a class can be
 * run again by itself. A run replaces all that is known of its class: ours and the peers' figures
 * are always of one run.
 */
final class Results {

  private final Map<String, Measured> measured = new TreeMap<>();
  private final Map<String, SortedMap<String, String>> runs = new TreeMap<>();

  private Results() {}

  static Results read(Path folder) {
    Results all = new Results();
    if (!Files.isDirectory(folder)) {
      return all; // nothing has been run yet, and git keeps no empty folder
    }
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(all::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private void add(Path file) {
    String benchmarks = file.getFileName().toString().replaceFirst("\\.yaml$", "");
    Yaml yaml = Yaml.of(file);
    SortedMap<String, String> run = new TreeMap<>();
    Yaml facts = yaml.entry("run");
    facts.entries().keySet().forEach(fact -> run.put(fact.toString(), facts.text(fact.toString())));
    runs.put(benchmarks, run);
    Yaml results = yaml.entry("results");
    for (Object method : results.entries().keySet()) {
      Yaml result = results.entry(method.toString());
      measured.put(
          benchmarks + '.' + method,
          new Measured(
              result.number("ns"),
              result.number("usual", Double.NaN),
              result.number("bytes", Double.NaN)));
    }
  }

  /** Null where the last run of its class did not hold it, or there was none. */
  Measured of(String benchmark) {
    return measured.get(benchmark);
  }

  /** What was noted of the run of a benchmark class: date, JDK, processors, versions. */
  SortedMap<String, String> run(String benchmarkClass) {
    return runs.getOrDefault(benchmarkClass, new TreeMap<>());
  }

  /**
   * Writes the files of the classes in a report, and leaves the others' alone.
   *
   * @param facts of the run of a benchmark class, as they are to be noted
   */
  static void write(
      Path folder, JmhReport report, Function<String, SortedMap<String, String>> facts) {
    Map<String, StringBuilder> files = new LinkedHashMap<>();
    report
        .results()
        .forEach(
            (benchmark, result) ->
                files
                    .computeIfAbsent(Group.classOf(benchmark), name -> head(facts.apply(name)))
                    .append(line(benchmark, result)));
    files.forEach(
        (name, text) -> {
          try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + ".yaml"), text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static StringBuilder head(SortedMap<String, String> facts) {
    StringBuilder head =
        new StringBuilder("# Written by ComparisonTables from a report of JMH.\nrun:\n");
    facts.forEach(
        (fact, value) ->
            head.append("  ").append(fact).append(": \"").append(value).append("\"\n"));
    return head.append("results:\n");
  }

  private static String line(String benchmark, Measured result) {
    StringBuilder line = new StringBuilder("  ");
    line.append('"').append(benchmark, benchmark.indexOf('.') + 1, benchmark.length()).append('"');
    line.append(String.format(Locale.ROOT, ": { ns: %.2f", result.ns()));
    if (!Double.isNaN(result.usual())) {
      line.append(String.format(Locale.ROOT, ", usual: %.2f", result.usual()));
    }
    if (!Double.isNaN(result.bytes())) {
      line.append(String.format(Locale.ROOT, ", bytes: %.1f", result.bytes()));
    }
    return line.append(" }\n").toString();
  }
}
