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
    this.end = end;
    start = UNKNOWN;
    possible = UNKNOWN;
  }

  /** Lets it go on from {@code from} to {@code end}, or one begin there, if it ended before. */
  void goOn(int from, int end) {
    start = from == this.end ? start : from;
    this.end = end;
    possible = UNKNOWN;
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
    int from = start();
    if (!isKnown(from)) {
      knownKind = SecretNames.kindOf(text, from, end);
      knownEnd = end;
      knownLength = end - from;
    }
    return knownKind <= SecretNames.KEY && text.peek(from - 1) == ' '
        ? SecretNames.kindOf(text, Math.max(0, from - FIRST_WORD), end)
        : knownKind;
  }

  /** Whether the name, which begins at {@code from}, is that one again. */
  private boolean isKnown(int from) {
    int offset = text.offset();
    return end - from == knownLength
        && text.isNarrow()
        && EightBytes.areEqual(
            text.bytes(), offset + from, offset + knownEnd - knownLength, knownLength);
  }
}
