package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.realparts.LogCapture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What callers hand over by mistake, and what arrives from anybody. The call goes through, with
 * every span ended, and nothing is logged per message.
 */
class BadInputIT extends KafkaParts {

  private static final int TIMES = 10;

  private final LogCapture log = LogCapture.start();

  @AfterEach
  void nothingIsLoggedPerMessage() {
    log.close();
    assertThat(log.lines()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void send_closedHeaders_goesThroughWithItsOwnContext() throws Exception {
    ProducerRecord<String, String> record = new ProducerRecord<>(topic, "k", "v");
    ((RecordHeaders) record.headers()).setReadOnly();
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      for (int i = 0; i < TIMES; i++) {
        producer.send(record).get();
      }
    }

    assertThat(traceparents(TIMES)).doesNotHaveDuplicates();
    assertThat(record.headers()).isEmpty();
  }

  @Test
  void configure_immutableEmptyAndNullSettings_areTaken() {
    Map<String, Object> nulls = new HashMap<>();
    for (String name :
        List.of("client.id", "group.id", "max.request.size", KafkaTracing.OPENTELEMETRY)) {
      nulls.put(name, null);
    }
    for (Map<String, Object> settings :
        List.of(Map.<String, Object>of(), Collections.unmodifiableMap(nulls))) {
      TracingProducerInterceptor producer = new TracingProducerInterceptor();
      TracingConsumerInterceptor consumer = new TracingConsumerInterceptor();
      producer.configure(settings);
      consumer.configure(settings);
      for (int i = 0; i < TIMES; i++) {
        producer.onSend(new ProducerRecord<>(topic, "k", "v"));
        producer.onAcknowledgement(null, null, null);
        consumer.onConsume(new ConsumerRecords<>(Map.of(), Map.of()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 67, 80, 200})
  void send_recordSoManyBytesBelowTheLimit_goesThrough(int room) throws Exception {
    // 82 bytes of frames, three for the lengths of key, value and header count, one more for 1,000.
    String value = "v".repeat(1000 - room);
    int limit = 82 + 1 + 1 + 2 + 1000 + 1;
    try (KafkaProducer<String, String> producer = producer(Map.of("max.request.size", limit))) {
      for (int i = 0; i < TIMES; i++) {
        producer.send(new ProducerRecord<>(topic, "k", value)).get();
      }
    }

    assertThat(traceparents(TIMES)).hasSize(room >= 80 ? TIMES : 0);
  }

  @Test
  void producer_sharedByFiftyThreads_givesEachRecordItsSpan() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(50);
    List<Future<RecordMetadata>> sends = new ArrayList<>();
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      for (int i = 0; i < 1000; i++) {
        sends.add(threads.submit(() -> producer.send(new ProducerRecord<>(topic, "k", "v")).get()));
      }
      for (Future<RecordMetadata> send : sends) {
        send.get();
      }
    }
    threads.shutdown();

    assertThat(otel.named("send " + topic)).hasSize(1000);
    assertThat(traceparents(1000))
        .extracting(header -> header.substring(36, 52))
        .containsExactlyInAnyOrderElementsOf(
            otel.named("send " + topic).stream().map(SpanData::getSpanId).toList());
  }

  @Test
  void sendAndProcess_sdkShutDown_goThrough() throws Exception {
    ((OpenTelemetrySdk) otel.openTelemetry).close();
    List<String> handled = new ArrayList<>();
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      for (int i = 0; i < TIMES; i++) {
        producer.send(new ProducerRecord<>(topic, "k", "v")).get();
        tracing.send(producer, new ProducerRecord<>(topic + "-other", "k", "v")).get();
      }
    }
    try (KafkaConsumer<String, String> consumer =
        consumer(Map.of("interceptor.classes", TracingConsumerInterceptor.class.getName()))) {
      List<ConsumerRecord<String, String>> records = poll(consumer, TIMES);
      for (ConsumerRecord<String, String> record : records) {
        tracing.process(record, r -> handled.add(r.value()));
      }
      tracing.processBatch(records, r -> handled.add(r.value()));
    }

    assertThat(handled).hasSize(2 * TIMES);
  }

  @Test
  void send_noActiveSpan_makesItsOwnTrace() throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      for (int i = 0; i < TIMES; i++) {
        producer.send(new ProducerRecord<>(topic, "k", "v")).get();
      }
    }

    assertThat(otel.named("send " + topic))
        .hasSize(TIMES)
        .allMatch(span -> !span.getParentSpanContext().isValid())
        .extracting(SpanData::getTraceId)
        .doesNotHaveDuplicates();
  }

  @Test
  void process_headersOfAnybody_startsANewTrace() throws Exception {
    List<byte[]> hostile = new ArrayList<>();
    hostile.add(null);
    hostile.add(new byte[0]);
    hostile.add(new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    hostile.add("00-zz".getBytes(UTF_8));
    hostile.add("%".repeat(9000).getBytes(UTF_8));
    hostile.add("a=%zz,=,;;,\u0000".getBytes(UTF_8));
    try (KafkaProducer<String, String> foreign = producer(Map.of("interceptor.classes", ""))) {
      for (byte[] value : hostile) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, "k", "v");
        for (String field : List.of("traceparent", "tracestate", "baggage", "tracepack")) {
          record.headers().add(field, value).add(field, value);
        }
        foreign.send(record).get();
      }
    }
    try (KafkaConsumer<String, String> consumer =
        consumer(Map.of("interceptor.classes", TracingConsumerInterceptor.class.getName()))) {
      for (ConsumerRecord<String, String> record : poll(consumer, hostile.size())) {
        tracing.process(record, r -> {});
      }
    }

    assertThat(otel.named("process " + topic))
        .hasSize(hostile.size())
        .allMatch(span -> !span.getParentSpanContext().isValid() && span.getLinks().isEmpty());
    assertThat(Context.current()).isSameAs(Context.root());
  }

  /** The header of those records that have one, of so many. */
  private List<String> traceparents(int records) {
    List<String> headers = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = consumer(Map.of())) {
      for (ConsumerRecord<String, String> record : poll(consumer, records)) {
        if (record.headers().lastHeader("traceparent") != null) {
          headers.add(new String(record.headers().lastHeader("traceparent").value(), UTF_8));
        }
      }
    }
    return headers;
  }
}
