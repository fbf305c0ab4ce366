package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A service that is switched by environment variables alone. A JVM of its own each time, for hooks
 * read them once and take the global instance.
 */
class SwitchesIT extends KafkaParts {

  private static final String OUTSIDE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void enabledFalse_clientsAndHandlers_passThroughWithoutSpansHeadersAndFigures() throws Exception {
    fromOutside();

    assertThat(child(Map.of("THROUGHLINE_ENABLED", "false")))
        .containsExactly(
            "process: the caller's span, caller=1",
            "processBatch: the caller's span, caller=1",
            "processBatch: the caller's exception",
            "spans: [caller]",
            "metrics: []");
    try (KafkaConsumer<String, String> consumer = unsubscribed(Map.of())) {
      consumer.subscribe(List.of(topic + "-out"));
      assertThat(poll(consumer, 2)).allSatisfy(r -> assertThat(r.headers()).isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tracecontext,baggage"})
  void edgeTrue_recordFromOutside_losesItsBusinessMembersAlone(String propagators)
      throws Exception {
    fromOutside();

    assertThat(child(Map.of("THROUGHLINE_EDGE", "true", "OTEL_PROPAGATORS", propagators)))
        .contains("process: the record's trace, tenant=acme");
    try (KafkaConsumer<String, String> consumer = unsubscribed(Map.of())) {
      consumer.subscribe(List.of(topic + "-out"));
      ConsumerRecord<String, String> sentOn = poll(consumer, 2).get(0);
      assertThat(header(sentOn, "baggage")).isEqualTo("tenant=acme");
      assertThat(header(sentOn, "traceparent")).startsWith(OUTSIDE.substring(0, 35));
    }
  }

  @Test
  void neither_recordFromOutside_keepsItsBusinessMembers() throws Exception {
    fromOutside();

    assertThat(child(Map.of()))
        .contains(
            "process: the record's trace, business.transaction.id=o-1"
                + " business.transaction.name=order enduser.pseudo.id=p-1 tenant=acme");
  }

  private void fromOutside() throws Exception {
    ProducerRecord<String, String> record = new ProducerRecord<>(topic, "k", "v");
    record
        .headers()
        .add("traceparent", OUTSIDE.getBytes(UTF_8))
        .add(
            "baggage",
            ("business.transaction.name=order,business.transaction.id=o-1,"
                    + "enduser.pseudo.id=p-1,tenant=acme")
                .getBytes(UTF_8));
    try (KafkaProducer<String, String> producer = producer(Map.of("interceptor.classes", ""))) {
      producer.send(record).get();
    }
  }

  private List<String> child(Map<String, String> switches) throws Exception {
    Map<String, String> environment = new HashMap<>(switches);
    environment.put("OTEL_TRACES_EXPORTER", "none");
    environment.put("OTEL_METRICS_EXPORTER", "none");
    environment.put("OTEL_LOGS_EXPORTER", "none");
    return ChildJvm.run(
        Service.class,
        System.getProperty("java.class.path"),
        environment,
        broker.bootstrapServers(),
        topic);
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  /** Receives the record, sends one on from within {@code process}, one more in code. */
  static final class Service {

    private Service() {}

    public static void main(String[] args) throws Exception {
      InMemorySpanExporter spans = InMemorySpanExporter.create();
      InMemoryMetricReader metrics = InMemoryMetricReader.create();
      AutoConfiguredOpenTelemetrySdk.builder()
          .addTracerProviderCustomizer(
              (builder, config) -> builder.addSpanProcessor(SimpleSpanProcessor.create(spans)))
          .addMeterProviderCustomizer((builder, config) -> builder.registerMetricReader(metrics))
          .setResultAsGlobal()
          .build();
      KafkaTracing tracing = KafkaTracing.create(GlobalOpenTelemetry.get());
      ConsumerRecord<String, String> record = receive(args[0], args[1]);
      Span caller = GlobalOpenTelemetry.getTracer("test").spanBuilder("caller").startSpan();
      try (KafkaProducer<String, String> producer = producer(args[0]);
          Scope scope =
              Context.root()
                  .with(caller)
                  .with(Baggage.builder().put("caller", "1").build())
                  .makeCurrent()) {
        tracing.process(
            record,
            r -> {
              say("process", caller);
              producer.send(new ProducerRecord<>(args[1] + "-out", "k", "v")).get();
            });
        tracing.processBatch(List.of(record), r -> say("processBatch", caller));
        sayExceptionOfBatch(tracing, record);
        tracing.send(producer, new ProducerRecord<>(args[1] + "-out", "k", "v")).get();
      }
      caller.end();
      System.out.println(
          "spans: " + spans.getFinishedSpanItems().stream().map(s -> s.getName()).toList());
      System.out.println(
          "metrics: "
              + metrics.collectAllMetrics().stream()
                  .map(m -> m.getName())
                  .filter(name -> !name.startsWith("otel."))
                  .toList());
      System.exit(0);
    }

    private static void say(String where, Span caller) {
      TreeSet<String> members = new TreeSet<>();
      Baggage.current().forEach((key, entry) -> members.add(key + "=" + entry.getValue()));
      String whose =
          Span.current() == caller
              ? "the caller's span"
              : Span.current().getSpanContext().getTraceId().equals(OUTSIDE.substring(3, 35))
                  ? "the record's trace"
                  : "another trace";
      System.out.println(where + ": " + whose + ", " + String.join(" ", members));
    }

    private static void sayExceptionOfBatch(
        KafkaTracing tracing, ConsumerRecord<String, String> record) {
      IllegalStateException own = new IllegalStateException();
      try {
        tracing.processBatch(
            List.of(record),
            r -> {
              throw own;
            });
      } catch (IllegalStateException e) {
        System.out.println(
            "processBatch: " + (e == own ? "the caller's exception" : "another exception"));
      }
    }

    private static KafkaProducer<String, String> producer(String servers) {
      return new KafkaProducer<>(
          Map.of(
              "bootstrap.servers",
              servers,
              "interceptor.classes",
              TracingProducerInterceptor.class.getName()),
          new StringSerializer(),
          new StringSerializer());
    }

    private static ConsumerRecord<String, String> receive(String servers, String topic) {
      try (KafkaConsumer<String, String> consumer =
          new KafkaConsumer<>(
              Map.of(
                  "bootstrap.servers",
                  servers,
                  "group.id",
                  "switches-" + topic,
                  "auto.offset.reset",
                  "earliest",
                  "interceptor.classes",
                  TracingConsumerInterceptor.class.getName()),
              new StringDeserializer(),
              new StringDeserializer())) {
        consumer.subscribe(List.of(topic));
        return poll(consumer, 1).get(0);
      }
    }
  }
}
