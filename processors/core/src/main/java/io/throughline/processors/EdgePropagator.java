package io.throughline.processors;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.throughline.business.internal.BusinessMembers;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Believes nobody outside about business transactions: for a service that faces the internet. */
final class EdgePropagator implements TextMapPropagator {
  private final TextMapPropagator delegate;

  EdgePropagator(TextMapPropagator delegate) {
    this.delegate = delegate;
  }

  @Override
  public Collection<String> fields() {
    return delegate.fields();
  }

  @Override
  public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
    delegate.inject(context, carrier, setter);
  }

  @Override
  public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
    Context extracted = delegate.extract(context, carrier, getter);
    Baggage arrived = Baggage.fromContext(extracted);
    if (arrived.isEmpty() || arrived == Baggage.fromContext(context)) {
      return extracted;
    }
    BaggageBuilder kept = arrived.toBuilder();
    arrived.forEach(
        (name, entry) -> {
          if (BusinessMembers.isBusiness(name)) {
            kept.remove(name);
          }
        });
    return extracted.with(kept.build());
  }

  @Override
  public String toString() {
    return "EdgePropagator{" + delegate + "}";
  }
}
