package io.throughline.propagation.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Spans and metrics by the messaging conventions: every attribute, and no other. */
class SemanticConventionsIT extends AwsParts {

  @Test
  void send_accepted_isAProducerSpan() {
    String queue = queue();
    SendMessageResponse sent = sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));

    SpanData send = span("send " + name(queue));
    assertThat(send.getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(called(send))
        .isEqualTo(
            with(
                operation("aws_sqs", "send", name(queue)),
                Map.of("messaging.message.id", sent.messageId())));
  }

  @Test
  void sendBatch_twoEntries_areACreateSpanEachUnderOneClientSpanThatLinksThem() {
    String queue = queue();
    SendMessageBatchResponse sent =
        sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entry("a", "x"), entry("b", "y")));

    SpanData send = span("send " + name(queue));
    assertThat(send.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(called(send))
        .isEqualTo(
            with(
                operation("aws_sqs", "send", name(queue)),
                Map.of("messaging.batch.message_count", 2L)));
    List<SpanData> created = spansOf("create " + name(queue));
    assertThat(created).hasSize(2).allMatch(span -> span.getKind() == SpanKind.PRODUCER);
    assertThat(send.getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactlyElementsOf(created.stream().map(SpanData::getSpanId).toList());
    for (int i = 0; i < 2; i++) {
      assertThat(named(created.get(i).getAttributes()))
          .isEqualTo(
              with(
                  operation("aws_sqs", "create", name(queue)),
                  Map.of("messaging.message.id", sent.successful().get(i).messageId())));
    }
    assertThat(points("messaging.client.sent.messages"))
        .containsExactly(operation("aws_sqs", "send", name(queue)));
    assertThat(sum("messaging.client.sent.messages")).isEqualTo(2);
  }

  @Test
  void publishAndPublishBatch_topic_areNamedAlike() {
    String topic = topic(queue(), true);
    String name = Destinations.ofTopicArn(topic);
    PublishResponse published = sns.publish(r -> r.topicArn(topic).message("x"));
    SpanData send = span("send " + name);
    exporter.reset();
    PublishBatchResponse batch =
        sns.publishBatch(
            r ->
                r.topicArn(topic)
                    .publishBatchRequestEntries(topicEntry("a", "x"), topicEntry("b", "y")));

    assertThat(send.getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(called(send))
        .isEqualTo(
            with(
                operation("aws.sns", "send", name),
                Map.of("messaging.message.id", published.messageId())));
    assertThat(called(span("send " + name)))
        .isEqualTo(
            with(operation("aws.sns", "send", name), Map.of("messaging.batch.message_count", 2L)));
    assertThat(spansOf("create " + name))
        .extracting(span -> named(span.getAttributes()).get("messaging.message.id"))
        .containsExactlyElementsOf(batch.successful().stream().map(e -> e.messageId()).toList());
  }

  @Test
  void send_refused_namesTheServicesCodeOnSpanAndMetrics() {
    String gone = queue() + "-gone";
    assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(gone).messageBody("x")))
        .isInstanceOf(SqsException.class);

    SpanData send = span("send " + name(gone));
    Object error = named(send.getAttributes()).get("error.type");
    assertThat(error).isEqualTo("QueueDoesNotExist");
    assertThat(send.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(points("messaging.client.operation.duration"))
        .containsExactly(
            with(operation("aws_sqs", "send", name(gone)), Map.of("error.type", error)));
  }

  @Test
  void receive_twoMessages_isAClientSpanWithItsCountAndLinksThatNameTheMessages() {
    String queue = queue();
    sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entry("a", "x"), entry("b", "y")));
    List<Message> messages = receive(queue);

    SpanData receive = span("receive " + name(queue));
    assertThat(messages).hasSize(2);
    assertThat(receive.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(called(receive))
        .isEqualTo(
            with(
                operation("aws_sqs", "receive", name(queue)),
                Map.of("messaging.batch.message_count", 2L)));
    assertThat(receive.getLinks())
        .extracting(LinkData::getAttributes)
        .extracting(SemanticConventionsIT::named)
        .containsExactlyElementsOf(
            messages.stream()
                .map(m -> Map.<String, Object>of("messaging.message.id", m.messageId()))
                .toList());
  }

  @Test
  void process_oneMessage_isAConsumerSpan() {
    String queue = queue();
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
    Message message = receive(queue).get(0);
    tracing(queue).process(message, m -> {});

    SpanData process = span("process " + name(queue));
    assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(named(process.getAttributes()))
        .isEqualTo(
            with(
                operation("aws_sqs", "process", name(queue)),
                Map.of("messaging.message.id", message.messageId())));
  }

  @Test
  void metrics_sendReceiveAndProcess_areThoseOfTheConventionsAndOurAges() {
    String queue = queue();
    try (Scope scope =
        Baggage.builder()
            .put("business.transaction.name", "order")
            .put("business.transaction.start_time", "" + System.currentTimeMillis())
            .build()
            .makeCurrent()) {
      sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
    }
    tracing(queue).process(receive(queue).get(0), m -> {});

    assertThat(points("messaging.client.operation.duration"))
        .containsExactlyInAnyOrder(
            operation("aws_sqs", "send", name(queue)),
            operation("aws_sqs", "receive", name(queue)));
    assertThat(points("messaging.client.sent.messages"))
        .containsExactly(operation("aws_sqs", "send", name(queue)));
    assertThat(points("messaging.client.consumed.messages"))
        .as("a delivery counts once, where it was received")
        .containsExactly(operation("aws_sqs", "receive", name(queue)));
    assertThat(points("messaging.process.duration"))
        .containsExactly(operation("aws_sqs", "process", name(queue)));
    assertThat(points("throughline.message.age"))
        .containsExactly(
            Map.of("messaging.system", "aws_sqs", "messaging.destination.name", name(queue)));
    assertThat(points("business.transaction.age"))
        .containsExactly(Map.of("business.transaction.name", "order"));
    assertThat(units())
        .containsEntry("messaging.client.operation.duration", "s")
        .containsEntry("messaging.process.duration", "s")
        .containsEntry("messaging.client.sent.messages", "{message}")
        .containsEntry("messaging.client.consumed.messages", "{message}")
        .containsEntry("throughline.message.age", "s")
        .containsEntry("business.transaction.age", "s");
  }

  private static String name(String queueUrl) {
    return Destinations.ofQueueUrl(queueUrl);
  }

  private static Map<String, Object> operation(String system, String type, String destination) {
    return Map.of(
        "messaging.system", system,
        "messaging.operation.name", type,
        "messaging.operation.type", type,
        "messaging.destination.name", destination);
  }

  private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }

  /** Attributes of a span of a call, which also says where it went. */
  private static Map<String, Object> called(SpanData span) {
    Map<String, Object> attributes = named(span.getAttributes());
    assertThat(attributes.remove("server.address")).isEqualTo("127.0.0.1");
    assertThat(attributes.remove("server.port")).isInstanceOf(Long.class);
    attributes.remove("aws.request_id"); // the test's servers do not always give one
    return attributes;
  }

  private List<SpanData> spansOf(String name) {
    return spans().stream().filter(span -> span.getName().equals(name)).toList();
  }

  private List<Map<String, Object>> points(String metric) {
    return metric(metric).getData().getPoints().stream()
        .map(PointData::getAttributes)
        .map(SemanticConventionsIT::named)
        .toList();
  }

  private Map<String, String> units() {
    Map<String, String> units = new HashMap<>();
    reader.collectAllMetrics().forEach(m -> units.put(m.getName(), m.getUnit()));
    return units;
  }

  private static Map<String, Object> named(Attributes attributes) {
    Map<String, Object> named = new TreeMap<>();
    attributes.forEach((key, value) -> named.put(key.getKey(), value));
    return named;
  }
}
