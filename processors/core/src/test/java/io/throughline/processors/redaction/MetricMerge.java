package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Collection;
import java.util.List;

/** Points of two users, which differ in dropped keys alone. */
abstract class MetricMerge {
  static final Attributes ALICE = user("alice@example.com");
  static final Attributes BOB = user("bob@example.com");
  static final SpanContext EXEMPLAR =
      SpanContext.create(
          "0af7651916cd43dd8448eb211c80319c",
          "b7ad6b7169203331",
          TraceFlags.getSampled(),
          TraceState.builder().put("acme", "alice").build());

  final Redactor redactor = Redactor.create(RedactionPolicy.metadataOnly());

  private static Attributes user(String email) {
    return Attributes.builder().put("user.email", email).put("http.route", "/a").build();
  }

  static MetricData metric(MetricDataType type, Data<?> data) {
    return new TestMetric(
        Resource.getDefault(),
        InstrumentationScopeInfo.create("io.acme"),
        "orders",
        "",
        "1",
        type,
        data);
  }

  final void merged(
      MetricDataType type, Data<?> both, java.util.function.Consumer<PointData> check) {
    Collection<MetricData> left = redactor.redactMetrics(List.of(metric(type, both)));
    assertThat(left).as(type.name()).hasSize(1);
    MetricData metric = left.iterator().next();
    assertThat(metric.getType()).isEqualTo(type);
    assertThat(metric.toString()).doesNotContain("example.com").doesNotContain("acme=");
    assertThat(metric.getData().getPoints()).as(type.name()).hasSize(1);
    PointData point = metric.getData().getPoints().iterator().next();
    assertThat(point.getAttributes())
        .isEqualTo(Attributes.of(AttributeKey.stringKey("http.route"), "/a"));
    check.accept(point);
  }

  static void assertIds(PointData point) {
    assertThat(point.getExemplars())
        .isNotEmpty()
        .allSatisfy(
            exemplar -> {
              assertThat(exemplar.getSpanContext().getTraceId()).isEqualTo(EXEMPLAR.getTraceId());
              assertThat(exemplar.getSpanContext().getTraceState().isEmpty()).isTrue();
              assertThat(exemplar.getFilteredAttributes())
                  .isEqualTo(Attributes.of(AttributeKey.stringKey("http.route"), "/a"));
            });
  }
}
