package io.throughline.propagation.aws;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.propagation.internal.MessagingAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Whatever a caller hands over, the call goes through as it would without us. */
class ThroughlineExecutionInterceptorIT extends AwsParts {

  @Test
  void send_immutableAttributes_areCopied() {
    String queue = queue();
    Map<String, MessageAttributeValue> attributes =
        Map.of("type", SqsAttributesSetter.attribute("express"));

    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x").messageAttributes(attributes));

    assertThat(receiveAll(queue).messageAttributes())
        .containsAllEntriesOf(attributes)
        .containsKey("traceparent");
    assertThat(attributes).hasSize(1);
  }

  @Test
  void send_nullAttributes_getTheContext() {
    String queue = queue();

    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x").messageAttributes(null));

    assertThat(receiveAll(queue).messageAttributes()).containsOnlyKeys("traceparent");
  }

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

    assertThat(sum("business.transaction.detached")).isZero();
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
  void send_withoutQueueUrl_failsAsItWouldWithoutUs() {
    Throwable plainError = error(() -> plain.sendMessage(r -> r.messageBody("x")));
    Throwable tracedError = error(() -> sqs.sendMessage(r -> r.messageBody("x")));

    assertThat(tracedError.getClass()).isEqualTo(plainError.getClass());
    assertThat(span("send")).hasName("send");
  }

  @Test
  void sendBatch_duplicateIds_failsAsItWouldWithoutUsAndEndsEverySpan() {
    String queue = queue();

    assertThatThrownBy(
            () ->
                sqs.sendMessageBatch(
                    r -> r.queueUrl(queue).entries(entry("a", "one"), entry("a", "two"))))
        .isInstanceOf(SqsException.class)
        .isInstanceOfAny(BatchEntryIdsNotDistinctException.class, SqsException.class);

    assertThat(spans()).extracting(SpanData::getName).hasSize(3);
    assertThat(spans())
        .allSatisfy(
            s -> assertThat(s.getAttributes().get(MessagingAttributes.ERROR_TYPE)).isNotNull());
  }

  @Test
  void send_bodyAtTheLimit_goesThrough() {
    String queue = queue();
    String body = "b".repeat(1_048_576);

    SendMessageResponse sent = sqs.sendMessage(r -> r.queueUrl(queue).messageBody(body));

    assertThat(sent.messageId()).isNotNull();
    Message message = receiveAll(queue);
    assertThat(message.body()).hasSize(1_048_576);
    assertThat(message.messageAttributes()).isEmpty();
    assertThat(message.attributesAsStrings().get("AWSTraceHeader"))
        .contains(span("send").getSpanId());
  }

  @Test
  void sendBatch_bodiesAtTheLimitTogether_goThrough() {
    String queue = queue();
    String half = "b".repeat(1_048_576 / 2);

    sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entry("a", half), entry("b", half)));

    List<Message> messages = receive(queue);
    assertThat(messages)
        .hasSize(2)
        .allSatisfy(
            m -> {
              assertThat(m.messageAttributes()).isEmpty();
              assertThat(m.attributesAsStrings()).containsKey("AWSTraceHeader");
            });
  }

  @Test
  void send_noSpanAndNoBaggage_stillMakesItsOwnTrace() {
    String queue = queue();

    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));

    assertThat(span("send")).hasNoParent();
    assertThat(receiveAll(queue).messageAttributes()).containsKey("traceparent");
  }

  @Test
  void send_sdkShutDown_goesThrough() {
    String queue = queue();
    openTelemetry.shutdown();

    SendMessageResponse sent = sqs.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
    tracing(queue).process(receive(queue).get(0), m -> {});

    assertThat(sent.messageId()).isNotNull();
  }

  @Test
  void send_propagatorThrows_goesThroughAndLogsOnce() {
    Logger logger = Logger.getLogger("io.throughline.propagation");
    List<LogRecord> records = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            records.add(record);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    logger.setLevel(Level.ALL);
    String queue = queue();
    try (SqsClient broken = sqs(SqsTracing.create(sdk(new BrokenPropagator())).interceptor())) {
      for (int i = 0; i < 20; i++) {
        broken.sendMessage(r -> r.queueUrl(queue).messageBody("x"));
      }
      assertThat(receive(queue)).hasSize(10);
    } finally {
      logger.removeHandler(handler);
      logger.setLevel(null);
    }

    assertThat(spans().stream().filter(s -> s.getName().startsWith("send"))).hasSize(20);
    assertThat(records).hasSizeLessThanOrEqualTo(1);
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
  void interceptor_sharedByFiftyThreads_keepsEveryTraceApart() throws Exception {
    String queue = queue();
    ExecutionInterceptor shared = SqsTracing.create(openTelemetry).interceptor();
    ExecutorService threads = Executors.newFixedThreadPool(50);
    Map<String, String> expected = new java.util.concurrent.ConcurrentHashMap<>();
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

  @Test
  void asyncClient_sendReceiveAndFailure_areTracedFromTheCallersContext() {
    String queue = queue();
    Span click = tracer.spanBuilder("click").startSpan();
    try (SqsAsyncClient async =
        SqsAsyncClient.builder()
            .endpointOverride(sqsServer.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .overrideConfiguration(
                c -> c.addExecutionInterceptor(SqsTracing.create(openTelemetry).interceptor()))
            .build()) {
      try (Scope scope = click.makeCurrent()) {
        async.sendMessage(r -> r.queueUrl(queue).messageBody("x")).join();
        async.sendMessageBatch(r -> r.queueUrl(queue).entries(entry("a", "y"))).join();
      }
      List<Message> messages = new ArrayList<>();
      while (messages.size() < 2) {
        messages.addAll(
            async
                .receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(5))
                .join()
                .messages());
      }
      assertThat(tracing(queue).processBatch(messages, m -> {})).isEmpty();
      assertThatThrownBy(
              () -> async.sendMessage(r -> r.queueUrl(queue + "-gone").messageBody("x")).join())
          .isInstanceOf(CompletionException.class);
    }

    assertThat(span("send")).hasParentSpanId(click.getSpanContext().getSpanId());
    assertThat(span("create")).hasParentSpanId(click.getSpanContext().getSpanId());
    assertThat(span("process").getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactlyInAnyOrder(span("send").getSpanId(), span("create").getSpanId());
    assertThat(
            spans().stream()
                .filter(s -> s.getAttributes().get(MessagingAttributes.ERROR_TYPE) != null))
        .hasSize(1);
    assertThat(Context.current()).isSameAs(Context.root());
  }

  @Test
  void asyncSnsClient_publish_isTraced() {
    String queue = queue();
    String topic = topic(queue, false);
    try (SnsAsyncClient async =
        SnsAsyncClient.builder()
            .endpointOverride(snsEndpoint.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .overrideConfiguration(
                c -> c.addExecutionInterceptor(SnsTracing.create(openTelemetry).interceptor()))
            .build()) {
      async.publish(r -> r.topicArn(topic).message("x")).join();
    }

    tracing(queue).process(receive(queue).get(0), m -> {});

    assertThat(span("process")).hasParentSpanId(span("send").getSpanId());
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
