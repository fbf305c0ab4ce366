package io.throughline.processors.spanmetrics;

import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * Something that can be collected by several readers at once, each in its own temporality. {@link
 * SpanMetricsProcessor} is one.
 */
public interface SpanMetricsSource {

  /** A source without metrics, for an SDK whose span metrics are switched off. */
  static SpanMetricsSource none() {
    return temporality -> Supplier::get;
  }

  /**
   * Opens a position of its own for one reader. Every span ended until the reader's last collection
   * is in exactly one of the increments it collects.
   */
  Collector open(AggregationTemporalitySelector temporality);

  /** One reader's position. */
  interface Collector extends AutoCloseable {

    /**
     * Collects what this reader has to report now, the SDK's own metrics included. Throws only what
     * the SDK's collection throws.
     *
     * @param recorded collects what the SDK's own instruments report, and is asked once; a metric
     *     of a name among these is not added a second time
     */
    Collection<MetricData> collect(Supplier<Collection<MetricData>> recorded);

    /** Nothing of this reader's last collection has left, because its redaction threw this. */
    default void withheld(Throwable failure) {}

    /** The reader will not collect again, so nothing is kept for it any longer. */
    @Override
    default void close() {}
  }
}
