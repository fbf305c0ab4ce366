package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the attributes of one span, event, link or log record, in the order in which it
 * was met. Such attributes are exported once and never looked up in a map, so that the sorting of
 * the API's own builder would be wasted: it takes 744 B for 15 pairs, and more time than all the
 * rest of {@code prod} without a stack trace ({@code RedactionBenchmark.floorOneRebuild}).
 *
 * <p>Equality and hash code are those of the API's implementation with the same content, and slow.
 */
final class KeptAttributes implements Attributes {
  /** Keys at even places, their values behind them. */
  private final Object[] pairs;

  KeptAttributes(Object[] pairs) {
    this.pairs = pairs;
  }

  @Override
  @SuppressWarnings("unchecked") // a key stands before its own value
  public <T> @Nullable T get(AttributeKey<T> key) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(key)) {
        return (T) pairs[i + 1];
      }
    }
    // The API answers a key for values of any type with a value made of whatever there is.
    return key != null && key.getType() == AttributeType.VALUE ? sorted().get(key) : null;
  }

  @Override
  public void forEach(BiConsumer<? super AttributeKey<?>, ? super Object> consumer) {
    for (int i = 0; i < pairs.length; i += 2) {
      consumer.accept((AttributeKey<?>) pairs[i], pairs[i + 1]);
    }
  }

  @Override
  public int size() {
    return pairs.length / 2;
  }

  @Override
  public boolean isEmpty() {
    return pairs.length == 0;
  }

  @Override
  public Map<AttributeKey<?>, Object> asMap() {
    Map<AttributeKey<?>, Object> map = new LinkedHashMap<>();
    forEach(map::put);
    return Collections.unmodifiableMap(map);
  }

  @Override
  @SuppressWarnings("unchecked") // a key stands before its own value
  public AttributesBuilder toBuilder() {
    AttributesBuilder builder = Attributes.builder();
    forEach((key, value) -> builder.put((AttributeKey<Object>) key, value));
    return builder;
  }

  private Attributes sorted() {
    return toBuilder().build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || sorted().equals(other instanceof KeptAttributes kept ? kept.sorted() : other);
  }

  @Override
  public int hashCode() {
    return sorted().hashCode();
  }

  @Override
  public String toString() {
    return sorted().toString();
  }
}
