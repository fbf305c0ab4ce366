package io.throughline.processors.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.logs.TestLogRecordData;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.ExceptionEventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tries, field by field, to get a card out that way. */
class LeaksTest {
  private static final String CARD = "4111111111111111";
  private static final String SECRET = "card " + CARD;
  private static final AttributeKey<String> NOTE = AttributeKey.stringKey("note");
  private static final Attributes LEAKY =
      Attributes.builder()
          .put(NOTE, SECRET)
          .put("user." + CARD, "x")
          .put("url.full", "https://a.example/" + CARD)
          .put(AttributeKey.longKey("n"), 4111111111111111L)
          .put(AttributeKey.doubleKey("d"), 4111111111111111d)
          .put(AttributeKey.stringArrayKey("list"), List.of("a", SECRET))
          .put(AttributeKey.longArrayKey("longs"), List.of(1L, 4111111111111111L))
          .put(AttributeKey.doubleArrayKey("doubles"), List.of(4111111111111111d))
          .put(AttributeKey.valueKey("text"), Value.of(SECRET))
          .put(AttributeKey.valueKey("bytes"), Value.of(SECRET.getBytes(UTF_8)))
          .put(
              AttributeKey.valueKey("nested"),
              Value.of(
                  KeyValue.of("by " + CARD, Value.of(1)),
                  KeyValue.of("in", Value.of(Value.of(4111111111111111L), Value.of(SECRET)))))
          .build();
  private static final SpanContext STATEFUL =
      SpanContext.createFromRemoteParent(
          "0af7651916cd43dd8448eb211c80319c",
          "b7ad6b7169203331",
          TraceFlags.getSampled(),
          TraceState.builder().put("acme", CARD).put("ot", "th:" + CARD).build());
  private static final InstrumentationScopeInfo SCOPE =
      InstrumentationScopeInfo.builder("io.acme " + CARD)
          .setVersion("1-" + CARD)
          .setSchemaUrl("https://opentelemetry.io/schemas/" + CARD)
          .setAttributes(LEAKY)
          .build();
  private static final Resource RESOURCE = Resource.create(LEAKY, "https://acme.example/" + CARD);

  private static List<Redactor> redactors() {
    return List.of(
        Redactor.create(RedactionPolicy.staging()),
        Redactor.create(RedactionPolicy.metadataOnly()),
        Redactor.create(
            PolicyFile.parse(
                """
                version: 1
                keep: ["user.*", "n*"]
                keep_text: ["no*", "by*", "user.*"]
                """,
                "wide.yaml")),
        Redactor.create(
            PolicyFile.parse(
                "version: 1\nextends: staging\nkeep_text: [\"user.*\", \"by*\"]\n", "open.yaml")));
  }

  @Test
  void span_everyField_letsNoCardOut() {
    SpanData span =
        TestSpanData.builder()
            .setName("pay " + CARD)
            .setKind(SpanKind.CLIENT)
            .setSpanContext(STATEFUL)
            .setParentSpanContext(STATEFUL)
            .setStatus(StatusData.create(StatusData.error().getStatusCode(), SECRET))
            .setStartEpochNanos(1)
            .setEndEpochNanos(2)
            .setHasEnded(true)
            .setAttributes(LEAKY)
            .setEvents(
                List.of(
                    EventData.create(1, "asked " + CARD, LEAKY),
                    ExceptionEventData.create(
                        2, new IllegalStateException(SECRET), LEAKY, LEAKY.size())))
            .setLinks(List.of(LinkData.create(STATEFUL, LEAKY)))
            .setInstrumentationScopeInfo(SCOPE)
            .setResource(RESOURCE)
            .build();

    for (Redactor redactor : redactors()) {
      SpanData left = redactor.redact(span);
      assertNoCard(redactor, left);
      assertThat(redactor.redact(left)).as("twice").isSameAs(left);
      assertThat(left.getEvents()).noneMatch(ExceptionEventData.class::isInstance);
    }
  }

