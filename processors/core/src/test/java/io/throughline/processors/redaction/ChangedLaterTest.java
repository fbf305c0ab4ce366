package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * OpenTelemetry keeps the lists and attributes it is given: what is put into them later has seen no
 * policy.
 */
class ChangedLaterTest {
  private static final AttributeKey<List<String>> CART = AttributeKey.stringArrayKey("shop.cart");
  private static final String SECRET = "ada.lovelace@example.org";
  private static final Redactor STAGING = Redactor.create(RedactionPolicy.staging());
  private static final Redactor PROD = Redactor.create(RedactionPolicy.metadataOnly());
  private static final SpanContext LINKED =
      SpanContext.create(
          "0af7651916cd43dd8448eb211c80319c",
          "b7ad6b7169203331",
          TraceFlags.getSampled(),
          TraceState.getDefault());

  @Test
  void redact_spanWhoseListGrowsAfterwards_holdsWhatTheListHeld() {
    InMemorySpanExporter spans = InMemorySpanExporter.create();
    List<String> cart = new ArrayList<>(List.of("lamp"));
    Span span =
        SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build()
            .get("shop")
            .spanBuilder("check out")
            .setAttribute(CART, cart)
            .startSpan();
    span.end();
    SpanData redacted = STAGING.redact(spans.getFinishedSpanItems().get(0));
    assertThat(redacted.getAttributes().get(CART)).containsExactly("lamp");

    cart.add(SECRET);

    assertThat(redacted.getAttributes().get(CART)).containsExactly("lamp");
  }

  @Test
  void redactAttributes_arrayChangedAfterwards_holdsWhatItHeld() {
    String[] cart = {"lamp", "chair"};
    Attributes redacted = STAGING.redactAttributes(Attributes.of(CART, Arrays.asList(cart)));

    cart[0] = SECRET;

    assertThat(redacted.get(CART)).containsExactly("lamp", "chair");
  }

  @Test
  void redactAttributes_emptyListFilledAfterwards_staysEmpty() {
    List<String> cart = new ArrayList<>();
    Attributes redacted = STAGING.redactAttributes(Attributes.of(CART, cart));

    cart.add(SECRET);

    assertThat(redacted.get(CART)).isEmpty();
  }

  @Test
  void redactAttributes_listsThatNeverChange_areNotCopied() {
    for (List<String> cart : List.of(List.<String>of(), List.of("lamp"), List.of("a", "b", "c"))) {
      Attributes raw = Attributes.of(CART, cart);

      assertThat(STAGING.redactAttributes(raw)).isSameAs(raw);
    }
  }

  @Test
  void redactAttributes_twice_copiesOnce() {
    Attributes once =
        STAGING.redactAttributes(Attributes.of(CART, new ArrayList<>(List.of("lamp", SECRET))));

    assertThat(once.get(CART)).hasSize(2).doesNotContain(SECRET);
    assertThat(STAGING.redactAttributes(once)).isSameAs(once);
  }

  @Test
  void redact_spanWhosePartsAttributesGrowAfterwards_holdsWhatTheyHeld() {
    InMemorySpanExporter spans = InMemorySpanExporter.create();
    GrowingAttributes some = new GrowingAttributes("http.route", "/orders");
    GrowingAttributes none = new GrowingAttributes();
    Span span =
        SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build()
            .get("shop")
            .spanBuilder("check out")
            .addLink(LINKED, some)
            .addLink(LINKED, none)
            .startSpan();
    span.addEvent("exception", some).addEvent("message", none).end();
    for (Redactor redactor : List.of(STAGING, PROD)) {
      SpanData redacted = redactor.redact(spans.getFinishedSpanItems().get(0));
      String before = redacted.toString();
      assertThat(before).contains("/orders");

      some.put("http.method", SECRET);
      none.put("http.method", SECRET);

      assertThat(redacted).hasToString(before);
      some.remove("http.method");
      none.remove("http.method");
    }
  }

  @Test
  void redactMetrics_pointWhoseAttributesGrowAfterwards_holdsWhatTheyHeld() {
    InMemoryMetricReader metrics = InMemoryMetricReader.create();
    GrowingAttributes some = new GrowingAttributes("http.route", "/orders");
    SdkMeterProvider.builder()
        .registerMetricReader(metrics)
        .build()
        .get("shop")
        .counterBuilder("orders")
        .build()
        .add(1, some);
    Collection<MetricData> redacted = STAGING.redactMetrics(metrics.collectAllMetrics());

    some.put("http.method", SECRET);

    assertThat(String.valueOf(redacted)).contains("/orders").doesNotContain(SECRET);
  }

  @Test
  void redact_logBodyWhoseListGrowsAfterwards_holdsWhatTheListHeld() {
    InMemoryLogRecordExporter logs = InMemoryLogRecordExporter.create();
    List<Value<?>> cart = new ArrayList<>(List.of(Value.of("lamp")));
    SdkLoggerProvider.builder()
        .addLogRecordProcessor(SimpleLogRecordProcessor.create(logs))
        .build()
        .get("shop")
        .logRecordBuilder()
        .setBody(Value.of(Value.of(cart), Value.of(new ArrayList<>(cart))))
        .emit();
    LogRecordData redacted = STAGING.redact(logs.getFinishedLogRecordItems().get(0));
    String before = String.valueOf(redacted.getBodyValue());
    assertThat(before).contains("lamp");

    cart.add(Value.of(SECRET));

    assertThat(String.valueOf(redacted.getBodyValue())).isEqualTo(before);
  }

  /** Attributes of an instrumentation's own, on a map that it goes on using. */
  private static final class GrowingAttributes implements Attributes {
    private final Map<AttributeKey<?>, Object> values = new LinkedHashMap<>();

    GrowingAttributes() {}

    GrowingAttributes(String key, String value) {
      put(key, value);
    }

    void put(String key, String value) {
      values.put(AttributeKey.stringKey(key), value);
    }

    void remove(String key) {
      values.remove(AttributeKey.stringKey(key));
    }

    @Override
    @SuppressWarnings("unchecked") // only texts are put in
    public <T> T get(AttributeKey<T> key) {
      return (T) values.get(key);
    }

    @Override
    public void forEach(BiConsumer<? super AttributeKey<?>, ? super Object> consumer) {
      values.forEach(consumer);
    }

    @Override
    public int size() {
      return values.size();
    }

    @Override
    public boolean isEmpty() {
      return values.isEmpty();
    }

    @Override
    public Map<AttributeKey<?>, Object> asMap() {
      return values;
    }

    @Override
    public AttributesBuilder toBuilder() {
      AttributesBuilder builder = Attributes.builder();
      values.forEach((key, value) -> builder.put(key.getKey(), (String) value));
      return builder;
    }

    @Override
    public String toString() {
      return values.toString();
    }
  }
}
