package io.throughline.processors.redaction;

import java.util.Map;
import java.util.TreeMap;

/** What one span or log record lost, for its evidence attribute. Not thread-safe; short-lived. */
final class Tally {

  private final Map<String, Integer> counts = new TreeMap<>();

  void add(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** {@code card:1,dropped:7}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(24);
    counts.forEach(
        (what, count) -> {
          if (text.length() > 0) {
            text.append(',');
          }
          text.append(what).append(':').append(count.intValue());
        });
    return text.toString();
  }
}
