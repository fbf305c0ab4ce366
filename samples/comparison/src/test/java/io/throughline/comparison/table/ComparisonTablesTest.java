package io.throughline.comparison.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTablesTest {

  private static final Path README = Path.of("README.md");
  private static final Path GROUPS = Path.of("groups");
  private static final Path RESULTS = Path.of("results");
  private static final Pattern METHOD =
      Pattern.compile("@Benchmark\\s(?:\\s*@\\w+(?:\\([^)]*\\))?\\s)*\\s*public [^(]*?(\\w+)\\(");

  @Test
  void readme_holdsWhatTheCommittedResultsRender() throws IOException {
    String readme = Files.readString(README);

    assertThat(Readme.render(readme, Group.all(GROUPS), Results.read(RESULTS)))
        .as("run ComparisonTables (README: how a row is added)")
        .isEqualTo(readme);
  }

  @Test
  void readme_everyPlace_hasAGroup() throws IOException {
    Matcher places =
        Pattern.compile("(?m)^<!-- table: (\\S+) -->").matcher(Files.readString(README));

    assertThat(places.results().map(place -> place.group(1)))
        .containsExactlyInAnyOrderElementsOf(Group.all(GROUPS).stream().map(Group::name).toList());
  }

  @Test
  void groups_everyBenchmark_exists() throws IOException {
    Set<String> named =
        Group.all(GROUPS).stream()
            .flatMap(group -> group.benchmarks().stream())
            .map(benchmark -> benchmark.replaceFirst("\\[.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(benchmarks()).containsAll(named);
  }

  private static Set<String> benchmarks() throws IOException {
    Set<String> all = new TreeSet<>();
    List<Path> sources;
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      sources = files.filter(file -> file.toString().endsWith("Benchmark.java")).toList();
    }
    for (Path source : sources) {
      String name = source.getFileName().toString().replace(".java", "");
      METHOD
          .matcher(Files.readString(source))
          .results()
          .forEach(m -> all.add(name + '.' + m.group(1)));
    }
    return all;
  }

  @Test
  void main_report_replacesTheRunOfItsClassAlone(@TempDir Path module) throws IOException {
    Files.createDirectories(module.resolve("groups"));
    Files.createDirectories(module.resolve("results"));
    Files.writeString(
        module.resolve("groups/knots.yaml"),
        """
        versions: [assertj-core]
        rows:
          - what: tie
            ours: KnotBenchmark.ours
            beside: { Earlier: { benchmark: KnotBenchmark.gone } }
          - { what: other, ours: OtherBenchmark.ours }
        """);
    Files.writeString(
        module.resolve("results/KnotBenchmark.yaml"),
        "run: { date: a, jdk: b, cpus: c }\nresults: { gone: { ns: 1.0 } }\n");
    Files.writeString(
        module.resolve("results/OtherBenchmark.yaml"),
        "run: { date: a, jdk: b, cpus: c }\nresults: { ours: { ns: 7.0 } }\n");
    Path readme = module.resolve("README.md");
    Files.writeString(readme, "before\n<!-- table: knots -->\nold\n<!-- end -->\nafter\n");

    ComparisonTables.main(new String[] {module.toString(), JmhReportTest.example().toString()});

    assertThat(Files.readString(readme))
        .startsWith("before\n")
        .endsWith("after\n")
        .doesNotContain("old")
        .contains("| tie | 40 ns, 264 B | Earlier | not measured |")
        .contains("| other | 7.0 ns |")
        .contains("assertj-core 3.");
  }

  @Test
  void main_readmeWithoutPlace_isRefused(@TempDir Path module) throws IOException {
    Files.createDirectories(module.resolve("groups"));
    Files.createDirectories(module.resolve("results"));
    Files.writeString(
        module.resolve("groups/knots.yaml"),
        "versions: []\nrows: [ { what: tie, ours: KnotBenchmark.ours } ]\n");
    Files.writeString(module.resolve("README.md"), "nothing\n");

    assertThatThrownBy(
            () -> ComparisonTables.main(new String[] {module.toString(), "no such report"}))
        .hasMessageContaining("<!-- table: knots -->");
  }
}
