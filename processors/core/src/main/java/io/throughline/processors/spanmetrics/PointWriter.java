package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the points of one group of instruments for one reader in its temporality. Calls and
 * durations come from the same counts, so they agree in every collection.
 */
final class PointWriter {
  private static final Attributes RESIDUE = Attributes.of(InstrumentGroup.OVERFLOW_KEY, "expired");

  private final ReaderPosition reader;
  private final InstrumentGroup group;
  private final Bounds bounds;
  private final long epochNanos;
  private final List<LongPointData> calls = new ArrayList<>();
  private final List<HistogramPointData> durations = new ArrayList<>();
  private final List<ExponentialHistogramPointData> exponentialDurations = new ArrayList<>();

  PointWriter(ReaderPosition reader, InstrumentGroup group, long epochNanos) {
    this.reader = reader;
    this.group = group;
    this.bounds = group.bounds();
    this.epochNanos = epochNanos;
  }

  /**
   * Writes a series.
   *
   * @param live whether it will be there next time too; a closed one is written only for what is
   *     new
   */
  void write(Series series, SeriesView view, boolean live) {
    long total = series.total();
    long increment = total - view.reportedTotal();
    if (increment == 0 && !live) {
      return;
    }
    long start = Math.min(series.startEpochNanos(), epochNanos);
    long deltaStart = Math.min(Math.max(start, reader.epochNanos), epochNanos);
    if (group.calls() != null) {
      if (!reader.deltaCalls) {
        calls.add(LongPointData.create(start, epochNanos, series.attributes(), total));
      } else if (increment > 0) {
        calls.add(LongPointData.create(deltaStart, epochNanos, series.attributes(), increment));
      }
    }
    List<DoubleExemplarData> exemplars = DurationPoint.exemplarsOf(view.exemplars(), bounds);
    if (!reader.deltaDurations) {
      addDuration(
          new DurationPoint(
              start,
              epochNanos,
              series.attributes(),
              bounds.toUnit(series.totalSum()),
              total,
              bounds.toUnit(series.totalMin()),
              bounds.toUnit(series.totalMax()),
              bounds.boundaries(),
              new DurationPoint.Counts(series.counts().clone()),
              exemplars));
    } else if (increment > 0) {
      addDuration(
          new DurationPoint(
              deltaStart,
              epochNanos,
              series.attributes(),
              bounds.toUnit(view.sum()),
              increment,
              bounds.toUnit(view.min()),
              bounds.toUnit(view.max()),
              bounds.boundaries(),
              new DurationPoint.Counts(view.increments(series.counts())),
              exemplars));
    }
    if (increment > 0) {
      view.report(series.counts(), total);
    }
  }

  /** Writes what series that are gone owed to this reader. */
  void writeResidue() {
    ReaderPosition.Residue residue = reader.residues.get(group);
    if (residue == null) {
      return;
    }
    long total = residue.total();
    long start = Math.min(residue.startEpochNanos, epochNanos);
    if (group.calls() != null) {
      calls.add(LongPointData.create(start, epochNanos, RESIDUE, total));
    }
    addDuration(
        new DurationPoint(
            start,
            epochNanos,
            RESIDUE,
            bounds.toUnit(residue.sum),
            total,
            1,
            0,
            bounds.boundaries(),
            new DurationPoint.Counts(residue.counts.clone()),
            List.of()));
    if (reader.deltaCalls || reader.deltaDurations) {
      reader.residues.remove(group);
    }
  }

  private void addDuration(DurationPoint point) {
    ExponentialGrid grid = bounds.grid();
    if (grid == null) {
      durations.add(point);
    } else {
      exponentialDurations.add(point.on(grid));
    }
  }

  void finish(Resource resource, List<MetricData> into) {
    if (!calls.isEmpty() && group.calls() != null) {
      into.add(
          SpanMetricData.counter(
              resource, group.calls(), group.description(), of(reader.deltaCalls), calls));
    }
    if (!durations.isEmpty()) {
      into.add(
          SpanMetricData.histogram(
              resource,
              group,
              MetricDataType.HISTOGRAM,
              HistogramData.create(of(reader.deltaDurations), durations)));
    }
    if (!exponentialDurations.isEmpty()) {
      into.add(
          SpanMetricData.histogram(
              resource,
              group,
              MetricDataType.EXPONENTIAL_HISTOGRAM,
              ExponentialHistogramData.create(of(reader.deltaDurations), exponentialDurations)));
    }
  }

  private static AggregationTemporality of(boolean delta) {
    return delta ? AggregationTemporality.DELTA : AggregationTemporality.CUMULATIVE;
  }
}
