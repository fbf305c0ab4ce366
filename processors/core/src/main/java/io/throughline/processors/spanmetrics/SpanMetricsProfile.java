package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;
import java.util.function.Predicate;

/** Whose metric names, attributes and units the span metrics take. */
public enum SpanMetricsProfile {
  /**
   * {@code traces.span.metrics.calls} and {@code traces.span.metrics.duration} (ms), as the
   * Collector's connector {@code spanmetrics} writes them. Switch one of the two off: with both,
   * every span counts twice.
   */
  SPANMETRICS {
    @Override
    Profile of(
        Bounds.Layout bounds, List<Dimension> dimensions, Predicate<AttributeKey<?>> keepsKey) {
      return Profile.spanMetrics(bounds, dimensions);
    }
  },

  /**
   * The duration metrics of the semantic conventions (s), such as {@code
   * http.server.request.duration}. A metric that an instrumentation records already is left to it.
   */
  SEMCONV {
    @Override
    Profile of(
        Bounds.Layout bounds, List<Dimension> dimensions, Predicate<AttributeKey<?>> keepsKey) {
      return new SemconvProfile(bounds, dimensions, keepsKey);
    }
  };

  abstract Profile of(
      Bounds.Layout bounds, List<Dimension> dimensions, Predicate<AttributeKey<?>> keepsKey);
}
