package io.throughline.propagation.aws;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class SqsTracingIT extends AwsParts {

  private static final Baggage ORDER =
      Baggage.builder()
          .put("business.transaction.name", "order")
          .put("business.transaction.id", "o-1")
          .put("business.transaction.start_time", Long.toString(System.currentTimeMillis() - 2_000))
          .build();

  private final List<String> seen = new ArrayList<>();

  @Test
  void process_sentMessage_continuesTraceAndBaggage() {
    String queue = queue();
    Span click = tracer.spanBuilder("click").startSpan();
    try (Scope scope = click.makeCurrent();
        Scope order = ORDER.makeCurrent()) {
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
    try (Scope order = ORDER.makeCurrent()) {
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
          ORDER.toBuilder().put("business.transaction.id", id).build().makeCurrent()) {
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

  @Test
  void send_attributesOfTheMessageBeingProcessed_areReplacedAndLinked() {
    String queue = queue();
    String next = queue();
    try (Scope scope = ORDER.makeCurrent()) {
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

  private void note(Message message) {
    seen.add(message.body() + " " + Baggage.current().getEntryValue("business.transaction.id"));
  }

  private static Message message(String body) {
    return Message.builder().body(body).messageId(body).build();
  }
}
