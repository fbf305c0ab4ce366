package io.throughline.propagation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Queues and topics whose limits differ from the service's, said in code. */
class LimitsIT extends AwsParts {

  private static final Baggage UNDATED =
      Baggage.builder()
          .put("business.transaction.name", "order")
          .put("business.transaction.id", "o-1")
          .build();

  @Test
  void sqsMaxBytes_queueOfThatName_leavesTheContextToTheTraceHeader() {
    String small = queue("small-" + UUID.randomUUID(), Map.of());
    String other = queue();
    try (SqsClient client =
        sqs(SqsTracing.builder(openTelemetry).maxBytes("small-*", 1024).build().interceptor())) {
      for (String queue : List.of(small, other)) {
        client.sendMessage(r -> r.queueUrl(queue).messageBody("x".repeat(1000)));
      }
    }

    Message cut = receiveAll(small);
    assertThat(cut.messageAttributes()).isEmpty();
    assertThat(cut.attributesAsStrings()).containsKey("AWSTraceHeader");
    assertThat(receiveAll(other).messageAttributes()).containsKey("traceparent");
  }

  @Test
  void sqsTracepackOnly_oneSlotLeft_bringsTheTransactionAlong() {
    String packed = queue("packed-" + UUID.randomUUID(), Map.of());
    String other = queue();
    List<String> seen = new ArrayList<>();
    try (SqsClient client =
            sqs(SqsTracing.builder(openTelemetry).tracepackOnly("packed-*").build().interceptor());
        Scope scope = UNDATED.makeCurrent()) {
      for (String queue : List.of(packed, other)) {
        client.sendMessage(r -> r.queueUrl(queue).messageBody("x").messageAttributes(nine()));
      }
    }
    for (String queue : List.of(packed, other)) {
      tracing(queue)
          .process(
              receive(queue).get(0),
              m -> seen.add("" + Baggage.current().getEntryValue("business.transaction.id")));
    }

    assertThat(seen).containsExactly("o-1", "null");
    assertThat(sum("throughline.propagation.degraded")).isEqualTo(1);
  }

  @Test
  void snsMaxBytes_topicOfThatName_publishesWithoutContext() {
    String queue = queue();
    String topic = topic(queue, true);
    try (SnsClient client =
        sns(SnsTracing.builder(openTelemetry).maxBytes("topic-*", 10).build().interceptor())) {
      client.publish(r -> r.topicArn(topic).message("123456789"));
    }

    assertThat(receiveAll(queue).messageAttributes()).isEmpty();
  }

  @Test
  void snsTracepackOnly_oneSlotLeft_bringsTheTransactionAlong() {
    String queue = queue();
    String topic = topic(queue, true);
    Map<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue> attributes =
        new HashMap<>();
    for (int i = 0; i < 9; i++) {
      attributes.put("a" + i, SnsAttributesSetter.attribute("v"));
    }
    List<String> seen = new ArrayList<>();
    try (SnsClient client =
            sns(SnsTracing.builder(openTelemetry).tracepackOnly("topic-*").build().interceptor());
        Scope scope = UNDATED.makeCurrent()) {
      client.publish(r -> r.topicArn(topic).message("x").messageAttributes(attributes));
    }
    tracing(queue)
        .process(
            receive(queue).get(0),
            m -> seen.add("" + Baggage.current().getEntryValue("business.transaction.id")));

    assertThat(seen).containsExactly("o-1");
  }

  private static Map<String, MessageAttributeValue> nine() {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    for (int i = 0; i < 9; i++) {
      attributes.put("a" + i, SqsAttributesSetter.attribute("v"));
    }
    return attributes;
  }
}
