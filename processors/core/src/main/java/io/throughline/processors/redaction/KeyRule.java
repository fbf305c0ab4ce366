package io.throughline.processors.redaction;

import io.throughline.processors.redaction.detect.KeyContext;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the policy says of one key, decided once.
 *
 * <p>Remembers a few texts and numbers that passed, so that constants are checked once; a race
 * loses a memory at most.
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
    /** As {@link #SCAN}, but an address is nobody's but the service's own. */
    SCAN_ADDRESS,
    /** As {@link #SCAN}, for a stack trace. */
    SCAN_TRACE,
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

  final String key;

  /** Whether the key is a name as code spells it, and not data. */
  final boolean isName;

  /** Whether the value is an exception's message, which its stack trace says again. */
  final boolean isMessage;

  /** Whether this is the key of {@link Evidence}, which a record may bring along already. */
  final boolean isEvidence;

  /** Under which key a pseudonym leaves. */
  final String target;

  /** What of a span's name the value is. */
  final @Nullable NamePart namePart;

  /** Why, for an auditor. */
  final String reason;

  final LongAdder dropped;
  private final @Nullable String[] passed = new String[MEMORY];
  private final @Nullable Number[] passedNumbers = new Number[MEMORY];

  KeyRule(
      String key,
      Verdict texts,
      boolean numbers,
      Predicate<String> check,
      String target,
      String reason) {
    this(key, texts, numbers, check, target, reason, new LongAdder());
  }

  private KeyRule(
      String key,
      Verdict texts,
      boolean numbers,
      Predicate<String> check,
      String target,
      String reason,
      LongAdder dropped) {
    this.key = key;
    this.dropped = dropped;
    isName = Shapes.name(key);
    isEvidence = key.equals(Evidence.KEY.getKey());
    isMessage = texts == Verdict.SCAN && key.equals("exception.message");
    namePart = NamePart.of(target);
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

  /** The same rule, which counts together with others. */
  KeyRule countedIn(LongAdder together) {
    return new KeyRule(key, texts, numbers, check, target, reason, together);
  }

  boolean dropsAll() {
    return texts == Verdict.DROP && !numbers;
  }

  /** Whether the value is an address which, under this key, is not a person's. */
  boolean isOwnAddress(String value) {
    return switch (texts) {
      case HOST -> Shapes.address(value);
      case SCAN_ADDRESS -> Shapes.address(value) || Shapes.hardwareAddress(value);
      default -> false;
    };
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

  boolean hasPassed(Number value) {
    return value.equals(passedNumbers[value.hashCode() & (MEMORY - 1)]);
  }

  void remember(Number value) {
    passedNumbers[value.hashCode() & (MEMORY - 1)] = value;
  }
}
