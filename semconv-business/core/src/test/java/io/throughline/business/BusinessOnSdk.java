package io.throughline.business;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A business model and its {@code Business}, on an SDK that keeps all that it is told. */
abstract class BusinessOnSdk {
  static final AttributeKey<String> NAME = BusinessAttributes.BUSINESS_TRANSACTION_NAME;
  static final AttributeKey<String> OUTCOME = BusinessAttributes.BUSINESS_TRANSACTION_OUTCOME;

  final InMemorySpanExporter spans = InMemorySpanExporter.create();
  final InMemoryLogRecordExporter logs = InMemoryLogRecordExporter.create();
  final InMemoryMetricReader metrics = InMemoryMetricReader.create();
  final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(spans))
                  .build())
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(metrics).build())
          .setLoggerProvider(
              SdkLoggerProvider.builder()
                  .addLogRecordProcessor(SimpleLogRecordProcessor.create(logs))
                  .build())
          .build();
  final BusinessModel model =
      BusinessModel.builder()
          .transaction(
              "order",
              order ->
                  order
                      .owner("team-checkout")
                      .step("payment", "team-payments")
                      .step("confirmation_email")
                      .promise(Duration.ofMillis(4321), 0.995, Duration.ofDays(30))
                      .giveUp(Duration.ofSeconds(15)))
          .kpi("shop.purchases", "{purchase}", "Orders that were paid for.")
          .build();
  Instant now = Instant.parse("2026-11-24T10:00:00Z");
  final Business business = Business.builder(sdk).model(model).clock(() -> now).build();

  @AfterEach
  void close() {
    sdk.close();
  }

  MetricData metric(String name) {
    return metrics.collectAllMetrics().stream()
        .filter(metric -> metric.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  List<LongPointData> points(String name) {
    return List.copyOf(metric(name).getLongSumData().getPoints());
  }

  long sum(String name) {
    return points(name).stream().mapToLong(LongPointData::getValue).sum();
  }

  HistogramPointData histogram(String name) {
    return metric(name).getHistogramData().getPoints().iterator().next();
  }
}
