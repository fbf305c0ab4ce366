package io.throughline.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import io.opentelemetry.context.Context;
import org.junit.jupiter.api.Test;

class ThroughlinePropagatorTest {

  @Test
  void fields_listTracepackToo() {
    assertThat(ThroughlinePropagator.getInstance().fields())
        .containsExactly("traceparent", "tracestate", "baggage", "tracepack");
  }

  @Test
  void extract_atTheEdge_dropsBusinessMembersAndKeepsOthers() {
    MapCarrier carrier =
        new MapCarrier()
            .with("baggage", "tenant=a,business.transaction.id=o-1,enduser.pseudo.id=u-1");

    Baggage baggage =
        Baggage.fromContext(
            ThroughlinePropagator.atTheEdge().extract(Context.root(), carrier, MapCarrier.GETTER));

    assertThat(baggage.asMap()).containsOnlyKeys("tenant");
  }

  @Test
  void extract_sameBaggageAgain_isNotParsedAgain() {
    MapCarrier carrier = new MapCarrier().with("baggage", "tenant=memo-a,n=1");
    MapCarrier other = new MapCarrier().with("baggage", "tenant=memo-b,n=1");

    Baggage first = extract(carrier);
    Baggage second = extract(carrier);
    Baggage third = extract(carrier);

    assertThat(third).isSameAs(second).isEqualTo(first);
    assertThat(extract(other).getEntryValue("tenant")).isEqualTo("memo-b");
    assertThat(extract(carrier).getEntryValue("tenant")).isEqualTo("memo-a");
  }

  @Test
  void extract_rememberedTransactionGrownOld_isDropped() {
    long[] now = {1_800_000_000_000L};
    ThroughlinePropagator propagator = new ThroughlinePropagator(false, () -> now[0]);
    MapCarrier carrier =
        new MapCarrier()
            .with(
                "baggage", "business.transaction.id=old,business.transaction.start_time=" + now[0]);
    for (int i = 0; i < 3; i++) {
      assertThat(
              Baggage.fromContext(propagator.extract(Context.root(), carrier, MapCarrier.GETTER))
                  .size())
          .isEqualTo(2);
    }
    now[0] += 91L * 86_400_000;

    assertThat(
            Baggage.fromContext(propagator.extract(Context.root(), carrier, MapCarrier.GETTER))
                .isEmpty())
        .isTrue();
  }

  @Test
  void inject_tracestateOverTheLimit_dropsLongMembersThenFromTheRight() {
    TraceStateBuilder state = TraceState.builder();
    for (int i = 9; i >= 0; i--) {
      state.put("k" + i, "v".repeat(60));
    }
    state.put("long", "x".repeat(130));
    SpanContext span =
        SpanContext.create(
            "0af7651916cd43dd8448eb211c80319c",
            "b7ad6b7169203331",
            TraceFlags.getSampled(),
            state.build());
    MapCarrier carrier = new MapCarrier();

    ThroughlinePropagator.getInstance()
        .inject(Context.root().with(Span.wrap(span)), carrier, MapCarrier.SETTER);

    assertThat(carrier.get("tracestate"))
        .hasSizeLessThanOrEqualTo(512)
        .startsWith("k0=")
        .contains("k7=")
        .doesNotContain("long", "k8=");
  }

  @Test
  void injectAndExtract_nothingThere_returnTheSameContext() {
    MapCarrier carrier = new MapCarrier();
    ThroughlinePropagator.getInstance().inject(Context.root(), carrier, MapCarrier.SETTER);

    assertThat(carrier.fields).isEmpty();
    assertThat(
            ThroughlinePropagator.getInstance().extract(Context.root(), carrier, MapCarrier.GETTER))
        .isSameAs(Context.root());
  }

  private static Baggage extract(MapCarrier carrier) {
    return Baggage.fromContext(
        ThroughlinePropagator.getInstance().extract(Context.root(), carrier, MapCarrier.GETTER));
  }
}
