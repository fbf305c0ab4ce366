package io.throughline.propagation.internal;

import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurablePropagatorProvider;
import io.throughline.propagation.ThroughlineXrayPropagator;

/** Makes {@code throughline-xray} a name for {@code otel.propagators}. Internal. */
public final class ThroughlineXrayPropagatorProvider implements ConfigurablePropagatorProvider {

  @Override
  public TextMapPropagator getPropagator(ConfigProperties config) {
    return ThroughlineXrayPropagator.getInstance();
  }

  @Override
  public String getName() {
    return "throughline-xray";
  }
}
