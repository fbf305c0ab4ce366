package io.throughline.propagation.internal;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import java.util.Map;

/**
 * Makes {@code throughline} the propagator of those who named none. A supplied property is the
 * weakest there is, and this one is supplied first, so everybody else's word counts more.
 *
 * <p>Also checks the properties where the user named others, for hooks and entry points read them,
 * too. Internal.
 */
public final class DefaultPropagator implements AutoConfigurationCustomizerProvider {

  @Override
  public void customize(AutoConfigurationCustomizer customizer) {
    customizer
        .addPropertiesSupplier(() -> Map.of("otel.propagators", "throughline"))
        .addPropertiesCustomizer(
            config -> {
              ThroughlinePropagatorProvider.settings(config);
              return Map.of();
            });
  }

  @Override
  public int order() {
    return Integer.MIN_VALUE;
  }
}
