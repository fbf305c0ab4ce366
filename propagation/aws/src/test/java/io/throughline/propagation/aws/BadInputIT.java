package io.throughline.propagation.aws;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.propagation.internal.MessagingAttributes;
import io.throughline.realparts.LogCapture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * What callers hand over by mistake. The call ends as it would without us, with every span ended,
 * and nothing is logged per message.
 */
class BadInputIT extends AwsParts {

  private static final int TIMES = 10;
  private static final int LIMIT = 1_048_576;

  private final LogCapture log = LogCapture.start();

  @AfterEach
  void nothingIsLoggedPerMessage() {
    log.close();
    assertThat(log.lines()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void send_immutableAttributes_areCopied() {
    String queue = queue();
    Map<String, MessageAttributeValue> attributes =
        Map.of("type", SqsAttributesSetter.attribute("express"));

    for (int i = 0; i < TIMES; i++) {
      sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x").messageAttributes(attributes));
    }

    assertThat(receiveAll(queue).messageAttributes())
        .containsAllEntriesOf(attributes)
        .containsKey("traceparent");
    assertThat(attributes).hasSize(1);
  }

  @Test
  void send_nullAttributes_getTheContext() {
    String queue = queue();

    for (int i = 0; i < TIMES; i++) {
      sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x").messageAttributes(null));
    }

    assertThat(receiveAll(queue).messageAttributes()).containsOnlyKeys("traceparent");
  }

  /** The SDK takes such a map; sending it fails inside the SDK, with us as without. */
  @Test
  void send_nullAmongTheAttributes_failsAsItWouldWithoutUs() {
    String queue = queue();
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("type", null);

    for (int i = 0; i < TIMES; i++) {
      assertSameOutcome(
          client ->
              client.sendMessage(
                  r -> r.queueUrl(queue).messageBody("x").messageAttributes(attributes)));
    }
  }

  static Stream<Named<Call<SqsClient>>> withoutQueue() {
    return Stream.of(
        Named.of("send", client -> client.sendMessage(r -> r.messageBody("x"))),
        Named.of(
            "send batch",
            client -> client.sendMessageBatch(r -> r.entries(entry("a", "x"), entry("b", "y")))),
        Named.of("receive", client -> client.receiveMessage(r -> r.maxNumberOfMessages(1))),
        Named.of("send nothing", client -> client.sendMessage(r -> {})),
        Named.of("send no entries", client -> client.sendMessageBatch(r -> {})),
        Named.of(
            "send an empty list",
            client -> client.sendMessageBatch(r -> r.entries(Collections.emptyList()))));
  }

  @ParameterizedTest
  @MethodSource("withoutQueue")
  void call_withoutQueueUrl_failsAsItWouldWithoutUs(Call<SqsClient> call) {
    for (int i = 0; i < TIMES; i++) {
      assertSameOutcome(call);
    }
  }

  static Stream<Named<Call<SnsClient>>> withoutTopic() {
    return Stream.of(
        Named.of("publish", client -> client.publish(r -> r.message("x"))),
        Named.of(
            "publish batch",
            client ->
                client.publishBatch(
                    r -> r.publishBatchRequestEntries(topicEntry("a", "x"), topicEntry("b", "y")))),
        Named.of("publish nothing", client -> client.publish(r -> {})),
        Named.of("publish no entries", client -> client.publishBatch(r -> {})));
  }

  @ParameterizedTest
  @MethodSource("withoutTopic")
  void publish_withoutTopic_failsAsItWouldWithoutUs(Call<SnsClient> call) {
    try (SnsClient untraced = sns()) {
      for (int i = 0; i < TIMES; i++) {
        assertThat(outcome(() -> call.with(sns))).isEqualTo(outcome(() -> call.with(untraced)));
      }
    }
  }

  @Test
  void sendBatch_duplicateIds_failsAsItWouldWithoutUsAndEndsEverySpan() {
    String queue = queue();

    for (int i = 0; i < TIMES; i++) {
      assertSameOutcome(
          client ->
              client.sendMessageBatch(
                  r -> r.queueUrl(queue).entries(entry("a", "one"), entry("a", "two"))));
    }

    assertThat(spans()).extracting(SpanData::getName).hasSize(3 * TIMES);
    assertThat(spans())
        .allSatisfy(
            s -> assertThat(s.getAttributes().get(MessagingAttributes.ERROR_TYPE)).isNotNull());
  }

  @Test
  void send_bodyAtTheLimit_goesThroughWithTheTraceHeaderAlone() {
    String queue = queue();

    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("b".repeat(LIMIT)));

    Message message = receiveAll(queue);
    assertThat(message.body()).hasSize(LIMIT);
    assertThat(message.messageAttributes()).isEmpty();
    assertThat(message.attributesAsStrings().get("AWSTraceHeader"))
        .contains(span("send").getSpanId());
  }

  @Test
  void sendBatch_bodiesAtTheLimitTogether_goThrough() {
    String queue = queue();
    String half = "b".repeat(LIMIT / 2);

    sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entry("a", half), entry("b", half)));

