package io.throughline.comparison.table;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing measured, ours and others'.
 *
 * @param ours a benchmark as {@code Class.method}, with its parameters as {@code
 *     Class.method[name=value]}
 * @param less what building the fixture costs, taken off ours and off every peer's; empty for
 *     nothing
 * @param atMost what ours may cost at most, by itself
 */
record Row(String what, String ours, String less, Limit atMost, List<Peer> beside) {

  /** Infinite where nothing was promised. */
  record Limit(double ns, double bytes) {
    static Limit of(Yaml entry) {
      return new Limit(
          entry.number("ns", Double.POSITIVE_INFINITY),
          entry.number("bytes", Double.POSITIVE_INFINITY));
    }
  }

  /**
   * @param limit what ours may cost as a part of the peer's cost
   */
  record Peer(String name, String benchmark, Limit limit) {}

  static Row of(Yaml entry) {
    entry.allowOnly("what", "ours", "less", "at_most", "beside");
    List<Peer> beside = new ArrayList<>();
    if (entry.has("beside")) {
      Yaml peers = entry.entry("beside");
      for (Object name : peers.entries().keySet()) {
        Yaml peer = peers.entry(name.toString());
        peer.allowOnly("benchmark", "ns", "bytes");
        beside.add(new Peer(name.toString(), peer.text("benchmark"), Limit.of(peer)));
      }
    }
    Limit atMost = new Limit(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    if (entry.has("at_most")) {
      entry.entry("at_most").allowOnly("ns", "bytes");
      atMost = Limit.of(entry.entry("at_most"));
    }
    return new Row(
        entry.text("what"),
        entry.text("ours"),
        entry.has("less") ? entry.text("less") : "",
        atMost,
        beside);
  }

  /** Every benchmark that this row needs. */
  List<String> benchmarks() {
    List<String> all = new ArrayList<>(List.of(ours));
    if (!less.isEmpty()) {
      all.add(less);
    }
    beside.forEach(peer -> all.add(peer.benchmark()));
    return all;
  }
}
