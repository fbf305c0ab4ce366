package io.throughline.processors;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.throughline.business.internal.BusinessMembers;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EdgePropagatorTest {
  private final EdgePropagator propagator = new EdgePropagator(W3CBaggagePropagator.getInstance());

  @Test
  void extract_businessMembersFromOutside_areDropped() {
    Context extracted =
        propagator.extract(
            Context.root(),
            Map.of(
                "baggage",
                "business.transaction.name=order,business.transaction.id=o-1,"
                    + "business.transaction.later=1,enduser.pseudo.id=h_1,locale=de"),
            MapGetter.INSTANCE);

    Baggage baggage = Baggage.fromContext(extracted);
    assertThat(baggage.asMap()).containsOnlyKeys("locale");
  }

  @Test
  void extract_nothingArrived_leavesTheTransactionOfTheContext() {
    Context context =
        Context.root().with(Baggage.builder().put(BusinessMembers.NAME, "order").build());

    Context extracted = propagator.extract(context, Map.of(), MapGetter.INSTANCE);

    assertThat(extracted).isSameAs(context);
  }

  @Test
  void inject_ownTransaction_leaves() {
    Map<String, String> carrier = new HashMap<>();

    propagator.inject(
        Context.root().with(Baggage.builder().put(BusinessMembers.NAME, "order").build()),
        carrier,
        Map::put);

    assertThat(carrier).containsEntry("baggage", "business.transaction.name=order");
  }

  private enum MapGetter implements TextMapGetter<Map<String, String>> {
    INSTANCE;

    @Override
    public Iterable<String> keys(Map<String, String> carrier) {
      return carrier.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
      return carrier == null ? null : carrier.get(key);
    }
  }
}
