package io.throughline.processors.spanmetrics;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.TextFormat;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.time.TestClock;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.throughline.realparts.OtlpReceiver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves, byte for byte, per profile; the expected text is committed beside this test. */
class SpanMetricsOtlpTest {
  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  private final AtomicLong lastId = new AtomicLong();
  private final IdGenerator countingIds =
      new IdGenerator() {
        @Override
        public String generateSpanId() {
          return "%016x".formatted(lastId.incrementAndGet());
        }

        @Override
        public String generateTraceId() {
          return "%032x".formatted(lastId.incrementAndGet());
        }
      };

  @ParameterizedTest
  @EnumSource
  void export_shopSpans_writesTheProfilesNamesUnitsAndBounds(SpanMetricsProfile profile)
      throws IOException {
    try (OtlpReceiver receiver = OtlpReceiver.start()) {
      SpanMetricsProcessor processor =
          SpanMetricsProcessor.builder()
              .setProfiles(List.of(profile))
              .addPromise(Duration.ofMillis(120))
              .setClock(TestClock.create(START))
              .build();
      SdkMeterProvider meters =
          SdkMeterProvider.builder()
              .registerMetricReader(
                  ThroughlineMetricReader.wrap(
                      PeriodicMetricReader.create(
                          OtlpHttpMetricExporter.builder()
                              .setEndpoint(receiver.endpoint().resolve("/v1/metrics").toString())
                              .build()),
                      processor,
                      UnaryOperator.identity()))
              .build();
      SdkTracerProvider tracing =
          SdkTracerProvider.builder()
              .setResource(Resource.create(Attributes.of(stringKey("service.name"), "shop")))
              .setIdGenerator(countingIds)
              .addSpanProcessor(processor)
              .build();

      new ShopSpans(tracing.get("shop"), START).all(30);
      meters.shutdown().join(10, TimeUnit.SECONDS);

      assertThat(receiver.malformed()).isEmpty();
      assertThat(text(receiver)).isEqualTo(expected(profile));
    }
  }

  private static String expected(SpanMetricsProfile profile) throws IOException {
    String name = profile.name().toLowerCase(java.util.Locale.ROOT) + ".textproto";
    try (InputStream in = SpanMetricsOtlpTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Metrics and points in the order of their text, since the export has none. */
  private static String text(OtlpReceiver receiver) {
    StringBuilder text = new StringBuilder();
    for (ScopeMetrics scope : receiver.resourceMetrics().get(0).getScopeMetricsList()) {
      scope.getMetricsList().stream()
          .map(SpanMetricsOtlpTest::sorted)
          .map(metric -> TextFormat.printer().printToString(metric))
          .sorted()
          .forEach(metric -> text.append("metric {\n").append(metric.indent(2)).append("}\n"));
    }
    return text.toString();
  }

  private static Metric sorted(Metric metric) {
    Metric.Builder builder = metric.toBuilder();
    if (metric.hasSum()) {
      List<NumberDataPoint> points =
          metric.getSum().getDataPointsList().stream()
              .sorted(Comparator.comparing(point -> point.getAttributesList().toString()))
              .toList();
      builder.getSumBuilder().clearDataPoints().addAllDataPoints(points);
    } else {
      List<HistogramDataPoint> points =
          metric.getHistogram().getDataPointsList().stream()
              .sorted(Comparator.comparing(point -> point.getAttributesList().toString()))
              .toList();
      builder.getHistogramBuilder().clearDataPoints().addAllDataPoints(points);
    }
    return builder.build();
  }
}
