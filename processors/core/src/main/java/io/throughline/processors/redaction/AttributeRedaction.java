package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies the keys' rules to attributes. Each attribute by itself: one that fails is dropped and
 * counted, the others leave.
 *
 * <p>Cost: attributes that need no change come back as they are, and nothing is allocated, but for
 * lists and attributes that the application could still change: those are copied.
 */
final class AttributeRedaction {
  /** More than this is no record of an application but an attack or an accident. */
  static final int MAX_ATTRIBUTES = 4096;

  /** Of the two classes that the JDK has for lists that never change. */
  private static final List<String> FEW = List.of("");

  private static final List<String> MANY = List.of("", "", "");

  /** The API's own attributes never change; those of another class may. */
  private static final Class<?> IMMUTABLE = Attributes.empty().getClass();

  private final KeyRules rules;
  private final TextRedaction text;
  private final ValueRedaction nested;
  private final StackTraces stackTraces = new StackTraces();
  private final ScannedTraces scannedTraces;
  private final RedactionMetrics metrics;
  private final boolean closed;

  AttributeRedaction(KeyRules rules, TextRedaction text, RedactionMetrics metrics, boolean closed) {
    this.rules = rules;
    this.text = text;
    this.metrics = metrics;
    this.closed = closed;
    scannedTraces = new ScannedTraces(text);
    nested = new ValueRedaction(this, rules, text, closed);
  }

  ValueRedaction nested() {
    return nested;
  }

  /** What may leave, fit to be a map's key. */
  Attributes redact(Attributes raw, Scratch scratch) {
    return apart(raw, scratch, true);
  }

  /** What may leave of one part of a record that is exported once. */
  Attributes redactPart(Attributes raw, Scratch scratch) {
    return apart(raw, scratch, false);
  }

  private Attributes apart(Attributes raw, Scratch scratch, boolean sorted) {
    int first = scratch.size;
    boolean changed = scratch.changed;
    boolean renamed = scratch.renamed;
    collect(raw, scratch);
    Attributes kept = raw;
    if (scratch.changed || canChange(raw)) {
      kept = sorted ? scratch.sorted(first) : scratch.taken(first);
    }
    scratch.backTo(first);
    scratch.changed = changed;
    scratch.renamed = renamed;
    return kept;
  }

  /** Whether who made the attributes could still put into them what no policy sees. */
  private static boolean canChange(Attributes attributes) {
    return attributes.getClass() != IMMUTABLE && attributes.getClass() != KeptAttributes.class;
  }

  /** Adds to {@code scratch} what may leave of a record's own attributes, before its parts. */
  void collect(Attributes raw, Scratch scratch) {
    int size = raw.size();
    scratch.message = null;
    scratch.changed = size > MAX_ATTRIBUTES;
    scratch.renamed = false;
    if (scratch.changed) {
      metrics.error("attributes", "TooMany");
      scratch.evidence.dropped("*", false);
    } else if (size > 0) {
      raw.forEach((key, value) -> one(key, value, scratch));
    }
  }

  /** What was collected of a record's own attributes, and the evidence of all that was done. */
  Attributes collected(Attributes raw, Scratch scratch) {
    if (!scratch.evidence.isEmpty()) {
      scratch.changed = true;
      scratch.add(Evidence.KEY, scratch.evidence.toText());
    }
    return scratch.changed ? scratch.taken(0) : raw;
  }

  /** Adds to {@code scratch} what may leave of one attribute. */
  private void one(AttributeKey<?> key, Object value, Scratch scratch) {
    KeyRule rule = rules.of(key);
    Object kept = null;
    if (!rule.dropsAll()) {
      try {
        kept = redact(rule, key.getType(), value, scratch);
      } catch (Throwable e) {
        metrics.error("attribute", e);
      }
    }
    if (kept == null) {
      rule.dropped.increment();
      scratch.evidence.dropped(rule.key, rule.isName && !closed);
      scratch.changed = true;
      return;
    }
    if (rule.namePart != null && kept instanceof String text) {
      scratch.nameParts.put(rule.namePart, text);
    }
    if (rule.isMessage && kept == value && kept instanceof String text) {
      scratch.message = text;
    }
    boolean renamed =
        rule.texts == KeyRule.Verdict.PSEUDONYM
            || (kept instanceof String && key.getType() != AttributeType.STRING);
    scratch.renamed |= renamed || rule.isEvidence;
    scratch.changed |= renamed || kept != value;
    scratch.add(renamed ? AttributeKey.stringKey(rule.target) : key, kept);
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
      return stackTrace(value, scratch);
    }
    if (rule.texts == KeyRule.Verdict.SCAN_TRACE) {
      return scannedTraces.redact(value, rule.context, scratch);
    }
    if (rule.hasPassed(value)) {
      return value;
    }
    if (rule.isOwnAddress(value)) {
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

  private @Nullable String stackTrace(String value, Scratch scratch) {
    if (value.length() > TextRedaction.MAX_TEXT) {
      metrics.error("value", "TooLong");
      return null;
    }
    String frames = stackTraces.withoutMessages(value, scratch);
    return frames.isEmpty() ? null : frames;
  }

  @Nullable Object number(KeyRule rule, Number value, Scratch scratch) {
    if (!rule.numbers
        || (rule.texts == KeyRule.Verdict.ONE_OF && !rule.check.test(value.toString()))) {
      return null;
    }
    if (rule.hasPassed(value)) {
      return value;
    }
    Object kept =
        rule.texts == KeyRule.Verdict.KEEP
            ? text.redactKept(value, rule.context, scratch)
            : text.redact(value, rule.context, scratch);
    if (kept == value) {
      rule.remember(value);
    }
    return kept;
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
    if (changed) {
      return kept.isEmpty() ? null : List.copyOf(kept);
    }
    return canChange(values) ? List.copyOf(kept) : values;
  }

  /** Whether who set the attribute could still put into it what no policy sees. */
  private static boolean canChange(List<?> values) {
    return values.getClass() != FEW.getClass() && values.getClass() != MANY.getClass();
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
