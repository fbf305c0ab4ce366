package io.throughline.processors;

import io.opentelemetry.api.metrics.MeterProvider;
import io.throughline.business.BusinessModel;
import io.throughline.processors.redaction.KeyRing;
import io.throughline.processors.redaction.RedactingLogRecordProcessor;
import io.throughline.processors.redaction.RedactingPropagator;
import io.throughline.processors.redaction.RedactingSpanProcessor;
import io.throughline.processors.redaction.RedactionPolicy;
import io.throughline.processors.redaction.Redactor;
import java.util.List;
import java.util.function.Supplier;

/** Makes what the wiring needs of redaction. */
final class Redactions {
  private Redactions() {}

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
    // A policy that changes nothing changes no baggage either.
    List<String> allowed = policy.observes() || policy.isOff() ? List.of("*") : baggageAllow;
    return new Redaction(
        policy.id(),
        choice,
        delegates -> RedactingSpanProcessor.create(delegates, redactor),
        delegates -> RedactingLogRecordProcessor.create(delegates, redactor),
        redactor::redactMetrics,
        delegate -> RedactingPropagator.create(delegate, allowed),
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
}
