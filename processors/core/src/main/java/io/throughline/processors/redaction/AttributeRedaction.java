package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies a policy to attributes, one key and value at a time. */
final class AttributeRedaction {

  static final String DROPPED = "dropped";

  private final RedactionPolicy policy;

  AttributeRedaction(RedactionPolicy policy) {
    this.policy = policy;
  }

  /** Returns {@code attributes} itself if nothing in it had to change. */
  Attributes redact(Attributes attributes, Tally tally) {
    boolean[] clean = {true};
    attributes.forEach((key, value) -> clean[0] &= leaves(key, value));
    if (clean[0]) {
      return attributes;
    }
    AttributesBuilder kept = Attributes.builder();
    attributes.forEach(
        (key, value) -> {
          if (leaves(key, value)) {
            put(kept, key, value);
          } else {
            tally.add(DROPPED);
          }
        });
    return kept.build();
  }

  private boolean leaves(AttributeKey<?> key, Object value) {
    ValueCheck check = policy.check(key.getKey());
    return check != null && leaves(check, key, value);
  }

  private static boolean leaves(ValueCheck check, AttributeKey<?> key, @Nullable Object value) {
    if (value == null) {
      return false;
    }
    switch (key.getType()) {
      case STRING:
        return value instanceof String text && check.accepts(text);
      case BOOLEAN:
      case BOOLEAN_ARRAY:
        return true;
      case LONG:
      case DOUBLE:
      case LONG_ARRAY:
      case DOUBLE_ARRAY:
        return check == ValueCheck.NO_TEXT || check == ValueCheck.NUMBER;
      case STRING_ARRAY:
        if (!(value instanceof List<?> list)) {
          return false;
        }
        for (Object element : list) {
          if (!(element instanceof String text && check.accepts(text))) {
            return false;
          }
        }
        return true;
      default:
        // Nested values, bytes, and whatever type a newer API adds.
        return false;
    }
  }

  @SuppressWarnings("unchecked") // key and value come from one Attributes, so they fit
  private static void put(AttributesBuilder builder, AttributeKey<?> key, Object value) {
    builder.put((AttributeKey<Object>) key, value);
  }
}
