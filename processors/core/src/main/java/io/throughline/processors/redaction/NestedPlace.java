package io.throughline.processors.redaction;

import org.jspecify.annotations.Nullable;

/**
 * Where a value within another is.
 *
 * @param key of the map's entry; empty for an element of a list, and for a log record's body
 * @param around what it is in
 */
record NestedPlace(String key, @Nullable NestedPlace around, int depth) {

  static NestedPlace of(String key) {
    return new NestedPlace(key, null, 0);
  }

  NestedPlace in(String key) {
    return new NestedPlace(key, this, depth + 1);
  }
}
