package io.throughline.propagation.aws;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.throughline.propagation.internal.MessagingAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The clients that answer with a future: requests leave one thread and come back on another. */
class AsyncClientIT extends AwsParts {

  private static final int IN_FLIGHT = 60;

  private SqsAsyncClient async;

  @BeforeEach
  void startClient() {
    async =
        SqsAsyncClient.builder()
            .endpointOverride(sqsServer.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .overrideConfiguration(
                c -> c.addExecutionInterceptor(SqsTracing.create(openTelemetry).interceptor()))
            .build();
  }

  @AfterEach
  void stopClient() {
    async.close();
  }

  @Test
  void sendReceiveAndFailure_areTracedFromTheCallersContext() {
    String queue = queue();
    Span click = tracer.spanBuilder("click").startSpan();
    try (Scope scope = click.makeCurrent()) {
      async.sendMessage(r -> r.queueUrl(queue).messageBody("x")).join();
      async.sendMessageBatch(r -> r.queueUrl(queue).entries(entry("a", "y"))).join();
    }
    assertThat(tracing(queue).processBatch(receiveAsync(queue, 2), m -> {})).isEmpty();
    assertThatThrownBy(
            () -> async.sendMessage(r -> r.queueUrl(queue + "-gone").messageBody("x")).join())
        .isInstanceOf(CompletionException.class);

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
  void send_manyInFlight_keepTheirTracesApart() {
    String queue = queue();
    Map<String, String> expected = new HashMap<>();
    Map<String, Boolean> leaked = new ConcurrentHashMap<>();
    List<CompletableFuture<?>> sends = new ArrayList<>();
    for (int i = 0; i < IN_FLIGHT; i++) {
      String body = "m" + i;
      Span span = tracer.spanBuilder(body).startSpan();
      expected.put(body, span.getSpanContext().getTraceId());
      try (Scope scope = span.makeCurrent()) {
        sends.add(
            async
                .sendMessage(r -> r.queueUrl(queue).messageBody(body))
                .whenCompleteAsync((sent, error) -> {}, Runnable::run)
                .thenRun(
                    () ->
                        leaked.put(
                            body,
                            Span.current().getSpanContext().isValid()
                                && !Span.current().equals(span))));
      }
    }
    sends.forEach(CompletableFuture::join);

    Map<String, String> seen = new HashMap<>();
    for (Message message : receiveAsync(queue, IN_FLIGHT)) {
      tracing(queue)
          .process(message, m -> seen.put(m.body(), Span.current().getSpanContext().getTraceId()));
    }
    assertThat(seen).isEqualTo(expected);
    assertThat(leaked.values()).as("a span of ours current in a continuation").containsOnly(false);
  }

  @Test
  void publishAndPublishBatch_areTraced() {
    String queue = queue();
    String topic = topic(queue, false);
    try (SnsAsyncClient publisher =
        SnsAsyncClient.builder()
            .endpointOverride(snsEndpoint.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .overrideConfiguration(
                c -> c.addExecutionInterceptor(SnsTracing.create(openTelemetry).interceptor()))
            .build()) {
      publisher.publish(r -> r.topicArn(topic).message("x")).join();
      publisher
          .publishBatch(
              r ->
                  r.topicArn(topic)
                      .publishBatchRequestEntries(topicEntry("a", "y"), topicEntry("b", "z")))
          .join();
    }

    for (Message message : receiveAsync(queue, 3)) {
      tracing(queue).process(message, m -> {});
    }
    List<String> parents = new ArrayList<>();
    spans().stream()
        .filter(s -> s.getName().startsWith("process"))
        .forEach(s -> parents.add(s.getParentSpanId()));
    List<String> creations = new ArrayList<>();
    creations.add(span("send").getSpanId());
    spans().stream()
        .filter(s -> s.getName().startsWith("create"))
        .forEach(s -> creations.add(s.getSpanId()));
    assertThat(parents).hasSize(3).containsExactlyInAnyOrderElementsOf(creations);
  }

  private List<Message> receiveAsync(String queue, int count) {
    List<Message> messages = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (messages.size() < count && System.nanoTime() < end) {
      messages.addAll(
          async
              .receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(2))
              .join()
              .messages());
    }
    assertThat(messages).hasSize(count);
    return messages;
  }
}
