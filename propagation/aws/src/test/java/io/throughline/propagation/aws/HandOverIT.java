package io.throughline.propagation.aws;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.realparts.ThreadsPerTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** Messages that are handled on many threads, and work that outlives its handler. */
class HandOverIT extends AwsParts {

  private static final int MESSAGES = 20;

  static Stream<Named<ExecutorService>> threads() {
    return ThreadsPerTask.all().entrySet().stream()
        .map(threads -> Named.of(threads.getKey(), threads.getValue()));
  }

  @ParameterizedTest
  @MethodSource("threads")
  void process_handlerHandsOver_laterWorkBelongsToTheMessage(ExecutorService threads)
      throws Exception {
    String queue = queue();
    String next = queue();
    List<Message> messages = sent(queue);
    ExecutorService wrapped = Context.taskWrapping(threads);
    CountDownLatch allHandled = new CountDownLatch(1);
    List<Future<?>> later = new ArrayList<>();
    for (Message message : messages) {
      tracing(queue)
          .process(
              message,
              m ->
                  later.add(
                      wrapped.submit(
                          () -> {
                            assertThat(allHandled.await(30, TimeUnit.SECONDS)).isTrue();
                            assertThat(Baggage.current().getEntryValue("n")).isEqualTo(m.body());
                            return sqs.sendMessage(
                                r ->
                                    r.queueUrl(next)
                                        .messageBody(m.body())
                                        .messageAttributes(m.messageAttributes()));
                          })));
    }
    assertThat(spansOf("process")).as("ended before the work began").hasSize(MESSAGES);
    allHandled.countDown();
    for (Future<?> work : later) {
      work.get(30, TimeUnit.SECONDS);
    }
    threads.shutdown();

    Map<String, SpanData> processes = new HashMap<>();
    spansOf("process").forEach(span -> processes.put(span.getSpanId(), span));
    List<SpanData> sentOn = spansOf("send " + Destinations.ofQueueUrl(next));
    assertThat(sentOn).hasSize(MESSAGES);
    for (SpanData send : sentOn) {
      SpanData process = processes.remove(send.getParentSpanId());
      assertThat(process).as("each send has a process span of its own").isNotNull();
      assertThat(send.getLinks())
          .as("the context that the message came with is replaced and linked")
          .extracting(link -> link.getSpanContext().getSpanId())
          .containsExactly(process.getParentSpanId());
    }
  }

  @ParameterizedTest
  @MethodSource("threads")
  void process_allMessagesAtOnce_keepsTheirContextsApart(ExecutorService threads) throws Exception {
    String queue = queue();
    List<Message> messages = sent(queue);
    CountDownLatch inside = new CountDownLatch(MESSAGES);
    List<Future<?>> all = new ArrayList<>();
    for (Message message : messages) {
      all.add(
          threads.submit(
              () -> {
                tracing(queue)
                    .process(
                        message,
                        m -> {
                          inside.countDown();
                          assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
                          assertThat(Baggage.current().getEntryValue("n")).isEqualTo(m.body());
                          assertThat(SqsMessageGetter.INSTANCE.get(m, "traceparent"))
                              .contains(Span.current().getSpanContext().getTraceId());
                        });
                assertThat(Context.current()).as("left clean").isSameAs(Context.root());
                return message;
              }));
    }
    for (Future<?> one : all) {
      one.get(30, TimeUnit.SECONDS);
    }
    threads.shutdown();

    assertThat(spansOf("process"))
        .extracting(SpanData::getParentSpanId)
        .containsExactlyInAnyOrderElementsOf(
            spansOf("send").stream().map(SpanData::getSpanId).toList());
  }

  @ParameterizedTest
  @MethodSource("threads")
  void processBatch_handlerHandsOver_eachWorkHasItsOwnBaggage(ExecutorService threads)
      throws Exception {
    String queue = queue();
    List<Message> messages = sent(queue);
    ExecutorService wrapped = Context.taskWrapping(threads);
    List<Future<Map.Entry<String, String>>> later = new ArrayList<>();
    List<Message> failed =
        tracing(queue)
            .processBatch(
                messages,
                m ->
                    later.add(
                        wrapped.submit(
                            () -> Map.entry(m.body(), Baggage.current().getEntryValue("n")))));
    for (Future<Map.Entry<String, String>> work : later) {
      Map.Entry<String, String> seen = work.get(30, TimeUnit.SECONDS);
      assertThat(seen.getValue()).isEqualTo(seen.getKey());
    }
    threads.shutdown();
    assertThat(failed).isEmpty();
  }

  private List<Message> sent(String queue) {
    for (int i = 0; i < MESSAGES; i++) {
      String n = "" + i;
      try (Scope scope = Baggage.builder().put("n", n).build().makeCurrent()) {
        sqs.sendMessage(r -> r.queueUrl(queue).messageBody(n));
      }
    }
    List<Message> messages = new ArrayList<>();
    while (messages.size() < MESSAGES) {
      List<Message> some = receive(queue);
      assertThat(some).isNotEmpty();
      messages.addAll(some);
    }
    return messages;
  }

  private List<SpanData> spansOf(String namePrefix) {
    return spans().stream().filter(span -> span.getName().startsWith(namePrefix)).toList();
  }
}
