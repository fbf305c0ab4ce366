package io.throughline.processors.spanmetrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What went wrong at the end of a span or in a reader's redaction, where nothing may be thrown:
 * counted by kind, and each kind logged once. Of a failure its type alone is kept, since a message
 * may quote the value that it choked on.
 */
final class Failures {
  private static final Logger LOGGER = Logger.getLogger(SpanMetricsProcessor.class.getName());
  private static final int MAX_CAUSES = 50;

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  void count(Throwable failure) {
    String cause = failure.getClass().getSimpleName();
    LongAdder count = counts.get(cause);
    if (count == null) {
      LongAdder fresh = new LongAdder();
      String kept = counts.size() < MAX_CAUSES ? cause : "other";
      LongAdder known = counts.putIfAbsent(kept, fresh);
      count = known == null ? fresh : known;
      if (known == null) {
        log("Span metrics failed ({0}), counted from now on", kept);
      }
    }
    count.increment();
  }

  /** The application's log handlers may throw, too, and this may be a request's thread. */
  static void log(String message, String kind) {
    try {
      LOGGER.log(Level.FINE, message, kind);
    } catch (Throwable e) {
      // Whatever was to be said is counted as well.
    }
  }

  Map<String, LongAdder> counts() {
    return counts;
  }

  long total() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }
}
