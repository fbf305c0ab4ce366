package io.throughline.propagation.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import io.opentelemetry.extension.trace.propagation.JaegerPropagator;
import io.throughline.propagation.ThroughlinePropagator;
import io.throughline.propagation.ThroughlineXrayPropagator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a getter and a setter must do so that every propagator works through them. Extend it in your
 * tests and say what your carrier is:
 *
 * <pre>{@code
 * class PulsarPropertiesContractTest extends CarrierContract<Map<String, String>> {
 *   protected Map<String, String> newCarrier() { return new HashMap<>(); }
 *   protected TextMapGetter<Map<String, String>> getter() { return PulsarGetter.INSTANCE; }
 *   protected TextMapSetter<Map<String, String>> setter() { return PulsarSetter.INSTANCE; }
 *   protected void putForeign(Map<String, String> carrier, String name, String value) {
 *     carrier.put(name, value);
 *   }
 * }
 * }</pre>
 *
 * @param <C> the carrier
 */
public abstract class CarrierContract<C> {

  private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN_ID = "b7ad6b7169203331";
  private static final String TRACEPARENT = "00-" + TRACE_ID + "-" + SPAN_ID + "-01";

  /** An empty carrier that can be written. */
  protected abstract C newCarrier();

  protected abstract TextMapGetter<C> getter();

  protected abstract TextMapSetter<C> setter();

  /** Puts a field the way some other sender would, without the setter under test. */
  protected abstract void putForeign(C carrier, String name, String value);

  /** How many fields the carrier takes at most; without limit by default. */
  protected int slots() {
    return Integer.MAX_VALUE;
  }

  /** The same carrier, closed for writing; null (the default) where there is no such thing. */
  protected @Nullable C readOnly(C carrier) {
    return null;
  }

  /** Puts a field whose value is null; false (the default) where the carrier cannot hold one. */
  protected boolean putNull(C carrier, String name) {
    return false;
  }

  /** How many fields the carrier holds under this name, so that appending shows. */
  protected int count(C carrier, String name) {
    int found = 0;
    for (var all = getter().getAll(carrier, name); all.hasNext(); all.next()) {
      found++;
    }
    return found;
  }

  /** The propagators that people configure. */
  @SuppressWarnings("deprecation") // Jaeger's format is old, and still on messages
  static Stream<Named<TextMapPropagator>> propagators() {
    return Stream.of(
        Named.of("throughline", ThroughlinePropagator.getInstance()),
        Named.of("tracecontext", W3CTraceContextPropagator.getInstance()),
        Named.of("b3", B3Propagator.injectingSingleHeader()),
        Named.of("b3multi", B3Propagator.injectingMultiHeaders()),
        Named.of("jaeger", JaegerPropagator.getInstance()),
        Named.of("throughline-xray", ThroughlineXrayPropagator.getInstance()));
  }

