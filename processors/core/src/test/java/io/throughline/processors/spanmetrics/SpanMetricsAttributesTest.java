package io.throughline.processors.spanmetrics;

import static io.opentelemetry.api.common.AttributeKey.longArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static io.opentelemetry.api.common.AttributeKey.valueKey;
import static io.throughline.processors.spanmetrics.SpanMetricsSetup.calls;
import static io.throughline.processors.spanmetrics.SpanMetricsSetup.callsBy;
import static io.throughline.processors.spanmetrics.SpanMetricsSetup.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpanMetricsAttributesTest {

  private static SpanMetricsProcessorBuilder with(String... dimensions) {
    return SpanMetricsProcessor.builder().setDimensions(List.of(dimensions));
  }

  private static Map<String, Object> only(SpanMetricsSetup setup) {
    Map<String, Object> attributes = new java.util.TreeMap<>();
    calls(setup.cumulative.collectAllMetrics())
        .get(0)
        .getAttributes()
        .forEach((key, value) -> attributes.put(key.getKey(), value));
    attributes.keySet().removeAll(List.of("service.name", "span.name", "span.kind", "status.code"));
    return attributes;
  }

  @Test
  void setDimensions_renameResourceAndDefault_areApplied() {
    SpanMetricsSetup setup =
        new SpanMetricsSetup(
            with(
                "tier=shop.tier",
                "resource:cloud.region",
                "zone=resource:cloud.region",
                "plan:free"));

    Span span = setup.start("a");
    span.setAttribute("shop.tier", "gold");
    span.setAttribute("unlisted", "value");
    setup.end(span, Duration.ofMillis(1));

    assertThat(only(setup))
        .isEqualTo(Map.of("tier", "gold", "cloud.region", "eu-1", "zone", "eu-1", "plan", "free"));
  }

  @Test
  void setDimensions_numbersAndBooleans_keepTheirType() {
    SpanMetricsSetup setup = new SpanMetricsSetup(with("l", "d", "b"));

    Span span = setup.start("a");
    span.setAttribute("l", 7L);
    span.setAttribute("d", 0.5);
    span.setAttribute("b", true);
    setup.end(span, Duration.ofMillis(1));

    assertThat(only(setup)).isEqualTo(Map.of("l", 7L, "d", 0.5, "b", true));
  }

  @Test
  void onEnd_listsMapsAndBytesAsValues_countAsAbsent() {
    SpanMetricsSetup setup = new SpanMetricsSetup(with("a", "b", "c", "error.type"));

    Span span = setup.start("a");
    span.setAttribute(stringArrayKey("a"), List.of("x"));
    span.setAttribute(longArrayKey("b"), List.of(1L));
    span.setAttribute(valueKey("c"), Value.of(Map.of("k", Value.of(new byte[] {1}))));
    span.setAttribute("error.type", 500L);
    span.setAttribute(stringKey("b"), null);
    setup.end(span, Duration.ofMillis(1));

    assertThat(only(setup)).isEmpty();
  }

  @Test
  void setDimensions_notADimension_isRefused() {
    assertThatThrownBy(() -> with("=key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'=key' is no dimension; accepted: key, name=key");
    assertThatThrownBy(() -> with("resource:")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> with(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void setKeyFilter_droppedKey_leavesTheList() {
    SpanMetricsSetup setup =
        new SpanMetricsSetup(
            with("secret", "kept").setKeyFilter(key -> !key.getKey().equals("secret")));

    Span span = setup.start("a");
    span.setAttribute("secret", "s");
    span.setAttribute("kept", "k");
    setup.end(span, Duration.ofMillis(1));

    assertThat(only(setup)).isEqualTo(Map.of("kept", "k"));
    assertThat(setup.processor.toString()).contains("dimensions=[kept]");
  }

  @Test
  void setRedaction_rawValuesThatRedactToOne_shareASeriesAndOneCallEach() {
    AtomicInteger redactions = new AtomicInteger();
    SpanMetricsSetup setup =
        new SpanMetricsSetup(
            with("user")
                .setRedaction(
                    attributes -> {
                      redactions.incrementAndGet();
                      return attributes.toBuilder().put("user", "***").build();
                    }));

    for (int i = 0; i < 100; i++) {
      Span span = setup.start("a");
      span.setAttribute("user", "user" + i % 4 + "@shop.example");
      setup.end(span, Duration.ofMillis(1));
    }

    Collection<MetricData> metrics = setup.cumulative.collectAllMetrics();
    assertThat(callsBy(metrics, "user")).isEqualTo(Map.of("***", 100L));
    assertThat(redactions).hasValue(4);
  }

  @Test
  void setRedaction_oneResultForMoreRawValuesThanTheBudget_isNoOverflow() {
    SpanMetricsSetup setup =
        new SpanMetricsSetup(
            with("user")
                .setBudget(2, 5)
                .setRedaction(attributes -> attributes.toBuilder().put("user", "***").build()));

    for (int i = 0; i < 1000; i++) {
      Span span = setup.start("a");
      span.setAttribute("user", "user" + i);
      setup.end(span, Duration.ofMillis(1));
    }

    assertThat(callsBy(setup.cumulative.collectAllMetrics(), "user"))
        .isEqualTo(Map.of("***", 1000L));
  }

  private static Map<Object, Long> failures(Collection<MetricData> metrics) {
    return metrics.stream()
        .filter(metric -> metric.getName().equals("throughline.spanmetrics.failures"))
        .flatMap(metric -> metric.getLongSumData().getPoints().stream())
        .collect(
            Collectors.toMap(
                point -> SpanMetricsSetup.value(point, "cause"), LongPointData::getValue));
  }

  @Test
  void setRedaction_thatThrowsOrReturnsNull_countsUnderKindAndStatusAlone() {
    AtomicInteger turn = new AtomicInteger();
    SpanMetricsSetup setup =
        new SpanMetricsSetup(
            with("secret")
                .setRedaction(
                    attributes ->
                        switch (turn.getAndIncrement() % 3) {
                          case 0 -> null;
                          case 1 -> throw new IllegalStateException("secret value");
                          default -> throw new StackOverflowError();
                        }));

    for (int i = 0; i < 9; i++) {
      Span span = setup.start("card 4111111111111111 " + i);
      span.setAttribute("secret", "4111111111111111");
      setup.end(span, Duration.ofMillis(1));
    }

    Collection<MetricData> metrics = setup.cumulative.collectAllMetrics();
    assertThat(total(metrics)).isEqualTo(9);
    assertThat(calls(metrics))
        .singleElement()
        .satisfies(
            point ->
                assertThat(point.getAttributes())
                    .isEqualTo(
                        Attributes.builder()
                            .put("span.kind", "SPAN_KIND_SERVER")
                            .put("status.code", "STATUS_CODE_UNSET")
                            .put("throughline.overflow", "redaction")
                            .build()));
    assertThat(metrics.toString()).doesNotContain("4111111");
    assertThat(setup.processor.failures()).isEqualTo(9);
    assertThat(failures(metrics))
        .isEqualTo(
            Map.of(
                "NullPointerException", 3L, "IllegalStateException", 3L, "StackOverflowError", 3L));
    assertThat(failures(setup.delta.collectAllMetrics())).hasSize(3);
    assertThat(failures(setup.delta.collectAllMetrics())).isEmpty();
  }
}
