package io.throughline.propagation.aws;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.propagation.internal.MessagingAttributes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What a send leaves: its span, the message's context, and what it says of a foreign one. */
class SqsSendIT extends AwsParts {

  @Test
  void sendBatch_entries_haveASpanEachAndTheSendLinksToThem() {
    String queue = queue();

    sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entry("a", "one"), entry("b", "two")));

    SpanData send = span("send");
    List<SpanData> created =
        spans().stream().filter(s -> s.getName().startsWith("create")).toList();
    assertThat(created).hasSize(2).allSatisfy(c -> assertThat(c).hasKind(SpanKind.PRODUCER));
    assertThat(send)
        .hasKind(SpanKind.CLIENT)
        .hasAttribute(MessagingAttributes.BATCH_MESSAGE_COUNT, 2L);
    assertThat(send.getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactlyElementsOf(created.stream().map(SpanData::getSpanId).toList());
    assertThat(sum("messaging.client.sent.messages")).isEqualTo(2);
  }

  @Test
  void sendBatch_oneEntryRefused_marksThatEntryAlone() {
    String queue = queue();

    var response =
        sqs.sendMessageBatch(
            r ->
                r.queueUrl(queue)
                    .entries(
                        entry("a", "one"),
                        entry("b", "two").toBuilder().delaySeconds(100_000).build()));

    assertThat(response.failed()).hasSize(1);
    String code = response.failed().get(0).code();
    assertThat(spans().stream().filter(s -> s.getName().startsWith("create")))
        .extracting(s -> s.getAttributes().get(MessagingAttributes.ERROR_TYPE))
        .containsExactlyInAnyOrder(null, code);
    assertThat(span("send").getAttributes().get(MessagingAttributes.ERROR_TYPE)).isNull();
    assertThat(metric("messaging.client.sent.messages").getLongSumData().getPoints())
        .extracting(p -> p.getAttributes().get(MessagingAttributes.ERROR_TYPE) + " " + p.getValue())
        .containsExactlyInAnyOrder("null 1", code + " 1");
  }

  @Test
  void send_unknownQueue_endsWithTheServicesErrorCode() {
    String queue = sqsServer.endpoint() + "/000000000000/nowhere";

    assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x")))
        .isInstanceOf(QueueDoesNotExistException.class);

    assertThat(span("send nowhere").getAttributes().get(MessagingAttributes.ERROR_TYPE))
        .contains("QueueDoesNotExist");
  }

  @Test
  void send_attributesOfTheMessageBeingProcessed_areReplacedAndLinked() {
    String queue = queue();
    String next = queue();
    try (Scope scope = transaction.makeCurrent()) {
      sqs.sendMessage(r -> r.queueUrl(queue).messageBody("hello"));
    }
    SpanData first = span("send");

    tracing(queue)
        .process(
            receive(queue).get(0),
            m ->
                sqs.sendMessage(
                    r ->
                        r.queueUrl(next)
                            .messageBody(m.body())
                            .messageAttributes(m.messageAttributes())));

    SpanData second = span("send " + Destinations.ofQueueUrl(next));
    assertThat(second.getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactly(first.getSpanId());
    Message forwarded = receiveAll(next);
    assertThat(SqsMessageGetter.INSTANCE.get(forwarded, "traceparent"))
        .contains(second.getSpanId());
    assertThat(SqsMessageGetter.INSTANCE.get(forwarded, "baggage"))
        .contains("business.transaction.id=o-1");
  }

  @Test
  void send_contextOfTheCurrentSpan_isLeft() {
    String queue = queue();
    Span own = tracer.spanBuilder("own").startSpan();
    Map<String, MessageAttributeValue> attributes = new java.util.HashMap<>();
    try (Scope scope = own.makeCurrent()) {
      PROPAGATOR.inject(Context.current(), attributes, SqsAttributesSetter.INSTANCE);
      sqs.sendMessage(r -> r.queueUrl(queue).messageBody("hello").messageAttributes(attributes));
    }

    assertThat(receiveAll(queue).messageAttributes()).isEqualTo(attributes);
  }

  @Test
  void send_foreignContext_isKeptAndLinked() {
    String queue = queue();
    String foreign = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    sqs.sendMessage(
        r ->
            r.queueUrl(queue)
                .messageBody("hello")
                .messageAttributes(Map.of("traceparent", SqsAttributesSetter.attribute(foreign))));

    assertThat(SqsMessageGetter.INSTANCE.get(receiveAll(queue), "traceparent")).isEqualTo(foreign);
    assertThat(span("send")).hasKind(SpanKind.CLIENT);
    assertThat(span("send").getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactly("b7ad6b7169203331");
  }

  @Test
  void sendBatch_foreignContextOnOneEntry_isKeptAndLinked() {
    String queue = queue();
    String foreign = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    sqs.sendMessageBatch(
        r ->
            r.queueUrl(queue)
                .entries(
                    SendMessageBatchRequestEntry.builder()
                        .id("a")
                        .messageBody("one")
                        .messageAttributes(
                            Map.of("traceparent", SqsAttributesSetter.attribute(foreign)))
                        .build()));

    assertThat(SqsMessageGetter.INSTANCE.get(receiveAll(queue), "traceparent")).isEqualTo(foreign);
    assertThat(spans()).noneMatch(s -> s.getName().startsWith("create"));
    assertThat(span("send").getLinks()).hasSize(1);
  }

  @Test
  void receive_nothingThere_leavesNoSpan() {
    String queue = queue();

    sqs.receiveMessage(r -> r.queueUrl(queue));

    assertThat(spans()).isEmpty();
  }
}
