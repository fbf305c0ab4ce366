package io.throughline.propagation.aws;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.List;

/** A propagator with a bug. */
final class BrokenPropagator implements TextMapPropagator {

  @Override
  public Collection<String> fields() {
    return List.of("traceparent");
  }

  @Override
  public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
    throw new IllegalStateException("inject");
  }

  @Override
  public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
    throw new IllegalStateException("extract");
  }
}
