package io.throughline.node;

import static io.throughline.realparts.ExportedSpans.id;
import static io.throughline.realparts.ExportedSpans.links;
import static io.throughline.realparts.ExportedSpans.parent;
import static io.throughline.realparts.ExportedSpans.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.throughline.propagation.ThroughlinePropagator;
import io.throughline.propagation.aws.SqsTracing;
import io.throughline.propagation.kafka.KafkaTracing;
import io.throughline.propagation.kafka.TracingProducerInterceptor;
import io.throughline.realparts.ExportedSpans;
import io.throughline.realparts.KafkaBroker;
import io.throughline.realparts.SqsServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A service in Node, traced by OpenTelemetry for Node alone, on the other end of the wire. */
class NodeIT {

  private static NodeService node;
  private static KafkaBroker broker;
  private static SqsServer sqsServer;

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final OpenTelemetry openTelemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(spans))
                  .build())
          .setPropagators(ContextPropagators.create(ThroughlinePropagator.getInstance()))
          .build();
  private final List<String> seen = new ArrayList<>();

  @BeforeAll
  static void start() {
    node = NodeService.install();
    broker = KafkaBroker.start();
    sqsServer = SqsServer.start();
  }

  @AfterAll
  static void stop() {
    for (AutoCloseable part : new AutoCloseable[] {node, broker, sqsServer}) {
      close(part);
    }
  }

  private static void close(AutoCloseable part) {
    try {
      if (part != null) {
        part.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void kafka_sentByNode_isProcessedHereInItsTrace() {
    String topic = topic();
    ExportedSpans theirs = node.run("kafka", "send", broker.bootstrapServers(), topic);

    KafkaTracing.create(openTelemetry).process(consume(topic), record -> remember());

    assertContinues("process " + topic, theirs, topic);
  }

  @Test
  void kafka_sentFromHere_isHandledByNodeInOurTrace() throws Exception {
    String topic = topic();
    try (KafkaProducer<String, String> producer = producer();
        Scope scope = click().makeCurrent()) {
      producer.send(new ProducerRecord<>(topic, "k", "from Java")).get();
    }

    ExportedSpans theirs = node.run("kafka", "handle", broker.bootstrapServers(), topic);

    SpanData send = only("send " + topic);
    var process = theirs.only("process");
    var handle = theirs.only("handle");
    assertThat(trace(process)).isEqualTo(send.getTraceId());
    assertThat(parent(process)).isEqualTo(send.getSpanId());
    assertThat(parent(handle)).isEqualTo(id(process));
    assertThat(handle.getName()).isEqualTo("handle o-1");
  }

  @Test
  void sqs_sentByNode_isProcessedHereInItsTrace() {
    try (SqsClient sqs = sqs()) {
      String queue = queue(sqs);
      ExportedSpans theirs = node.run("sqs", "send", sqsServer.endpoint().toString(), queue);

      SqsTracing tracing = SqsTracing.builder(openTelemetry).queue("orders").build();
      List<Message> messages =
          sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(10)).messages();
      assertThat(messages).hasSize(1);
      tracing.process(messages.get(0), message -> remember());

      assertContinues("process orders", theirs, "orders");
    }
  }

  @Test
  void sqs_sentFromHere_isHandledByNodeInOurTrace() {
    assertHandledByNode(0);
  }

  /** One slot is left for the trace and one for the pack, which the service reads by itself. */
  @Test
  void sqs_sentFromHereWithEightAttributes_isHandledByNodeWithItsBaggage() {
    assertHandledByNode(8);
  }

  private void assertHandledByNode(int attributes) {
    try (SqsClient sqs = sqs()) {
      String queue = queue(sqs);
      Map<String, MessageAttributeValue> own = new HashMap<>();
      for (int i = 0; i < attributes; i++) {
        own.put(
            "own" + i, MessageAttributeValue.builder().dataType("String").stringValue("v").build());
      }
      try (Scope scope = click().makeCurrent()) {
        sqs.sendMessage(r -> r.queueUrl(queue).messageBody("from Java").messageAttributes(own));
      }

      ExportedSpans theirs = node.run("sqs", "handle", sqsServer.endpoint().toString(), queue);

      SpanData send = spans.getFinishedSpanItems().get(0);
      assertThat(send.getName()).startsWith("send ");
      var handle = theirs.only("handle");
      assertThat(trace(handle)).isEqualTo(send.getTraceId());
      assertThat(parent(handle)).isEqualTo(send.getSpanId());
      assertThat(handle.getName()).isEqualTo("handle o-1");
      assertThat(theirs.all())
          .as("%s", theirs)
          .anySatisfy(span -> assertThat(links(span)).containsExactly(send.getSpanId()));
    }
  }

  private void assertContinues(String name, ExportedSpans theirs, String what) {
    var click = theirs.only("click");
    var send = theirs.all().stream().filter(span -> parent(span).equals(id(click))).toList();
    assertThat(send).as("%s: %s", what, theirs).hasSize(1);
    SpanData process = only(name);
    assertThat(process.getTraceId()).isEqualTo(trace(click));
    assertThat(process.getParentSpanId()).isEqualTo(id(send.get(0)));
    assertThat(seen).containsExactly("node-1");
  }

  private void remember() {
    seen.add(Baggage.current().getEntryValue("business.transaction.id"));
  }

  private SpanData only(String name) {
    List<SpanData> found =
        spans.getFinishedSpanItems().stream().filter(s -> s.getName().equals(name)).toList();
    assertThat(found).as("%s in %s", name, spans.getFinishedSpanItems()).hasSize(1);
    return found.get(0);
  }

  private Context click() {
    Span click = openTelemetry.getTracer("test").spanBuilder("click").startSpan();
    return Context.root()
        .with(click)
        .with(
            Baggage.builder()
                .put("business.transaction.name", "order")
                .put("business.transaction.id", "o-1")
                .build());
  }

  private static String topic() {
    return "orders-" + UUID.randomUUID();
  }

  private static String queue(SqsClient sqs) {
    return sqs.createQueue(r -> r.queueName("orders-" + UUID.randomUUID())).queueUrl();
  }

  private SqsClient sqs() {
    return SqsClient.builder()
        .endpointOverride(sqsServer.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            c -> c.addExecutionInterceptor(SqsTracing.create(openTelemetry).interceptor()))
        .build();
  }

  private KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "interceptor.classes",
            TracingProducerInterceptor.class.getName(),
            KafkaTracing.OPENTELEMETRY,
            openTelemetry),
        new StringSerializer(),
        new StringSerializer());
  }

  private static ConsumerRecord<String, String> consume(String topic) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "group.id",
                topic,
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      for (int i = 0; i < 100; i++) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          return record;
        }
      }
    }
    throw new AssertionError("nothing came on " + topic);
  }
}
