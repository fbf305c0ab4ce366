package io.throughline.propagation;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets every propagator read {@code tracepack}: a field that the carrier lacks is looked up in the
 * pack. A pack of another trace than the plain {@code traceparent} is left over and ignored.
 *
 * @param <C> the carrier
 */
public final class TracepackGetter<C> implements TextMapGetter<C> {

  private final TextMapGetter<C> delegate;

  private TracepackGetter(TextMapGetter<C> delegate) {
    this.delegate = delegate;
  }

  /** The getter itself where the propagator reads {@code tracepack} anyway. */
  public static <C> TextMapGetter<C> of(TextMapPropagator propagator, TextMapGetter<C> getter) {
    return propagator.fields().contains(Fields.TRACEPACK) ? getter : new TracepackGetter<>(getter);
  }

  @Override
  @SuppressWarnings("deprecation") // keys() is asked of the delegate only where someone asks us
  public Iterable<String> keys(C carrier) {
    List<String> packed = Tracepack.names(pack(carrier));
    if (packed.isEmpty()) {
      return delegate.keys(carrier);
    }
    delegate.keys(carrier).forEach(packed::add);
    return packed;
  }

  @Override
  public @Nullable String get(@Nullable C carrier, String key) {
    String value = delegate.get(carrier, key);
    return value != null ? value : packed(carrier, key);
  }

  @Override
  public Iterator<String> getAll(@Nullable C carrier, String key) {
    Iterator<String> all = delegate.getAll(carrier, key);
    if (all != null && all.hasNext()) {
      return all;
    }
    String packed = packed(carrier, key);
    return packed == null ? List.<String>of().iterator() : List.of(packed).iterator();
  }

  private @Nullable String packed(@Nullable C carrier, String key) {
    String pack = pack(carrier);
    return pack == null ? null : Tracepack.get(pack, key);
  }

  /** Null where there is none, or one of an earlier message. */
  private @Nullable String pack(@Nullable C carrier) {
    String pack = delegate.get(carrier, Fields.TRACEPACK);
    if (pack == null) {
      return null;
    }
    SpanContext plain = Traceparent.decode(delegate.get(carrier, Fields.TRACEPARENT));
    return Tracepack.isLeftBehind(plain, Tracepack.traceparent(pack)) ? null : pack;
  }
}
