package io.throughline.propagation.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.realparts.KafkaBroker;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The oldest supported client, 3.7, in a JVM of its own against today's broker. */
class FloorClientIT {

  @Test
  void sendReceiveAndProcess_oldestClient_makeOneTrace() throws Exception {
    Path floor = Path.of("target", "floor", "kafka-clients-3.7.2.jar");
    assertThat(Files.exists(floor)).as("%s is copied before the integration tests", floor).isTrue();

    List<String> lines;
    try (KafkaBroker broker = KafkaBroker.start()) {
      lines = child(floor, broker.bootstrapServers());
    }

    assertThat(lines)
        .containsExactly(
            "kafka-clients-3.7.2.jar",
            "send ended when handed over: true",
            "process is child of send: true",
            "receive links send: true",
            "re-sent span differs: true");
  }

  private static List<String> child(Path floor, String servers) throws Exception {
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("kafka-clients-"))
            .collect(Collectors.joining(File.pathSeparator));
    return ChildJvm.run(
        Child.class, floor.toAbsolutePath() + File.pathSeparator + classPath, Map.of(), servers);
  }

  static final class Child {

    private Child() {}

    public static void main(String[] args) throws Exception {
      KafkaFixture otel = new KafkaFixture();
      String topic = "floor-" + UUID.randomUUID();
      Path client =
          Path.of(KafkaProducer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      System.out.println(client.getFileName());

      ProducerRecord<String, String> record = new ProducerRecord<>(topic, 0, "k", "v");
      try (KafkaProducer<String, String> producer = producer(otel, args[0])) {
        producer.send(record).get();
        System.out.println(
            "send ended when handed over: " + (otel.named("send " + topic).size() == 1));
        producer.send(record).get();
      }
      SpanData first = otel.named("send " + topic).get(0);
      SpanData second = otel.named("send " + topic).get(1);

      ConsumerRecord<String, String> received = consume(otel, args[0], topic);
      KafkaTracing.create(otel.openTelemetry).process(received, r -> {});

      System.out.println(
          "process is child of send: "
              + otel.only("process " + topic).getParentSpanId().equals(first.getSpanId()));
      System.out.println(
          "receive links send: "
              + otel.named("receive " + topic).stream()
                  .flatMap(span -> span.getLinks().stream())
                  .anyMatch(link -> link.getSpanContext().getSpanId().equals(first.getSpanId())));
      System.out.println("re-sent span differs: " + !first.getSpanId().equals(second.getSpanId()));
      System.exit(0);
    }

    private static KafkaProducer<String, String> producer(KafkaFixture otel, String servers) {
      Map<String, Object> config = new HashMap<>(otel.underConfig());
      config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
      config.put(
          ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, TracingProducerInterceptor.class.getName());
      return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    private static ConsumerRecord<String, String> consume(
        KafkaFixture otel, String servers, String topic) {
      Map<String, Object> config = new HashMap<>(otel.underConfig());
      config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
      config.put(ConsumerConfig.GROUP_ID_CONFIG, topic);
      config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
      config.put(
          ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, TracingConsumerInterceptor.class.getName());
      try (KafkaConsumer<String, String> consumer =
          new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
        consumer.subscribe(List.of(topic));
        for (int i = 0; i < 100; i++) {
          for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
            return record;
          }
        }
      }
      throw new IllegalStateException("nothing came");
    }
  }
}
