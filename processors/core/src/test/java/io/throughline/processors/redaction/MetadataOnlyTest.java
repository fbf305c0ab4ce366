package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.throughline.business.BusinessAttributes;
import io.throughline.business.internal.BusinessMembers;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataOnlyTest {

  private static final String CARD = "4111111111111111";
  private static final String SECRET = "hunter2-geheim";

  private final Redactor redactor = Redactor.create(RedactionPolicy.metadataOnly());
  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final SdkTracerProvider tracers =
      SdkTracerProvider.builder()
          .addSpanProcessor(
              RedactingSpanProcessor.create(SimpleSpanProcessor.create(exported), redactor))
          .build();
  private final InMemoryLogRecordExporter exportedLogs = InMemoryLogRecordExporter.create();
  private final SdkLoggerProvider loggers =
      SdkLoggerProvider.builder()
          .addLogRecordProcessor(
              RedactingLogRecordProcessor.create(
                  SimpleLogRecordProcessor.create(exportedLogs), redactor))
          .build();

  @Test
  void transactionId_thatATransactionAccepts_leavesHoweverItIsWritten() {
    for (String id : List.of("2026/4711", "shop#4711", "tenant=4:o~1", "a.b_c-d")) {
      assertThat(BusinessMembers.acceptableId(id)).isTrue();

      tracers
          .get("shop")
          .spanBuilder("POST")
          .setAttribute(BusinessAttributes.BUSINESS_TRANSACTION_ID, id)
          .startSpan()
          .end();
    }

    assertThat(exported.getFinishedSpanItems())
        .extracting(span -> span.getAttributes().get(BusinessAttributes.BUSINESS_TRANSACTION_ID))
        .containsExactly("2026/4711", "shop#4711", "tenant=4:o~1", "a.b_c-d");
  }

  @Test
  void span_withSecretsInEveryField_exportsNone() {
    Span span =
        tracers
            .get("io.acme.billing")
            .spanBuilder("charge " + CARD)
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("card.number", CARD)
            .setAttribute("messaging.kafka.offset", CARD)
            .setAttribute(AttributeKey.longKey("payment.card"), 4111111111111111L)
            .setAttribute("http.route", "/cards/" + CARD)
            .setAttribute("server.address", SECRET + "@host")
            .setAttribute("db.query.text", "insert into c values('" + CARD + "')")
            .addLink(
                SpanContext.create(
                    "0af7651916cd43dd8448eb211c80319c",
                    "b7ad6b7169203331",
                    TraceFlags.getSampled(),
                    TraceState.builder().put("acme", SECRET).build()),
                Attributes.builder().put("note", SECRET).build())
            .startSpan();
    span.addEvent("asked " + SECRET, Attributes.builder().put("q", SECRET).build());
    span.recordException(new IllegalStateException("card " + CARD, new RuntimeException(SECRET)));
    span.setStatus(StatusCode.ERROR, "declined " + CARD);
    span.end();

    SpanData data = exported.getFinishedSpanItems().get(0);
    String everything =
        data
            + data.getAttributes().toString()
            + data.getEvents()
            + data.getLinks()
            + data.getLinks().get(0).getSpanContext().getTraceState().asMap()
            + data.getStatus()
            + data.getResource();
    assertThat(everything).doesNotContain(CARD).doesNotContain(SECRET);
  }

  @Test
  void span_afterRedaction_stillNamesDependencyStatusAndFailingClass() {
    Span span =
        tracers
            .get("io.acme.billing")
            .spanBuilder("POST /charge/" + CARD)
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("http.request.method", "POST")
            .setAttribute("url.template", "/charge/{card}")
            .setAttribute("server.address", "api.stripe.com")
            .setAttribute(AttributeKey.longKey("http.response.status_code"), 402L)
            .setAttribute("error.type", "402")
            .startSpan();
    span.recordException(new IllegalStateException("card " + CARD, new RuntimeException(SECRET)));
    span.setStatus(StatusCode.ERROR, "declined");
    span.end();

    SpanData data = exported.getFinishedSpanItems().get(0);
    assertThat(data.getName()).isEqualTo("POST /charge/{card}");
    assertThat(data.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(data.getAttributes().get(AttributeKey.stringKey("server.address")))
        .isEqualTo("api.stripe.com");
    Attributes exception = data.getEvents().get(0).getAttributes();
    assertThat(exception.get(AttributeKey.stringKey("exception.type")))
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(exception.get(AttributeKey.stringKey("exception.stacktrace")))
        .startsWith("java.lang.IllegalStateException\n\tat io.throughline.")
        .contains("Caused by: java.lang.RuntimeException\n\t... ");
  }

  @Test
  void span_droppedByTheSdksLimits_keepsItsCount() {
    Span span = tracers.get("t").spanBuilder("s").startSpan();
    for (int i = 0; i < 130; i++) {
      span.setAttribute("key" + i, i);
    }
    span.end();

    SpanData data = exported.getFinishedSpanItems().get(0);
    assertThat(data.getTotalAttributeCount() - data.getAttributes().size()).isEqualTo(2);
  }

  @Test
  void log_withArguments_keepsItsTemplate() {
    loggers
        .get("io.acme.Billing")
        .logRecordBuilder()
        .setBody("charged " + CARD)
        .setAttribute(LogRedaction.TEMPLATE, "charged {}")
        .emit();

    assertThat(body()).isEqualTo("charged {}");
  }

  @Test
  void log_withoutArguments_leavesAsFingerprintAndLength() {
    loggers
        .get("io.acme.Billing")
        .logRecordBuilder()
        .setBody("charged " + CARD)
        .setAttribute(LogRedaction.TEMPLATE, "charged " + CARD)
        .emit();

    assertThat(body()).matches("message tmp_[a-p]{16} length=24");
  }

  @Test
  void log_fromALoggerThatBuildsItsTemplates_leavesAsFingerprint() {
    for (int i = 0; i < 60; i++) {
      loggers
          .get("io.acme.Builder")
          .logRecordBuilder()
          .setBody("user u" + i + " did x")
          .setAttribute(LogRedaction.TEMPLATE, "user u" + i + " did {}")
          .emit();
    }

    assertThat(exportedLogs.getFinishedLogRecordItems().subList(50, 60))
        .extracting(LogRecordData::getBodyValue)
        .allSatisfy(value -> assertThat(value.asString()).startsWith("message "));
  }

  private String body() {
    return exportedLogs.getFinishedLogRecordItems().get(0).getBodyValue().asString();
  }
}
