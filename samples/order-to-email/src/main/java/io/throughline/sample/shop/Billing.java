package io.throughline.sample.shop;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.javahttpclient.JavaHttpClientTelemetry;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.throughline.business.Business;
import io.throughline.propagation.aws.SqsTracing;
import io.throughline.propagation.kafka.TracingProducerInterceptor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Takes orders from its queue, charges the card, and says on Kafka that the money is there. */
public final class Billing {

  private final Logger log = LoggerFactory.getLogger(Billing.class);
  private final Business business;
  private final HttpClient http;
  private final Producer<String, String> kafka;
  private final String paymentUrl = ServiceLife.setting("SHOP_PAYMENT_URL");
  private final String payments = ServiceLife.setting("SHOP_PAYMENTS_TOPIC");

  private Billing(OpenTelemetry telemetry, Producer<String, String> kafka) {
    this.business = Business.builder(telemetry).model(ShopModel.MODEL).build();
    this.http =
        JavaHttpClientTelemetry.builder(telemetry)
            .setCapturedRequestHeaders(List.of("authorization", "x-customer"))
            .build()
            .newHttpClient(HttpClient.newHttpClient());
    this.kafka = kafka;
  }

  public static void main(String[] args) {
    OpenTelemetry telemetry = AutoConfiguredOpenTelemetrySdk.initialize().getOpenTelemetrySdk();
    ServiceLife life = ServiceLife.begin(telemetry);
    KafkaProducer<String, String> kafka =
        life.owns(
            new KafkaProducer<>(
                Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    ServiceLife.setting("SHOP_KAFKA"),
                    ProducerConfig.INTERCEPTOR_CLASSES_CONFIG,
                    TracingProducerInterceptor.class.getName()),
                new StringSerializer(),
                new StringSerializer()));
    SqsClient sqs = life.owns(Aws.sqs(ServiceLife.setting("SHOP_SQS_ENDPOINT")));
    Billing billing = new Billing(telemetry, kafka);
    // Ready means that the broker has answered, not that the first order will find out.
    kafka.partitionsFor(billing.payments);
    String queue = ServiceLife.setting("SHOP_QUEUE_URL");
    life.owns(
        QueueWorkers.start(
            sqs, SqsTracing.builder(telemetry).queue(queue).build(), queue, billing::bill));
    life.ready(queue);
  }

  private void bill(Message message) {
    Order order = Order.parse(message.body());
    business.current().step(ShopModel.PAYMENT);
    log.info("charging {} for order {}", order.customer().cardInGroups(), order.id());
    int status = charge(order);
    if (status == 200) {
      tellPaid(order);
    } else if (status == 402) {
      log.warn("order {} is declined", order.id());
      business.current().reject("card_declined");
    } else {
      throw new IllegalStateException(
          "payment answered " + status + " for card " + order.customer().card());
    }
  }

  private int charge(Order order) {
    Customer customer = order.customer();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    paymentUrl
                        + "/charges?card="
                        + customer.card()
                        + "&email="
                        + URLEncoder.encode(customer.email(), StandardCharsets.UTF_8)
                        + "&token="
                        + customer.bearer()))
            .header("Authorization", "Bearer " + customer.bearer())
            .header("X-Customer", customer.email())
            .POST(HttpRequest.BodyPublishers.ofString(order.toJson()))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new IllegalStateException("payment cannot be reached for " + customer.email(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void tellPaid(Order order) {
    try {
      // The key is what shards by customer: an e-mail in every tool that shows message keys.
      kafka.send(new ProducerRecord<>(payments, order.customer().email(), order.toJson())).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody learns that " + order.id() + " is paid", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
