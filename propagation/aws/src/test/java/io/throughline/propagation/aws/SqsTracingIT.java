package io.throughline.propagation.aws;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.propagation.internal.MessagingAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** A received message, or a batch of them, is processed in the context that came with it. */
class SqsTracingIT extends AwsParts {

  private final List<String> seen = new ArrayList<>();

  @Test
  void process_sentMessage_continuesTraceAndBaggage() {
    String queue = queue();
    Span click = tracer.spanBuilder("click").startSpan();
    try (Scope scope = click.makeCurrent();
        Scope order = transaction.makeCurrent()) {
      sqs.sendMessage(r -> r.queueUrl(queue).messageBody("hello"));
    }
    click.end();

    for (Message message : receive(queue)) {
      tracing(queue).process(message, this::note);
    }

    SpanData send = span("send");
    SpanData process = span("process");
    assertThat(seen).containsExactly("hello o-1");
    assertThat(send)
        .hasKind(SpanKind.PRODUCER)
        .hasParentSpanId(click.getSpanContext().getSpanId())
        .hasAttribute(MessagingAttributes.SYSTEM, "aws_sqs")
        .hasAttribute(MessagingAttributes.DESTINATION, Destinations.ofQueueUrl(queue));
    assertThat(process)
        .hasKind(SpanKind.CONSUMER)
        .hasTraceId(click.getSpanContext().getTraceId())
        .hasParentSpanId(send.getSpanId())
        .hasName("process " + Destinations.ofQueueUrl(queue));
    assertThat(process.getAttributes().get(MessagingAttributes.MESSAGE_ID))
        .isEqualTo(send.getAttributes().get(MessagingAttributes.MESSAGE_ID));
    SpanData receive = span("receive");
    assertThat(receive).hasKind(SpanKind.CLIENT).hasNoParent();
    assertThat(receive.getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactly(send.getSpanId());
    assertThat(metric("throughline.message.age").getHistogramData().getPoints()).hasSize(1);
    assertThat(metric("business.transaction.age").getHistogramData().getPoints().iterator().next())
        .satisfies(point -> assertThat(point.getSum()).isBetween(2d, 60d));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void process_publishedMessage_continuesTraceAndBaggage(boolean raw) {
    String queue = queue();
    String topic = topic(queue, raw);
    try (Scope order = transaction.makeCurrent()) {
      sns.publish(r -> r.topicArn(topic).message("hello"));
    }

    for (Message message : receive(queue)) {
      tracing(queue).process(message, this::note);
    }

    assertThat(seen).singleElement().asString().endsWith(" o-1");
    assertThat(span("send")).hasAttribute(MessagingAttributes.SYSTEM, "aws.sns");
    assertThat(span("process")).hasParentSpanId(span("send").getSpanId());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void process_publishedBatch_continuesEachEntrysOwnSpan(boolean raw) {
    String queue = queue();
    String topic = topic(queue, raw);
    sns.publishBatch(
        r ->
            r.topicArn(topic)
                .publishBatchRequestEntries(topicEntry("a", "one"), topicEntry("b", "two")));

    for (Message message : receive(queue)) {
      tracing(queue).process(message, this::note);
    }

    assertThat(spans().stream().filter(s -> s.getName().startsWith("process")))
        .extracting(SpanData::getParentSpanId)
        .containsExactlyInAnyOrderElementsOf(
            spans().stream()
                .filter(s -> s.getName().startsWith("create"))
                .map(SpanData::getSpanId)
                .toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void process_spanAlreadyCurrent_becomesALink() {
    String queue = queue();
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("hello"));
    Message message = receive(queue).get(0);
    Span poll = tracer.spanBuilder("poll").startSpan();

    try (Scope scope = poll.makeCurrent()) {
      tracing(queue).process(message, this::note);
    }

    SpanData process = span("process");
    assertThat(process).hasParentSpanId(span("send").getSpanId());
    assertThat(process.getLinks())
        .extracting(LinkData::getSpanContext)
        .extracting(c -> c.getSpanId())
        .containsExactly(poll.getSpanContext().getSpanId());
  }

  @Test
  void process_messageWithoutContext_startsANewTrace() {
    String queue = queue();
    plain.sendMessage(r -> r.queueUrl(queue).messageBody("hello"));

    tracing(queue).process(receive(queue).get(0), this::note);

    assertThat(seen).containsExactly("hello null");
    assertThat(span("process")).hasNoParent().hasTotalRecordedLinks(0);
  }

  @Test
  void process_handlerThrows_failsTheSpanAndPassesTheException() {
    String queue = queue();
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("hello"));
    Message message = receive(queue).get(0);

    assertThatThrownBy(
            () ->
                tracing(queue)
                    .process(
                        message,
                        m -> {
                          throw new java.io.IOException("disk");
                        }))
        .isInstanceOf(java.io.IOException.class);

    assertThat(span("process"))
        .hasAttribute(MessagingAttributes.ERROR_TYPE, "java.io.IOException")
        .hasStatus(io.opentelemetry.sdk.trace.data.StatusData.error());
  }

  @Test
  void processBatch_someHandlersThrow_returnsTheirMessagesAndSeesEachBaggage() {
    String queue = queue();
    for (String id : List.of("o-1", "o-2", "o-3")) {
      try (Scope scope =
          transaction.toBuilder().put("business.transaction.id", id).build().makeCurrent()) {
        sqs.sendMessage(r -> r.queueUrl(queue).messageBody(id));
      }
    }
    List<Message> messages = receive(queue);
    assertThat(messages).hasSize(3);
    Span poll = tracer.spanBuilder("poll").startSpan();
    List<Message> failed;
    try (Scope scope = poll.makeCurrent()) {
      failed =
          tracing(queue)
              .processBatch(
                  messages,
                  m -> {
                    note(m);
                    if (m.body().equals("o-2")) {
                      throw new IllegalStateException("two");
                    }
                  });
    }

    assertThat(failed).extracting(Message::body).containsExactly("o-2");
    assertThat(seen).containsExactlyInAnyOrder("o-1 o-1", "o-2 o-2", "o-3 o-3");
    SpanData process = span("process");
    assertThat(process)
        .hasParentSpanId(poll.getSpanContext().getSpanId())
        .hasAttribute(MessagingAttributes.BATCH_MESSAGE_COUNT, 3L)
        .hasAttribute(MessagingAttributes.ERROR_TYPE, "java.lang.IllegalStateException");
    assertThat(process.getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactlyInAnyOrderElementsOf(
            spans().stream()
                .filter(s -> s.getName().startsWith("send"))
                .map(SpanData::getSpanId)
                .toList());
    assertThat(process.getLinks())
        .allSatisfy(
            link ->
                assertThat(link.getAttributes().get(MessagingAttributes.MESSAGE_ID)).isNotNull());
    assertThat(Context.current()).isSameAs(Context.root());
  }

  @Test
  void process_noHandler_isTheCallersMistakeAndNoFailureOfTheMessage() {
    SqsTracing tracing = tracing("q");
    List<Message> messages = List.of(message("a"));

    assertThatNullPointerException()
        .isThrownBy(() -> tracing.processBatch(messages, null))
        .withMessage("handler");
    assertThatNullPointerException()
        .isThrownBy(() -> tracing.process(messages.get(0), null))
        .withMessage("handler");
    assertThat(spans()).isEmpty();
  }

  @Test
  void processBatch_interrupted_returnsTheRestAndStaysInterrupted() {
    List<Message> messages = List.of(message("a"), message("b"), message("c"));

    List<Message> failed =
        tracing("q")
            .processBatch(
                messages,
                m -> {
                  note(m);
                  if (m.body().equals("b")) {
                    throw new InterruptedException();
                  }
                });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failed).extracting(Message::body).containsExactly("b", "c");
    assertThat(seen).containsExactly("a null", "b null");
  }

  @Test
  void processBatch_handlerErrs_endsTheSpanAndThrows() {
    assertThatThrownBy(
            () ->
                tracing("q")
                    .processBatch(
                        List.of(message("a")),
                        m -> {
                          throw new AssertionError("fatal");
                        }))
        .isInstanceOf(AssertionError.class);

    assertThat(span("process q"))
        .hasAttribute(MessagingAttributes.ERROR_TYPE, "java.lang.AssertionError");
    assertThat(Context.current()).isSameAs(Context.root());
  }

  @Test
  void process_handOverToExecutor_continuesWithAWrappedContext() throws Exception {
    String queue = queue();
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("hello"));
    ExecutorService executor = Context.taskWrapping(Executors.newSingleThreadExecutor());
    CompletableFuture<String> traceId = new CompletableFuture<>();

    tracing(queue)
        .process(
            receive(queue).get(0),
            m ->
                executor.execute(
                    () -> traceId.complete(Span.current().getSpanContext().getTraceId())));

    assertThat(traceId.get()).isEqualTo(span("send").getTraceId());
    executor.shutdown();
  }

  private void note(Message message) {
    seen.add(message.body() + " " + Baggage.current().getEntryValue("business.transaction.id"));
  }

  private static Message message(String body) {
    return Message.builder().body(body).messageId(body).build();
  }
}
