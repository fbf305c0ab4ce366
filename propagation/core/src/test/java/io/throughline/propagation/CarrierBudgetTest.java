package io.throughline.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import io.throughline.propagation.FittedFields.Lost;
import io.throughline.propagation.FittedFields.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CarrierBudgetTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final int OVERHEAD = 6;

  @Example
  void fit_enoughSlots_writesEachFieldPlainly() {
    FittedFields fields = fit(context(1, true, true), CarrierBudget.of(3, 100_000));

    assertThat(written(fields).fields.keySet())
        .containsExactly("baggage", "traceparent", "tracestate");
    assertThat(fields.lost()).isEmpty();
  }

  @Example
  void fit_twoSlotsForThreeFields_writesTraceparentAndPacksTheRest() {
    FittedFields fields = fit(context(1, true, true), CarrierBudget.of(2, 100_000));

    assertThat(written(fields).fields.keySet()).containsExactly("tracepack", "traceparent");
    assertThat(fields.lost()).isEmpty();
    assertThat(read(fields).getEntryValue("business.transaction.id")).isEqualTo("o-1");
    assertThat(span(fields).getTraceState().get("vendor")).isEqualTo("v");
  }

  @Example
  void fit_oneSlot_writesTraceparentAndSaysWhatIsLost() {
    FittedFields fields = fit(context(1, true, true), CarrierBudget.of(1, 100_000));

    assertThat(written(fields).fields.keySet()).containsExactly("traceparent");
    assertThat(fields.lost())
        .isEqualTo(
            Map.of(
                Lost.BAGGAGE, Reason.SLOTS,
                Lost.TRACESTATE, Reason.SLOTS,
                Lost.BUSINESS, Reason.SLOTS));
  }

  @Example
  void fit_oneSlotWhereAllReadTracepack_packsEverything() {
    FittedFields fields =
        fit(context(1, true, true), CarrierBudget.of(1, 100_000).withTracepackOnly(true));

    assertThat(written(fields).fields.keySet()).containsExactly("tracepack");
    assertThat(fields.lost()).isEmpty();
    assertThat(span(fields).getTraceId()).isEqualTo(TRACE);
    assertThat(read(fields).getEntryValue("business.transaction.id")).isEqualTo("o-1");
  }

  @Example
  void fit_noSlot_offersTheXrayHeader() {
    FittedFields fields =
        fit(context(0, true, false), CarrierBudget.of(0, 100_000).withXrayBeside(true));

    assertThat(fields.size()).isZero();
    assertThat(fields.xrayHeader())
        .isEqualTo("Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=b7ad6b7169203331;Sampled=1");
    assertThat(fields.lost()).containsKeys(Lost.TRACE, Lost.BUSINESS);
  }

  @Example
  void fit_noSlotAndNoPlaceForXray_losesTheTraceAndSaysSo() {
    FittedFields fields = fit(context(0, false, false), CarrierBudget.of(0, 0));

    assertThat(fields.xrayHeader()).isNull();
    assertThat(fields.lost()).containsOnlyKeys(Lost.TRACE);
  }

  @Example
  void fit_bytesShort_foreignBaggageGoesBeforeTracestateBeforeBusiness() {
    Context context = context(5, true, true);
    Map<Integer, Lost> first = new TreeMap<>();
    for (int bytes = 2000; bytes >= 0; bytes--) {
      for (Lost lost : fit(context, CarrierBudget.of(10, bytes)).lost().keySet()) {
        if (!first.containsValue(lost)) {
          first.put(-bytes, lost);
        }
      }
    }

    assertThat(first.values())
        .containsExactly(Lost.BAGGAGE, Lost.TRACESTATE, Lost.BUSINESS, Lost.TRACE);
  }

  @Example
  void fit_severalFieldsOfOneTraceFormat_packTogetherOrNotAtAll() {
    TextMapPropagator b3 = B3Propagator.injectingMultiHeaders();
    FittedFields fields =
        CollectedFields.collect(b3, context(0, false, false)).fit(CarrierBudget.of(1, 1000));
    MapCarrier carrier = written(fields);

    Context read = b3.extract(Context.root(), carrier, TracepackGetter.of(b3, MapCarrier.GETTER));

    assertThat(carrier.fields.keySet()).containsExactly("tracepack");
    assertThat(Span.fromContext(read).getSpanContext().getTraceId()).isEqualTo(TRACE);
  }

  @Property(tries = 5_000)
  void fit_anyRoom_staysWithinAndCarriesTheTraceWheneverItCan(
      @ForAll @IntRange(max = 5) int slots,
      @ForAll @IntRange(max = 1500) int bytes,
      @ForAll @IntRange(max = 20) int foreign,
      @ForAll boolean business,
      @ForAll boolean state,
      @ForAll boolean tracepackOnly) {
    CarrierBudget budget =
        CarrierBudget.of(slots, bytes).withFieldOverhead(OVERHEAD).withTracepackOnly(tracepackOnly);

    FittedFields fields = fit(context(foreign, business, state), budget);

    assertThat(fields.size()).isLessThanOrEqualTo(slots);
    assertThat(bytes(fields)).isLessThanOrEqualTo(bytes);
    int plain = "traceparent".length() + Traceparent.LENGTH + OVERHEAD;
    boolean expected = slots > 0 && bytes >= plain;
    if (expected) {
      assertThat(span(fields).getTraceId()).isEqualTo(TRACE);
    }
    assertThat(fields.lost().containsKey(Lost.TRACE)).isEqualTo(!span(fields).isValid());
    boolean arrived = read(fields).getEntryValue("business.transaction.id") != null;
    assertThat(fields.lost().containsKey(Lost.BUSINESS)).isEqualTo(business && !arrived);
    // Two slots, or one where all read tracepack, and room for the business members: they arrive.
    if (business && (slots >= 2 || (slots == 1 && tracepackOnly)) && bytes >= 500) {
      assertThat(arrived).isTrue();
    }
  }

  private static FittedFields fit(Context context, CarrierBudget budget) {
    return CollectedFields.collect(ThroughlinePropagator.getInstance(), context).fit(budget);
  }

  private static Context context(int foreign, boolean business, boolean state) {
    BaggageBuilder baggage = Baggage.builder();
    for (int i = 0; i < foreign; i++) {
      baggage.put("tenant" + i, "value " + i);
    }
    if (business) {
      baggage
          .put("business.transaction.name", "order")
          .put("business.transaction.id", "o-1")
          .put("business.transaction.start_time", "" + System.currentTimeMillis());
    }
    TraceState tracestate =
        state
            ? TraceState.builder().put("vendor", "v").put("long", "x".repeat(150)).build()
            : TraceState.getDefault();
    return Context.root()
        .with(baggage.build())
        .with(
            Span.wrap(
                SpanContext.create(
                    TRACE, "b7ad6b7169203331", TraceFlags.getSampled(), tracestate)));
  }

  private static long bytes(FittedFields fields) {
    long bytes = 0;
    for (int i = 0; i < fields.size(); i++) {
      bytes +=
          fields.name(i).getBytes(StandardCharsets.UTF_8).length
              + fields.value(i).getBytes(StandardCharsets.UTF_8).length
              + OVERHEAD;
    }
    return bytes;
  }

  private static MapCarrier written(FittedFields fields) {
    MapCarrier carrier = new MapCarrier();
    fields.writeTo(carrier, MapCarrier.SETTER);
    return carrier;
  }

  private static Context extracted(FittedFields fields) {
    return ThroughlinePropagator.getInstance()
        .extract(Context.root(), written(fields), MapCarrier.GETTER);
  }

  private static Baggage read(FittedFields fields) {
    return Baggage.fromContext(extracted(fields));
  }

  private static SpanContext span(FittedFields fields) {
    return Span.fromContext(extracted(fields)).getSpanContext();
  }
}
