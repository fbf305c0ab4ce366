package io.throughline.propagation.aws;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.throughline.propagation.ThroughlinePropagator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Our carriers under Throughline's propagator and, as the floor, under OTel's own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SqsAttributesBenchmark {

  private static final TextMapPropagator W3C =
      TextMapPropagator.composite(
          W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());
  private static final TextMapPropagator THROUGHLINE = ThroughlinePropagator.getInstance();

  private final Context context =
      Context.root()
          .with(
              Span.wrap(
                  SpanContext.create(
                      "0af7651916cd43dd8448eb211c80319c",
                      "b7ad6b7169203331",
                      TraceFlags.getSampled(),
                      TraceState.getDefault())))
          .with(
              Baggage.builder()
                  .put("business.transaction.name", "order")
                  .put("business.transaction.id", "order-4711")
                  .put("business.transaction.start_time", Long.toString(System.currentTimeMillis()))
                  .build());
  private final Map<String, MessageAttributeValue> reused = new HashMap<>();
  private final Message message = message(context);
  private final MessageAttributeValue ready = SqsAttributesSetter.attribute("ready");
  private final Message bare = message(Context.root());
  private final Message json = bare.toBuilder().body("{\"order\":1,\"note\":\"n\"}").build();
  private final Message enveloped =
      bare.toBuilder().body(envelope(message.messageAttributes())).build();
  private final List<String> fields = List.copyOf(THROUGHLINE.fields());

  private static Message message(Context context) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("content-type", SqsAttributesSetter.attribute("application/json"));
    W3C.inject(context, attributes, SqsAttributesSetter.INSTANCE);
    return Message.builder().body("hello").messageAttributes(attributes).build();
  }

  private static String envelope(Map<String, MessageAttributeValue> attributes) {
    StringBuilder json =
        new StringBuilder(
            "{\"Type\":\"Notification\",\"TopicArn\":\"arn:aws:sns:x:1:t\",\"Message\":\"hello\","
                + "\"Timestamp\":\"2026-01-01T00:00:00.000Z\",\"MessageAttributes\":{");
    attributes.forEach(
        (name, value) ->
            json.append(json.charAt(json.length() - 1) == '{' ? "" : ",")
                .append('"')
                .append(name)
                .append("\":{\"Type\":\"String\",\"Value\":\"")
                .append(value.stringValue())
                .append("\"}"));
    return json.append("}}").toString();
  }

  @Benchmark
  public Map<String, MessageAttributeValue> mapOnly() {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("traceparent", ready);
    attributes.put("baggage", ready);
    return attributes;
  }

  @Benchmark
  public Map<String, MessageAttributeValue> injectThroughline() {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    THROUGHLINE.inject(context, attributes, SqsAttributesSetter.INSTANCE);
    return attributes;
  }

  @Benchmark
  public Map<String, MessageAttributeValue> injectPlainPropagator() {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    W3C.inject(
        context,
        attributes,
        (map, key, value) ->
            map.put(
                key,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    return attributes;
  }

  @Benchmark
  public Map<String, MessageAttributeValue> injectNothing() {
    THROUGHLINE.inject(Context.root(), reused, SqsAttributesSetter.INSTANCE);
    return reused;
  }

  @Benchmark
  public Context extractThroughline() {
    return THROUGHLINE.extract(Context.root(), message, SqsMessageGetter.INSTANCE);
  }

  @Benchmark
  public Context extractPlainPropagator() {
    return W3C.extract(Context.root(), message, SqsMessageGetter.INSTANCE);
  }

  @Benchmark
  public Context extractNothing() {
    return THROUGHLINE.extract(Context.root(), bare, SqsMessageGetter.INSTANCE);
  }

  @Benchmark
  public Context extractNothingFromJsonBody() {
    return THROUGHLINE.extract(
        Context.root(), ReceivedMessage.of(json, fields), ReceivedMessage.Getter.INSTANCE);
  }

  @Benchmark
  public Context extractEnveloped() {
    return THROUGHLINE.extract(
        Context.root(), ReceivedMessage.of(enveloped, fields), ReceivedMessage.Getter.INSTANCE);
  }
}
