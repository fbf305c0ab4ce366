package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageEntryMetadata;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactingPropagatorTest {
  private final List<Context> injected = new ArrayList<>();
  private final TextMapPropagator propagator =
      RedactingPropagator.create(new Noting(injected), List.of("order.*", "locale"));

  @Test
  void inject_allMembersAllowed_handsOnTheContextItself() {
    Context context = context(Baggage.builder().put("order.id", "o-1").put("locale", "de").build());

    propagator.inject(context, null, (carrier, key, value) -> {});

    assertThat(injected).singleElement().isSameAs(context);
  }

  @Test
  void inject_otherMembersAndProperties_stayBehind() {
    Context context =
        context(
            Baggage.builder()
                .put("order.id", "o-1", BaggageEntryMetadata.create("for=kim"))
                .put("locale", "de")
                .put("customer.email", "kim@mail.example")
                .build());

    propagator.inject(context, null, (carrier, key, value) -> {});

    assertThat(injected)
        .singleElement()
        .satisfies(
            left ->
                assertThat(Baggage.fromContext(left))
                    .isEqualTo(
                        Baggage.builder().put("order.id", "o-1").put("locale", "de").build()));
  }

  private static Context context(Baggage baggage) {
    return Context.root().with(baggage);
  }

  private record Noting(List<Context> injected) implements TextMapPropagator {
    @Override
    public Collection<String> fields() {
      return List.of();
    }

    @Override
    public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
      injected.add(context);
    }

    @Override
    public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
      return context;
    }
  }
}