  @Test
  @SuppressWarnings("deprecation") // what is deprecated leaks as well
  void log_everyField_letsNoCardOut() {
    for (Value<?> body :
        List.<Value<?>>of(
            Value.of(SECRET),
            Value.of(SECRET.getBytes(UTF_8)),
            Value.of(4111111111111111L),
            Value.of(KeyValue.of("by " + CARD, Value.of(SECRET))),
            // What only looks like a fingerprint of ours.
            Value.of("message " + "k" + CARD.substring(0, 15) + "_aaaaaaaaaaaaaaaa length=4111"),
            Value.of("message tmp_aaaaaaaaaaaaaaaa length=" + CARD))) {
      LogRecordData log =
          TestLogRecordData.builder()
              .setBodyValue(body)
              .setSeverity(Severity.WARN)
              .setSeverityText("W " + CARD)
              .setEventName("asked " + CARD)
              .setAttributes(LEAKY.toBuilder().put("log.body.template", "built of " + CARD).build())
              .setTotalAttributeCount(20)
              .setSpanContext(STATEFUL)
              .setInstrumentationScopeInfo(SCOPE)
              .setResource(RESOURCE)
              .build();

      for (Redactor redactor : redactors()) {
        LogRecordData left = redactor.redact(log);
        assertNoCard(redactor, left);
        assertThat(left.getBody().asString()).doesNotContain(CARD);
        if (redactor.policy().isClosed()) {
          // No placeholder, so no template; and a fingerprint that others made is a message.
          assertThat(left.getBody().asString())
              .matches("message tmp_[a-p]{16} length=\\d+")
              .isNotEqualTo(body.asString());
        }
        assertThat(redactor.redact(left)).as("twice").isSameAs(left);
      }
    }
  }

  private static MetricData metric(String name) {
    return new TestMetric(
        RESOURCE,
        SCOPE,
        name,
        "orders of " + CARD,
        "{" + CARD + "}",
        MetricDataType.DOUBLE_SUM,
        SumData.createDoubleSumData(
            true,
            AggregationTemporality.DELTA,
            List.of(
                new Points.DoublePoint(
                    1, 2, LEAKY, 3, List.of(DoubleExemplarData.create(LEAKY, 2, STATEFUL, 1))))));
  }

  @Test
  void metric_everyField_letsNoCardOut() {
    for (String name : List.of("orders", "orders." + CARD, "orders_of_alice@example.com")) {
      for (Redactor redactor : redactors()) {
        MetricData left = redactor.redactMetrics(List.of(metric(name))).iterator().next();
        DoubleExemplarData exemplar =
            left.getDoubleSumData().getPoints().iterator().next().getExemplars().get(0);

        assertThat(
                left
                    + left.getName()
                    + left.getDescription()
                    + left.getUnit()
                    + left.getData()
                    + left.getInstrumentationScopeInfo()
                    + left.getResource()
                    + left.getResource().getSchemaUrl()
                    + exemplar.getFilteredAttributes()
                    + exemplar.getSpanContext().getTraceState().asMap())
            .as(redactor.toString())
            .doesNotContain(CARD)
            .doesNotContain("alice@")
            .doesNotContain("4.111111111111111E15");
        assertThat(redactor.redact(left)).as("twice").isSameAs(left);
      }
    }
  }

  @Test
  void severityText_leavesWhereALibrarySpellsItSo() {
    Redactor prod = Redactor.create(RedactionPolicy.metadataOnly());

    assertThat(severityText(prod, "SEVERE")).isEqualTo("SEVERE");
    assertThat(severityText(prod, "Warning")).isEqualTo("Warning");
    assertThat(severityText(prod, "alice")).isEqualTo("WARN");
    assertThat(severityText(Redactor.create(RedactionPolicy.staging()), "AUDIT"))
        .isEqualTo("AUDIT");
  }

  private static String severityText(Redactor redactor, String text) {
    return redactor
        .redact(
            TestLogRecordData.builder().setSeverity(Severity.WARN).setSeverityText(text).build())
        .getSeverityText();
  }

  @Test
  void key_coveredByAPrefixAlone_isLookedAtItself() {
    Redactor redactor =
        Redactor.create(PolicyFile.parse("version: 1\nkeep: [\"cart.*\"]\n", "a.yaml"));

    Attributes left =
        redactor.redactAttributes(
            Attributes.builder()
                .put("cart.items", 3)
                .put("cart.alice@example.com", 3)
                .put("cart.of Alice", 3)
                .build());

    assertThat(left).isEqualTo(Attributes.of(AttributeKey.longKey("cart.items"), 3L));
  }

  @Test
  void evidence_namesDroppedKeysOutsideProdAlone() {
    Attributes raw = Attributes.builder().put("note", "x").put("user." + CARD, 1).build();

    assertThat(evidence(RedactionPolicy.metadataOnly(), raw)).isEqualTo("dropped:2");
    assertThat(
            evidence(
                PolicyFile.parse("version: 1\nextends: staging\ndrop: [note]\n", "a.yaml"), raw))
        .isEqualTo("dropped:2(note)");
    assertThat(evidence(RedactionPolicy.staging(), Attributes.of(NOTE, SECRET)))
        .isEqualTo("card:1");
    assertThat(evidence(RedactionPolicy.staging(), Attributes.of(NOTE, "clean"))).isNull();
  }

