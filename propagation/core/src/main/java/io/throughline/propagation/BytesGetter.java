package io.throughline.propagation;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A getter whose carrier holds bytes. Throughline's propagator then parses the bytes in place;
 * every other propagator uses the text methods.
 *
 * @param <C> the carrier
 */
public interface BytesGetter<C> extends TextMapGetter<C> {

  /**
   * The value of the last field of this name, or null where there is none. The caller does not
   * change the array and keeps no reference to it.
   */
  byte @Nullable [] getBytes(@Nullable C carrier, String key);

  /**
   * Whether the carrier holds more than one field of this name. Costs one walk over the fields and
   * allocates nothing.
   */
  boolean isRepeated(@Nullable C carrier, String key);

  /** All values in the order of the carrier. */
  @Override
  Iterator<String> getAll(@Nullable C carrier, String key);
}
