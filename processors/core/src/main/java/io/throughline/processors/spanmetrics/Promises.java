package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What was promised, and how telling a span is in its light.
 *
 * <p>Cost: asked for sampled spans alone. A span that is faster than every promise is not matched
 * against any; no allocation.
 */
final class Promises {
  static final int ORDINARY = 0;
  static final int BROKEN = 1;
  static final int FAILED = 2;

  private static final AttributeKey<Boolean> SLO_MET = AttributeKey.booleanKey("business.slo.met");

  /** A span that has it has failed. */
  static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  /** Only a span that has it can tell that a transaction missed its promise. */
  static final AttributeKey<String> TRANSACTION =
      AttributeKey.stringKey("business.transaction.name");

  private final Promise[] promises;
  private final long shortestNanos;

  Promises(List<Promise> promises) {
    this.promises = promises.toArray(new Promise[0]);
    this.shortestNanos = promises.stream().mapToLong(Promise::nanos).min().orElse(Long.MAX_VALUE);
  }

  /** Every promised duration: each becomes a histogram bound. */
  List<Duration> durations() {
    List<Duration> durations = new ArrayList<>();
    for (Promise promise : promises) {
      durations.add(Duration.ofNanos(promise.nanos()));
    }
    return durations;
  }

  /** Whether the span, which has not failed, took longer than was promised. */
  boolean areBroken(boolean inTransaction, Attributes attributes, long durationNanos) {
    if (inTransaction && Boolean.FALSE.equals(attributes.get(SLO_MET))) {
      return true;
    }
    if (durationNanos > shortestNanos) {
      for (Promise promise : promises) {
        if (durationNanos > promise.nanos() && promise.match().test(attributes)) {
          return true;
        }
      }
    }
    return false;
  }

  /** A promise to the spans whose attributes match. */
  record Promise(Predicate<Attributes> match, long nanos) {}
}
