package io.throughline.processors.redaction.detect;

/**
 * The name before a sign, as {@link Assignments} walks from one to the next: where it begins, and
 * of what kind it is.
 *
 * <p>Cost: each is told when it is first asked for, and once for the same name in a row, as the
 * fields of many objects are called the same.
 */
final class NameBefore {

  private static final int LONGEST = 64;

  /** The first word of a name of two, with the blank. */
  private static final int FIRST_WORD = 12;

  private static final int UNKNOWN = -1;

  private final Text text;
  private int start;
  private int end;
  private int possible;

  /** The last name whose kind was asked for. */
  private int knownEnd;

  private int knownLength;
  private int knownKind;

  NameBefore(Text text) {
    this.text = text;
  }

  void clear() {
    endAt(0);
    knownLength = 0;
    knownKind = SecretNames.NONE;
  }

  /** Makes it the one that ends there. */
  void endAt(int end) {
    endAt(end, UNKNOWN);
  }

  /** The same of one of which is known what it may be. */
  void endAt(int end, int possible) {
    this.end = end;
    this.possible = possible;
    start = UNKNOWN;
  }

  /**
   * Lets it go on with numbers and joints from {@code from} to {@code end}, which do not count; or
   * one begin there, if it ended before.
   */
  void goOn(int from, int end) {
    if (from != this.end) {
      start = from;
      possible = UNKNOWN;
    }
    this.end = end;
  }

  int end() {
    return end;
  }

  int start() {
    if (start == UNKNOWN) {
      start = text.runStart(end, end - LONGEST, Ascii.NAME);
    }
    return Math.max(start, end - LONGEST);
  }

  /** The most it may be of, see {@link SecretNames#possibleKind}. */
  int possible() {
    if (possible == UNKNOWN) {
      possible = SecretNames.possibleKind(text, Math.max(0, end - LONGEST - FIRST_WORD), end);
    }
    return possible;
  }

  /** Its kind; a name may be of two words: "access key", "facebook access_token", "public key". */
  int kind() {
    if (isKnown()) {
      start = end - knownLength;
    } else {
      int from = start();
      knownKind = SecretNames.kindOf(text, from, end);
      knownEnd = end;
      knownLength = end - from;
    }
    int before = end - knownLength - 1;
    return knownKind <= SecretNames.KEY && text.peek(before) == ' '
        ? SecretNames.kindOf(text, Math.max(0, before + 1 - FIRST_WORD), end)
        : knownKind;
  }

  /** Whether it is the last one again, which is anything's key. */
  boolean isKnownKey() {
    return knownKind == SecretNames.KEY && isKnown() && text.peek(end - knownLength - 1) != ' ';
  }

  /** Whether it is that one again; told without a look for where it begins. */
  private boolean isKnown() {
    int from = end - knownLength;
    int offset = text.offset();
    return from >= 0
        && (start == UNKNOWN ? !Ascii.is(text.peek(from - 1), Ascii.NAME) : start() == from)
        && text.isNarrow()
        && EightBytes.areEqual(
            text.bytes(), offset + from, offset + knownEnd - knownLength, knownLength);
  }
}
