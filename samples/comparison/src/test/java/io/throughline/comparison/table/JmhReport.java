package io.throughline.comparison.table;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one call of JMH wrote with {@code -rf json -prof gc}. */
record JmhReport(String jdk, Map<String, Measured> results) {

  private static final Map<String, Double> NANOS =
      Map.of("ns/op", 1d, "us/op", 1e3, "ms/op", 1e6, "s/op", 1e9);

  /** Benchmarks as rows name them. */
  static JmhReport of(Path file) {
    String where = file.getFileName().toString();
    if (!(Yaml.load(file) instanceof List<?> list)) {
      throw new IllegalArgumentException(
          where + " is no report of JMH: it ran nothing, or classes of another build; try clean");
    }
    String jdk = "";
    Map<String, Measured> results = new LinkedHashMap<>();
    for (Object element : list) {
      Yaml run = Yaml.of(where, element);
      jdk = run.text("jdkVersion");
      results.merge(name(run), measured(run), Measured::orFaster);
    }
    return new JmhReport(jdk, results);
  }

  private static String name(Yaml run) {
    String qualified = run.text("benchmark");
    int method = qualified.lastIndexOf('.');
    String name = qualified.substring(qualified.lastIndexOf('.', method - 1) + 1);
    if (!run.has("params")) {
      return name;
    }
    Map<Object, Object> parameters = new TreeMap<>(run.entry("params").entries());
    return name + parameters.toString().replace('{', '[').replace('}', ']').replace(", ", ",");
  }

  /**
   * What the benchmark's own threads used, where that was measured, else JMH's score and the
   * process's allocation. Not the mean, which is often one bad second's.
   */
  private static Measured measured(Yaml run) {
    Yaml score = run.entry("primaryMetric");
    Double nanos = NANOS.get(score.text("scoreUnit"));
    if (nanos == null) {
      throw new IllegalArgumentException(
          name(run) + ": a table holds time per operation, not " + score.text("scoreUnit"));
    }
    double bytes = Double.NaN;
    Yaml secondary = run.entry("secondaryMetrics");
    if (secondary.has("gc.alloc.rate.norm")) {
      bytes = secondary.entry("gc.alloc.rate.norm").number("score");
    }
    if (secondary.has(OwnThreadsProfiler.TIME)) {
      score = secondary.entry(OwnThreadsProfiler.TIME);
      nanos = 1d;
      bytes = secondary.entry(OwnThreadsProfiler.ALLOCATION).number("score");
    }
    Yaml percentiles = score.entry("scorePercentiles");
    return new Measured(
        percentiles.number("0.0") * nanos, percentiles.number("50.0") * nanos, bytes);
  }
}
