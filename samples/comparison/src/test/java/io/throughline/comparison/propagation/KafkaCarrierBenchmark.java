package io.throughline.comparison.propagation;

import brave.Tracing;
import brave.propagation.TraceContext;
import brave.propagation.TraceContextOrSamplingFlags;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.instrumentation.kafkaclients.common.v0_11.internal.KafkaProcessRequest;
import io.throughline.propagation.ThroughlinePropagator;
import io.throughline.propagation.kafka.KafkaHeadersGetter;
import io.throughline.propagation.kafka.KafkaHeadersSetter;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Context into and out of Kafka headers: record with three foreign headers, baggage of three.
 * {@code inject} figures include building the headers; subtract {@code headersOnly}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 600, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class KafkaCarrierBenchmark {

  private static final int DISTINCT = 1 << 10;

  private final Context context = Carried.context();
  private final Headers repeated = Carried.receivedHeaders("order-4711");
  private final Headers[] fresh = new Headers[DISTINCT];
  private final Headers none = Carried.foreignHeaders();
  private final Headers repeatedB3 = BravePeer.receivedHeaders("order-4711");
  private final Headers[] freshB3 = new Headers[DISTINCT];
  private int next;

  private TextMapGetter<KafkaProcessRequest> peerGetter;
  private KafkaProcessRequest peerRepeated;
  private KafkaProcessRequest[] peerFresh;
  private TraceContext.Extractor<Headers> brave;
  private TraceContext.Injector<Headers> braveInjector;
  private TraceContext braveContext;

  @Setup
  @SuppressWarnings("unchecked")
  public void setUp() throws ReflectiveOperationException {
    Class<?> getter =
        Class.forName(
            "io.opentelemetry.instrumentation.kafkaclients.common.v0_11.internal"
                + ".KafkaConsumerRecordGetter");
    try {
      Field instance = getter.getDeclaredField("INSTANCE");
      instance.setAccessible(true);
      peerGetter = (TextMapGetter<KafkaProcessRequest>) instance.get(null);
    } catch (NoSuchFieldException e) {
      var constructor = getter.getDeclaredConstructor();
      constructor.setAccessible(true);
      peerGetter = (TextMapGetter<KafkaProcessRequest>) constructor.newInstance();
    }
    peerRepeated = request(repeated);
    peerFresh = new KafkaProcessRequest[DISTINCT];
    for (int i = 0; i < DISTINCT; i++) {
      fresh[i] = Carried.newHeaders(i);
      peerFresh[i] = request(fresh[i]);
      freshB3[i] = BravePeer.newHeaders(i);
    }
    brave = BravePeer.PROPAGATION.get().extractor(BravePeer::get);
    braveInjector = BravePeer.PROPAGATION.get().injector(BravePeer::set);
    Tracing tracing = BravePeer.tracing();
    braveContext = BravePeer.context(tracing);
    tracing.close();
  }

  @Benchmark
  public Headers headersOnly() {
    return Carried.foreignHeaders();
  }

  @Benchmark
  public Headers injectThroughline() {
    Headers headers = Carried.foreignHeaders();
    ThroughlinePropagator.getInstance().inject(context, headers, KafkaHeadersSetter.INSTANCE);
    return headers;
  }

  @Benchmark
  public Headers injectOpenTelemetry() {
    Headers headers = Carried.foreignHeaders();
    Carried.W3C.inject(
        context,
        headers,
        io.opentelemetry.instrumentation.kafkaclients.common.v0_11.internal.KafkaHeadersSetter
            .INSTANCE);
    return headers;
  }

  @Benchmark
  public Headers injectBrave() {
    Headers headers = Carried.foreignHeaders();
    braveInjector.inject(braveContext, headers);
    return headers;
  }

  @Benchmark
  public Context extractRepeatedThroughline() {
    return ThroughlinePropagator.getInstance()
        .extract(Context.root(), repeated, KafkaHeadersGetter.INSTANCE);
  }

  @Benchmark
  public Context extractRepeatedOpenTelemetry() {
    return Carried.W3C.extract(Context.root(), peerRepeated, peerGetter);
  }

  @Benchmark
  public TraceContextOrSamplingFlags extractRepeatedBrave() {
    return brave.extract(repeatedB3);
  }

  @Benchmark
  public Context extractNewThroughline() {
    return ThroughlinePropagator.getInstance()
        .extract(Context.root(), fresh[next++ & (DISTINCT - 1)], KafkaHeadersGetter.INSTANCE);
  }

  @Benchmark
  public Context extractNewOpenTelemetry() {
    return Carried.W3C.extract(Context.root(), peerFresh[next++ & (DISTINCT - 1)], peerGetter);
  }

  @Benchmark
  public TraceContextOrSamplingFlags extractNewBrave() {
    return brave.extract(freshB3[next++ & (DISTINCT - 1)]);
  }

  @Benchmark
  public Headers nothingToInjectThroughline() {
    ThroughlinePropagator.getInstance().inject(Context.root(), none, KafkaHeadersSetter.INSTANCE);
    return none;
  }

  @Benchmark
  public Context nothingToExtractThroughline() {
    return ThroughlinePropagator.getInstance()
        .extract(Context.root(), none, KafkaHeadersGetter.INSTANCE);
  }

  private static KafkaProcessRequest request(Headers headers) {
    return KafkaProcessRequest.create(
        new ConsumerRecord<>(
            "payments",
            0,
            1L,
            1L,
            TimestampType.CREATE_TIME,
            1,
            1,
            "k",
            "v",
            headers,
            Optional.empty()),
        "group",
        "client");
  }
}
