package io.throughline.processors;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.OpenTelemetry;
import io.throughline.business.BusinessModel;
import io.throughline.processors.redaction.KeyRing;
import io.throughline.processors.redaction.RedactingPropagator;
import io.throughline.processors.redaction.RedactionPolicy;
import io.throughline.processors.spanmetrics.SpanMetricsProcessor;
import io.throughline.processors.spanmetrics.SpanMetricsProcessorBuilder;
import io.throughline.processors.spanmetrics.SpanMetricsSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Options of {@link Throughline}; single use, not thread-safe. */
public final class ThroughlineBuilder {
  private RedactionPolicy policy = RedactionPolicy.metadataOnly();
  private KeyRing keys = KeyRing.random();
  private BusinessModel model = BusinessModel.empty();
  private List<String> baggageAllowed = RedactingPropagator.DEFAULT_ALLOWED;
  private boolean edge;
  private boolean recordAll = true;
  private @Nullable Consumer<SpanMetricsProcessorBuilder> spanMetrics = settings -> {};

  ThroughlineBuilder() {}

  /** What may leave. Default: {@link RedactionPolicy#metadataOnly()}. */
  public ThroughlineBuilder policy(RedactionPolicy policy) {
    this.policy = requireNonNull(policy, "policy");
    return this;
  }

  /**
   * The keys of pseudonyms and fingerprints. Default: random, so that tokens match within this
   * process only.
   */
  public ThroughlineBuilder keys(KeyRing keys) {
    this.keys = requireNonNull(keys, "keys");
    return this;
  }

  /**
   * Whose steps and owners are stamped, and whose promises become histogram bounds. Give the same
   * model to {@link io.throughline.business.Business#builder(OpenTelemetry)}.
   */
  public ThroughlineBuilder model(BusinessModel model) {
    this.model = requireNonNull(model, "model");
    return this;
  }

  /**
   * Which baggage members {@link Throughline#wrap} lets out: names, beginnings that end in {@code
   * *}, or {@code *} for all. Default: {@link RedactingPropagator#DEFAULT_ALLOWED}.
   */
  public ThroughlineBuilder allowBaggage(Collection<String> members) {
    this.baggageAllowed = List.copyOf(members);
    return this;
  }

  /** Believes nobody outside about business transactions: for a service that faces the internet. */
  public ThroughlineBuilder edge(boolean edge) {
    this.edge = edge;
    return this;
  }

  /** Whether spans that are not sampled count in span metrics too. Default: true. */
  public ThroughlineBuilder recordAll(boolean recordAll) {
    this.recordAll = recordAll;
    return this;
  }

  /** Changes the settings of span metrics. */
  public ThroughlineBuilder spanMetrics(Consumer<SpanMetricsProcessorBuilder> settings) {
    this.spanMetrics = requireNonNull(settings, "settings");
    return this;
  }

  public ThroughlineBuilder withoutSpanMetrics() {
    this.spanMetrics = null;
    return this;
  }

  public Throughline build() {
    SelfMetrics self = new SelfMetrics();
    Redaction redaction =
        Redactions.create(
            policy, "policy " + policy.id(), keys, baggageAllowed, model, self::meterProvider);
    SpanMetricsProcessor metrics = null;
    if (spanMetrics != null) {
      SpanMetricsProcessorBuilder settings = PartsFactory.spanMetrics(model, redaction);
      spanMetrics.accept(settings);
      metrics = settings.build();
    }
    Installation.Parts parts =
        new Installation.Parts(
            true,
            edge,
            recordAll && metrics != null,
            model,
            redaction,
            metrics == null ? SpanMetricsSource.none() : metrics,
            metrics);
    return new Throughline(new Installation(BuilderInternals.create(), parts, self, true));
  }
}
