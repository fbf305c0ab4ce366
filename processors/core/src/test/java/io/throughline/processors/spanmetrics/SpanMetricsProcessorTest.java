package io.throughline.processors.spanmetrics;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.throughline.business.BusinessModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SpanMetricsProcessorTest {
  private final InMemoryMetricReader cumulative = InMemoryMetricReader.create();
  private final InMemoryMetricReader delta = InMemoryMetricReader.createDelta();
  private final Instant start = Instant.parse("2026-11-24T10:00:00Z");

  private SdkTracerProvider tracing(SpanMetricsProcessor processor, Sampler sampler) {
    SdkMeterProvider.builder()
        .registerMetricReader(
            ThroughlineMetricReader.wrap(cumulative, processor, UnaryOperator.identity()))
        .registerMetricReader(
            ThroughlineMetricReader.wrap(delta, processor, UnaryOperator.identity()))
        .build();
    return SdkTracerProvider.builder()
        .setResource(Resource.create(Attributes.of(stringKey("service.name"), "shop")))
        .setSampler(AlwaysRecordSampler.wrap(sampler))
        .addSpanProcessor(processor)
        .build();
  }

  private SdkTracerProvider tracing(SpanMetricsProcessor processor) {
    return tracing(processor, Sampler.alwaysOn());
  }

  private Span span(SdkTracerProvider tracing, String name) {
    return tracing
        .get("test")
        .spanBuilder(name)
        .setSpanKind(SpanKind.SERVER)
        .setStartTimestamp(start)
        .startSpan();
  }

  private void end(Span span, Duration duration) {
    span.end(start.plus(duration));
  }

  private static MetricData metric(Collection<MetricData> metrics, String name) {
    return metrics.stream().filter(metric -> metric.getName().equals(name)).findAny().orElseThrow();
  }

  private static Collection<LongPointData> calls(Collection<MetricData> metrics) {
    return metric(metrics, "traces.span.metrics.calls").getLongSumData().getPoints();
  }

  private static Collection<HistogramPointData> durations(Collection<MetricData> metrics) {
    return metric(metrics, "traces.span.metrics.duration").getHistogramData().getPoints();
  }

  @Test
  void onEnd_serverSpan_isCountedUnderTheConnectorsNames() {
    SdkTracerProvider tracing = tracing(SpanMetricsProcessor.create());

    Span span = span(tracing, "GET /orders");
    span.setAttribute("http.response.status_code", 503);
    span.setStatus(StatusCode.ERROR);
    end(span, Duration.ofMillis(7));

    Collection<MetricData> metrics = cumulative.collectAllMetrics();
    assertThat(calls(metrics)).singleElement().satisfies(p -> assertThat(p.getValue()).isOne());
    assertThat(durations(metrics))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getAttributes())
                  .isEqualTo(
                      Attributes.builder()
                          .put("service.name", "shop")
                          .put("span.name", "GET /orders")
                          .put("span.kind", "SPAN_KIND_SERVER")
                          .put("status.code", "STATUS_CODE_ERROR")
                          .put("http.response.status_class", "5xx")
                          .build());
              assertThat(point.getCount()).isOne();
              assertThat(point.getSum()).isEqualTo(7);
              assertThat(point.getMin()).isEqualTo(7);
              assertThat(point.getMax()).isEqualTo(7);
              assertThat(point.getCounts().get(3)).isOne();
            });
    assertThat(metric(metrics, "traces.span.metrics.duration").getUnit()).isEqualTo("ms");
  }

  @Test
  void collect_cumulativeAndDeltaReader_eachSeesItsOwnTemporality() {
    SdkTracerProvider tracing = tracing(SpanMetricsProcessor.create());

    end(span(tracing, "a"), Duration.ofMillis(100));
    end(span(tracing, "a"), Duration.ofMillis(300));
    cumulative.collectAllMetrics();
    assertThat(durations(delta.collectAllMetrics()))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getCount()).isEqualTo(2);
              assertThat(point.getSum()).isEqualTo(400);
              assertThat(point.getMin()).isEqualTo(100);
              assertThat(point.getMax()).isEqualTo(300);
            });
    end(span(tracing, "a"), Duration.ofMillis(200));

    assertThat(durations(cumulative.collectAllMetrics()))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getCount()).isEqualTo(3);
              assertThat(point.getSum()).isEqualTo(600);
              assertThat(point.getMin()).isEqualTo(100);
              assertThat(point.getMax()).isEqualTo(300);
            });
    assertThat(durations(delta.collectAllMetrics()))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getCount()).isOne();
              assertThat(point.getSum()).isEqualTo(200);
              assertThat(point.getMin()).isEqualTo(200);
              assertThat(point.getMax()).isEqualTo(200);
              assertThat(point.getExemplars()).hasSize(1);
            });
    assertThat(delta.collectAllMetrics()).isEmpty();
  }

  @Test
  void onEnd_onePercentAndAllSampled_giveIdenticalCounts() {
    Map<Attributes, Long> all = countsAt(Sampler.alwaysOn());
    Map<Attributes, Long> onePercent = countsAt(Sampler.traceIdRatioBased(0.01));

    assertThat(onePercent).isEqualTo(all);
    assertThat(all.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(5000);
  }

  private static Map<Attributes, Long> countsAt(Sampler sampler) {
    SpanMetricsProcessorTest setup = new SpanMetricsProcessorTest();
    SdkTracerProvider tracing = setup.tracing(SpanMetricsProcessor.create(), sampler);
    for (int i = 0; i < 5000; i++) {
      Span span = setup.span(tracing, "name " + i % 7);
      span.setAttribute("http.response.status_code", 100L * (1 + i % 5));
      setup.end(span, Duration.ofMillis(i % 50));
    }
    Map<Attributes, Long> counts = new HashMap<>();
    calls(setup.cumulative.collectAllMetrics())
        .forEach(point -> counts.put(point.getAttributes(), point.getValue()));
    return counts;
  }

  @Test
  void onEnd_internalSpan_isNotCountedUnlessAskedFor() {
    SdkTracerProvider tracing = tracing(SpanMetricsProcessor.create());
    tracing.get("test").spanBuilder("internal").startSpan().end();
    assertThat(cumulative.collectAllMetrics()).isEmpty();

    SpanMetricsProcessorTest other = new SpanMetricsProcessorTest();
    SdkTracerProvider all =
        other.tracing(SpanMetricsProcessor.builder().setKinds(Set.of(SpanKind.values())).build());
    all.get("test").spanBuilder("internal").startSpan().end();
    assertThat(calls(other.cumulative.collectAllMetrics())).hasSize(1);
  }

  @Test
  void onEnd_endsBeforeItStarts_countsAsZero() {
    SdkTracerProvider tracing = tracing(SpanMetricsProcessor.create());

    end(span(tracing, "a"), Duration.ofMillis(-5));

    assertThat(durations(cumulative.collectAllMetrics()))
        .singleElement()
        .satisfies(point -> assertThat(point.getSum()).isZero());
  }

  @Test
  void addPromise_becomesAnExactBound() {
    SdkTracerProvider tracing =
        tracing(SpanMetricsProcessor.builder().addPromise(Duration.ofMillis(750)).build());

    end(span(tracing, "a"), Duration.ofMillis(750));
    end(span(tracing, "a"), Duration.ofMillis(750).plusNanos(1));

    assertThat(durations(cumulative.collectAllMetrics()))
        .singleElement()
        .satisfies(
            point -> {
              int bound = point.getBoundaries().indexOf(750.0);
              assertThat(bound).isNotNegative();
              assertThat(point.getCounts().get(bound)).isOne();
              assertThat(point.getCounts().get(bound + 1)).isOne();
            });
  }

  @Test
  void addPromises_businessModel_transactionsAndDependenciesBecomeBounds() {
    BusinessModel model =
        BusinessModel.builder()
            .transaction(
                "order",
                order -> order.promise(Duration.ofMillis(4321), 0.995, Duration.ofDays(30)))
            .dependency(
                "stripe",
                stripe ->
                    stripe
                        .match("server.address", "api.stripe.com")
                        .promise(Duration.ofMillis(123), 0.99, Duration.ofDays(30)))
            .build();
    SdkTracerProvider tracing = tracing(SpanMetricsProcessor.builder().addPromises(model).build());

    end(span(tracing, "a"), Duration.ofMillis(1));

    assertThat(durations(cumulative.collectAllMetrics()))
        .singleElement()
        .satisfies(point -> assertThat(point.getBoundaries()).contains(123.0, 4321.0));
  }
}
