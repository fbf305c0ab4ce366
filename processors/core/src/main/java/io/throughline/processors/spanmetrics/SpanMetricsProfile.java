package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.common.AttributeKey;
import java.time.Duration;
import java.util.Collection;
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
        Collection<Duration> promises,
        List<Dimension> dimensions,
        Predicate<AttributeKey<?>> keepsKey) {
      return Profile.spanMetrics(promises, dimensions);
    }
  },

  /**
   * The duration metrics of the semantic conventions (s), such as {@code
   * http.server.request.duration}. A metric that an instrumentation records already is left to it.
   */
  SEMCONV {
    @Override
    Profile of(
        Collection<Duration> promises,
        List<Dimension> dimensions,
        Predicate<AttributeKey<?>> keepsKey) {
      return new SemconvProfile(promises, dimensions, keepsKey);
    }
  };

  abstract Profile of(
      Collection<Duration> promises,
      List<Dimension> dimensions,
      Predicate<AttributeKey<?>> keepsKey);
}