    assertThat(receive(queue))
        .hasSize(2)
        .allSatisfy(
            m -> {
              assertThat(m.messageAttributes()).isEmpty();
              assertThat(m.attributesAsStrings()).containsKey("AWSTraceHeader");
            });
  }

  @Test
  void send_noActiveSpan_makesItsOwnTrace() {
    String queue = queue();

    for (int i = 0; i < TIMES; i++) {
      sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
    }

    assertThat(spans()).hasSize(TIMES).allSatisfy(s -> assertThat(s).hasNoParent());
    assertThat(spans()).extracting(SpanData::getTraceId).doesNotHaveDuplicates();
    assertThat(receiveAll(queue).messageAttributes()).containsKey("traceparent");
  }

  @Test
  void sendAndProcess_sdkShutDown_goThrough() {
    String queue = queue();
    openTelemetry.shutdown();
    List<String> handled = new ArrayList<>();

    for (int i = 0; i < TIMES; i++) {
      sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
      sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entry("a", "y")));
    }
    for (Message message : receive(queue)) {
      tracing(queue).process(message, m -> handled.add(m.body()));
      tracing(queue).processBatch(List.of(message), m -> handled.add(m.body()));
    }

    assertThat(handled).isNotEmpty();
  }

  @Test
  void send_propagatorThrows_goesThrough() {
    String queue = queue();
    try (SqsClient broken = sqs(SqsTracing.create(sdk(new BrokenPropagator())).interceptor())) {
      for (int i = 0; i < TIMES; i++) {
        broken.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
      }
    }

    assertThat(receive(queue)).hasSize(TIMES);
    assertThat(spans().stream().filter(s -> s.getName().startsWith("send"))).hasSize(TIMES);
  }

  @Test
  void interceptor_sharedByFiftyThreads_keepsEveryTraceApart() throws Exception {
    String queue = queue();
    ExecutionInterceptor shared = SqsTracing.create(openTelemetry).interceptor();
    ExecutorService threads = Executors.newFixedThreadPool(50);
    Map<String, String> expected = new ConcurrentHashMap<>();
    try (SqsClient one = sqs(shared);
        SqsClient other = sqs(shared)) {
      List<Future<?>> sends = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String body = "m" + i;
        SqsClient client = i % 2 == 0 ? one : other;
        sends.add(
            threads.submit(
                () -> {
                  Span span = tracer.spanBuilder(body).startSpan();
                  try (Scope scope = span.makeCurrent()) {
                    client.sendMessage(r -> r.queueUrl(queue).messageBody(body));
                  }
                  expected.put(body, span.getSpanContext().getTraceId());
                }));
      }
      for (Future<?> send : sends) {
        send.get();
      }
    }
    threads.shutdown();
    Map<String, String> seen = new HashMap<>();
    while (seen.size() < 200) {
      List<Message> messages = receive(queue);
      assertThat(messages).isNotEmpty();
      for (Message message : messages) {
        tracing(queue)
            .process(
                message, m -> seen.put(m.body(), Span.current().getSpanContext().getTraceId()));
      }
    }
    assertThat(seen).isEqualTo(expected);
  }

  @FunctionalInterface
  interface Call<T> {
    Object with(T client);
  }

  private void assertSameOutcome(Call<SqsClient> call) {
    assertThat(outcome(() -> call.with(sqs))).isEqualTo(outcome(() -> call.with(plain)));
  }

  /** The class of what was thrown, or that the call returned. */
  private static String outcome(Runnable call) {
    try {
      call.run();
      return "returned";
    } catch (RuntimeException thrown) {
      return thrown.getClass().getName();
    }
  }
}
