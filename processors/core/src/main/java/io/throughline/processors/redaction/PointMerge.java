package io.throughline.processors.redaction;

import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SummaryPointData;
import io.opentelemetry.sdk.metrics.data.ValueAtQuantile;
import java.util.ArrayList;
import java.util.List;

/**
 * One point for two whose attributes became equal. It spans the time of both; counts and sums add
 * up, whatever the temporality, since both points stand for disjoint measurements of one interval.
 */
final class PointMerge {
  private static final int MAX_EXEMPLARS = 20;

  private PointMerge() {}

  static long start(PointData a, PointData b) {
    return Math.min(a.getStartEpochNanos(), b.getStartEpochNanos());
  }

  static long end(PointData a, PointData b) {
    return Math.max(a.getEpochNanos(), b.getEpochNanos());
  }

  /** A gauge has no sum: the later value is the value. */
  static <T extends PointData> T latest(T a, T b) {
    return b.getEpochNanos() >= a.getEpochNanos() ? b : a;
  }

  static LongPointData sum(LongPointData a, LongPointData b) {
    return new Points.LongPoint(
        start(a, b),
        end(a, b),
        a.getAttributes(),
        a.getValue() + b.getValue(),
        joined(a.getExemplars(), b.getExemplars()));
  }

  static DoublePointData sum(DoublePointData a, DoublePointData b) {
    return new Points.DoublePoint(
        start(a, b),
        end(a, b),
        a.getAttributes(),
        a.getValue() + b.getValue(),
        joined(a.getExemplars(), b.getExemplars()));
  }

  /** Exact: where the boundaries differ, on those that both have. */
  static HistogramPointData histogram(HistogramPointData a, HistogramPointData b) {
    List<Double> boundaries = a.getBoundaries();
    if (!boundaries.equals(b.getBoundaries())) {
      boundaries = new ArrayList<>(boundaries);
      boundaries.retainAll(b.getBoundaries());
    }
    long[] counts = new long[boundaries.size() + 1];
    addCounts(a, boundaries, counts);
    addCounts(b, boundaries, counts);
    List<Long> merged = new ArrayList<>(counts.length);
    for (long count : counts) {
      merged.add(count);
    }
    // An empty point has no extremes of its own, so it does not take those of the other away.
    boolean hasMin = (a.hasMin() || a.getCount() == 0) && (b.hasMin() || b.getCount() == 0);
    boolean hasMax = (a.hasMax() || a.getCount() == 0) && (b.hasMax() || b.getCount() == 0);
    hasMin &= a.hasMin() || b.hasMin();
    hasMax &= a.hasMax() || b.hasMax();
    return new Points.HistogramPoint(
        start(a, b),
        end(a, b),
        a.getAttributes(),
        a.getSum() + b.getSum(),
        a.getCount() + b.getCount(),
        hasMin,
        hasMin ? min(a.hasMin(), a.getMin(), b.hasMin(), b.getMin()) : 0,
        hasMax,
        hasMax ? -min(a.hasMax(), -a.getMax(), b.hasMax(), -b.getMax()) : 0,
        boundaries,
        merged,
        joined(a.getExemplars(), b.getExemplars()));
  }

  static double min(boolean hasA, double a, boolean hasB, double b) {
    return hasA && hasB ? Math.min(a, b) : hasA ? a : b;
  }

  private static void addCounts(HistogramPointData point, List<Double> boundaries, long[] counts) {
    int target = 0;
    for (int i = 0; i < point.getCounts().size(); i++) {
      counts[target] += point.getCounts().get(i);
      if (target < boundaries.size()
          && i < point.getBoundaries().size()
          && point.getBoundaries().get(i).equals(boundaries.get(target))) {
        target++;
      }
    }
  }

  /** Quantiles cannot be merged, but for the least and the greatest value. */
  static SummaryPointData summary(SummaryPointData a, SummaryPointData b) {
    List<ValueAtQuantile> values = new ArrayList<>();
    for (ValueAtQuantile of : a.getValues()) {
      for (ValueAtQuantile other : b.getValues()) {
        if (of.getQuantile() == other.getQuantile()) {
          if (of.getQuantile() == 0) {
            values.add(ValueAtQuantile.create(0, Math.min(of.getValue(), other.getValue())));
          } else if (of.getQuantile() == 1) {
            values.add(ValueAtQuantile.create(1, Math.max(of.getValue(), other.getValue())));
          }
        }
      }
    }
    return SummaryPointData.create(
        start(a, b),
        end(a, b),
        a.getAttributes(),
        a.getCount() + b.getCount(),
        a.getSum() + b.getSum(),
        values);
  }

  static <T> List<T> joined(List<T> a, List<T> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    List<T> joined = new ArrayList<>(a);
    joined.addAll(b.subList(0, Math.min(b.size(), Math.max(0, MAX_EXEMPLARS - a.size()))));
    return joined;
  }
}
