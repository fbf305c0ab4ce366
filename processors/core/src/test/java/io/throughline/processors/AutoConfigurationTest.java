package io.throughline.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoConfigurationTest {
  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
  private final Map<String, String> properties = new HashMap<>();
  private OpenTelemetrySdk sdk = OpenTelemetrySdk.builder().build();

  @AfterEach
  void close() {
    sdk.close();
  }

  @Test
  void start_byDefault_countsUnsampledSpans() {
    properties.put("otel.traces.sampler", "always_off");
    start();

    sdk.getTracer("test").spanBuilder("GET /").setSpanKind(SpanKind.SERVER).startSpan().end();

    assertThat(spans.getFinishedSpanItems()).isEmpty();
    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void start_byDefault_namesInstanceAndPolicyInTheResource() {
    start();

    sdk.getTracer("test").spanBuilder("GET /").startSpan().end();

    assertThat(
            spans
                .getFinishedSpanItems()
                .get(0)
                .getResource()
                .getAttributes()
                .asMap()
                .keySet()
                .stream()
                .map(AttributeKey::getKey))
        .contains("service.instance.id", "throughline.policy");
  }

  @Test
  void start_byDefault_namesSeriesAsTheRedactedSpanIsNamed() {
    start();

    sdk.getTracer("test")
        .spanBuilder("POST /orders/4711")
        .setSpanKind(SpanKind.SERVER)
        .setAttribute("http.request.method", "POST")
        .setAttribute("http.route", "/orders/{id}")
        .startSpan()
        .end();

    assertThat(metrics.collectAllMetrics().toString())
        .contains("POST /orders/{id}")
        .doesNotContain("orders/4711");
    assertThat(spans.getFinishedSpanItems().get(0).getName()).isEqualTo("POST /orders/{id}");
  }

  @Test
  void start_recordAllOff_leavesTheSamplerAlone() {
    properties.put("otel.traces.sampler", "always_off");
    properties.put("throughline.sampling.record-all", "false");
    start();

    Span span = sdk.getTracer("test").spanBuilder("GET /").startSpan();

    assertThat(span.isRecording()).isFalse();
  }

  @Test
  void start_exponentialHistogram_isHowDurationsLeave() {
    properties.put("throughline.spanmetrics.histogram", "exponential");
    start();

    sdk.getTracer("test").spanBuilder("GET /").setSpanKind(SpanKind.SERVER).startSpan().end();

    assertThat(metrics.collectAllMetrics())
        .extracting(MetricData::getType)
        .contains(MetricDataType.EXPONENTIAL_HISTOGRAM)
        .doesNotContain(MetricDataType.HISTOGRAM);
  }

  @Test
  void start_wrongHistogram_stopsAndSaysWhatIsAccepted() {
    properties.put("throughline.spanmetrics.histogram", "exponentail");

    assertThatThrownBy(this::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "throughline.spanmetrics.histogram=exponentail is no histogram; accepted: explicit,"
                + " exponential (did you mean exponential?)");
  }

  @Test
  void start_wrongValue_stopsWithPropertyValueAndGuess() {
    properties.put("throughline.spanmetrics.kinds", "server,consumr");

    assertThatThrownBy(this::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "throughline.spanmetrics.kinds=consumr is no span kind; accepted: server, client,"
                + " producer, consumer, internal (did you mean consumer?)");
  }

  @Test
  void start_keyInPlaceOfItsSource_isNotRepeated() {
    properties.put("throughline.redaction.keys", "k1:c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTE=");

    assertThatThrownBy(this::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("accepted: file:… or env:NAME")
        .hasMessageNotContaining("c2Vj");
  }

  @Test
  void start_looserThanTheEnvironment_stops() {
    properties.put("otel.resource.attributes", "deployment.environment.name=prod");
    properties.put("throughline.policy", "dev");

    assertThatThrownBy(this::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "throughline.policy=dev is looser than deployment.environment.name=prod");
  }

  @Test
  void start_wrongValues_stopEach() {
    for (Map.Entry<String, String> wrong :
        List.of(
            Map.entry("throughline.enabled", "yes"),
            Map.entry("throughline.strict", "1"),
            Map.entry("throughline.edge", "maybe"),
            Map.entry("throughline.sampling.record-all", "on"),
            Map.entry("throughline.spanmetrics.profiles", "spanmetrics,none"),
            Map.entry("throughline.spanmetrics.profiles", "spanmetric"),
            Map.entry("throughline.spanmetrics.budget", "500"),
            Map.entry("throughline.spanmetrics.budget", "0,10"),
            Map.entry("throughline.spanmetrics.budget", "1,2,3"),
            Map.entry("throughline.spanmetrics.expiry", "soon"),
            Map.entry("throughline.spanmetrics.expiry", "0s"),
            Map.entry("throughline.spanmetrics.expiry", "200000d"),
            Map.entry("throughline.spanmetrics.dimensions", "resource:"),
            Map.entry("throughline.policy", "file:/policy.yaml"),
            Map.entry("throughline.redaction.keys", "file:/no/such/file"),
            Map.entry("throughline.redaction.keys", "env:NO_SUCH_VARIABLE"),
            Map.entry("throughline.business.model", "file:/model.yaml"))) {
      properties.clear();
      properties.put(wrong.getKey(), wrong.getValue());

      assertThatThrownBy(this::start, wrong.toString())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(wrong.getKey());
    }
  }

  @Test
  void start_malformedFiles_stopWithThePlaceAndNeverQuoteAKey(@TempDir Path folder)
      throws Exception {
    Path policy = Files.writeString(folder.resolve("acme.yaml"), "version: 1\nkep: [cart.items]\n");
    Path keys = Files.writeString(folder.resolve("keys"), "# ours\nk1:bm90IGxvbmcgZW5vdWdo\n");
    properties.put("throughline.policy", "file:" + policy);

    assertThatThrownBy(this::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("throughline.policy=file:" + policy)
        .hasMessageContaining(":2:1: kep is no key; accepted: version, extends")
        .hasMessageEndingWith("(did you mean keep?)");

    properties.clear();
    properties.put("throughline.redaction.keys", "file:" + keys);

    assertThatThrownBy(this::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("throughline.redaction.keys")
        .hasMessageContaining("line 2 has a key of 15 bytes; at least 32 are needed")
        .hasMessageNotContaining("bm90");
  }

  @Test
  void start_policyOfAFile_isOnEverythingExported(@TempDir Path folder) throws Exception {
    Path policy =
        Files.writeString(
            folder.resolve("acme.yaml"),
            """
            version: 1
            keep: [cart.items, { shop.tier: [gold, silver] }]
            pseudonym: { enduser.id: enduser.pseudo.id }
            """);
    properties.put("throughline.policy", "file:" + policy);
    properties.put("otel.resource.attributes", "deployment.environment.name=live");
    start();

    sdk.getTracer("test")
        .spanBuilder("order")
        .setAttribute("cart.items", 3)
        .setAttribute("shop.tier", "gold")
        .setAttribute("enduser.id", "alice@example.com")
        .setAttribute("note", "alice@example.com")
        .startSpan()
        .end();

    SpanData left = spans.getFinishedSpanItems().get(0);
    assertThat(left.getAttributes().get(AttributeKey.longKey("cart.items"))).isEqualTo(3);
    assertThat(left.getAttributes().get(AttributeKey.stringKey("shop.tier"))).isEqualTo("gold");
    assertThat(left.getAttributes().get(AttributeKey.stringKey("enduser.pseudo.id")))
        .matches("tmp_[a-p]{32}");
    assertThat(left.toString()).doesNotContain("alice");
    assertThat(left.getResource().getAttribute(AttributeKey.stringKey("throughline.policy")))
        .matches("acme@[0-9a-f]{6}");
  }

  private long calls() {
    return metrics.collectAllMetrics().stream()
        .filter(metric -> metric.getName().equals("traces.span.metrics.calls"))
        .map(MetricData::getLongSumData)
        .flatMap(data -> data.getPoints().stream())
        .mapToLong(LongPointData::getValue)
        .sum();
  }

  private void start() {
    AutoConfiguredOpenTelemetrySdkBuilder builder = AutoConfiguredOpenTelemetrySdk.builder();
    builder
        .addPropertiesSupplier(
            () ->
                Map.of(
                    "otel.traces.exporter", "none",
                    "otel.metrics.exporter", "none",
                    "otel.logs.exporter", "none"))
        .addPropertiesSupplier(() -> properties)
        .addTracerProviderCustomizer(
            (tracers, config) -> tracers.addSpanProcessor(SimpleSpanProcessor.create(spans)))
        .addMeterProviderCustomizer((meters, config) -> meters.registerMetricReader(metrics));
    sdk = builder.disableShutdownHook().build().getOpenTelemetrySdk();
  }
}
