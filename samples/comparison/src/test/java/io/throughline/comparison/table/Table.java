package io.throughline.comparison.table;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A group's figures as a table in Markdown, and under it what they were measured with. */
final class Table {

  private static final String NOT_MEASURED = "not measured";

  private Table() {}

  static String render(Group group, Results results) {
    StringBuilder out = new StringBuilder();
    out.append("| | Throughline | beside | | time | allocation |\n|---|---|---|---|---|---|\n");
    group.rows().forEach(row -> append(out, row, results));
    return out.append('\n').append(footnote(group, results)).append('\n').toString();
  }

  private static void append(StringBuilder out, Row row, Results results) {
    Measured fixture = row.less().isEmpty() ? null : results.of(row.less());
    boolean isComplete = row.less().isEmpty() || fixture != null;
    Measured ours = isComplete ? net(results.of(row.ours()), fixture) : null;
    if (row.beside().isEmpty()) {
      line(out, row.what(), cost(ours), "–", "", atMost(ours, row.atMost()), "");
      return;
    }
    String what = row.what();
    for (Row.Peer peer : row.beside()) {
      Measured theirs = isComplete ? net(results.of(peer.benchmark()), fixture) : null;
      String time = "";
      String allocation = "";
      if (ours != null && theirs != null) {
        time = ratio(ours.ns(), theirs.ns(), peer.limit().ns());
        allocation = ratio(ours.bytes(), theirs.bytes(), peer.limit().bytes());
      }
      line(
          out, what, what.isEmpty() ? "" : cost(ours), peer.name(), cost(theirs), time, allocation);
      what = "";
    }
  }

  private static Measured net(Measured result, Measured fixture) {
    return result == null || fixture == null ? result : result.less(fixture);
  }

  private static void line(StringBuilder out, String... cells) {
    for (String cell : cells) {
      out.append("| ").append(cell).append(cell.isEmpty() ? "" : " ");
    }
    out.append("|\n");
  }

  private static String cost(Measured result) {
    if (result == null) {
      return NOT_MEASURED;
    }
    StringBuilder cost = new StringBuilder(time(result.ns()));
    if (result.usual() > result.ns() * 1.2) {
      cost.append(" (usually ").append(time(result.usual())).append(')');
    }
    if (!Double.isNaN(result.bytes())) {
      cost.append(", ").append(bytes(result.bytes()));
    }
    return cost.toString();
  }

  private static String time(double ns) {
    if (ns < 20) {
      return format("%.1f ns", ns);
    }
    return ns < 10_000
        ? grouped(ns) + " ns"
        : ns < 1e7 ? grouped(ns / 1e3) + " µs" : grouped(ns / 1e6) + " ms";
  }

  private static String bytes(double bytes) {
    return bytes < 100_000
        ? grouped(bytes) + " B"
        : bytes < 1e8 ? grouped(bytes / 1e3) + " kB" : grouped(bytes / 1e6) + " MB";
  }

  private static String ratio(double ours, double theirs, double limit) {
    if (Double.isNaN(ours) || Double.isNaN(theirs) || theirs < 0.5) {
      return "";
    }
    return judged(part(ours / theirs) + "×", ours / theirs, limit, part(limit));
  }

  private static String part(double ratio) {
    return format(ratio < 0.1 ? "%.4f" : "%.2f", ratio);
  }

  private static String atMost(Measured ours, Row.Limit limit) {
    if (ours == null || (Double.isInfinite(limit.ns()) && Double.isInfinite(limit.bytes()))) {
      return "";
    }
    String time = judged("", ours.ns(), limit.ns(), format("%.0f ns", limit.ns()));
    String allocation =
        judged("", Math.floor(ours.bytes() + 0.5), limit.bytes(), format("%.0f B", limit.bytes()));
    return (time + ' ' + allocation).trim();
  }

  /** A promise stands in brackets; one that is not kept is bold. */
  private static String judged(String figure, double value, double limit, String promise) {
    if (Double.isInfinite(limit)) {
      return figure;
    }
    String judged = (figure + " (≤ " + promise + ")").trim();
    return value <= limit ? judged : "**" + judged + "**";
  }

  private static String footnote(Group group, Results results) {
    SortedMap<String, String> facts = new TreeMap<>();
    group.benchmarks().stream()
        .map(Group::classOf)
        .distinct()
        .forEach(
            benchmarks ->
                results
                    .run(benchmarks)
                    .forEach(
                        (fact, value) ->
                            facts.merge(
                                fact, value, (a, b) -> a.contains(b) ? a : a + " and " + b)));
    if (facts.isEmpty()) {
      return "Not run yet.";
    }
    StringBuilder out = new StringBuilder("Measured ");
    out.append(facts.remove("date")).append(": JDK ").append(facts.remove("jdk"));
    out.append(", ").append(facts.remove("cpus")).append(" processors");
    for (Map.Entry<String, String> version : facts.entrySet()) {
      if (group.versions().contains(version.getKey())) {
        out.append("; ").append(version.getKey()).append(' ').append(version.getValue());
      }
    }
    return out.append('.').toString();
  }

  private static String grouped(double value) {
    return format("%,d", Math.round(value));
  }

  private static String format(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
