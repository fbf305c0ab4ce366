package io.throughline.comparison.conformance;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.throughline.propagation.CarrierBudget;
import io.throughline.propagation.CollectedFields;
import io.throughline.propagation.ThroughlinePropagator;
import io.throughline.propagation.aws.SqsAttributesSetter;
import io.throughline.propagation.aws.SqsMessageGetter;
import io.throughline.propagation.kafka.KafkaHeadersGetter;
import io.throughline.propagation.kafka.KafkaHeadersSetter;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * A request's context on its way through services that are joined by our carriers: HTTP, then Kafka
 * headers, then SQS attributes, then one {@code tracepack}. Each hop makes the span that such a
 * service would make.
 */
final class Journey {

  /** One slot for everything, where the destination reads tracepack. */
  private static final CarrierBudget ONE_SLOT =
      CarrierBudget.of(1, 1 << 20).withTracepackOnly(true);

  /** A traceparent alone needs no pack. */
  private static final Baggage SOMETHING_TO_PACK = Baggage.builder().put("on", "board").build();

  private final TextMapPropagator propagator = ThroughlinePropagator.getInstance();
  private final Tracer tracer = SdkTracerProvider.builder().build().get("conformance");

  /** The context of the last service on the way. */
  <C> Context through(C request, TextMapGetter<C> getter) {
    Context context = received(request, getter, SpanKind.SERVER).with(SOMETHING_TO_PACK);

    Headers headers = new RecordHeaders();
    propagator.inject(context, headers, KafkaHeadersSetter.INSTANCE);
    context = received(headers, KafkaHeadersGetter.INSTANCE, SpanKind.CONSUMER);

    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    propagator.inject(context, attributes, SqsAttributesSetter.INSTANCE);
    context = received(message(attributes), SqsMessageGetter.INSTANCE, SpanKind.CONSUMER);

    Map<String, MessageAttributeValue> packed = new HashMap<>();
    CollectedFields.collect(propagator, context)
        .fit(ONE_SLOT)
        .writeTo(packed, SqsAttributesSetter.INSTANCE);
    if (!packed.keySet().equals(Set.of("tracepack"))) {
      throw new IllegalStateException("expected a tracepack alone: " + packed);
    }
    return received(message(packed), SqsMessageGetter.INSTANCE, SpanKind.CONSUMER);
  }

  /** What one outgoing call of the last service carries. */
  Map<String, String> call(Context context) {
    Map<String, String> headers = new HashMap<>();
    propagator.inject(spanIn(context, SpanKind.CLIENT), headers, Map::put);
    return headers;
  }

  private <C> Context received(C carrier, TextMapGetter<C> getter, SpanKind kind) {
    return spanIn(propagator.extract(Context.root(), carrier, getter), kind);
  }

  private Context spanIn(Context parent, SpanKind kind) {
    Span span = tracer.spanBuilder("hop").setSpanKind(kind).setParent(parent).startSpan();
    span.end();
    return parent.with(span);
  }

  private static Message message(Map<String, MessageAttributeValue> attributes) {
    return Message.builder().body("").messageAttributes(attributes).build();
  }

  /** HTTP's headers, in which names differ from each other by more than case. */
  enum RequestGetter implements TextMapGetter<com.sun.net.httpserver.Headers> {
    INSTANCE;

    @Override
    public Iterable<String> keys(com.sun.net.httpserver.Headers carrier) {
      return carrier.keySet();
    }

    @Override
    public String get(com.sun.net.httpserver.Headers carrier, String key) {
      return carrier.getFirst(key);
    }

    @Override
    public Iterator<String> getAll(com.sun.net.httpserver.Headers carrier, String key) {
      return carrier.getOrDefault(key, List.of()).iterator();
    }
  }
}
