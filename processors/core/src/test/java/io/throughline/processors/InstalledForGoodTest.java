package io.throughline.processors;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor;
import io.throughline.realparts.OtlpReceiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever an application adds to its SDK, and however, receives redacted data only. */
class InstalledForGoodTest extends LeakyService {

  @Test
  void spanProcessor_addedByAnyCustomizer_receivesRedactedSpans() {
    List<Integer> orders = List.of(Integer.MIN_VALUE, 0, Integer.MAX_VALUE);
    List<InMemorySpanExporter> exporters = new ArrayList<>();
    List<AutoConfigurationCustomizerProvider> others = new ArrayList<>();
    for (int order : orders) {
      InMemorySpanExporter exporter = InMemorySpanExporter.create();
      exporters.add(exporter);
      others.add(new Other(order, exporter));
    }
    // Ours is asked first, so that the others of its own order come after it.
    List<AutoConfigurationCustomizerProvider> all = new ArrayList<>();
    all.add(new ThroughlineAutoConfiguration());
    all.addAll(others);
    builder.setComponentLoader(new FixedLoader(all));
    start();

    leak();

    for (InMemorySpanExporter exporter : exporters) {
      assertThat(exporter.getFinishedSpanItems()).hasSize(1);
      assertThat(exporter.getFinishedSpanItems().toString()).doesNotContain(SECRET);
    }
  }

  @Test
  void exporters_twoOfThem_receiveTheSameRedactedObject() {
    InMemorySpanExporter second = InMemorySpanExporter.create();
    builder.addTracerProviderCustomizer(
        (tracers, config) ->
            tracers
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .addSpanProcessor(BatchSpanProcessor.builder(second).build()));
    start();

    leak();
    sdk.getSdkTracerProvider().forceFlush().join(10, TimeUnit.SECONDS);

    assertThat(spans.getFinishedSpanItems().toString()).doesNotContain(SECRET);
    assertThat(second.getFinishedSpanItems().get(0)).isSameAs(spans.getFinishedSpanItems().get(0));
  }

  @Test
  void loggingExporters_ofAllSignals_printNoSecret() throws Exception {
    properties.put("otel.traces.exporter", "console");
    properties.put("otel.metrics.exporter", "console");
    properties.put("otel.logs.exporter", "console");
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      start();
      leak();
      sdk.close();
    } finally {
      System.setOut(before);
    }

