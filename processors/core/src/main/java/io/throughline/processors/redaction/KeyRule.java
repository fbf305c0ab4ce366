package io.throughline.processors.redaction;

import io.throughline.processors.redaction.detect.KeyContext;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * What the policy says of one key, decided once.
 *
 * <p>Remembers a few texts that passed, so that constants are checked once; a race loses a memory
 * at most.
 */
final class KeyRule {

  enum Verdict {
    DROP,
    /** Leaves if it looks as the key's values should, and no detector objects. */
    CHECK,
    /** As {@link #CHECK}, for numbers too. */
    ONE_OF,
    /** Leaves as the detectors leave it. */
    SCAN,
    /** As {@link #SCAN}, but a number or an id is nobody's card. */
    KEEP,
    PSEUDONYM,
    STACK_TRACE,
    /** Leaves without its literals, if it is SQL. */
    STATEMENT,
    /** A host's name or address; as {@link #CHECK}, but an address is not personal here. */
    HOST
  }

  private static final int MEMORY = 32;
  private static final int MAX_REMEMBERED = 128;

  final Verdict texts;

  /** Whether numbers and booleans may leave. */
  final boolean numbers;

  final Predicate<String> check;
  final KeyContext context;

  /** Under which key a pseudonym leaves. */
  final String target;

  /** Why, for an auditor. */
  final String reason;

  final LongAdder dropped = new LongAdder();
  private final String[] passed = new String[MEMORY];

  KeyRule(
      String key,
      Verdict texts,
      boolean numbers,
      Predicate<String> check,
      String target,
      String reason) {
    this.texts = texts;
    this.numbers = numbers;
    this.check = check;
    this.target = target;
    this.reason = reason;
    context = KeyContext.of(key);
  }

  static KeyRule of(String key, Verdict texts, boolean numbers, String reason) {
    return new KeyRule(key, texts, numbers, text -> false, key, reason);
  }

  boolean dropsAll() {
    return texts == Verdict.DROP && !numbers;
  }

  boolean hasPassed(String value) {
    if (value.length() > MAX_REMEMBERED) {
      return false;
    }
    String known = passed[value.hashCode() & (MEMORY - 1)];
    return known != null && known.equals(value);
  }

  void remember(String value) {
    if (value.length() <= MAX_REMEMBERED) {
      passed[value.hashCode() & (MEMORY - 1)] = value;
    }
  }
}
