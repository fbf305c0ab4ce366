package io.throughline.processors;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.resources.Resource;
import io.throughline.business.internal.KeyedHash;
import io.throughline.processors.redaction.RedactingLogRecordProcessor;
import io.throughline.processors.redaction.RedactingPropagator;
import io.throughline.processors.redaction.RedactingSpanProcessor;
import io.throughline.processors.redaction.RedactionPolicy;
import io.throughline.processors.redaction.Redactor;
import java.util.List;
import java.util.function.Supplier;

/** Makes the redaction that the settings and the environment ask for. */
final class Redactions {
  private static final AttributeKey<String> ENVIRONMENT =
      AttributeKey.stringKey("deployment.environment.name");
  private static final AttributeKey<String> OLDER_ENVIRONMENT =
      AttributeKey.stringKey("deployment.environment");

  private Redactions() {}

  static Redaction create(
      ThroughlineProperties properties, Resource resource, Supplier<MeterProvider> counting) {
    List<String> allowed = properties.baggageAllow();
    return create(
        RedactionPolicy.metadataOnly(),
        choice(properties, resource),
        allowed.isEmpty() ? RedactingPropagator.DEFAULT_ALLOWED : allowed,
        counting);
  }

  static Redaction create(
      RedactionPolicy policy,
      String choice,
      List<String> baggageAllow,
      Supplier<MeterProvider> counting) {
    Redactor redactor = Redactor.create(policy);
    return new Redaction(
        policy.id(),
        choice,
        delegate -> RedactingSpanProcessor.create(delegate, redactor),
        delegate -> RedactingLogRecordProcessor.create(delegate, redactor),
        redactor::redactMetrics,
        delegate -> RedactingPropagator.create(delegate, baggageAllow),
        redactor::redactMetricAttributes,
        redactor::keepsKey,
        KeyedHash.random());
  }

  private static String choice(ThroughlineProperties properties, Resource resource) {
    if (properties.policy() != null) {
      return "policy prod (" + PropertyReader.asWritten(ThroughlineProperties.POLICY) + ")";
    }
    String name = resource.getAttribute(ENVIRONMENT);
    String environment = name != null ? name : resource.getAttribute(OLDER_ENVIRONMENT);
    return environment == null
        ? "policy prod (no deployment.environment.name set)"
        : "policy prod (deployment.environment.name=" + environment + ")";
  }
}
