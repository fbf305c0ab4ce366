package io.throughline.propagation.kafka;

import static io.throughline.realparts.ExportedSpans.id;
import static io.throughline.realparts.ExportedSpans.links;
import static io.throughline.realparts.ExportedSpans.parent;
import static io.throughline.realparts.ExportedSpans.trace;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import io.throughline.realparts.ChildProcess;
import io.throughline.realparts.ExportedSpans;
import io.throughline.realparts.KafkaBroker;
import io.throughline.realparts.OtlpReceiver;
import java.nio.file.Path;
import java.time.Duration;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our hooks and our API on clients that OpenTelemetry's agent or library traces too, each in a JVM
 * of its own: one span for each send, one for each record processed, and who wins the header.
 */
class BesideOthersIT {

  private static final String OURS = "io.throughline.propagation.kafka";

  /** What the record that the service reads carries. */
  private static final String SENDER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  /** Where the build copies it to. */
  private static final String AGENT =
      "-javaagent:" + Path.of("target/agent/opentelemetry-javaagent.jar").toAbsolutePath();

  private static KafkaBroker broker;

  private final String out = "out-" + UUID.randomUUID();
  private final String in = "in-" + UUID.randomUUID();
  private OtlpReceiver otlp;
  private ExportedSpans spans;

  @BeforeAll
  static void startBroker() {
    broker = KafkaBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void startReceiver() throws Exception {
    otlp = OtlpReceiver.start();
    ProducerRecord<String, String> record = new ProducerRecord<>(in, "k", "from elsewhere");
    record.headers().add("traceparent", SENDER.getBytes(UTF_8));
    record.headers().add("baggage", "customer=c-1".getBytes(UTF_8));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(record).get();
    }
  }

  @AfterEach
  void stopReceiver() {
    otlp.close();
  }

