package io.throughline.processors.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.common.ValueType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values that hold values, down to a bound. Bytes may be anything: they leave an open policy if
 * they are text and the text may, and never a closed list.
 */
final class ValueRedaction {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_BYTES = TextRedaction.MAX_TEXT;

  private final AttributeRedaction attributes;
  private final KeyRules rules;
  private final TextRedaction text;
  private final boolean closed;

  ValueRedaction(
      AttributeRedaction attributes, KeyRules rules, TextRedaction text, boolean closed) {
    this.attributes = attributes;
    this.rules = rules;
    this.text = text;
    this.closed = closed;
  }

  /** The value itself if it may leave as it is, null if it may not leave at all. */
  @Nullable Value<?> redact(KeyRule rule, Value<?> value, Scratch scratch) {
    return redact(
        rule,
        value,
        scratch,
        NestedPlace.of(rule.key),
        new int[] {AttributeRedaction.MAX_ATTRIBUTES});
  }

  private @Nullable Value<?> redact(
      KeyRule rule, Value<?> value, Scratch scratch, NestedPlace place, int[] left) {
    if (place.depth() >= MAX_DEPTH || --left[0] < 0) {
      return null;
    }
    ValueType type = value.getType();
    Object content = value.getValue();
    return switch (type) {
      case STRING -> string(value, attributes.text(rule, (String) content, scratch));
      case BOOLEAN -> rule.numbers ? value : null;
      case LONG, DOUBLE -> number(value, attributes.number(rule, (Number) content, scratch));
      case BYTES -> closed ? null : bytes(rule, value, (ByteBuffer) content, scratch);
      case EMPTY -> value;
      case ARRAY -> array(rule, (List<?>) content, scratch, place, left);
      case KEY_VALUE_LIST -> keyValues(value, (List<?>) content, scratch, place, left);
    };
  }

  private static @Nullable Value<?> string(Value<?> value, @Nullable String kept) {
    return kept == null ? null : kept.equals(value.getValue()) ? value : Value.of(kept);
  }

  private static @Nullable Value<?> number(Value<?> value, @Nullable Object kept) {
    return kept instanceof String token ? Value.of(token) : kept == null ? null : value;
  }

  private @Nullable Value<?> bytes(
      KeyRule rule, Value<?> value, ByteBuffer bytes, Scratch scratch) {
    if (bytes.remaining() > MAX_BYTES) {
      return null;
    }
    String content;
    try {
      content = UTF_8.newDecoder().decode(bytes.asReadOnlyBuffer()).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
    String kept = attributes.text(rule, content, scratch);
    return kept == null ? null : kept.equals(content) ? value : Value.of(kept.getBytes(UTF_8));
  }

  /** A new value always: behind the old one stands a list that the application may still change. */
  private @Nullable Value<?> array(
      KeyRule rule, List<?> elements, Scratch scratch, NestedPlace place, int[] left) {
    NestedPlace within = place.in("");
    List<Value<?>> kept = new ArrayList<>();
    boolean dropped = false;
    for (Object element : elements) {
      Value<?> redacted = redact(rule, (Value<?>) element, scratch, within, left);
      dropped |= redacted == null;
      if (redacted != null) {
        kept.add(redacted);
      }
    }
    return dropped && kept.isEmpty() ? null : Value.of(kept);
  }

  private @Nullable Value<?> keyValues(
      Value<?> value, List<?> entries, Scratch scratch, NestedPlace place, int[] left) {
    List<KeyValue> kept = new ArrayList<>();
    boolean changed = false;
    for (Object element : entries) {
      KeyValue entry = (KeyValue) element;
      KeyRule rule = rules.of(entry.getKey(), place);
      Value<?> redacted = null;
      if (rule.texts == KeyRule.Verdict.PSEUDONYM) {
        String token = text.pseudonym(entry.getValue().asString(), rule.context, scratch);
        redacted = token == null ? null : Value.of(token);
      } else if (!rule.dropsAll()) {
        redacted = redact(rule, entry.getValue(), scratch, place.in(entry.getKey()), left);
      }
      changed |= redacted != entry.getValue();
      if (redacted != null) {
        kept.add(
            rule.texts == KeyRule.Verdict.PSEUDONYM
                ? KeyValue.of(rule.target, redacted)
                : redacted == entry.getValue() ? entry : KeyValue.of(entry.getKey(), redacted));
      } else {
        rule.dropped.increment();
        scratch.evidence.dropped(rule.key, rule.isName && !closed);
      }
    }
    return changed ? (kept.isEmpty() ? null : Value.of(kept.toArray(new KeyValue[0]))) : value;
  }
}
