package io.throughline.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.junit.jupiter.api.Test;

/** The pack read for propagators that do not know it. */
class TracepackGetterTest {

  private static final String ONE = "00-11111111111111111111111111111111-2222222222222222-01";
  private static final String OTHER = "00-33333333333333333333333333333333-4444444444444444-01";

  private final TextMapPropagator w3c =
      TextMapPropagator.composite(
          W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());
  private final MapCarrier carrier = new MapCarrier();

  private Context extracted() {
    return w3c.extract(Context.root(), carrier, TracepackGetter.of(w3c, MapCarrier.GETTER));
  }

  private String spanId() {
    return Span.fromContext(extracted()).getSpanContext().getSpanId();
  }

  private String tenant() {
    return Baggage.fromContext(extracted()).getEntryValue("tenant");
  }

  @Test
  void get_packAlone_hasEveryField() {
    carrier.with("tracepack", "traceparent=" + ONE + "&baggage=tenant=a");

    assertThat(spanId()).isEqualTo("2222222222222222");
    assertThat(tenant()).isEqualTo("a");
  }

  @Test
  void get_packOfThePlainFieldsTrace_hasTheRest() {
    carrier.with("traceparent", ONE).with("tracepack", "traceparent=" + ONE + "&baggage=tenant=a");

    assertThat(tenant()).isEqualTo("a");
  }

  @Test
  void get_packOfAnotherTrace_isLeftOverFromAnEarlierMessage() {
    carrier
        .with("traceparent", OTHER)
        .with("tracepack", "traceparent=" + ONE + "&baggage=tenant=a");

    assertThat(spanId()).isEqualTo("4444444444444444");
    assertThat(tenant()).isNull();
  }
}
