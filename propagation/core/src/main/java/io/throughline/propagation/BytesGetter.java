package io.throughline.propagation;

import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/**
 * A getter whose carrier holds bytes. Throughline's propagator then walks the carrier once and
 * parses the bytes in place; every other propagator uses the text methods.
 *
 * @param <C> the carrier
 */
public interface BytesGetter<C> extends TextMapGetter<C> {

  /**
   * Walks all fields in the order of the carrier; for each key that {@link BytesFields#wants} it
   * puts the value.
   */
  void readInto(@Nullable C carrier, BytesFields fields);
}
