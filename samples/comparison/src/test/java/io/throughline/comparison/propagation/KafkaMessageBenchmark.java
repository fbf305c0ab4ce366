package io.throughline.comparison.propagation;

import brave.Tracer.SpanInScope;
import brave.Tracing;
import brave.propagation.CurrentTraceContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.instrumentation.kafkaclients.v2_6.KafkaTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.throughline.propagation.ThroughlinePropagator;
import io.throughline.propagation.kafka.KafkaTracing;
import io.throughline.propagation.kafka.TracingProducerInterceptor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A message sent and a message processed, with its span from start to end, as a user of each
 * library has it: our interceptor called as Kafka's client calls it, the others' wrapped clients.
 * The clients themselves do nothing; ended spans are thrown away; nothing is measured.
 */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 600, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class KafkaMessageBenchmark {

  private final Producer<String, String> producer = new AtOnce.Producer();
  private final Header[] received = Carried.receivedHeaders("order-4711").toArray();
  private final Header[] receivedB3 = BravePeer.receivedHeaders("order-4711").toArray();
  private final Consumer<String, String> consumer =
      new AtOnce.Consumer(() -> new RecordHeaders(received));
  private final Consumer<String, String> consumerB3 =
      new AtOnce.Consumer(() -> new RecordHeaders(receivedB3));

  private final OpenTelemetrySdk ourSdk = sdk(ThroughlinePropagator.getInstance());
  private final OpenTelemetrySdk theirSdk = sdk(Carried.W3C);
  private final TracingProducerInterceptor interceptor = new TracingProducerInterceptor();
  private final KafkaTracing tracing = KafkaTracing.create(ourSdk);
  private Producer<String, String> theirProducer;
  private Consumer<String, String> theirConsumer;
  private Tracing braveTracing;
  private brave.kafka.clients.KafkaTracing braveKafka;
  private Producer<String, String> braveProducer;

  private static OpenTelemetrySdk sdk(TextMapPropagator propagator) {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(SdkTracerProvider.builder().addSpanProcessor(new Forgetting()).build())
        .setPropagators(ContextPropagators.create(propagator))
        .build();
  }

  @Setup
  public void setUp() {
    interceptor.configure(Map.of(KafkaTracing.OPENTELEMETRY, ourSdk));
    KafkaTelemetry theirs = KafkaTelemetry.create(theirSdk);
    theirProducer = theirs.wrap(producer);
    theirConsumer = theirs.wrap(consumer);
    braveTracing = BravePeer.tracing();
    braveKafka = brave.kafka.clients.KafkaTracing.create(braveTracing);
    braveProducer = braveKafka.producer(producer);
  }

  @TearDown
  public void tearDown() {
    ourSdk.close();
    theirSdk.close();
    braveTracing.close();
  }

  /** In a request that carries baggage, as it is where a service sends. */
  @State(org.openjdk.jmh.annotations.Scope.Thread)
  public static class InRequest {
    private Scope scope;

    @Setup
    @SuppressWarnings("MustBeClosed") // closed by the state's tear-down
    public void open() {
      scope = Carried.context().makeCurrent();
    }

    @TearDown
    public void close() {
      scope.close();
    }
  }

  /** The same for Brave. */
  @State(org.openjdk.jmh.annotations.Scope.Thread)
  public static class InBraveRequest {
    private CurrentTraceContext.Scope scope;

    @Setup
    public void open(KafkaMessageBenchmark benchmark) {
      Tracing brave = benchmark.braveTracing;
      scope = brave.currentTraceContext().newScope(BravePeer.context(brave));
    }

    @TearDown
    public void close() {
      scope.close();
    }
  }

  @Benchmark
  public Future<RecordMetadata> sendUntraced() {
    return producer.send(AtOnce.toSend(Carried.foreignHeaders()), null);
  }

  @Benchmark
  public Future<RecordMetadata> sendThroughline(InRequest request) {
    ProducerRecord<String, String> record = intercepted(AtOnce.toSend(Carried.foreignHeaders()));
    return producer.send(
        record,
        (metadata, exception) ->
            interceptor.onAcknowledgement(metadata, exception, record.headers()));
  }

  /** Kafka's client does not check the types of an interceptor either. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private ProducerRecord<String, String> intercepted(ProducerRecord<String, String> record) {
    return interceptor.onSend((ProducerRecord) record);
  }

  @Benchmark
  public Future<RecordMetadata> sendOpenTelemetry(InRequest request) {
    return theirProducer.send(AtOnce.toSend(Carried.foreignHeaders()), null);
  }

  @Benchmark
  public Future<RecordMetadata> sendBrave(InBraveRequest request) {
    return braveProducer.send(AtOnce.toSend(Carried.foreignHeaders()), null);
  }

  @Benchmark
  public void processUntraced(Blackhole handled) {
    for (ConsumerRecord<String, String> record : consumer.poll(Duration.ZERO)) {
      handled.consume(record);
    }
  }

  @Benchmark
  public void processThroughline(Blackhole handled) {
    for (ConsumerRecord<String, String> record : consumer.poll(Duration.ZERO)) {
      tracing.process(record, handled::consume);
    }
  }

  @Benchmark
  public void processOpenTelemetry(Blackhole handled) {
    for (ConsumerRecord<String, String> record : theirConsumer.poll(Duration.ZERO)) {
      handled.consume(record);
    }
  }

  @Benchmark
  public void processBrave(Blackhole handled) {
    ConsumerRecords<String, String> records = consumerB3.poll(Duration.ZERO);
    for (ConsumerRecord<String, String> record : records) {
      brave.Span span = braveKafka.nextSpan(record).name("process").start();
      try (SpanInScope scope = braveTracing.tracer().withSpanInScope(span)) {
        handled.consume(record);
      } finally {
        span.finish();
      }
    }
  }

  /** Wants ended spans, so that they are recorded as ever, and drops them. */
  private static final class Forgetting implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }
}
