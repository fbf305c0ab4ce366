package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies the keys' rules to attributes. Each attribute by itself: one that fails is dropped and
 * counted, the others leave.
 *
 * <p>Cost: attributes that need no change come back as they are, and nothing is allocated.
 */
final class AttributeRedaction {
  /** More than this is no record of an application but an attack or an accident. */
  static final int MAX_ATTRIBUTES = 4096;

  private final KeyRules rules;
  private final TextRedaction text;
  private final ValueRedaction nested;
  private final RedactionMetrics metrics;
  private final boolean closed;

  AttributeRedaction(KeyRules rules, TextRedaction text, RedactionMetrics metrics, boolean closed) {
    this.rules = rules;
    this.text = text;
    this.metrics = metrics;
    this.closed = closed;
    nested = new ValueRedaction(this, rules, text, closed);
  }

  ValueRedaction nested() {
    return nested;
  }

  Attributes redact(Attributes attributes, Scratch scratch) {
    int size = attributes.size();
    if (size == 0) {
      return attributes;
    }
    if (size > MAX_ATTRIBUTES) {
      metrics.error("attributes", "TooMany");
      scratch.evidence.dropped("*");
      return Attributes.empty();
    }
    int first = scratch.size;
    boolean[] changed = new boolean[1];
    attributes.forEach((key, value) -> changed[0] |= one(key, value, scratch));
    Attributes result = changed[0] ? build(scratch, first) : attributes;
    scratch.size = first;
    return result;
  }

  @SuppressWarnings("unchecked") // key and value were put in as a pair
  private static Attributes build(Scratch scratch, int first) {
    AttributesBuilder builder = Attributes.builder();
    for (int i = first; i < scratch.size; i++) {
      AttributeKey<?> key = scratch.keys[i];
      Object value = scratch.values[i];
      if (key != null && value != null) {
        builder.put((AttributeKey<Object>) key, value);
      }
    }
    return builder.build();
  }

  /** Adds to {@code scratch} what may leave; true if that is not the attribute itself. */
  private boolean one(AttributeKey<?> key, Object value, Scratch scratch) {
    KeyRule rule = rules.of(key.getKey());
    Object kept;
    try {
      kept = rule.dropsAll() ? null : redact(rule, key.getType(), value, scratch);
    } catch (Throwable e) {
      metrics.error("attribute", e);
      kept = null;
    }
    if (kept == null) {
      rule.dropped.increment();
      scratch.evidence.dropped(key.getKey());
      return true;
    }
    if (kept == value && rule.texts != KeyRule.Verdict.PSEUDONYM) {
      scratch.add(key, value);
      return false;
    }
    boolean toText = kept instanceof String && key.getType() != AttributeType.STRING;
    boolean renamed = rule.texts == KeyRule.Verdict.PSEUDONYM;
    scratch.add(toText || renamed ? AttributeKey.stringKey(rule.target) : key, kept);
    return true;
  }

  private @Nullable Object redact(KeyRule rule, AttributeType type, Object value, Scratch scratch) {
    if (rule.texts == KeyRule.Verdict.PSEUDONYM) {
      return value instanceof String || value instanceof Long
          ? pseudonym(rule, String.valueOf(value), scratch)
          : null;
    }
    return switch (type) {
      case STRING -> text(rule, (String) value, scratch);
      case BOOLEAN -> rule.numbers ? value : null;
      case LONG, DOUBLE -> number(rule, (Number) value, scratch);
      case STRING_ARRAY, BOOLEAN_ARRAY, LONG_ARRAY, DOUBLE_ARRAY ->
          array(rule, (List<?>) value, scratch);
      case VALUE -> nested.redact(rule, (Value<?>) value, scratch);
    };
  }

  private @Nullable String pseudonym(KeyRule rule, String value, Scratch scratch) {
    String token = text.pseudonym(value, rule.context, scratch);
    scratch.evidence.found("pseudonym");
    return token;
  }

  @Nullable String text(KeyRule rule, String value, Scratch scratch) {
    if (rule.texts == KeyRule.Verdict.DROP || rule.texts == KeyRule.Verdict.PSEUDONYM) {
      return null;
    }
    if (rule.texts == KeyRule.Verdict.STACK_TRACE) {
      return stackTrace(value);
    }
    if (rule.hasPassed(value)) {
      return value;
    }
    if (rule.texts == KeyRule.Verdict.HOST && Shapes.address(value)) {
      return value;
    }
    if ((rule.texts == KeyRule.Verdict.CHECK
            || rule.texts == KeyRule.Verdict.ONE_OF
            || rule.texts == KeyRule.Verdict.HOST)
        && (value.length() > TextRedaction.MAX_TEXT || !rule.check.test(value))) {
      return null;
    }
    String kept =
        rule.texts == KeyRule.Verdict.KEEP
            ? text.redactKept(value, rule.context, scratch)
            : text.redact(value, rule.context, scratch);
    if (kept != null && rule.texts == KeyRule.Verdict.STATEMENT && !rule.check.test(kept)) {
      return null;
    }
    if (kept != null && kept.equals(value)) {
      rule.remember(value);
    }
    return kept;
  }

  private @Nullable String stackTrace(String value) {
    if (value.length() > TextRedaction.MAX_TEXT) {
      metrics.error("value", "TooLong");
      return null;
    }
    String frames = StackTraces.withoutMessages(value);
    if (frames.equals(value)) {
      return value;
    }
    return frames.isEmpty() ? null : frames;
  }

  @Nullable Object number(KeyRule rule, Number value, Scratch scratch) {
    if (!rule.numbers
        || (rule.texts == KeyRule.Verdict.ONE_OF && !rule.check.test(value.toString()))) {
      return null;
    }
    if (!closed && rule.texts == KeyRule.Verdict.KEEP) {
      return value;
    }
    return text.redact(value, rule.context, scratch);
  }

  private @Nullable Object array(KeyRule rule, List<?> values, Scratch scratch) {
    int size = values.size();
    if (size > MAX_ATTRIBUTES) {
      metrics.error("value", "TooLong");
      return null;
    }
    List<Object> kept = new ArrayList<>(size);
    boolean changed = false;
    for (Object value : values) {
      Object element = element(rule, value, scratch);
      changed |= element != value;
      if (element != null) {
        kept.add(element);
      }
    }
    if (!changed) {
      return values;
    }
    return kept.isEmpty() ? null : kept;
  }

  /** A changed element keeps its type, since an array holds one type alone. */
  private @Nullable Object element(KeyRule rule, @Nullable Object value, Scratch scratch) {
    if (value instanceof String string) {
      return text(rule, string, scratch);
    }
    if (value instanceof Number number) {
      Object kept = number(rule, number, scratch);
      return kept instanceof Number ? kept : null;
    }
    return value instanceof Boolean && rule.numbers ? value : null;
  }
}