  @ParameterizedTest
  @MethodSource("propagators")
  void extract_whatWasInjected_isTheSameSpan(TextMapPropagator propagator) {
    C carrier = newCarrier();
    propagator.inject(context(), carrier, setter());

    SpanContext span = span(propagator.extract(Context.root(), carrier, getter()));

    assertThat(span.getTraceId()).isEqualTo(TRACE_ID);
    assertThat(span.getSpanId()).isEqualTo(SPAN_ID);
    assertThat(span.isSampled()).isTrue();
    assertThat(span.isRemote()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("propagators")
  void extract_emptyCarrier_leavesContextUntouched(TextMapPropagator propagator) {
    Context context = Context.root();

    assertThat(span(propagator.extract(context, newCarrier(), getter())).isValid()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("propagators")
  void injectAndExtract_nullCarrier_doNothing(TextMapPropagator propagator) {
    assertThatCode(() -> propagator.inject(context(), null, setter())).doesNotThrowAnyException();
    assertThatCode(() -> propagator.extract(Context.root(), null, getter()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("propagators")
  void inject_twice_leavesTheLastSpanAlone(TextMapPropagator propagator) {
    C carrier = newCarrier();
    propagator.inject(context("1".repeat(16)), carrier, setter());
    propagator.inject(context(), carrier, setter());

    assertThat(span(propagator.extract(Context.root(), carrier, getter())).getSpanId())
        .isEqualTo(SPAN_ID);
    assertThat(propagator.fields()).allMatch(field -> count(carrier, field) <= 1);
  }

  @ParameterizedTest
  @MethodSource("propagators")
  void extract_garbageInEveryField_isNoSpan(TextMapPropagator propagator) {
    for (String garbage : List.of("x", "-", ":::", "00-zz", "é😀", "\"'<>", "=;=,", " ")) {
      C carrier = newCarrier();
      propagator.fields().forEach(field -> putForeign(carrier, field, garbage));

      assertThat(span(propagator.extract(Context.root(), carrier, getter())).isValid()).isFalse();
    }
  }

  @Test
  void extract_baggageAndTracestate_comeBackWithSpecialCharacters() {
    Baggage baggage = Baggage.builder().put("plain", "1").put("odd", "a b,c;d=e\"é😀%").build();
    TextMapPropagator w3c =
        TextMapPropagator.composite(
            W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());
    C carrier = newCarrier();
    w3c.inject(context().with(baggage), carrier, setter());

    Context extracted = w3c.extract(Context.root(), carrier, getter());

    assertThat(Baggage.fromContext(extracted).asMap()).isEqualTo(baggage.asMap());
    assertThat(span(extracted).getTraceState().get("vendor")).isEqualTo("value");
  }

  @Test
  void set_calledTwice_keepsLastValue() {
    C carrier = newCarrier();
    setter().set(carrier, "traceparent", "first");
    setter().set(carrier, "traceparent", TRACEPARENT);

    assertThat(getter().get(carrier, "traceparent")).isEqualTo(TRACEPARENT);
    assertThat(count(carrier, "traceparent")).isEqualTo(1);
  }

  @Test
  void set_fieldOfAnotherSender_isReplaced() {
    C carrier = newCarrier();
    putForeign(carrier, "traceparent", "old");
    setter().set(carrier, "traceparent", TRACEPARENT);

    assertThat(getter().get(carrier, "traceparent")).isEqualTo(TRACEPARENT);
    assertThat(count(carrier, "traceparent")).isEqualTo(1);
  }

  @Test
  void set_otherFields_areLeftAlone() {
    C carrier = newCarrier();
    putForeign(carrier, "order.type", "express");
    setter().set(carrier, "traceparent", TRACEPARENT);

    assertThat(getter().get(carrier, "order.type")).isEqualTo("express");
  }

  @Test
  void get_absent_isNull() {
    assertThat(getter().get(newCarrier(), "traceparent")).isNull();
    assertThat(getter().get(null, "traceparent")).isNull();
    assertThat(getter().getAll(newCarrier(), "traceparent").hasNext()).isFalse();
    assertThat(getter().getAll(null, "traceparent").hasNext()).isFalse();
  }

  @Test
  void get_nullValue_countsAsAbsent() {
    C carrier = newCarrier();
    assumeTrue(putNull(carrier, "traceparent"), "this carrier holds no null values");

    assertThat(getter().get(carrier, "traceparent")).isNull();
    assertThat(getter().getAll(carrier, "traceparent").hasNext()).isFalse();
  }

  @Test
  void get_nameInAnotherCase_isAbsentOrTheValue() {
    C carrier = newCarrier();
    putForeign(carrier, "TraceParent", TRACEPARENT);

    assertThat(getter().get(carrier, "traceparent")).isIn(null, TRACEPARENT);
    assertThat(getter().get(carrier, "TraceParent")).isEqualTo(TRACEPARENT);
  }

  @Test
  void get_nameThatIsPartOfAnother_isAbsent() {
    C carrier = newCarrier();
    putForeign(carrier, "traceparent-old", TRACEPARENT);
    putForeign(carrier, "my-traceparent", TRACEPARENT);

    assertThat(getter().get(carrier, "traceparent")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "00-zz", "00--", "ff-" + TRACE_ID + "-" + SPAN_ID + "-01", "é😀", "\"'<>"})
  void extract_malformedTraceparent_leavesContextUntouched(String malformed) {
    C carrier = newCarrier();
    putForeign(carrier, "traceparent", malformed);

    Context extracted =
        ThroughlinePropagator.getInstance().extract(Context.root(), carrier, getter());

    assertThat(span(extracted).isValid()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("propagators")
  void inject_closedCarrier_neitherThrowsNorChangesIt(TextMapPropagator propagator) {
    C carrier = newCarrier();
    putForeign(carrier, "order.type", "express");
    C closed = readOnly(carrier);
    assumeTrue(closed != null, "this carrier cannot be closed");

    assertThatCode(() -> propagator.inject(context(), closed, setter())).doesNotThrowAnyException();
    assertThat(getter().get(closed, "order.type")).isEqualTo("express");
    assertThat(propagator.fields()).allMatch(field -> getter().get(closed, field) == null);
  }

  @ParameterizedTest
  @MethodSource("propagators")
  void inject_fullCarrier_neverExceedsItsSlots(TextMapPropagator propagator) {
    assumeTrue(slots() < Integer.MAX_VALUE, "this carrier has no limit");
    C carrier = newCarrier();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < slots(); i++) {
      others.add("other" + i);
      putForeign(carrier, "other" + i, "" + i);
    }
    propagator.inject(context(), carrier, setter());

    assertThat(others).allMatch(name -> getter().get(carrier, name) != null);
    assertThat(propagator.fields()).allMatch(field -> getter().get(carrier, field) == null);
  }

  @ParameterizedTest
  @MethodSource("propagators")
  void extract_amongManyOtherFields_isFoundAndQuick(TextMapPropagator propagator) {
    C carrier = newCarrier();
    propagator.inject(context(), carrier, setter());
    int written = (int) propagator.fields().stream().filter(f -> count(carrier, f) > 0).count();
    int others = Math.min(10_000, slots() - written);
    for (int i = 0; i < others; i++) {
      putForeign(carrier, "other" + i, "" + i);
    }

    long start = System.nanoTime();
    Context extracted = propagator.extract(Context.root(), carrier, getter());

    assertThat(span(extracted).getTraceId()).isEqualTo(TRACE_ID);
    // Walking 10,000 fields takes well below a millisecond; a walk for each field takes seconds.
    assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
  }

  @Test
  @SuppressWarnings("deprecation") // some propagators still enumerate
  void keys_listWhatIsThere() {
    C carrier = newCarrier();
    putForeign(carrier, "order.type", "express");
    setter().set(carrier, "traceparent", TRACEPARENT);

    assertThat(getter().keys(carrier)).contains("order.type", "traceparent");
  }

  private static Context context() {
    return context(SPAN_ID);
  }

  private static Context context(String spanId) {
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.create(
                    TRACE_ID,
                    spanId,
                    TraceFlags.getSampled(),
                    TraceState.builder().put("vendor", "value").build())));
  }

  private static SpanContext span(Context context) {
    return Span.fromContext(context).getSpanContext();
  }
}
