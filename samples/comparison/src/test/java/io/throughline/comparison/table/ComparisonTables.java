package io.throughline.comparison.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes over JMH's report, where there is one, into {@code results/}, and writes the tables of the
 * README anew. {@code mvn -Pbenchmark verify} calls it when the benchmarks are done.
 */
public final class ComparisonTables {

  private ComparisonTables() {}

  /** The module's folder; then JMH's report. */
  public static void main(String[] arguments) throws IOException {
    Path module = Path.of(arguments[0]);
    Path report = Path.of(arguments[1]);
    List<Group> groups = Group.all(module.resolve("groups"));
    Path results = module.resolve("results");
    if (Files.exists(report)) {
      JmhReport run = JmhReport.of(report);
      String date = day(Files.getLastModifiedTime(report));
      Results.write(results, run, benchmarks -> facts(benchmarks, groups, run.jdk(), date));
    }
    Path readme = module.resolve("README.md");
    Files.writeString(
        readme, Readme.render(Files.readString(readme), groups, Results.read(results)));
  }

  private static SortedMap<String, String> facts(
      String benchmarks, List<Group> groups, String jdk, String date) {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("date", date);
    facts.put("jdk", jdk);
    facts.put("cpus", String.valueOf(Runtime.getRuntime().availableProcessors()));
    for (Group group : groups) {
      if (group.benchmarks().stream().map(Group::classOf).anyMatch(benchmarks::equals)) {
        group.versions().forEach(artifact -> facts.put(artifact, ClassPath.version(artifact)));
      }
    }
    return facts;
  }

  private static String day(FileTime time) {
    return time.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
