package io.throughline.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.config.SqsBootstrapConfiguration;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.propagation.aws.SqsTracing;
import io.throughline.realparts.SqsServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The recipe for {@code @SqsListener}, in a Spring context, on ElasticMQ. */
class TracedSqsListenersIT {

  private static final Recorded RECORDED = new Recorded();
  private static SqsServer server;
  private static AnnotationConfigApplicationContext spring;
  private static SqsAsyncClient sqs;

  @BeforeAll
  static void start() {
    server = SqsServer.start();
    sqs = client();
    sqs.createQueue(
            r ->
                r.queueName("orders")
                    .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1")))
        .join();
    spring = new AnnotationConfigApplicationContext(Service.class);
  }

  @AfterAll
  static void stop() {
    spring.close();
    sqs.close();
    server.close();
  }

  @BeforeEach
  void forget() {
    RECORDED.forget();
  }

  @Test
  void listener_ofOneMessage_runsInOneProcessSpanOfItsSendersTrace() throws Exception {
    send("fine");

    assertThat(RECORDED.awaitSeen()).isEqualTo("fine of o-1");
    SpanData send = RECORDED.await("send orders", 1).get(0);
    SpanData process = RECORDED.await("process orders", 1).get(0);
    assertThat(process.getTraceId()).isEqualTo(send.getTraceId());
    assertThat(process.getParentSpanId()).isEqualTo(send.getSpanId());
    assertThat(process.getLinks()).isEmpty();
    assertThat(Recorded.errorType(process)).isEqualTo("none");
  }

  @Test
  void listener_thatThrowsOnce_isASpanForEachDelivery() throws Exception {
    send("bad");

    assertThat(RECORDED.awaitSeen()).isEqualTo("bad of o-1");
    assertThat(RECORDED.awaitSeen()).isEqualTo("bad of o-1");
    SpanData send = RECORDED.await("send orders", 1).get(0);
    List<SpanData> deliveries = RECORDED.await("process orders", 2);
    assertThat(deliveries)
        .allMatch(delivery -> delivery.getParentSpanId().equals(send.getSpanId()))
        .allMatch(delivery -> delivery.getLinks().isEmpty());
    assertThat(deliveries.stream().map(Recorded::errorType))
        .containsExactly("java.lang.IllegalArgumentException", "none");
  }

  private static void send(String body) {
    String url = sqs.getQueueUrl(r -> r.queueName("orders")).join().queueUrl();
    try (Scope scope = RECORDED.click().makeCurrent()) {
      sqs.sendMessage(r -> r.queueUrl(url).messageBody(body)).join();
    }
  }

  private static SqsAsyncClient client() {
    SqsTracing tracing = SqsTracing.create(RECORDED.openTelemetry);
    return SqsAsyncClient.builder()
        .endpointOverride(server.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .overrideConfiguration(c -> c.addExecutionInterceptor(tracing.interceptor()))
        .build();
  }

  @Configuration
  @Import(SqsBootstrapConfiguration.class)
  static class Service {

    private volatile boolean failed;

    /** The recipe. */
    @Bean
    TracedSqsListeners<Object> defaultSqsListenerContainerFactory() {
      var factory = new TracedSqsListeners<Object>(RECORDED.openTelemetry, sqs);
      factory.configure(options -> options.pollTimeout(Duration.ofSeconds(1))); // to stop soon
      return factory;
    }

    @SqsListener("orders")
    void handle(String order) {
      RECORDED.seen(order);
      if (order.equals("bad") && !failed) {
        failed = true;
        throw new IllegalArgumentException(order);
      }
    }
  }
}
