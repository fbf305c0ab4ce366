package io.throughline.processors.spanmetrics;

import static io.throughline.processors.spanmetrics.SpanMetricsSetup.durations;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpanMetricsExemplarTest {
  private final SpanMetricsSetup setup = new SpanMetricsSetup();

  private static List<DoubleExemplarData> exemplars(Collection<MetricData> metrics) {
    return durations(metrics).stream().flatMap(point -> point.getExemplars().stream()).toList();
  }

  private static List<String> spanIds(SpanMetricsSetup setup) {
    return exemplars(setup.cumulative.collectAllMetrics()).stream()
        .map(exemplar -> exemplar.getSpanContext().getSpanId())
        .toList();
  }

  private static SpanContext remote(TraceFlags flags) {
    return SpanContext.createFromRemoteParent(
        "0af7651916cd43dd8448eb211c80319c",
        "b7ad6b7169203331",
        flags,
        TraceState.builder().put("vendor", "secret").build());
  }

  @Test
  void exemplar_rootSpan_isThatSpan() {
    Span span = setup.start("a");
    setup.end(span, Duration.ofMillis(1));

    assertThat(spanIds(setup)).containsExactly(span.getSpanContext().getSpanId());
  }

  @Test
  void exemplar_childEndsWhileItsParentIsCurrent_isTheChild() {
    Span parent = setup.start("parent", SpanKind.INTERNAL);
    try (Scope ignored = parent.makeCurrent()) {
      Span child = setup.start("child");
      setup.end(child, Duration.ofMillis(1));

      assertThat(spanIds(setup)).containsExactly(child.getSpanContext().getSpanId());
    }
  }

  @Test
  void exemplar_unsampledSpan_hasNone() {
    SpanMetricsSetup unsampled =
        new SpanMetricsSetup(SpanMetricsProcessor.builder(), Sampler.alwaysOff());
    unsampled.span("a");

    Collection<MetricData> metrics = unsampled.cumulative.collectAllMetrics();
    assertThat(durations(metrics)).hasSize(1);
    assertThat(exemplars(metrics)).isEmpty();
  }

  @Test
  void exemplar_unsampledSpanUnderASampledCurrentSpan_hasNone() {
    SpanMetricsSetup unsampled =
        new SpanMetricsSetup(SpanMetricsProcessor.builder(), Sampler.alwaysOff());
    try (Scope ignored = Span.wrap(remote(TraceFlags.getSampled())).makeCurrent()) {
      unsampled.span("a");
    }

    assertThat(spanIds(unsampled)).isEmpty();
  }

  @Test
  void exemplar_remoteParent_isTheLocalSpanInTheRemoteTrace() {
    Span span =
        setup
            .tracing
            .get("test")
            .spanBuilder("a")
            .setSpanKind(SpanKind.CONSUMER)
            .setParent(Context.root().with(Span.wrap(remote(TraceFlags.getSampled()))))
            .setStartTimestamp(SpanMetricsSetup.START)
            .startSpan();
    setup.end(span, Duration.ofMillis(1));

    assertThat(exemplars(setup.cumulative.collectAllMetrics()))
        .singleElement()
        .satisfies(
            exemplar -> {
              assertThat(exemplar.getSpanContext().getTraceId())
                  .isEqualTo("0af7651916cd43dd8448eb211c80319c");
              assertThat(exemplar.getSpanContext().getSpanId())
                  .isEqualTo(span.getSpanContext().getSpanId());
            });
  }

  @Test
  void exemplar_linkOnly_isTheSpanAndNotWhatItLinksTo() {
    Span span =
        setup
            .tracing
            .get("test")
            .spanBuilder("a")
            .setSpanKind(SpanKind.CONSUMER)
            .setNoParent()
            .addLink(remote(TraceFlags.getSampled()))
            .setStartTimestamp(SpanMetricsSetup.START)
            .startSpan();
    setup.end(span, Duration.ofMillis(1));

    assertThat(spanIds(setup)).containsExactly(span.getSpanContext().getSpanId());
  }

  @Test
  void exemplar_holdsIdsAndNothingElse() {
    Span span =
        setup
            .tracing
            .get("test")
            .spanBuilder("a")
            .setSpanKind(SpanKind.SERVER)
            .setParent(Context.root().with(Span.wrap(remote(TraceFlags.getSampled()))))
            .setAttribute("card", "4111111111111111")
            .startSpan();
    span.end();

    assertThat(exemplars(setup.cumulative.collectAllMetrics()))
        .singleElement()
        .satisfies(
            exemplar -> {
              assertThat(exemplar.getFilteredAttributes().isEmpty()).isTrue();
              assertThat(exemplar.getSpanContext().getTraceState().isEmpty()).isTrue();
              assertThat(exemplar.getSpanContext().isSampled()).isTrue();
            });
  }

  @Test
  void exemplar_manySpansInABucket_theSlowestIsKept() {
    Span slowest = setup.start("a");
    setup.span("a", Duration.ofMillis(51));
    setup.end(slowest, Duration.ofMillis(99));
    setup.span("a", Duration.ofMillis(70));

    assertThat(spanIds(setup)).containsExactly(slowest.getSpanContext().getSpanId());
  }

  @Test
  void exemplar_eachBucket_keepsItsOwn() {
    setup.span("a", Duration.ofMillis(1));
    setup.span("a", Duration.ofMillis(60));
    setup.span("a", Duration.ofSeconds(20));

    assertThat(exemplars(setup.cumulative.collectAllMetrics()))
        .extracting(DoubleExemplarData::getValue)
        .containsExactly(1.0, 60.0, 20_000.0);
  }

  @Test
  void exemplar_failedSpan_isPreferredToASlowerOne() {
    SpanMetricsSetup plain =
        new SpanMetricsSetup(SpanMetricsProcessor.builder().setDimensions(List.of()));
    plain.span("a", Duration.ofMillis(98));
    Span failed = plain.start("a");
    failed.setAttribute("error.type", "timeout");
    plain.end(failed, Duration.ofMillis(60));
    plain.span("a", Duration.ofMillis(99));

    assertThat(spanIds(plain)).containsExactly(failed.getSpanContext().getSpanId());
  }

  @Test
  void exemplar_spanThatBrokeItsPromise_isPreferredToASlowerOne() {
    SpanMetricsSetup promised =
        new SpanMetricsSetup(
            SpanMetricsProcessor.builder()
                .addPromise(Map.of("server.address", "api.stripe.com"), Duration.ofMillis(50)));
    Span broke = promised.start("a");
    broke.setAttribute("server.address", "api.stripe.com");
    promised.span("a", Duration.ofMillis(90));
    promised.end(broke, Duration.ofMillis(70));
    promised.span("a", Duration.ofMillis(99));

    assertThat(spanIds(promised)).containsExactly(broke.getSpanContext().getSpanId());
  }

  @Test
  void exemplar_transactionThatMissedItsPromise_isPreferred() {
    Span broke = setup.start("a");
    broke.setAttribute("business.transaction.name", "order");
    broke.setAttribute("business.slo.met", false);
    setup.end(broke, Duration.ofMillis(70));
    Span kept = setup.start("a");
    kept.setAttribute("business.transaction.name", "order");
    kept.setAttribute("business.slo.met", true);
    setup.end(kept, Duration.ofMillis(99));

    assertThat(spanIds(setup)).containsExactly(broke.getSpanContext().getSpanId());
  }

  @Test
  void exemplar_failedSpanOfASeriesThatItSharesWithOthers_isPreferred() {
    // Neither error.type nor the status is an attribute of this profile's series here.
    SpanMetricsSetup semconv =
        new SpanMetricsSetup(
            SpanMetricsProcessor.builder()
                .setProfiles(List.of(SpanMetricsProfile.SEMCONV))
                .setKeyFilter(key -> !key.getKey().equals("error.type")));
    Span failed = http(semconv);
    failed.setStatus(StatusCode.ERROR);
    Span typed = http(semconv);
    typed.setAttribute("error.type", "timeout");
    semconv.end(http(semconv), Duration.ofMillis(99));
    semconv.end(failed, Duration.ofMillis(80));
    semconv.end(typed, Duration.ofMillis(81));
    semconv.end(http(semconv), Duration.ofMillis(98));

    assertThat(
            SpanMetricsSetup.metric(
                    semconv.cumulative.collectAllMetrics(), "http.server.request.duration")
                .getHistogramData()
                .getPoints())
        .flatMap(HistogramPointData::getExemplars)
        .extracting(exemplar -> exemplar.getSpanContext().getSpanId())
        .containsExactly(typed.getSpanContext().getSpanId());
  }

  private static Span http(SpanMetricsSetup setup) {
    Span span = setup.start("GET");
    span.setAttribute("http.request.method", "GET");
    return span;
  }

  @Test
  void exemplar_severalReaders_eachGetsIt() {
    setup.span("a");

    assertThat(exemplars(setup.delta.collectAllMetrics())).hasSize(1);
    assertThat(exemplars(setup.cumulative.collectAllMetrics())).hasSize(1);
    assertThat(exemplars(setup.cumulative.collectAllMetrics())).isEmpty();
  }

  @Test
  void exemplar_failingStatus_countsAsFailed() {
    Span failed = setup.start("a");
    failed.setStatus(StatusCode.ERROR);
    setup.end(failed, Duration.ofMillis(1));

    assertThat(spanIds(setup)).containsExactly(failed.getSpanContext().getSpanId());
  }
}
