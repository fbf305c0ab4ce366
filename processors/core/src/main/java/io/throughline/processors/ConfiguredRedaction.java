package io.throughline.processors;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import io.throughline.business.BusinessModel;
import io.throughline.processors.redaction.InvalidPolicyException;
import io.throughline.processors.redaction.KeyRing;
import io.throughline.processors.redaction.PolicySelection;
import io.throughline.processors.redaction.RedactingPropagator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes the redaction that the settings and the environment ask for. Apart from {@link Redactions},
 * which an SDK built in code uses: there the autoconfigure SPI need not be on the class path.
 */
final class ConfiguredRedaction {
  private static final String KEYS = ThroughlineProperties.KEYS;
  private static final AttributeKey<String> ENVIRONMENT =
      AttributeKey.stringKey("deployment.environment.name");
  private static final AttributeKey<String> OLDER_ENVIRONMENT =
      AttributeKey.stringKey("deployment.environment");

  private ConfiguredRedaction() {}

  static Redaction create(
      ThroughlineProperties properties,
      Resource resource,
      BusinessModel model,
      Supplier<MeterProvider> counting) {
    PolicySelection selection = select(properties, resource);
    KeyRing keys = keys(properties);
    List<String> allowed = properties.baggageAllow();
    return Redactions.create(
        selection.policy(),
        keys.isRandom()
            ? selection.startLine() + ", tokens of this process only (no " + KEYS + ")"
            : selection.startLine(),
        keys,
        allowed.isEmpty() ? RedactingPropagator.DEFAULT_ALLOWED : allowed,
        model,
        counting);
  }

  private static PolicySelection select(ThroughlineProperties properties, Resource resource) {
    String name = resource.getAttribute(ENVIRONMENT);
    String environment = name != null ? name : resource.getAttribute(OLDER_ENVIRONMENT);
    try {
      return PolicySelection.select(
          PropertyReader.asWritten(ThroughlineProperties.POLICY),
          properties.policy(),
          environment == null || environment.isBlank() ? null : environment.trim());
    } catch (InvalidPolicyException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()), e);
    }
  }

  private static KeyRing keys(ThroughlineProperties properties) {
    String source = properties.redactionKeys();
    if (source == null) {
      return KeyRing.random();
    }
    try {
      return KeyRing.load(source);
    } catch (IllegalArgumentException e) {
      // The value is not repeated: it may be a key that somebody put where its place belongs.
      throw new ConfigurationException(PropertyReader.asWritten(KEYS) + ": " + e.getMessage(), e);
    }
  }
}
