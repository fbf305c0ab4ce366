package io.throughline.realparts;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OtlpReceiverTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final OtlpReceiver receiver = OtlpReceiver.start();

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void spans_realExporterWithGzip_arriveParsedAndAsRawBytes() {
    try (OpenTelemetrySdk sdk = sdk("gzip")) {
      sdk.getTracer("test")
          .spanBuilder("place order")
          .setAttribute("note", "4111111111111111")
          .startSpan()
          .end();
    }

    assertThat(receiver.awaitSpans(1, LONG)).isTrue();
    assertThat(receiver.spans()).extracting(Span::getName).containsExactly("place order");
    assertThat(receiver.requestsContaining("4111111111111111"))
        .singleElement()
        .satisfies(request -> assertThat(request.signal()).isEqualTo(OtlpSignal.TRACES));
    assertThat(receiver.requestsContaining("4111111111111112")).isEmpty();
  }

  @Test
  void metrics_realExporter_arrive() {
    try (OpenTelemetrySdk sdk = sdk("none")) {
      sdk.getMeter("test").counterBuilder("shop.purchases").build().add(2);
    }

    assertThat(receiver.awaitMetric("shop.purchases", LONG)).isTrue();
    Metric metric =
        receiver.metrics().stream()
            .filter(m -> m.getName().equals("shop.purchases"))
            .findFirst()
            .orElseThrow();
    assertThat(metric.getSum().getDataPoints(0).getAsInt()).isEqualTo(2);
  }

  @Test
  void logs_realExporter_arrive() {
    try (OpenTelemetrySdk sdk = sdk("gzip")) {
      sdk.getSdkLoggerProvider()
          .get("test")
          .logRecordBuilder()
          .setSeverity(Severity.INFO)
          .setBody("order placed")
          .emit();
    }

    assertThat(receiver.awaitLogs(1, LONG)).isTrue();
    assertThat(receiver.logs().get(0).getBody().getStringValue()).isEqualTo("order placed");
  }

  @Test
  void await_conditionNeverHolds_saysSoWhenTheTimeIsUp() {
    assertThat(receiver.awaitSpans(1, Duration.ofMillis(20))).isFalse();
  }

  @Test
  void answerWith_retryableStatus_exporterTriesAgain() throws Exception {
    receiver.answerWith(503);
    assertThat(post("/v1/traces", "application/x-protobuf", new byte[0])).isEqualTo(503);
    assertThat(receiver.requests()).isEmpty();

    receiver.answerWith(200);
    assertThat(post("/v1/traces", "application/x-protobuf", new byte[0])).isEqualTo(200);
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void handle_malformedBody_isRefusedAndNamed() throws Exception {
    assertThat(post("/v1/traces", "application/x-protobuf", new byte[] {1, 2, 3})).isEqualTo(400);
    assertThat(post("/v1/logs", "application/json", "{}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(415);
    assertThat(post("/v1/other", "application/x-protobuf", new byte[0])).isEqualTo(404);

    assertThat(receiver.requests()).isEmpty();
    assertThat(receiver.malformed()).hasSize(2);
  }

  @Test
  void clear_afterAnExport_forgetsIt() throws Exception {
    post("/v1/metrics", "application/x-protobuf", new byte[0]);

    receiver.clear();

    assertThat(receiver.requests()).isEmpty();
  }

  private int post(String path, String type, byte[] body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(receiver.endpoint() + path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private OpenTelemetrySdk sdk(String compression) {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .addSpanProcessor(
                    BatchSpanProcessor.builder(
                            OtlpHttpSpanExporter.builder()
                                .setEndpoint(receiver.endpoint() + "/v1/traces")
                                .setCompression(compression)
                                .build())
                        .setScheduleDelay(1, TimeUnit.HOURS)
                        .build())
                .build())
        .setMeterProvider(
            SdkMeterProvider.builder()
                .registerMetricReader(
                    PeriodicMetricReader.create(
                        OtlpHttpMetricExporter.builder()
                            .setEndpoint(receiver.endpoint() + "/v1/metrics")
                            .setCompression(compression)
                            .build()))
                .build())
        .setLoggerProvider(
            SdkLoggerProvider.builder()
                .addLogRecordProcessor(
                    BatchLogRecordProcessor.builder(
                            OtlpHttpLogRecordExporter.builder()
                                .setEndpoint(receiver.endpoint() + "/v1/logs")
                                .setCompression(compression)
                                .build())
                        .build())
                .build())
        .build();
  }
}
