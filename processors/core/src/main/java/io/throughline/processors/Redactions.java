package io.throughline.processors;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import io.throughline.business.BusinessModel;
import io.throughline.processors.redaction.InvalidPolicyException;
import io.throughline.processors.redaction.KeyRing;
import io.throughline.processors.redaction.PolicySelection;
import io.throughline.processors.redaction.RedactingLogRecordProcessor;
import io.throughline.processors.redaction.RedactingPropagator;
import io.throughline.processors.redaction.RedactingSpanProcessor;
import io.throughline.processors.redaction.RedactionPolicy;
import io.throughline.processors.redaction.Redactor;
import java.util.List;
import java.util.function.Supplier;

/** Makes the redaction that the settings and the environment ask for. */
final class Redactions {
  private static final String KEYS = ThroughlineProperties.KEYS;
  private static final AttributeKey<String> ENVIRONMENT =
      AttributeKey.stringKey("deployment.environment.name");
  private static final AttributeKey<String> OLDER_ENVIRONMENT =
      AttributeKey.stringKey("deployment.environment");

  private Redactions() {}

  static Redaction create(
      ThroughlineProperties properties,
      Resource resource,
      BusinessModel model,
      Supplier<MeterProvider> counting) {
    PolicySelection selection = select(properties, resource);
    KeyRing keys = keys(properties);
    List<String> allowed = properties.baggageAllow();
    return create(
        selection.policy(),
        keys.isRandom()
            ? selection.startLine() + ", tokens of this process only (no " + KEYS + ")"
            : selection.startLine(),
        keys,
        allowed.isEmpty() ? RedactingPropagator.DEFAULT_ALLOWED : allowed,
        model,
        counting);
  }

  static Redaction create(
      RedactionPolicy policy,
      String choice,
      KeyRing keys,
      List<String> baggageAllow,
      BusinessModel model,
      Supplier<MeterProvider> counting) {
    Redactor redactor =
        Redactor.builder(policy)
            .setKeyRing(keys)
            .setMeterProvider(counting)
            .addSpanNames(stepNames(model))
            .build();
    return new Redaction(
        policy.id(),
        choice,
        delegate -> RedactingSpanProcessor.create(delegate, redactor),
        delegate -> RedactingLogRecordProcessor.create(delegate, redactor),
        redactor::redactMetrics,
        delegate -> RedactingPropagator.create(delegate, baggageAllow),
        redactor::redactMetricAttributes,
        redactor::redactName,
        redactor::keepsKey,
        redactor::pseudonym);
  }

  /** The team's own words for its steps are no personal data, so a span may be named by them. */
  private static List<String> stepNames(BusinessModel model) {
    return model.transactions().values().stream()
        .flatMap(transaction -> transaction.steps().keySet().stream())
        .toList();
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
