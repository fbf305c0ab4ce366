package io.throughline.propagation.aws;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What a queue does with a message besides delivering it at once. */
class SqsLifeIT extends AwsParts {

  @Test
  void fifo_messageWithGroup_keepsItsTraceAndIsDeduplicatedByItsBodyAlone() {
    String queue =
        queue(
            "queue-" + UUID.randomUUID() + ".fifo",
            Map.of(
                QueueAttributeName.FIFO_QUEUE,
                "true",
                QueueAttributeName.CONTENT_BASED_DEDUPLICATION,
                "true"));
    for (int i = 0; i < 2; i++) {
      sqs.sendMessage(r -> r.queueUrl(queue).messageBody("same").messageGroupId("g"));
    }

    List<Message> messages = receive(queue);

    assertThat(messages).hasSize(1);
    tracing(queue).process(messages.get(0), m -> {});
    assertThat(span("process")).hasParentSpanId(span("send").getSpanId());
  }

  @Test
  void delay_messageThatWaits_isThatOld() {
    String queue = queue();
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("later").delaySeconds(1));

    tracing(queue).process(receive(queue).get(0), m -> {});

    assertThat(age("throughline.message.age")).isGreaterThanOrEqualTo(1);
    assertThat(span("process")).hasParentSpanId(span("send").getSpanId());
  }

  @Test
  void redrive_messageFromTheDeadLetterQueue_keepsTraceAndTheTransactionsAge() {
    String dead = queue();
    String arn =
        plain
            .getQueueAttributes(r -> r.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    String queue =
        queue(
            "queue-" + UUID.randomUUID(),
            Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "0",
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":\"1\"}"));
    long start = System.currentTimeMillis() - Duration.ofHours(3).toMillis();
    try (Scope scope =
        Baggage.builder()
            .put("business.transaction.name", "order")
            .put("business.transaction.id", "o-1")
            .put("business.transaction.start_time", Long.toString(start))
            .build()
            .makeCurrent()) {
      sqs.sendMessage(r -> r.queueUrl(queue).messageBody("poison"));
    }
    assertThatThrownBy(
            () ->
                tracing(queue)
                    .process(
                        receive(queue).get(0),
                        m -> {
                          throw new IllegalStateException("not yet");
                        }))
        .isInstanceOf(IllegalStateException.class);
    sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(0)); // moves it over
    Message redriven = receive(dead).get(0);
    // Sent on by hand, as a redrive does: body and attributes as they are.
    plain.sendMessage(
        r ->
            r.queueUrl(queue)
                .messageBody(redriven.body())
                .messageAttributes(redriven.messageAttributes()));
    exporter.reset();

    tracing(queue)
        .process(
            receive(queue).get(0),
            m ->
                assertThat(Baggage.current().getEntryValue("business.transaction.id"))
                    .isEqualTo("o-1"));

    SpanData process = span("process");
    assertThat(process.getParentSpanContext().isRemote()).isTrue();
    assertThat(age("business.transaction.age")).isBetween(3 * 3600d, 3 * 3600d + 60);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void process_headerWithLineage_passesItOnBesideTheTraceOfOthers(boolean batch) {
    String lineage = ";Lineage=a87bd80c:1|68fd508a:5|c512fbe3:2";
    String queue = queue();
    String next = queue();
    plain.sendMessage(
        r ->
            r.queueUrl(queue)
                .messageBody("from a function")
                .messageAttributes(
                    Map.of(
                        "traceparent",
                        SqsAttributesSetter.attribute(
                            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")))
                .messageSystemAttributesWithStrings(
                    Map.of(
                        "AWSTraceHeader",
                        MessageSystemAttributeValue.builder()
                            .dataType("String")
                            .stringValue(
                                "Root=1-5759e988-bd862e3fe1be46a994272793;"
                                    + "Parent=53995c3f42cd8ad8;Sampled=1"
                                    + lineage)
                            .build())));
    List<Message> messages = receive(queue);
    MessageHandler<RuntimeException> sendOn =
        m -> sqs.sendMessage(r -> r.queueUrl(next).messageBody(m.body()));
    try (Scope scope = tracer.spanBuilder("poll").startSpan().makeCurrent()) {
      if (batch) {
        tracing(queue).processBatch(messages, sendOn);
      } else {
        tracing(queue).process(messages.get(0), sendOn);
      }
    }

    Message sentOn = receiveAll(next);
    assertThat(sentOn.messageAttributes()).containsKey("traceparent");
    assertThat(sentOn.attributesAsStrings().get("AWSTraceHeader"))
        .contains(span("send").getSpanId())
        .endsWith(lineage);
  }

  @Test
  void process_clockBehindTheQueues_countsAsZeroAndAsSkew() {
    String queue = queue();
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("hello"));

    SqsTracing.builder(openTelemetry)
        .queue(queue)
        .clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)))
        .build()
        .process(receive(queue).get(0), m -> {});

    assertThat(age("throughline.message.age")).isZero();
    assertThat(sum("business.clock.skew")).isEqualTo(1);
  }

  private double age(String name) {
    return metric(name).getHistogramData().getPoints().stream()
        .mapToDouble(HistogramPointData::getMax)
        .max()
        .orElseThrow();
  }
}