    String all = printed + out.toString(StandardCharsets.UTF_8);
    assertThat(all).contains("LoggingSpanExporter").contains("leaky.counter");
    assertThat(all).doesNotContain(SECRET);
  }

  @Test
  void prometheusReader_scraped_servesNoSecretAndTheSpanMetrics() throws Exception {
    int port = freePort();
    properties.put("otel.metrics.exporter", "prometheus");
    properties.put("otel.exporter.prometheus.host", "127.0.0.1");
    properties.put("otel.exporter.prometheus.port", Integer.toString(port));
    start();
    leak();

    HttpResponse<String> scraped =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(scraped.body()).contains("leaky_counter").contains("traces_span_metrics_calls");
    assertThat(scraped.body()).doesNotContain(SECRET).doesNotContain("4111111");
  }

  @Test
  void extendedSpanProcessor_added_isCalledWhileEndingAndReceivesTheRedactedSpan() {
    Extended extended = new Extended();
    builder.addTracerProviderCustomizer((tracers, config) -> tracers.addSpanProcessor(extended));
    start();

    leak();

    assertThat(extended.ending).hasValue(1);
    assertThat(extended.ended).hasSize(1);
    assertThat(extended.ended.get(0).toSpanData().toString()).doesNotContain(SECRET);
    assertThat(extended.ended.get(0).getName()).doesNotContain(SECRET);
  }

  @Test
  void logAndMetricPipelines_addedByCustomizers_receiveRedactedData() {
    builder
        .addLoggerProviderCustomizer(
            (loggers, config) ->
                loggers.addLogRecordProcessor(SimpleLogRecordProcessor.create(logs)))
        .addMeterProviderCustomizer((meters, config) -> meters.registerMetricReader(metrics));
    start();

    leak();

    Collection<MetricData> collected = metrics.collectAllMetrics();
    assertThat(logs.getFinishedLogRecordItems()).hasSize(1);
    assertThat(logs.getFinishedLogRecordItems().toString()).doesNotContain(SECRET);
    assertThat(collected.toString()).contains("leaky.counter").doesNotContain(SECRET);
  }

  @Test
  void redaction_ofAnyPipeline_isCountedAndTheCountLeaves() {
    addAllPipelines();
    start();

    leak();

    assertThat(metrics.collectAllMetrics())
        .filteredOn(metric -> metric.getName().equals("throughline.redaction.dropped"))
        .singleElement()
        .satisfies(metric -> assertThat(metric.toString()).contains("note"));
  }

  @Test
  void baggage_outbound_holdsWhatMayLeaveAlone() {
    start();
    Map<String, String> carrier = new HashMap<>();
    Baggage baggage =
        Baggage.builder()
            .put("customer.email", SECRET)
            .put("business.transaction.name", "order")
            .build();

    sdk.getPropagators()
        .getTextMapPropagator()
        .inject(Context.root().with(baggage), carrier, Map::put);

    assertThat(carrier.toString())
        .contains("business.transaction.name=order")
        .doesNotContain("customer.email")
        .doesNotContain("example.org");
  }

  @Test
  void exporter_thatPrintsWhatItFailsToExport_printsNoSecret() {
    builder.addTracerProviderCustomizer(
        (tracers, config) ->
            tracers
                .addSpanProcessor(SimpleSpanProcessor.create(new Careless()))
                .addSpanProcessor(BatchSpanProcessor.builder(new Careless()).build()));
    start();

    leak();
    sdk.close();

    assertThat(printed.toString()).contains("cannot export").doesNotContain(SECRET);
  }

  @Test
  void processor_thatThrows_neitherReachesTheApplicationNorStopsTheOthers() {
    builder
        .addTracerProviderCustomizer(
            (tracers, config) ->
                tracers
                    .addSpanProcessor(new Throwing())
                    .addSpanProcessor(SimpleSpanProcessor.create(spans)))
        .addLoggerProviderCustomizer(
            (loggers, config) ->
                loggers
                    .addLogRecordProcessor(
                        (context, log) -> {
                          throw new IllegalStateException("no room for " + log);
                        })
                    .addLogRecordProcessor(SimpleLogRecordProcessor.create(logs)))
        .addMeterProviderCustomizer((meters, config) -> meters.registerMetricReader(metrics));
    start();

    leak();

    assertThat(spans.getFinishedSpanItems()).hasSize(1);
    assertThat(logs.getFinishedLogRecordItems()).hasSize(1);
    assertThat(metrics.collectAllMetrics())
        .filteredOn(metric -> metric.getName().equals("throughline.redaction.errors"))
        .singleElement()
        .satisfies(
            metric ->
                assertThat(metric.toString())
                    .contains("signal=\"processor\"")
                    .contains("cause=\"IllegalStateException\"")
                    .contains("getValue=3"));
  }

  @Test
  void otlp_realExporters_sendNoSecretByte() {
    try (OtlpReceiver receiver = OtlpReceiver.start()) {
      properties.put("otel.traces.exporter", "otlp");
      properties.put("otel.metrics.exporter", "otlp");
      properties.put("otel.logs.exporter", "otlp");
      properties.put("otel.exporter.otlp.protocol", "http/protobuf");
      properties.put("otel.exporter.otlp.endpoint", receiver.endpoint().toString());
      start();

      leak();
      sdk.close();

      assertThat(receiver.spans()).hasSize(1);
      assertThat(receiver.logs()).hasSize(1);
      assertThat(receiver.metrics()).isNotEmpty();
      assertThat(receiver.requestsContaining(SECRET)).isEmpty();
      assertThat(receiver.requestsContaining("4111111111111111")).isEmpty();
      assertThat(receiver.requestsContaining("ann@example.org")).isEmpty();
    }
  }

  @Test
  void enabledFalse_leavesRedactionOnAndTheRestOff() {
    properties.put("throughline.enabled", "false");
    properties.put("otel.traces.sampler", "always_on");
    builder
        .addTracerProviderCustomizer(
            (tracers, config) -> tracers.addSpanProcessor(SimpleSpanProcessor.create(spans)))
        .addMeterProviderCustomizer((meters, config) -> meters.registerMetricReader(metrics));
    start();

    leak();

    assertThat(spans.getFinishedSpanItems().toString()).doesNotContain(SECRET);
    assertThat(metrics.collectAllMetrics().toString())
        .contains("leaky.counter")
        .doesNotContain("traces.span.metrics")
        .doesNotContain(SECRET);
    assertThat(sdk.getPropagators().getTextMapPropagator().fields()).doesNotContain("tracepack");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Somebody else's provider, which adds a processor that nothing but a builder shows. */
  private record Other(int order, SpanExporter exporter)
      implements AutoConfigurationCustomizerProvider {
    @Override
    public void customize(AutoConfigurationCustomizer customizer) {
      customizer.addTracerProviderCustomizer(
          (tracers, config) -> tracers.addSpanProcessor(SimpleSpanProcessor.create(exporter)));
    }
  }

  /** Fails at both ends of a span. */
  private static final class Throwing implements SpanProcessor {
    @Override
    public void onStart(Context parentContext, ReadWriteSpan span) {
      throw new IllegalStateException("no room for " + span);
    }

    @Override
    public boolean isStartRequired() {
      return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      throw new IllegalStateException("no room for " + span);
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }

  private static final class Careless implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> batch) {
      throw new IllegalStateException("cannot export " + batch);
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  private static final class Extended implements ExtendedSpanProcessor {
    final List<ReadableSpan> ended = new CopyOnWriteArrayList<>();
    final AtomicInteger ending = new AtomicInteger();

    @Override
    public void onStart(Context parentContext, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return false;
    }

    @Override
    public void onEnding(ReadWriteSpan span) {
      ending.incrementAndGet();
    }

    @Override
    public boolean isOnEndingRequired() {
      return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      ended.add(span);
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }
}
