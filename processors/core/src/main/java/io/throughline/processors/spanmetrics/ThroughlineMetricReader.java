package io.throughline.processors.spanmetrics;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * A reader whose delegate collects, beside the SDK's own metrics, those of a {@link
 * SpanMetricsSource} in that reader's temporality, and everything through a redaction.
 *
 * <p>A {@code MetricProducer} could add metrics too, but is not told the reader's temporality; a
 * wrapped exporter never sees pull readers such as Prometheus. Views and cardinality limits of the
 * SDK do not apply to what is added here.
 *
 * <p>A redaction that throws lets nothing leave in that collection: the reader gets an empty list.
 * It is counted by the source, whose count leaves once the redaction works again, and logged once.
 */
public final class ThroughlineMetricReader implements MetricReader {

  private final MetricReader delegate;
  private final UnaryOperator<Collection<MetricData>> redaction;
  private final SpanMetricsSource.Collector collector;
  private final AtomicBoolean logged = new AtomicBoolean();

  private ThroughlineMetricReader(
      MetricReader delegate,
      SpanMetricsSource source,
      UnaryOperator<Collection<MetricData>> redaction) {
    this.delegate = delegate;
    this.redaction = redaction;
    this.collector = source.open(delegate);
  }

  /** Wraps a reader; one that is wrapped already is returned as it is. */
  public static MetricReader wrap(
      MetricReader delegate,
      SpanMetricsSource source,
      UnaryOperator<Collection<MetricData>> redaction) {
    requireNonNull(delegate, "delegate");
    requireNonNull(source, "source");
    requireNonNull(redaction, "redaction");
    return delegate instanceof ThroughlineMetricReader
        ? delegate
        : new ThroughlineMetricReader(delegate, source, redaction);
  }

  @Override
  public void register(CollectionRegistration registration) {
    delegate.register(
        new CollectionRegistration() {
          @Override
          public Collection<MetricData> collectAllMetrics() {
            return collectAll(registration);
          }
        });
  }

  private Collection<MetricData> collectAll(CollectionRegistration registration) {
    Collection<MetricData> all = collector.collect(registration::collectAllMetrics);
    try {
      return redaction.apply(all);
    } catch (Throwable failure) {
      collector.withheld(failure);
      if (!logged.getAndSet(true)) {
        // Only the type is named: a message may quote the value that the redaction choked on.
        Failures.log(
            "Metrics withheld, not logged again: redaction threw {0}",
            failure.getClass().getName());
      }
      return List.of();
    }
  }

  @Override
  public AggregationTemporality getAggregationTemporality(InstrumentType instrumentType) {
    return delegate.getAggregationTemporality(instrumentType);
  }

  @Override
  public Aggregation getDefaultAggregation(InstrumentType instrumentType) {
    return delegate.getDefaultAggregation(instrumentType);
  }

  @Override
  public MemoryMode getMemoryMode() {
    return delegate.getMemoryMode();
  }

  @Override
  public CompletableResultCode forceFlush() {
    return delegate.forceFlush();
  }

  @Override
  public CompletableResultCode shutdown() {
    CompletableResultCode result = delegate.shutdown();
    result.whenComplete(collector::close);
    return result;
  }

  @Override
  public String toString() {
    return "ThroughlineMetricReader{" + delegate + "}";
  }
}