  @Test
  void evidence_thatSomebodyElseWrote_leavesIfItSaysWhatOursCouldSay() {
    Redactor prod = Redactor.create(RedactionPolicy.metadataOnly());

    assertThat(prod.redactAttributes(Attributes.of(Evidence.KEY, "card:1,dropped:7")).isEmpty())
        .isFalse();
    for (String forged :
        List.of("alice:1", "dropped:1(alice)", "card:alice", "card:1,alice:2", "")) {
      assertThat(prod.redactAttributes(Attributes.of(Evidence.KEY, forged)).isEmpty())
          .as(forged)
          .isTrue();
    }
  }

  private static String evidence(RedactionPolicy policy, Attributes attributes) {
    SpanData span =
        TestSpanData.builder()
            .setName("internal")
            .setKind(SpanKind.INTERNAL)
            .setStatus(StatusData.unset())
            .setStartEpochNanos(1)
            .setEndEpochNanos(2)
            .setHasEnded(true)
            .setAttributes(attributes)
            .build();
    SpanData left = Redactor.create(policy).redact(span);
    assertThat(left.getResource().getAttribute(AttributeKey.stringKey("throughline.policy")))
        .isEqualTo(policy.id())
        .matches("[a-z]+@[0-9a-f]{6}");
    return left.getAttributes().get(Evidence.KEY);
  }

  @Test
  void processor_behindTheRedaction_cannotCastItsWayToTheRawRecord() {
    List<ReadableSpan> ended = new ArrayList<>();
    List<ReadWriteLogRecord> emitted = new ArrayList<>();
    Redactor redactor = Redactor.create(RedactionPolicy.metadataOnly());
    SdkTracerProvider.builder()
        .addSpanProcessor(RedactingSpanProcessor.create(new Keeping(ended), redactor))
        .build()
        .get("io.acme")
        .spanBuilder(SECRET)
        .setAttribute("note", SECRET)
        .startSpan()
        .end();
    SdkLoggerProvider.builder()
        .addLogRecordProcessor(
            RedactingLogRecordProcessor.create((context, log) -> emitted.add(log), redactor))
        .build()
        .get("io.acme")
        .logRecordBuilder()
        .setBody(SECRET)
        .emit();

    ReadableSpan span = ended.get(0);
    assertThat(span)
        .isNotInstanceOf(ReadWriteSpan.class)
        .isNotInstanceOf(io.opentelemetry.api.trace.Span.class);
    assertThat(span.toString() + span.getName() + span.getAttributes() + span.toSpanData())
        .doesNotContain(CARD);
    assertThat(span.getAttribute(NOTE)).isNull();
    ReadWriteLogRecord log = emitted.get(0);
    assertThat(log.toString() + log.getBodyValue() + log.getAttributes() + log.toLogRecordData())
        .doesNotContain(CARD);
    // What is added behind the redaction is redacted, too.
    log.setAttribute(NOTE, SECRET);
    assertThat(log.toLogRecordData().toString()).doesNotContain(CARD);
  }

  @SuppressWarnings("deprecation") // what is deprecated leaks as well
  private static void assertNoCard(Redactor redactor, SpanData left) {
    assertThat(
            left
                + left.getName()
                + left.getAttributes()
                + left.getEvents()
                + left.getLinks()
                + left.getLinks().get(0).getSpanContext().getTraceState().asMap()
                + left.getSpanContext().getTraceState().asMap()
                + left.getParentSpanContext().getTraceState().asMap()
                + left.getStatus()
                + left.getInstrumentationScopeInfo()
                + left.getInstrumentationLibraryInfo()
                + left.getResource()
                + left.getResource().getSchemaUrl())
        .as(redactor.toString())
        .doesNotContain(CARD)
        .doesNotContain("4.111111111111111E15");
  }

  private static void assertNoCard(Redactor redactor, LogRecordData left) {
    assertThat(
            left
                + String.valueOf(left.getBodyValue())
                + left.getAttributes()
                + left.getSeverityText()
                + left.getEventName()
                + left.getSpanContext().getTraceState().asMap()
                + left.getInstrumentationScopeInfo()
                + left.getResource())
        .as(redactor.toString())
        .doesNotContain(CARD)
        .doesNotContain("4.111111111111111E15");
  }

  private record Keeping(List<ReadableSpan> ended) implements SpanProcessor {
    @Override
    public void onStart(io.opentelemetry.context.Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return false;
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
