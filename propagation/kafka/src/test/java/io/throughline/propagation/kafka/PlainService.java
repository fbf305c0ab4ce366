package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.instrumentation.kafkaclients.v2_6.KafkaTelemetry;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A service with Kafka clients, started as a JVM of its own. It sends two records to the first
 * topic, the second with a context of somebody else's, and handles what is in the second topic.
 */
public final class PlainService {

  static final String FOREIGN = "00-11111111111111111111111111111111-2222222222222222-01";

  private final String servers;
  private final String mode;

  private PlainService(String servers, String mode) {
    this.servers = servers;
    this.mode = mode;
  }

  /**
   * Arguments: servers, topic to send to, topic to read, and what else there is: {@code initialize}
   * (an SDK), {@code hooks} (our interceptors), {@code api}, {@code process} and {@code batch} (our
   * API for sending and handling), and of OpenTelemetry's library {@code wrappers}, {@code
   * theirs-first} or {@code ours-first} (its interceptors).
   */
  public static void main(String[] args) throws Exception {
    PlainService service = new PlainService(args[0], args[3]);
    if (service.has("initialize")) {
      AutoConfiguredOpenTelemetrySdk.initialize();
    }
    service.send(args[1]);
    service.handle(args[2]);
    System.exit(0); // flushes
  }

  private void send(String topic) throws Exception {
    Span click = GlobalOpenTelemetry.getTracer("test").spanBuilder("click").startSpan();
    try (Producer<String, String> producer = producer();
        Scope scope = click.makeCurrent();
        Scope order =
            Baggage.builder()
                .put("business.transaction.name", "order")
                .put("business.transaction.id", "o-1")
                .build()
                .makeCurrent()) {
      send(producer, new ProducerRecord<>(topic, "plain", "v"));
      ProducerRecord<String, String> carrying = new ProducerRecord<>(topic, "carrying", "v");
      carrying.headers().add("traceparent", FOREIGN.getBytes(UTF_8));
      send(producer, carrying);
    } finally {
      click.end();
    }
  }

  private void send(Producer<String, String> producer, ProducerRecord<String, String> record)
      throws Exception {
    if (has("api")) {
      KafkaTracing.create(GlobalOpenTelemetry.get()).send(producer, record).get();
    } else {
      producer.send(record).get();
    }
  }

  private void handle(String topic) {
    KafkaTracing tracing = KafkaTracing.create(GlobalOpenTelemetry.get());
    try (Consumer<String, String> consumer = consumer()) {
      consumer.subscribe(List.of(topic));
      ConsumerRecords<String, String> records = ConsumerRecords.empty();
      for (int i = 0; i < 100 && records.isEmpty(); i++) {
        records = consumer.poll(Duration.ofMillis(200));
      }
      if (has("batch")) {
        tracing.processBatch(records, PlainService::work);
        return;
      }
      for (ConsumerRecord<String, String> record : records) {
        if (has("process")) {
          tracing.process(record, PlainService::work);
        } else {
          work(record);
        }
      }
    }
  }

  private static void work(ConsumerRecord<String, String> record) {
    GlobalOpenTelemetry.getTracer("test")
        .spanBuilder("handle " + Baggage.current().getEntryValue("customer"))
        .startSpan()
        .end();
  }

  private Producer<String, String> producer() {
    Map<String, Object> config = new HashMap<>();
    List<String> theirs = new ArrayList<>();
    if (has("first")) {
      config.putAll(telemetry().producerInterceptorConfigProperties());
      theirs.add(config.get(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG).toString());
    }
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    config.put(
        ProducerConfig.INTERCEPTOR_CLASSES_CONFIG,
        interceptors(theirs, TracingProducerInterceptor.class));
    Producer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    return has("wrappers") ? telemetry().wrap(producer) : producer;
  }

  private Consumer<String, String> consumer() {
    Map<String, Object> config = new HashMap<>();
    List<String> theirs = new ArrayList<>();
    if (has("first")) {
      config.putAll(telemetry().consumerInterceptorConfigProperties());
      theirs.add(config.get(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG).toString());
    }
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, "g-" + ProcessHandle.current().pid());
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(
        ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
        interceptors(theirs, TracingConsumerInterceptor.class));
    Consumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    return has("wrappers") ? telemetry().wrap(consumer) : consumer;
  }

  private KafkaTelemetry telemetry() {
    return KafkaTelemetry.create(GlobalOpenTelemetry.get());
  }

  private List<String> interceptors(List<String> theirs, Class<?> ours) {
    List<String> all = new ArrayList<>(theirs);
    if (has("hooks")) {
      all.add(has("ours-first") ? 0 : all.size(), ours.getName());
    }
    return all;
  }

  private boolean has(String what) {
    return List.of(mode.split(" ")).contains(what)
        || (what.equals("first") && mode.contains("-first"));
  }
}
