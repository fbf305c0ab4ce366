package io.throughline.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
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
import io.throughline.propagation.FittedFields.Lost;
import io.throughline.propagation.FittedFields.Reason;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The budget with propagators that write other fields, several formats or fields without end. */
class OtherPropagatorsBudgetTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final int PLENTY = 1_000_000;

  /** Writes a field for each member of baggage, which it does not list. */
  @SuppressWarnings("deprecation") // Jaeger's format is old, and still on messages
  private static final TextMapPropagator JAEGER = JaegerPropagator.getInstance();

  private static final TextMapPropagator B3_AND_W3C =
      TextMapPropagator.composite(
          B3Propagator.injectingSingleHeader(),
          W3CTraceContextPropagator.getInstance(),
          W3CBaggagePropagator.getInstance());

  @Test
  void fit_moreMembersThanSlots_writesTheTracePlainAndPacksTheMembers() {
    FittedFields fields = fit(JAEGER, members(30, 10), CarrierBudget.of(10, PLENTY));
    MapCarrier carrier = written(fields);

    assertThat(carrier.fields.keySet()).containsExactly("tracepack", "uber-trace-id");
    assertThat(fields.lost()).isEmpty();
    Context read = read(JAEGER, carrier);
    assertThat(traceId(read)).isEqualTo(TRACE);
    assertThat(Baggage.fromContext(read).asMap()).hasSize(30).containsKey("member29");
  }

  @Test
  void fit_membersTooLarge_leavesOutMembersAndNotTheTrace() {
    FittedFields fields = fit(JAEGER, members(30, 100), CarrierBudget.of(10, 1000));

    Context read = read(JAEGER, written(fields));
    assertThat(traceId(read)).isEqualTo(TRACE);
    assertThat(Baggage.fromContext(read).asMap()).hasSizeBetween(6, 8);
    assertThat(fields.lost()).isEqualTo(Map.of(Lost.BAGGAGE, Reason.BYTES));
  }

  @Test
  void fit_membersTooLarge_keepsTheTransactionLongest() {
    Baggage baggage = members(30, 100).toBuilder().put("business.transaction.id", "o-1").build();
    FittedFields fields = fit(JAEGER, baggage, CarrierBudget.of(10, 180));

    assertThat(Baggage.fromContext(read(JAEGER, written(fields))).asMap())
        .containsOnlyKeys("business.transaction.id");
    assertThat(fields.lost()).isEqualTo(Map.of(Lost.BAGGAGE, Reason.BYTES));
  }

  @Test
  void fit_packAboveWhatIsRead_leavesMembersOut() {
    TextMapPropagator propagator =
        writing(
            Map.of(
                "traceparent",
                "00-" + TRACE + "-b7ad6b7169203331-01",
                "tracestate",
                "a=b",
                "baggage",
                "a=1,".repeat(15_000) + "a=1"));
    FittedFields fields =
        CollectedFields.collect(propagator, Context.root()).fit(CarrierBudget.of(2, PLENTY));

    MapCarrier carrier = written(fields);
    assertThat(carrier.get("tracepack")).hasSizeBetween(32_000, 32_768);
    assertThat(fields.lost()).isEqualTo(Map.of(Lost.BAGGAGE, Reason.BYTES));
  }

  @Test
  void fit_oneSlotForMembersToo_writesTheTraceAlone() {
    FittedFields fields = fit(JAEGER, members(3, 10), CarrierBudget.of(1, PLENTY));

    assertThat(written(fields).fields.keySet()).containsExactly("uber-trace-id");
    assertThat(fields.lost()).isEqualTo(Map.of(Lost.BAGGAGE, Reason.SLOTS));
  }

  @Test
  void fit_twoFormatsInTwoSlots_writesTraceparentPlainForEverybody() {
    FittedFields fields = fit(B3_AND_W3C, members(1, 10), CarrierBudget.of(2, PLENTY));
    MapCarrier carrier = written(fields);

    assertThat(carrier.fields.keySet()).containsExactly("tracepack", "traceparent");
    assertThat(fields.lost()).isEmpty();
    assertThat(traceId(read(B3Propagator.injectingSingleHeader(), carrier))).isEqualTo(TRACE);
    assertThat(Baggage.fromContext(read(B3_AND_W3C, carrier)).asMap()).hasSize(1);
  }

  @Test
  void fit_twoFormatsInOneSlot_writesTraceparentAlone() {
    FittedFields fields = fit(B3_AND_W3C, Baggage.empty(), CarrierBudget.of(1, PLENTY));

    assertThat(written(fields).fields.keySet()).containsExactly("traceparent");
    assertThat(fields.lost()).isEqualTo(Map.of(Lost.FORMAT, Reason.SLOTS));
  }

  @Test
  void fit_twoFormatsAndBytesForOne_writesTraceparentAlone() {
    int bytes = "traceparent".length() + Traceparent.LENGTH;
    FittedFields fields = fit(B3_AND_W3C, Baggage.empty(), CarrierBudget.of(10, bytes));

    assertThat(written(fields).fields.keySet()).containsExactly("traceparent");
    assertThat(fields.lost()).isEqualTo(Map.of(Lost.FORMAT, Reason.BYTES));
  }

  @Test
  void fit_membersWithoutEnd_isQuick() {
    StringBuilder endless = new StringBuilder("a=1");
    while (endless.length() < 1 << 20) {
      endless.append(",a=1");
    }
    TextMapPropagator propagator = writing(Map.of("baggage", endless.toString()));
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

    FittedFields fields = CollectedFields.collect(propagator, Context.root()).fit(few());

    // One layout takes milliseconds; one for each of 262,144 members would take an hour.
    assertThat(
            Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(5));
    assertThat(fields.value(0)).hasSizeBetween(900, 1000 - "baggage".length());
  }

  private static CarrierBudget few() {
    return CarrierBudget.of(10, 1000);
  }

  @Test
  void collect_nullNameOrValue_isNoField() {
    assertThat(
            CollectedFields.collect(writing(Collections.singletonMap("a", null)), Context.root())
                .isEmpty())
        .isTrue();
    assertThat(
            CollectedFields.collect(writing(Collections.singletonMap(null, "v")), Context.root())
                .isEmpty())
        .isTrue();
  }

  private static TextMapPropagator writing(Map<String, String> fields) {
    return new TextMapPropagator() {
      @Override
      public Collection<String> fields() {
        return List.of("traceparent", "tracestate", "baggage");
      }

      @Override
      public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
        fields.forEach((name, value) -> setter.set(carrier, name, value));
      }

      @Override
      public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
        return context;
      }
    };
  }

  private static Baggage members(int count, int length) {
    BaggageBuilder baggage = Baggage.builder();
    for (int i = 0; i < count; i++) {
      baggage.put("member" + i, "v".repeat(length));
    }
    return baggage.build();
  }

  private static FittedFields fit(
      TextMapPropagator propagator, Baggage baggage, CarrierBudget budget) {
    Context context =
        Context.root()
            .with(baggage)
            .with(
                Span.wrap(
                    SpanContext.create(
                        TRACE,
                        "b7ad6b7169203331",
                        TraceFlags.getSampled(),
                        TraceState.getDefault())));
    return CollectedFields.collect(propagator, context).fit(budget);
  }

  private static MapCarrier written(FittedFields fields) {
    MapCarrier carrier = new MapCarrier();
    fields.writeTo(carrier, MapCarrier.SETTER);
    return carrier;
  }

  private static Context read(TextMapPropagator propagator, MapCarrier carrier) {
    return propagator.extract(
        Context.root(), carrier, TracepackGetter.of(propagator, MapCarrier.GETTER));
  }

  private static String traceId(Context context) {
    return Span.fromContext(context).getSpanContext().getTraceId();
  }
}
