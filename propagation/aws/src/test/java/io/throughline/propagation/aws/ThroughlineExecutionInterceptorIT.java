package io.throughline.propagation.aws;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.throughline.propagation.internal.MessagingAttributes;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Whatever a caller hands over, the call goes through as it would without us. */
class ThroughlineExecutionInterceptorIT extends AwsParts {

  @Test
  void send_tenAttributes_keepsThemAndSendsTheTraceHeader() {
    String queue = queue();
    Map<String, MessageAttributeValue> attributes = attributes(10);
    Span click = tracer.spanBuilder("click").startSpan();
    try (Scope scope = click.makeCurrent()) {
      sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x").messageAttributes(attributes));
    }

    Message message = receive(queue).get(0);
    assertThat(message.attributesAsStrings().get("AWSTraceHeader"))
        .contains(click.getSpanContext().getTraceId().substring(8));
    assertThat(message.messageAttributes()).doesNotContainKey("traceparent");
    tracing(queue).process(message, m -> {});
    assertThat(span("process")).hasParentSpanId(span("send").getSpanId());
  }

  @Test
  void send_eightAttributes_travelsWholeInTheTwoSlotsLeft() {
    String queue = queue();
    try (Scope scope =
        Baggage.builder()
            .put("business.transaction.name", "order")
            .put("business.transaction.id", "o-1")
            .put("other", "ü \"x\"")
            .build()
            .makeCurrent()) {
      sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x").messageAttributes(attributes(8)));
    }

    tracing(queue)
        .process(
            receive(queue).get(0),
            m ->
                assertThat(Baggage.current().asMap())
                    .containsKeys("business.transaction.id", "other"));

    assertThat(sum("throughline.propagation.degraded")).isZero();
  }

  @Test
  void send_elevenAttributes_failsAsItWouldWithoutUs() {
    String queue = queue();

    assertThatThrownBy(
            () ->
                sqs.sendMessage(
                    r -> r.queueUrl(queue).messageBody("x").messageAttributes(attributes(11))))
        .isInstanceOf(SqsException.class);
    assertThat(span("send").getAttributes().get(MessagingAttributes.ERROR_TYPE)).isNotNull();
  }

  @Test
  void interceptors_givenAndOfTheClassPath_makeOneSpan() {
    String queue = queue();
    // The one of the class path is on this client too, as it is on every client.
    try (SqsClient client =
        sqs(
            new ThroughlineExecutionInterceptor(),
            SqsTracing.create(openTelemetry).interceptor())) {
      client.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
    }

    assertThat(spans()).hasSize(1);
  }

  @Test
  void interceptors_twoGiven_makeOneSpan() {
    String queue = queue();
    try (SqsClient client =
        sqs(
            SqsTracing.create(openTelemetry).interceptor(),
            SqsTracing.create(openTelemetry).interceptor())) {
      client.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
    }

    assertThat(spans()).hasSize(1);
  }

  @Test
  void interceptor_noOpenTelemetryYet_doesNothing() {
    String queue = queue();

    plain.sendMessage(r -> r.queueUrl(queue).messageBody("x"));

    assertThat(receiveAll(queue).messageAttributes()).isEmpty();
    assertThat(io.opentelemetry.api.GlobalOpenTelemetry.isSet()).isFalse();
  }

  @Test
  void publish_tenAttributesToARawSubscription_arrivesAsItIs() {
    String queue = queue();
    String topic = topic(queue, true);
    Map<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue> attributes =
        new HashMap<>();
    for (int i = 0; i < 10; i++) {
      attributes.put("a" + i, SnsAttributesSetter.attribute("v"));
    }

    sns.publish(r -> r.topicArn(topic).message("x").messageAttributes(attributes));

    assertThat(receiveAll(queue).messageAttributes()).hasSize(10);
    assertThat(sum("throughline.propagation.degraded")).isPositive();
  }

  @Test
  void publish_toAPhone_isLeftAlone() {
    Throwable error = error(() -> sns.publish(r -> r.phoneNumber("+491700000000").message("x")));

    assertThat(error).isNotNull();
    assertThat(spans()).isEmpty();
  }

  private static Map<String, MessageAttributeValue> attributes(int count) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    for (int i = 0; i < count; i++) {
      attributes.put("a" + i, SqsAttributesSetter.attribute("v"));
    }
    return attributes;
  }

  private static Throwable error(Runnable call) {
    try {
      call.run();
    } catch (Throwable thrown) {
      return thrown;
    }
    throw new AssertionError("nothing was thrown");
  }
}
