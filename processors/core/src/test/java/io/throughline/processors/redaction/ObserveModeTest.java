package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Observing changes nothing and counts what enforcing would do; off does not even count. */
class ObserveModeTest {
  private static final String CARD = "4111111111111111";
  private static final AttributeKey<String> POLICY = AttributeKey.stringKey("throughline.policy");

  private final InMemoryMetricReader counts = InMemoryMetricReader.create();
  private final MeterProvider meters =
      SdkMeterProvider.builder().registerMetricReader(counts).build();
  private final InMemorySpanExporter raw = InMemorySpanExporter.create();
  private final InMemorySpanExporter spans = InMemorySpanExporter.create();

  private Redactor redactor(String mode, String base) {
    return Redactor.builder(
            PolicyFile.parse(
                "version: 1\nextends: " + base + "\nmode: " + mode + "\n", "acme.yaml"))
        .setMeterProvider(() -> meters)
        .build();
  }

  private void leak(Redactor redactor) {
    SdkTracerProviderBuilder builder =
        SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(raw))
            .addSpanProcessor(
                RedactingSpanProcessor.create(SimpleSpanProcessor.create(spans), redactor));
    Span span = builder.build().get("io.acme " + CARD).spanBuilder("pay " + CARD).startSpan();
    span.setAttribute("note", "card " + CARD);
    span.setAttribute("cart.items", 3);
    span.addEvent("asked " + CARD, Attributes.of(AttributeKey.stringKey("note"), CARD));
    span.recordException(new IllegalStateException(CARD));
    span.setStatus(StatusCode.ERROR, CARD);
    span.end();
  }

  private Map<String, Long> count(String metric, String attribute) {
    Map<String, Long> found = new HashMap<>();
    for (MetricData data : counts.collectAllMetrics()) {
      if (data.getName().equals(metric)) {
        for (LongPointData point : data.getLongSumData().getPoints()) {
          found.put(point.getAttributes().get(AttributeKey.stringKey(attribute)), point.getValue());
        }
      }
    }
    return found;
  }

  @Test
  void span_observed_leavesAsItIsAndSaysTheMode() {
    Redactor redactor = redactor("observe", "prod");

    leak(redactor);

    SpanData before = raw.getFinishedSpanItems().get(0);
    SpanData after = spans.getFinishedSpanItems().get(0);
    assertThat(after.getName()).isEqualTo(before.getName());
    assertThat(after.getAttributes()).isEqualTo(before.getAttributes());
    assertThat(after.getEvents()).isEqualTo(before.getEvents());
    assertThat(after.getStatus()).isEqualTo(before.getStatus());
    assertThat(after.getInstrumentationScopeInfo()).isEqualTo(before.getInstrumentationScopeInfo());
    assertThat(after.getTotalAttributeCount()).isEqualTo(before.getTotalAttributeCount());
    assertThat(after.getResource().getAttribute(POLICY)).isEqualTo(redactor.policy().id());
    assertThat(redactor.policy().toString()).contains("mode=observe");
  }

  @Test
  void span_observed_countsWhatEnforcingWouldDo() {
    leak(redactor("observe", "prod"));
    Map<String, Long> observed = count("throughline.redaction.dropped", "key");

    assertThat(observed)
        .containsEntry("note", 2L)
        .containsEntry("cart.items", 1L)
        .containsEntry("exception.message", 1L)
        .doesNotContainKey("exception.type");
  }

  @Test
  void span_observedAsStaging_countsTheFindings() {
    leak(redactor("observe", "staging"));

    assertThat(count("throughline.redaction.findings", "detector").get("card")).isPositive();
    assertThat(spans.getFinishedSpanItems().toString()).contains(CARD);
  }

  @Test
  void span_off_isNeitherChangedNorCounted() {
    leak(redactor("off", "prod"));

    assertThat(spans.getFinishedSpanItems().get(0).getAttributes())
        .isEqualTo(raw.getFinishedSpanItems().get(0).getAttributes());
    assertThat(count("throughline.redaction.dropped", "key")).isEmpty();
  }

  @Test
  void log_observed_leavesAsItIsAndIsCounted() {
    InMemoryLogRecordExporter before = InMemoryLogRecordExporter.create();
    InMemoryLogRecordExporter after = InMemoryLogRecordExporter.create();
    SdkLoggerProvider.builder()
        .addLogRecordProcessor(SimpleLogRecordProcessor.create(before))
        .addLogRecordProcessor(
            RedactingLogRecordProcessor.create(
                SimpleLogRecordProcessor.create(after), redactor("observe", "prod")))
        .build()
        .get("io.acme")
        .logRecordBuilder()
        .setBody(Value.of(Value.of(CARD), Value.of(1)))
        .setSeverityText(CARD)
        .setAttribute(AttributeKey.stringKey("note"), CARD)
        .emit();

    LogRecordData in = before.getFinishedLogRecordItems().get(0);
    LogRecordData out = after.getFinishedLogRecordItems().get(0);
    assertThat(out.getBodyValue()).isEqualTo(in.getBodyValue());
    assertThat(out.getSeverityText()).isEqualTo(CARD);
    assertThat(out.getAttributes()).isEqualTo(in.getAttributes());
    assertThat(count("throughline.redaction.dropped", "key")).containsEntry("note", 1L);
  }

  @Test
  void metrics_observed_keepTheirPointsApart() {
    InMemoryMetricReader reader = InMemoryMetricReader.create();
    var counter =
        SdkMeterProvider.builder()
            .registerMetricReader(reader)
            .build()
            .get("io.acme")
            .counterBuilder("orders")
            .build();
    counter.add(1, Attributes.of(AttributeKey.stringKey("user.email"), "a@example.com"));
    counter.add(2, Attributes.of(AttributeKey.stringKey("user.email"), "b@example.com"));
    Collection<MetricData> recorded = reader.collectAllMetrics();

    Collection<MetricData> left = redactor("observe", "prod").redactMetrics(recorded);

    assertThat(left)
        .singleElement()
        .satisfies(
            metric -> assertThat(metric.getData()).isEqualTo(recorded.iterator().next().getData()));
  }

  @Test
  void dropped_byManyKeys_isBoundedAndAddsUp() {
    Redactor redactor = redactor("observe", "prod");
    int keys = 6_000;
    for (int i = 0; i < keys; i++) {
      redactor.redactAttributes(Attributes.of(AttributeKey.stringKey("k." + word(i)), "x"));
    }
    // The instruments are made at the first record.
    leak(redactor);

    Map<String, Long> dropped = count("throughline.redaction.dropped", "key");
    assertThat(dropped).hasSizeLessThanOrEqualTo(201).containsKey("other");
    assertThat(dropped.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(keys + 4);
    assertThat(List.copyOf(dropped.keySet())).doesNotContainNull();
  }

  /** Letters alone, as in the names of keys. */
  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    for (int left = number; word.length() < 5; left /= 26) {
      word.append((char) ('a' + left % 26));
    }
    return word.toString();
  }
}
