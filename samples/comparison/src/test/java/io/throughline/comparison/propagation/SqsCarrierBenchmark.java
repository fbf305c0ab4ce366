package io.throughline.comparison.propagation;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.throughline.propagation.ThroughlinePropagator;
import io.throughline.propagation.aws.SqsAttributesSetter;
import io.throughline.propagation.aws.SqsMessageGetter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Context into and out of SQS message attributes; the map only, no request. {@code inject} figures
 * include a map with two attributes; subtract {@code mapOnly}, which puts two ready ones.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 600, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class SqsCarrierBenchmark {

  private static final MethodHandle PEER = peer();

  private final Context context = Carried.context();
  private final Map<String, MessageAttributeValue> received = new HashMap<>();
  private final MessageAttributeValue traceparent = string(Carried.TRACEPARENT);
  private final MessageAttributeValue baggage =
      string(String.format(Carried.BAGGAGE, "order-4711"));
  private Message message;

  @Setup
  public void setUp() {
    received.put("content-type", string("application/json"));
    received.put("traceparent", traceparent);
    received.put("baggage", baggage);
    message = Message.builder().body("{}").messageAttributes(received).build();
  }

  @Benchmark
  public Map<String, MessageAttributeValue> mapOnly() {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("traceparent", traceparent);
    attributes.put("baggage", baggage);
    return attributes;
  }

  @Benchmark
  public Map<String, MessageAttributeValue> injectThroughline() {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    ThroughlinePropagator.getInstance().inject(context, attributes, SqsAttributesSetter.INSTANCE);
    return attributes;
  }

  @Benchmark
  public Map<String, MessageAttributeValue> injectPlainPropagator() {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    Carried.W3C.inject(context, attributes, (map, key, value) -> map.put(key, string(value)));
    return attributes;
  }

  @Benchmark
  public Context extractThroughline() {
    return ThroughlinePropagator.getInstance()
        .extract(Context.root(), message, SqsMessageGetter.INSTANCE);
  }

  @Benchmark
  public Context extractPlainPropagator() {
    return Carried.W3C.extract(Context.root(), received, PlainGetter.INSTANCE);
  }

  @Benchmark
  public Context extractOpenTelemetry() throws Throwable {
    return (Context) PEER.invokeExact(received, Carried.W3C);
  }

  private static MessageAttributeValue string(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  /** The peer's method is package-private; a constant method handle calls it as fast as code. */
  private static MethodHandle peer() {
    try {
      Method method =
          Class.forName("io.opentelemetry.instrumentation.awssdk.v2_2.internal.SqsParentContext")
              .getDeclaredMethod("ofMessageAttributes", Map.class, TextMapPropagator.class);
      method.setAccessible(true);
      return MethodHandles.lookup().unreflect(method);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private enum PlainGetter implements TextMapGetter<Map<String, MessageAttributeValue>> {
    INSTANCE;

    @Override
    public Iterable<String> keys(Map<String, MessageAttributeValue> carrier) {
      return carrier.keySet();
    }

    @Override
    public String get(Map<String, MessageAttributeValue> carrier, String key) {
      MessageAttributeValue value = carrier.get(key);
      return value == null ? null : value.stringValue();
    }
  }
}
