package io.throughline.processors.spanmetrics;

import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import java.util.HashMap;
import java.util.Map;

/** How far one reader has come. All access is under the store's collection lock. */
final class ReaderPosition {
  final int slot;
  final boolean deltaCalls;
  final boolean deltaDurations;

  long epochNanos;
  long nanos;

  /** What closed series still owed to this reader when it had not come for too long. */
  final Map<InstrumentGroup, Residue> residues = new HashMap<>();

  ReaderPosition(
      int slot, AggregationTemporalitySelector temporality, long epochNanos, long nanos) {
    this.slot = slot;
    this.deltaCalls = isDelta(temporality, InstrumentType.COUNTER);
    this.deltaDurations = isDelta(temporality, InstrumentType.HISTOGRAM);
    this.epochNanos = epochNanos;
    this.nanos = nanos;
  }

  /** Takes over what a series that is dropped still owes to this reader. */
  void fold(Series series, long startEpochNanos) {
    SeriesView view = series.view(slot);
    if (view.reportedTotal() != series.total()) {
      residues
          .computeIfAbsent(
              series.group(), group -> new Residue(group.bounds().buckets(), startEpochNanos))
          .add(view.increments(series.counts()), view.sum());
    }
  }

  private static boolean isDelta(AggregationTemporalitySelector selector, InstrumentType type) {
    return selector.getAggregationTemporality(type) == AggregationTemporality.DELTA;
  }

  /** Increments without a series of their own any more. */
  static final class Residue {
    final long startEpochNanos;
    long[] counts;
    double sum;

    Residue(int buckets, long startEpochNanos) {
      this.counts = new long[buckets];
      this.startEpochNanos = startEpochNanos;
    }

    void add(long[] increments, double moreSum) {
      for (int bucket = 0; bucket < counts.length; bucket++) {
        counts[bucket] += increments[bucket];
      }
      sum += moreSum;
    }

    long total() {
      long total = 0;
      for (long count : counts) {
        total += count;
      }
      return total;
    }
  }
}
