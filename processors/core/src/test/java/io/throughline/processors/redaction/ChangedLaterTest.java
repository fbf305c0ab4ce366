package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OpenTelemetry keeps the lists it is given: what is put into them later has seen no policy. */
class ChangedLaterTest {
  private static final AttributeKey<List<String>> CART = AttributeKey.stringArrayKey("shop.cart");
  private static final String SECRET = "ada.lovelace@example.org";
  private static final Redactor STAGING = Redactor.create(RedactionPolicy.staging());

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
}
