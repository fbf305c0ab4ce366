package io.throughline.processors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageEntryMetadata;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.throughline.realparts.KafkaBroker;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What a server and a consumer really receive of the baggage, whoever wrote it. */
class BaggageOnTheWireTest {
  private static final String SECRET = "ann@example.org";
  private static final Baggage BAGGAGE =
      Baggage.builder()
          .put("customer.email", SECRET)
          .put("business.customer", SECRET)
          .put("business.transaction.name", "order", BaggageEntryMetadata.create("by=" + SECRET))
          .put("tenant", "acme")
          .build();

  private static OpenTelemetrySdk autoConfigured(Map<String, String> properties) {
    return AutoConfiguredOpenTelemetrySdk.builder()
        .addPropertiesSupplier(
            () ->
                Map.of(
                    "otel.traces.exporter", "none",
                    "otel.metrics.exporter", "none",
                    "otel.logs.exporter", "none"))
        .addPropertiesSupplier(() -> properties)
        .disableShutdownHook()
        .build()
        .getOpenTelemetrySdk();
  }

  /** The request's headers as the server saw them, in one text. */
  private static String overHttp(TextMapPropagator propagator) throws Exception {
    CompletableFuture<String> received = new CompletableFuture<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.complete(Map.copyOf(exchange.getRequestHeaders()).toString());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
              URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
      propagator.inject(Context.root().with(BAGGAGE), request, HttpRequest.Builder::setHeader);
      HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.discarding());
      return received.join();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void http_byDefault_carriesTheBusinessMembersAndNothingOfTheirProperties() throws Exception {
    for (String propagators : List.of("throughline", "tracecontext,baggage", "baggage")) {
      try (OpenTelemetrySdk sdk = autoConfigured(Map.of("otel.propagators", propagators))) {
        assertThat(overHttp(sdk.getPropagators().getTextMapPropagator()))
            .as(propagators)
            .contains("business.transaction.name=order")
            .doesNotContain("customer")
            .doesNotContain("tenant")
            .doesNotContain("example.org");
      }
    }
  }

  @Test
  void http_withAnAllowList_carriesWhatItNames() throws Exception {
    try (OpenTelemetrySdk sdk =
        autoConfigured(
            Map.of("otel.propagators", "baggage", "throughline.baggage.allow", "tenant"))) {
      assertThat(overHttp(sdk.getPropagators().getTextMapPropagator()))
          .contains("tenant=acme")
          .doesNotContain("business")
          .doesNotContain("example.org");
    }
  }

  @Test
  void http_ofAnSdkBuiltInCode_isHeldToTheSameList() throws Exception {
    ContextPropagators wrapped =
        Throughline.builder()
            .allowBaggage(List.of("tenant"))
            .build()
            .wrap(
                ContextPropagators.create(
                    TextMapPropagator.composite(
                        W3CTraceContextPropagator.getInstance(),
                        W3CBaggagePropagator.getInstance())));

    assertThat(overHttp(wrapped.getTextMapPropagator()))
        .contains("tenant=acme")
        .doesNotContain("example.org");
  }

  @Test
  void kafka_headersThatAConsumerReads_carryTheBusinessMembersAlone() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start();
        OpenTelemetrySdk sdk = autoConfigured(Map.of())) {
      TextMapPropagator programmatic =
          Throughline.builder()
              .build()
              .wrap(ContextPropagators.create(W3CBaggagePropagator.getInstance()))
              .getTextMapPropagator();
      try (KafkaProducer<String, String> producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", broker.bootstrapServers()),
              new StringSerializer(),
              new StringSerializer())) {
        for (TextMapPropagator propagator :
            List.of(sdk.getPropagators().getTextMapPropagator(), programmatic)) {
          ProducerRecord<String, String> message = new ProducerRecord<>("orders", "1");
          propagator.inject(
              Context.root().with(BAGGAGE),
              message.headers(),
              (headers, key, value) -> headers.remove(key).add(key, value.getBytes(UTF_8)));
          producer.send(message).get();
        }
      }

      List<String> received = read(broker, "orders", 2);
      assertThat(received)
          .hasSize(2)
          .allSatisfy(
              headers ->
                  assertThat(headers)
                      .contains("business.transaction.name=order")
                      .doesNotContain("customer")
                      .doesNotContain("tenant")
                      .doesNotContain("example.org"));
    }
  }

  private static List<String> read(KafkaBroker broker, String topic, int count) {
    List<String> received = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "group.id",
                "test",
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      for (int polls = 0; polls < 50 && received.size() < count; polls++) {
        for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(500))) {
          Map<String, String> headers = new HashMap<>();
          each.headers()
              .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
          received.add(headers.toString());
        }
      }
    }
    return received;
  }
}
