package io.throughline.processors.redaction;

import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import java.util.ArrayList;
import java.util.List;

/** The figures of an explicit-bucket histogram point. */
record HistogramValues(
    long count,
    double sum,
    boolean hasMin,
    double min,
    boolean hasMax,
    double max,
    List<Double> boundaries,
    List<Long> counts) {

  static HistogramValues of(HistogramPointData point) {
    // Copied: under reusable memory the SDK writes into the same lists at the next collection.
    return new HistogramValues(
        point.getCount(),
        point.getSum(),
        point.hasMin(),
        point.getMin(),
        point.hasMax(),
        point.getMax(),
        List.copyOf(point.getBoundaries()),
        List.copyOf(point.getCounts()));
  }

  HistogramValues plus(HistogramValues other) {
    boolean same = boundaries.equals(other.boundaries);
    List<Long> sums = new ArrayList<>();
    if (same) {
      for (int i = 0; i < counts.size(); i++) {
        sums.add(counts.get(i) + other.counts.get(i));
      }
    } else {
      // Cannot be told apart any finer: one bucket keeps count, sum, minimum and maximum right.
      sums.add(count + other.count);
    }
    return new HistogramValues(
        count + other.count,
        sum + other.sum,
        hasMin && other.hasMin,
        Math.min(min, other.min),
        hasMax && other.hasMax,
        Math.max(max, other.max),
        same ? boundaries : List.of(),
        sums);
  }
}
