package io.throughline.processors;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Throughline counts about itself, in a meter provider of its own whose metrics join those of
 * each reader of the application.
 *
 * <p>The application's meter provider is built before anything is told of it, and only an internal
 * listener would be handed the finished SDK; this way stands on stable API alone, and no view or
 * limit of the application can hide that data was withheld.
 */
final class SelfMetrics {
  private final List<Position> positions = new ArrayList<>();
  private @Nullable SdkMeterProvider provider;

  /** A position for one reader. Only before {@link #start}. */
  synchronized Position open(AggregationTemporalitySelector temporality) {
    if (provider != null) {
      throw new IllegalStateException("readers are opened before the start");
    }
    Position position = new Position(temporality);
    positions.add(position);
    return position;
  }

  /** Where to count; does nothing before {@link #start}. */
  synchronized MeterProvider meterProvider() {
    return provider == null ? MeterProvider.noop() : provider;
  }

  synchronized void start(Resource resource) {
    SdkMeterProviderBuilder builder = SdkMeterProvider.builder().setResource(resource);
    positions.forEach(builder::registerMetricReader);
    provider = builder.build();
  }

  /** One reader's view of the metrics, in that reader's temporality. */
  static final class Position implements MetricReader {
    private final AggregationTemporalitySelector temporality;
    private volatile CollectionRegistration registration = CollectionRegistration.noop();

    private Position(AggregationTemporalitySelector temporality) {
      this.temporality = temporality;
    }

    Collection<MetricData> collect() {
      return registration.collectAllMetrics();
    }

    @Override
    public void register(CollectionRegistration registration) {
      this.registration = registration;
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType instrumentType) {
      return temporality.getAggregationTemporality(instrumentType);
    }

    // What is collected joins the list of another reader, which may keep it for a while.
    @Override
    public MemoryMode getMemoryMode() {
      return MemoryMode.IMMUTABLE_DATA;
    }

    @Override
    public CompletableResultCode forceFlush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
