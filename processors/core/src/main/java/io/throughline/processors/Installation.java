package io.throughline.processors;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.SdkLoggerProviderBuilder;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.export.CardinalityLimitSelector;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.throughline.business.BusinessModel;
import io.throughline.processors.business.BusinessLogRecordProcessor;
import io.throughline.processors.business.BusinessSpanProcessor;
import io.throughline.processors.spanmetrics.AlwaysRecordSampler;
import io.throughline.processors.spanmetrics.SpanMetricsProcessor;
import io.throughline.processors.spanmetrics.SpanMetricsSource;
import io.throughline.processors.spanmetrics.ThroughlineMetricReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Installs Throughline in the builders of one SDK, whoever holds them: the autoconfiguration or the
 * application's own code. Everything that is in a builder by then ends up behind the redaction.
 *
 * <p>In the order in which a span meets them: business enrichment, span metrics (both see the raw
 * span and export nothing), then one redaction around all the others, so that however many
 * exporters there are, a span is redacted once.
 */
final class Installation {
  private static final AttributeKey<String> POLICY = AttributeKey.stringKey("throughline.policy");
  static final AttributeKey<String> INSTANCE = AttributeKey.stringKey("service.instance.id");
  private static final Duration FLUSH_LIMIT = Duration.ofSeconds(10);

  private final BuilderInternals internals;
  private final Parts parts;
  private final SelfMetrics self;
  private final Gate gate;
  private final FlushOrder order = new FlushOrder(FLUSH_LIMIT);
  private int found;
  private int wrapped;

  Installation(BuilderInternals internals, Parts parts, SelfMetrics self, boolean strict) {
    this.internals = internals;
    this.parts = parts;
    this.self = self;
    this.gate = new Gate(strict, self);
  }

  /** Adds what must be on everything that is exported. */
  Resource resource(Resource resource) {
    Resource evidence = Resource.builder().put(POLICY, parts.redaction().policyId()).build();
    return resource.getAttribute(INSTANCE) != null
        ? resource.merge(evidence)
        : resource.merge(evidence.toBuilder().put(INSTANCE, UUID.randomUUID().toString()).build());
  }

  TextMapPropagator propagator(TextMapPropagator propagator) {
    found++;
    wrapped++;
    TextMapPropagator redacting = parts.redaction().propagator().apply(propagator);
    return parts.edge() ? new EdgePropagator(redacting) : redacting;
  }

  /**
   * Takes over the readers. Called before the first span.
   *
   * @param known the readers that were handed to us, for an SDK that hides the others
   */
  SdkMeterProviderBuilder meters(
      SdkMeterProviderBuilder builder, Resource resource, List<MetricReader> known) {
    Map<MetricReader, CardinalityLimitSelector> readers = internals.metricReaders(builder);
    SdkMeterProviderBuilder result = builder;
    if (readers == null) {
      gate.close("metric readers");
      result = SdkMeterProvider.builder().setResource(resource);
      for (MetricReader reader : known) {
        // What we count has the resource, too.
        result.registerMetricReader(
            OrderedMetricReader.ownOnly(
                ThroughlineMetricReader.wrap(
                    reader, SpanMetricsSource.none(), parts.redaction().metrics()),
                self,
                order));
      }
    } else {
      Map<MetricReader, CardinalityLimitSelector> others = Map.copyOf(readers);
      found += others.size();
      wrapped += others.size();
      readers.clear();
      others.forEach(
          (reader, limits) ->
              builder.registerMetricReader(
                  OrderedMetricReader.create(
                      ThroughlineMetricReader.wrap(
                          reader, parts.spanMetrics(), parts.redaction().metrics()),
                      self,
                      order),
                  limits));
    }
    result.addResource(evidence());
    self.start(resource.merge(evidence()));
    return result;
  }

  SdkTracerProviderBuilder tracers(SdkTracerProviderBuilder builder, Resource resource) {
    List<SpanProcessor> processors = internals.spanProcessors(builder);
    if (processors == null) {
      gate.close("span processors");
      return SdkTracerProvider.builder()
          .setResource(resource.merge(evidence()))
          .addSpanProcessor(gate.spans());
    }
    List<SpanProcessor> others = List.copyOf(processors);
    found += others.size();
    wrapped += others.size();
    processors.clear();
    if (parts.enabled()) {
      builder.addSpanProcessor(BusinessSpanProcessor.create(parts.model()));
    }
    if (parts.spanMetricsProcessor() != null) {
      builder.addSpanProcessor(parts.spanMetricsProcessor());
    }
    if (!others.isEmpty()) {
      SpanProcessor redacting = parts.redaction().spans().apply(others);
      builder.addSpanProcessor(OrderedSpanProcessor.create(redacting, order));
    }
    Sampler sampler = internals.sampler(builder);
    if (parts.recordAll() && sampler != null) {
      builder.setSampler(sampler(sampler));
    }
    return builder.addResource(evidence());
  }

  /** Records every span where span metrics count them; the same traces are exported as before. */
  Sampler sampler(Sampler sampler) {
    return parts.recordAll() ? AlwaysRecordSampler.wrap(sampler) : sampler;
  }

  SdkLoggerProviderBuilder loggers(SdkLoggerProviderBuilder builder, Resource resource) {
    List<LogRecordProcessor> processors = internals.logRecordProcessors(builder);
    if (processors == null) {
      gate.close("log record processors");
      return SdkLoggerProvider.builder()
          .setResource(resource.merge(evidence()))
          .addLogRecordProcessor(gate.logs());
    }
    List<LogRecordProcessor> others = List.copyOf(processors);
    found += others.size();
    wrapped += others.size();
    processors.clear();
    if (!others.isEmpty()) {
      if (parts.enabled()) {
        builder.addLogRecordProcessor(BusinessLogRecordProcessor.create());
      }
      LogRecordProcessor redacting = parts.redaction().logs().apply(others);
      builder.addLogRecordProcessor(new OrderedLogRecordProcessor(redacting, order));
    }
    return builder.addResource(evidence());
  }

  boolean closed() {
    return gate.closed();
  }

  /** Such as {@code record-all on, span metrics as spanmetrics}. */
  String counting() {
    SpanMetricsProcessor metrics = parts.spanMetricsProcessor();
    String recording = parts.recordAll() ? "record-all on" : "record-all off";
    if (metrics == null) {
      return recording;
    }
    return recording
        + (parts.recordAll() ? ", " : ": span metrics count sampled spans alone, ")
        + metrics.startLine();
  }

  String choice() {
    return parts.redaction().choice();
  }

  /** Such as {@code wrapped 4 of 4}. */
  String tally() {
    return "wrapped " + wrapped + " of " + found;
  }

  private Resource evidence() {
    return Resource.builder().put(POLICY, parts.redaction().policyId()).build();
  }

  /** What is installed. */
  record Parts(
      boolean enabled,
      boolean edge,
      boolean recordAll,
      BusinessModel model,
      Redaction redaction,
      SpanMetricsSource spanMetrics,
      @Nullable SpanMetricsProcessor spanMetricsProcessor) {}
}