  @Test
  void alone_hooksAndProcess_traceAndKeepSomebodysContext() {
    run("initialize hooks process");

    assertSendsAreOurs();
    assertThat(links(spans.only("receive"))).containsExactly(SENDER.substring(36, 52));
    assertProcessIsOurs();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hooks", "api process"})
  void agent_whateverOfOurs_tracesAlone(String ours) {
    run("agent " + ours, AGENT);

    assertSendsAreTheirs();
    assertProcessIsTheirs();
  }

  @Test
  void agent_batchHandledAsOne_isOneSpanOfOurs() {
    run("agent batch", AGENT);

    assertThat(spans.named(in + " process")).as("%s", spans).isEmpty();
    Span process = spans.only("process");
    assertThat(links(process)).containsExactly(SENDER.substring(36, 52));
    assertThat(parent(spans.only("handle"))).isEqualTo(id(process));
    assertThat(spans.only("handle").getName()).isEqualTo("handle c-1");
  }

  /** It makes a trace of each poll then; ours has the message's story, theirs the poll's. */
  @Test
  void agent_thatTracesPolls_isLinkedFromOurProcessSpan() {
    run(
        "agent hooks process",
        AGENT,
        "-Dotel.instrumentation.messaging.experimental.receive-telemetry.enabled=true");

    assertSendsAreTheirs();
    assertThat(spans.named("receive")).as("%s", spans).isEmpty();
    Span theirs = spans.only(in + " process");
    assertThat(trace(theirs)).isNotEqualTo(SENDER.substring(3, 35));
    assertThat(links(assertProcessIsOurs())).containsExactly(id(theirs));
  }

  @Test
  void agent_thatWritesNoHeaders_leavesThemToUs() {
    run(
        "agent hooks process",
        AGENT,
        "-Dotel.instrumentation.kafka.producer-propagation.enabled=false");

    List<Span> publishes = spans.named(out + " publish");
    assertThat(publishes).as("%s", spans).hasSize(2);
    assertThat(spans.ofScope(OURS)).as("%s", spans).isEmpty();
    assertThat(wire())
        .containsEntry("plain", id(publishes.get(0)))
        .containsEntry("carrying", PlainService.FOREIGN.substring(36, 52));
    assertProcessIsTheirs();
  }

  @Test
  void agent_withoutItsKafkaInstrumentation_leavesTheSpansToUs() {
    run("agent hooks process", AGENT, "-Dotel.instrumentation.kafka.enabled=false");

    assertThat(spans.named(out + " publish")).isEmpty();
    assertSendsAreOurs();
    assertThat(links(spans.only("receive"))).containsExactly(SENDER.substring(36, 52));
    assertProcessIsOurs();
  }

  @ParameterizedTest
  @ValueSource(strings = {"theirs-first hooks process", "ours-first hooks process"})
  void interceptors_ofTheLibrary_traceAlone(String mode) {
    run("initialize " + mode);

    assertSendsAreTheirs();
    assertProcessIsTheirs();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrappers process", "wrappers api process"})
  void wrappers_ofTheLibrary_traceAlone(String mode) {
    run("initialize " + mode);

    assertSendsAreTheirs();
    assertProcessIsTheirs();
  }

  /** They cannot be seen from an interceptor below them: our receive span is there, as named. */
  @Test
  void wrappers_aroundOurInterceptors_sendAndProcessAlone() {
    run("initialize wrappers hooks process");

    assertThat(spans.ofScope(OURS)).as("%s", spans).hasSize(1);
    assertThat(links(spans.only("receive"))).containsExactly(SENDER.substring(36, 52));
    assertThat(spans.named(out + " publish")).hasSize(2);
    assertThat(parent(spans.only("handle"))).isEqualTo(id(spans.only(in + " process")));
  }

  /** A context of somebody else's that was on a record is theirs to replace, as without us. */
  private void assertSendsAreTheirs() {
    List<Span> publishes = spans.named(out + " publish");
    assertThat(publishes).as("%s", spans).hasSize(2);
    assertThat(spans.named("send")).as("%s", spans).isEmpty();
    assertThat(publishes).allMatch(span -> parent(span).equals(id(spans.only("click"))));
    assertThat(wire())
        .containsEntry("plain", id(publishes.get(0)))
        .containsEntry("carrying", id(publishes.get(1)));
  }

  private void assertSendsAreOurs() {
    List<Span> sends = spans.named("send " + out);
    assertThat(sends).as("%s", spans).hasSize(2);
    assertThat(sends).allMatch(span -> parent(span).equals(id(spans.only("click"))));
    assertThat(links(sends.get(1))).containsExactly(PlainService.FOREIGN.substring(36, 52));
    assertThat(wire())
        .containsEntry("plain", id(sends.get(0)))
        .containsEntry("carrying", PlainService.FOREIGN.substring(36, 52));
  }

  private void assertProcessIsTheirs() {
    assertThat(spans.ofScope(OURS)).as("%s", spans).isEmpty();
    assertContinues(spans.only(in + " process"));
  }

  private Span assertProcessIsOurs() {
    Span process = spans.only("process " + in);
    assertContinues(process);
    return process;
  }

  private void assertContinues(Span process) {
    assertThat(trace(process)).isEqualTo(SENDER.substring(3, 35));
    assertThat(parent(process)).isEqualTo(SENDER.substring(36, 52));
    Span handle = spans.only("handle");
    assertThat(parent(handle)).as("%s", spans).isEqualTo(id(process));
    assertThat(handle.getName()).isEqualTo("handle c-1");
  }

  private void run(String mode, String... options) {
    List<String> arguments = List.of(broker.bootstrapServers(), out, in, mode);
    ChildProcess.java(PlainService.class, List.of(options), arguments).exportingTo(otlp).run();
    spans = ExportedSpans.of(otlp);
  }

  /** By key: the span id in the one traceparent that is on the record. */
  private Map<String, String> wire() {
    Map<String, String> wire = new HashMap<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "group.id",
                out,
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(out));
      for (int i = 0; i < 100 && wire.size() < 2; i++) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          assertThat(record.headers().headers("traceparent")).as(record.key()).hasSize(1);
          String traceparent =
              new String(record.headers().lastHeader("traceparent").value(), UTF_8);
          wire.put(record.key(), traceparent.substring(36, 52));
        }
      }
    }
    return wire;
  }
}
