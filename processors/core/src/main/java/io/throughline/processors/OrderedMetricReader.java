package io.throughline.processors;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A metric reader with its place in the order of flushing, which also collects our own counts. */
final class OrderedMetricReader implements MetricReader {
  private final MetricReader delegate;
  private final SelfMetrics.Position own;
  private final FlushOrder.Stage stage;

  private final boolean ownOnly;

  private OrderedMetricReader(
      MetricReader delegate, SelfMetrics self, FlushOrder order, boolean ownOnly) {
    this.delegate = delegate;
    this.own = self.open(delegate);
    this.stage = order.metrics();
    this.ownOnly = ownOnly;
  }

  static OrderedMetricReader create(MetricReader delegate, SelfMetrics self, FlushOrder order) {
    return new OrderedMetricReader(delegate, self, order, false);
  }

  /** Lets nothing of the application through, only what we count ourselves. */
  static OrderedMetricReader ownOnly(MetricReader delegate, SelfMetrics self, FlushOrder order) {
    return new OrderedMetricReader(delegate, self, order, true);
  }

  @Override
  public void register(CollectionRegistration registration) {
    delegate.register(
        new CollectionRegistration() {
          @Override
          public Collection<MetricData> collectAllMetrics() {
            if (ownOnly) {
              return own.collect();
            }
            Collection<MetricData> recorded = registration.collectAllMetrics();
            Collection<MetricData> counted = own.collect();
            if (counted.isEmpty()) {
              return recorded;
            }
            List<MetricData> all = new ArrayList<>(recorded.size() + counted.size());
            all.addAll(recorded);
            all.addAll(counted);
            return all;
          }
        });
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
    return stage.flush(delegate::forceFlush);
  }

  @Override
  public CompletableResultCode shutdown() {
    return stage.shutdown(delegate::shutdown);
  }

  @Override
  public String toString() {
    return "Throughline{" + delegate + "}";
  }
}
