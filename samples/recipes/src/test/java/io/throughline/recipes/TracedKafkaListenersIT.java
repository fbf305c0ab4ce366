package io.throughline.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.propagation.kafka.KafkaTracing;
import io.throughline.propagation.kafka.TracingProducerInterceptor;
import io.throughline.realparts.KafkaBroker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RecordInterceptor;
import org.springframework.util.backoff.FixedBackOff;

/** The recipe for {@code @KafkaListener}, in a Spring context, on a real broker. */
class TracedKafkaListenersIT {

  private static final Recorded RECORDED = new Recorded();
  private static final List<String> HOOKS = new CopyOnWriteArrayList<>();
  private static KafkaBroker broker;
  private static AnnotationConfigApplicationContext spring;
  private static KafkaTemplate<String, String> template;

  @BeforeAll
  @SuppressWarnings("unchecked")
  static void start() {
    broker = KafkaBroker.start();
    broker.createTopic("orders", 1);
    broker.createTopic("orders-dlt", 1);
    broker.createTopic("fatal", 1);
    spring = new AnnotationConfigApplicationContext(Service.class);
    template = spring.getBean(KafkaTemplate.class);
  }

  @AfterAll
  static void stop() {
    spring.close();
    broker.close();
  }

  @BeforeEach
  void forget() {
    RECORDED.forget();
  }

  @Test
  void listener_ofOneMessage_runsInOneProcessSpanOfItsSendersTrace() throws Exception {
    send("orders", "fine");

    assertThat(RECORDED.awaitSeen()).isEqualTo("fine of o-1");
    SpanData send = RECORDED.await("send orders", 1).get(0);
    SpanData process = RECORDED.await("process orders", 1).get(0);
    assertThat(process.getTraceId()).isEqualTo(send.getTraceId());
    assertThat(process.getParentSpanId()).isEqualTo(send.getSpanId());
    assertThat(process.getLinks()).isEmpty();
    assertThat(Recorded.errorType(process)).isEqualTo("none");
  }

  @Test
  void listener_thatThrows_isASpanForEachAttemptAndItsDeadLetterBelongsToTheTrace()
      throws Exception {
    send("orders", "bad");

    assertThat(RECORDED.awaitSeen()).isEqualTo("bad of o-1");
    assertThat(RECORDED.awaitSeen()).isEqualTo("bad of o-1");
    assertThat(RECORDED.awaitSeen()).isEqualTo("dead bad of o-1");
    SpanData send = RECORDED.await("send orders", 1).get(0);
    List<SpanData> attempts = RECORDED.await("process orders", 2);
    assertThat(attempts)
        .allMatch(attempt -> attempt.getParentSpanId().equals(send.getSpanId()))
        .allMatch(
            attempt -> Recorded.errorType(attempt).equals("java.lang.IllegalArgumentException"))
        .allMatch(attempt -> attempt.getLinks().isEmpty());
    SpanData dead = RECORDED.await("process orders-dlt", 1).get(0);
    assertThat(dead.getTraceId()).isEqualTo(send.getTraceId());
  }

  /** A {@code RecordInterceptor} is not told: Spring stops the container. */
  @Test
  void listener_thatThrowsAnError_endsItsSpan() throws Exception {
    send("fatal", "fatal");
    assertThat(RECORDED.awaitSeen()).isEqualTo("fatal of o-1");

    SpanData process = RECORDED.await("process fatal", 1).get(0);
    assertThat(Recorded.errorType(process)).isEqualTo("java.lang.StackOverflowError");
    assertThat(RECORDED.awaitSeen()).startsWith("stopped");
    assertThat(HOOKS).contains("intercept fatal").doesNotContain("failure fatal", "after fatal");
  }

  private static void send(String topic, String value) throws Exception {
    try (Scope scope = RECORDED.click().makeCurrent()) {
      template.send(topic, value).get();
    }
  }

  @Configuration
  @EnableKafka
  static class Service {

    @Bean
    KafkaTemplate<String, String> template() {
      Map<String, Object> config = new HashMap<>();
      config.put("bootstrap.servers", broker.bootstrapServers());
      config.put("interceptor.classes", TracingProducerInterceptor.class.getName());
      config.put(KafkaTracing.OPENTELEMETRY, RECORDED.openTelemetry);
      return new KafkaTemplate<>(
          new DefaultKafkaProducerFactory<>(
              config, new StringSerializer(), new StringSerializer()));
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, String> kafkaListenerContainerFactory(
        KafkaTemplate<String, String> template) {
      var factory = new ConcurrentKafkaListenerContainerFactory<String, String>();
      factory.setConsumerFactory(
          new DefaultKafkaConsumerFactory<>(
              Map.of(
                  "bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
              new StringDeserializer(),
              new StringDeserializer()));
      factory.setCommonErrorHandler(
          new DefaultErrorHandler(
              new DeadLetterPublishingRecoverer(template), new FixedBackOff(0, 1)));
      // The recipe.
      KafkaTracing tracing = KafkaTracing.create(RECORDED.openTelemetry);
      factory.setContainerCustomizer(new TracedKafkaListeners(tracing)::intercept);
      factory.setRecordInterceptor(new Hooks());
      return factory;
    }

    @EventListener
    void stopped(ConsumerStoppedEvent event) {
      if (event.getReason() == ConsumerStoppedEvent.Reason.ERROR) {
        RECORDED.seen("stopped");
      }
    }

    @KafkaListener(topics = "orders", groupId = "orders")
    void handle(String order) {
      RECORDED.seen(order);
      if (order.equals("bad")) {
        throw new IllegalArgumentException(order);
      }
    }

    @KafkaListener(topics = "fatal", groupId = "fatal")
    void handleFatal(String order) {
      RECORDED.seen(order);
      throw new StackOverflowError(order);
    }

    @KafkaListener(topics = "orders-dlt", groupId = "orders-dlt")
    void handleDead(String order) {
      RECORDED.seen("dead " + order);
    }
  }

  /** What Spring's own callbacks around a record get to see. */
  private static final class Hooks implements RecordInterceptor<String, String> {

    @Override
    public ConsumerRecord<String, String> intercept(
        ConsumerRecord<String, String> record, Consumer<String, String> consumer) {
      HOOKS.add("intercept " + record.value());
      return record;
    }

    @Override
    public void failure(
        ConsumerRecord<String, String> record,
        Exception exception,
        Consumer<String, String> consumer) {
      HOOKS.add("failure " + record.value());
    }

    @Override
    public void afterRecord(
        ConsumerRecord<String, String> record, Consumer<String, String> consumer) {
      HOOKS.add("after " + record.value());
    }
  }
}
