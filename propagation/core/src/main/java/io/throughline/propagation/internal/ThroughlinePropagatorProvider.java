package io.throughline.propagation.internal;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurablePropagatorProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.throughline.propagation.ThroughlinePropagator;

/** Makes {@code throughline} a name for {@code otel.propagators}. Internal. */
public final class ThroughlinePropagatorProvider implements ConfigurablePropagatorProvider {

  @Override
  public TextMapPropagator getPropagator(ConfigProperties config) {
    PropagationSettings settings = settings(config);
    if (!settings.enabled()) {
      return TextMapPropagator.composite(
          W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());
    }
    return settings.edge()
        ? ThroughlinePropagator.atTheEdge()
        : ThroughlinePropagator.getInstance();
  }

  /** Throws where a property is wrong, and so stops the start. */
  static PropagationSettings settings(ConfigProperties config) {
    try {
      return PropagationSettings.of(config::getString);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }

  @Override
  public String getName() {
    return "throughline";
  }
}
