package io.throughline.processors;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.resources.Resource;
import io.throughline.business.internal.KeyedHash;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Makes the redaction that the settings and the environment ask for. */
final class Redactions {
  private Redactions() {}

  static Redaction create(
      ThroughlineProperties properties, Resource resource, Supplier<MeterProvider> counting) {
    return create(counting);
  }

  static Redaction create(Supplier<MeterProvider> counting) {
    return new Redaction(
        "none",
        "NO REDACTION YET",
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        key -> true,
        KeyedHash.random());
  }
}
