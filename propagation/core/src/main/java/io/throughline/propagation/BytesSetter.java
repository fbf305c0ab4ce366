package io.throughline.propagation;

import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;

/**
 * A setter whose carrier holds bytes. Throughline's propagator then hands over bytes and no text is
 * built; every other propagator uses {@link #set}.
 *
 * @param <C> the carrier
 */
public interface BytesSetter<C> extends TextMapSetter<C> {

  /** Replaces every field of this name. The array belongs to the carrier from here on. */
  void setBytes(@Nullable C carrier, String key, byte[] value);
}
