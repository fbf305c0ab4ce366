package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Counts and times every ended span that reaches it, sampled or not; install {@link
 * AlwaysRecordSampler} so that all of them do. The figures leave through {@link
 * ThroughlineMetricReader}, in each reader's own temporality.
 *
 * <p>Register it with the raw span: after what enriches spans, before (outside) what redacts them.
 * Its attributes come from an allow-list and pass the redaction given to the builder.
 *
 * <p>Spans that end after {@link #shutdown} still count until the readers' last collection, so that
 * the last spans of a process are not lost.
 *
 * <p>Cost of {@link #onEnd}: no allocation and no lock for attributes that were seen before, but
 * for a span that becomes an exemplar. Never throws.
 */
public final class SpanMetricsProcessor implements SpanProcessor, SpanMetricsSource {
  /**
   * Beyond ten days a reading is no duration but a clock that jumped. Ten thousand such spans fit
   * into a cell's sum between two collections.
   */
  private static final long MAX_DURATION_NANOS = 10L * 24 * 3600 * 1_000_000_000L;

  private final SpanMetricsStore[] stores;
  private final EnumSet<SpanKind> kinds;
  private final Failures failures;
  private final Clock clock;
  private final long startEpochNanos;
  private final String startLine;
  private final String description;

  SpanMetricsProcessor(
      List<SpanMetricsStore> stores,
      Set<SpanKind> kinds,
      Failures failures,
      Clock clock,
      String startLine,
      String description) {
    this.stores = stores.toArray(new SpanMetricsStore[0]);
    this.kinds = EnumSet.noneOf(SpanKind.class);
    this.kinds.addAll(kinds);
    this.failures = failures;
    this.clock = clock;
    this.startEpochNanos = clock.now();
    this.startLine = startLine;
    this.description = description;
  }

  /** The profile {@code spanmetrics} with its standard dimensions. */
  public static SpanMetricsProcessor create() {
    return builder().build();
  }

  public static SpanMetricsProcessorBuilder builder() {
    return new SpanMetricsProcessorBuilder();
  }

  @Override
  public void onStart(Context parentContext, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    try {
      if (!kinds.contains(span.getKind())) {
        return;
      }
      // Of an ended span this is a view: reading through it takes no lock and copies nothing.
      SpanData data = span.toSpanData();
      String name = data.getName();
      StatusCode status = data.getStatus().getStatusCode();
      Attributes attributes = data.getAttributes();
      long duration = data.getEndEpochNanos() - data.getStartEpochNanos();
      duration = Math.max(0, Math.min(duration, MAX_DURATION_NANOS));
      for (SpanMetricsStore store : stores) {
        store.record(span, name, status, attributes, duration);
      }
    } catch (Throwable failure) {
      failures.count(failure);
    }
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  @Override
  public Collector open(AggregationTemporalitySelector temporality) {
    List<ReaderPosition> positions = new ArrayList<>();
    for (SpanMetricsStore store : stores) {
      positions.add(store.collection().open(temporality));
    }
    OwnCounters own =
        new OwnCounters(List.of(stores), failures, clock, startEpochNanos, temporality);
    return new Collector() {
      @Override
      public Collection<MetricData> collect(Supplier<Collection<MetricData>> recorded) {
        Set<SeriesGroup> counted = new HashSet<>();
        for (SpanMetricsStore store : stores) {
          store.addCounted(counted);
        }
        // The SDK may reuse its list in the next collection, so it is never written to.
        List<MetricData> metrics = new ArrayList<>(recorded.get());
        Set<String> names = new HashSet<>();
        metrics.forEach(metric -> names.add(metric.getName()));
        for (int i = 0; i < stores.length; i++) {
          stores[i].collection().collect(positions.get(i), counted, names, metrics);
        }
        own.collect(metrics);
        return metrics;
      }

      @Override
      public void withheld(Throwable failure) {
        own.withheld();
        failures.count(failure);
      }

      @Override
      public void close() {
        for (int i = 0; i < stores.length; i++) {
          stores[i].collection().close(positions.get(i));
        }
      }
    };
  }

  /**
   * For the line at the start: under whose names spans count, and what that asks of the user. The
   * two ends of the line are the caller's.
   */
  public String startLine() {
    return startLine;
  }

  /** Spans that could not be counted under their own attributes because something threw. */
  long failures() {
    return failures.total();
  }

  @Override
  public String toString() {
    return description;
  }
}
