package io.throughline.sample.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.throughline.realparts.OtlpReceiver;
import io.throughline.realparts.OtlpRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The profile {@code semconv} beside OpenTelemetry's own instrumentation of the JDK's HTTP server,
 * which records {@code http.server.request.duration} itself.
 */
class SemconvBesideInstrumentationTest {
  private static final String DURATION = "http.server.request.duration";
  private static final String THEIR_SCOPE = "io.opentelemetry.java-http-server";
  private static final int ROUNDS = 3;
  private static final int REQUESTS = 7;

  private final OtlpReceiver receiver = OtlpReceiver.start();
  private final Semaphore ended = new Semaphore(0);
  private final OpenTelemetrySdk sdk =
      AutoConfiguredOpenTelemetrySdk.builder()
          .addPropertiesSupplier(
              () ->
                  Map.of(
                      "otel.service.name", "storefront",
                      "otel.traces.exporter", "none",
                      "otel.logs.exporter", "none",
                      "otel.metrics.exporter", "otlp",
                      "otel.metric.export.interval", "3600000",
                      "otel.exporter.otlp.protocol", "http/protobuf",
                      "otel.exporter.otlp.endpoint", receiver.endpoint().toString(),
                      "throughline.spanmetrics.profiles", "semconv"))
          .addTracerProviderCustomizer(
              (tracers, config) -> tracers.addSpanProcessor(new Ended(ended)))
          .disableShutdownHook()
          .build()
          .getOpenTelemetrySdk();

  @AfterEach
  void close() {
    sdk.close();
    receiver.close();
  }

  @Test
  void export_instrumentationRecords_eachCollectionHoldsTheirsAlone() throws Exception {
    List<Exported> collections = serve(sdk);

    assertThat(collections).hasSize(ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(collections.get(round).scopes())
          .as("collection %d", round)
          .containsExactly(THEIR_SCOPE);
      assertThat(collections.get(round).count()).isEqualTo((round + 1L) * REQUESTS);
    }
  }

  @Test
  void export_sameSpansWithoutTheirMetric_oursIsThereWithTheirAttributes() throws Exception {
    List<Exported> ours = serve(new TracesAlone(sdk));
    receiver.clear();
    List<Exported> theirs = serve(sdk);

    assertThat(ours).hasSize(ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(ours.get(round).scopes())
          .as("collection %d", round)
          .singleElement()
          .asString()
          .startsWith("io.throughline");
      assertThat(ours.get(round).count()).isEqualTo((round + 1L) * REQUESTS);
    }
    assertThat(theirs).allSatisfy(each -> assertThat(each.scopes()).containsExactly(THEIR_SCOPE));
    assertThat(theirs.get(0).attributes()).isNotEmpty();
    assertThat(ours.get(0).attributes()).containsAll(theirs.get(0).attributes());
  }

  /** Some rounds of requests, a collection after each. */
  private List<Exported> serve(OpenTelemetry telemetry) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    try (WebServer web =
        WebServer.start(telemetry, "/orders", exchange -> WebServer.answer(exchange, 202, "ok"))) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(web.address() + "/orders"))
              .POST(HttpRequest.BodyPublishers.ofString("{}", UTF_8))
              .build();
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < REQUESTS; i++) {
          assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
        }
        // The answer is out before the span ends.
        assertThat(ended.tryAcquire(REQUESTS, 30, TimeUnit.SECONDS)).isTrue();
        assertThat(sdk.getSdkMeterProvider().forceFlush().join(30, TimeUnit.SECONDS).isSuccess())
            .isTrue();
      }
    }
    assertThat(receiver.malformed()).isEmpty();
    return receiver.requests().stream().map(SemconvBesideInstrumentationTest::exported).toList();
  }

  private static Exported exported(OtlpRequest request) {
    List<String> scopes = new ArrayList<>();
    List<HistogramDataPoint> points = new ArrayList<>();
    request.metrics().getResourceMetricsList().stream()
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .forEach(
            scope -> {
              for (Metric metric : durations(scope)) {
                scopes.add(scope.getScope().getName());
                points.addAll(metric.getHistogram().getDataPointsList());
              }
            });
    return new Exported(scopes, points);
  }

  private static List<Metric> durations(ScopeMetrics scope) {
    return scope.getMetricsList().stream()
        .filter(metric -> metric.getName().equals(DURATION))
        .toList();
  }

  /** The metrics of that name in one collection: their scopes, and the points of all of them. */
  private record Exported(List<String> scopes, List<HistogramDataPoint> points) {
    long count() {
      return points.stream().mapToLong(HistogramDataPoint::getCount).sum();
    }

    Set<String> attributes() {
      return points.stream()
          .flatMap(point -> point.getAttributesList().stream())
          .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
          .collect(Collectors.toSet());
    }
  }

  /** An SDK in which the instrumentation makes its spans, and no metrics. */
  private record TracesAlone(OpenTelemetrySdk sdk) implements OpenTelemetry {
    @Override
    public TracerProvider getTracerProvider() {
      return sdk.getTracerProvider();
    }

    @Override
    public ContextPropagators getPropagators() {
      return sdk.getPropagators();
    }
  }

  /** Tells that a span has ended, after everything that counts it. */
  private record Ended(Semaphore ended) implements SpanProcessor {
    @Override
    public void onStart(Context parentContext, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      ended.release();
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }
}
