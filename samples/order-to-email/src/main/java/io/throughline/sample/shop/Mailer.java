package io.throughline.sample.shop;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.throughline.business.Business;
import io.throughline.propagation.kafka.KafkaTracing;
import io.throughline.propagation.kafka.TracingConsumerInterceptor;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears on Kafka that an order is paid, and confirms it by mail; here the transaction ends. */
public final class Mailer implements AutoCloseable {

  private static final String GROUP = "mailer";

  private final Logger log = LoggerFactory.getLogger(Mailer.class);
  private final Tracer tracer;
  private final Business business;
  private final KafkaTracing tracing;
  private final KafkaConsumer<String, String> kafka;
  private final String host = ServiceLife.setting("SHOP_SMTP_HOST");
  private final int port = Integer.parseInt(ServiceLife.setting("SHOP_SMTP_PORT"));
  private final Session mail;
  private final FirstAssignment assigned = new FirstAssignment();
  private final Thread loop = new Thread(this::consume, "mailer");

  private Mailer(OpenTelemetry telemetry, KafkaConsumer<String, String> kafka) {
    this.tracer = telemetry.getTracer("io.throughline.sample.mailer");
    this.business = Business.builder(telemetry).model(ShopModel.MODEL).build();
    this.tracing = KafkaTracing.builder(telemetry).consumerGroup(GROUP).build();
    this.kafka = kafka;
    Properties smtp = new Properties();
    smtp.setProperty("mail.smtp.host", host);
    smtp.setProperty("mail.smtp.port", Integer.toString(port));
    this.mail = Session.getInstance(smtp);
  }

  public static void main(String[] args) throws InterruptedException {
    OpenTelemetry telemetry = AutoConfiguredOpenTelemetrySdk.initialize().getOpenTelemetrySdk();
    ServiceLife life = ServiceLife.begin(telemetry);
    KafkaConsumer<String, String> kafka =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                ServiceLife.setting("SHOP_KAFKA"),
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
                TracingConsumerInterceptor.class.getName()),
            new StringDeserializer(),
            new StringDeserializer());
    Mailer mailer = life.owns(new Mailer(telemetry, kafka));
    kafka.subscribe(List.of(ServiceLife.setting("SHOP_PAYMENTS_TOPIC")), mailer.assigned);
    mailer.loop.start();
    mailer.assigned.await();
    life.ready("group " + GROUP);
  }

  private void consume() {
    try (kafka) {
      while (true) {
        for (ConsumerRecord<String, String> message : kafka.poll(Duration.ofSeconds(1))) {
          try {
            tracing.process(message, this::confirm);
          } catch (RuntimeException e) {
            log.error("no confirmation for {}", message.key(), e);
          }
        }
      }
    } catch (WakeupException e) {
      // close() asked for the end.
    }
  }

  private void confirm(ConsumerRecord<String, String> message) {
    Order order = Order.parse(message.value());
    business.current().step(ShopModel.CONFIRMATION);
    if (order.fate() == Fate.MAIL_LOST) {
      // Nobody is told and nobody notices, but for the transaction that never finishes.
      log.info("mail of order {} is queued", order.id());
      return;
    }
    send(order);
    log.info("mail to {} is out", order.customer().email());
    business.current().complete();
    business.counter(ShopModel.PURCHASES).add(1);
  }

  private void send(Order order) {
    Customer customer = order.customer();
    Span span =
        tracer
            .spanBuilder("send confirmation to " + customer.email())
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("server.address", host)
            .setAttribute("server.port", port)
            .setAttribute("mail.to", customer.email())
            .startSpan();
    try (Scope scope = span.makeCurrent()) {
      MimeMessage letter = new MimeMessage(mail);
      letter.setFrom(new InternetAddress("shop@shop.example"));
      letter.setRecipient(Message.RecipientType.TO, new InternetAddress(customer.email()));
      letter.setSubject(order.id());
      letter.setText("Dear " + customer.name() + ", thank you for your order.");
      Transport.send(letter);
    } catch (MessagingException e) {
      span.recordException(e);
      throw new IllegalStateException("no mail to " + customer.email(), e);
    } finally {
      span.end();
    }
  }

  @Override
  public void close() throws InterruptedException {
    kafka.wakeup();
    loop.join(10_000);
  }

  /** A consumer is of use only once the group has given it partitions, which takes seconds. */
  private static final class FirstAssignment implements ConsumerRebalanceListener {

    private final CountDownLatch given = new CountDownLatch(1);

    void await() throws InterruptedException {
      given.await();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      given.countDown();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      // Nothing is kept per partition.
    }
  }
}
