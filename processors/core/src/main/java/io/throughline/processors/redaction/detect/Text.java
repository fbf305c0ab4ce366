package io.throughline.processors.redaction.detect;

import java.util.Objects;

/**
 * The line a {@link Detector} reads. {@link #charAt} counts steps and ends a detector that takes
 * too many; {@link #key()} tells under which attribute key the value stands.
 *
 * <p>Only valid during {@link Detector#detect}; the memory is used again.
 */
public final class Text implements CharSequence {

  /** A detector may look at each character this often, on average. */
  static final int STEPS_PER_CHAR = 64;

  private static final int WORDS_BEFORE = 48;
  private static final int WORDS_AFTER = 16;
  private static final int STEPS_ALWAYS = 4096;

  private char[] chars = new char[256];
  private int length;
  private long steps;
  private KeyContext key = KeyContext.NONE;

  /** What stands before and after the line in its value. */
  private String before = "";

  private int beforeEnd;
  private final DigitGroups groups = new DigitGroups();
  private boolean grouped;

  Text() {}

  /** A text over {@code value}, for a detector's own tests. */
  public static Text of(String value, KeyContext key) {
    Text text = new Text();
    text.load(value, 0, value.length(), key);
    text.startBudget();
    return text;
  }

  void load(String value, int from, int to, KeyContext key) {
    length = to - from;
    if (chars.length < length) {
      chars = new char[Math.max(length, chars.length * 2)];
    }
    value.getChars(from, to, chars, 0);
    this.key = key;
    before = value;
    beforeEnd = from;
    grouped = false;
  }

  void load(char[] source, int sourceLength, KeyContext key) {
    length = sourceLength;
    if (chars.length < length) {
      chars = new char[Math.max(length, chars.length * 2)];
    }
    System.arraycopy(source, 0, chars, 0, length);
    this.key = key;
    grouped = false;
  }

  void startBudget() {
    steps = STEPS_ALWAYS + (long) STEPS_PER_CHAR * length;
  }

  @Override
  public int length() {
    return length;
  }

  /**
   * The character at {@code index}.
   *
   * @throws StepBudgetExceededException when the detector has read too often; let it pass
   */
  @Override
  public char charAt(int index) {
    if (--steps < 0) {
      throw StepBudgetExceededException.INSTANCE;
    }
    return chars[Objects.checkIndex(index, length)];
  }

  /** The attribute key's meaning. */
  public KeyContext key() {
    return key;
  }

  /** The runs of digits, cut once for all detectors that look at numbers. */
  DigitGroups groups() {
    if (!grouped) {
      groups.read(chars, length);
      grouped = true;
    }
    return groups;
  }

  /**
   * Whether the key, or a word shortly before or after the place, is about one of {@code topics}.
   * The words before may stand on the line before.
   */
  boolean tells(long topics, int start, int end) {
    if (key.isAbout(topics)) {
      return true;
    }
    int from = Math.max(0, start - WORDS_BEFORE);
    while (from > 0 && Ascii.isLetterOrDigit(charAt(from - 1))) {
      from--;
      if (from < start - 2 * WORDS_BEFORE) {
        break;
      }
    }
    long found = Topics.in(this, from, start);
    if (start < WORDS_BEFORE && beforeEnd > 0) {
      found |= Topics.in(before, Math.max(0, beforeEnd - WORDS_BEFORE), beforeEnd);
    }
    int to = Math.min(length, end + WORDS_AFTER);
    while (to < length && to < end + 2 * WORDS_AFTER && Ascii.isLetterOrDigit(charAt(to))) {
      to++;
    }
    return ((found | Topics.in(this, end, to)) & topics) != 0;
  }

  /** As {@link #charAt}, but NUL before the first and after the last character. */
  char at(int index) {
    return index < 0 || index >= length ? '\0' : charAt(index);
  }

  /** First place of {@code c} at or after {@code from}, or -1. Takes no steps of the budget. */
  public int indexOf(char c, int from) {
    for (int i = Math.max(from, 0); i < length; i++) {
      if (chars[i] == c) {
        return i;
      }
    }
    return -1;
  }

  /** First place of {@code word}, upper-case letters matching themselves only, or -1. */
  int find(String word, int from, int to) {
    char first = word.charAt(0);
    for (int i = from; i + word.length() <= to; i++) {
      if (chars[i] == first && startsWith(word, i)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether {@code word} stands at {@code from}. */
  boolean startsWith(String word, int from) {
    if (from < 0 || from + word.length() > length) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (charAt(from + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code word}, in lower case, stands at {@code from} in any case. */
  boolean startsWithIgnoringCase(String word, int from) {
    if (from < 0 || from + word.length() > length) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (Ascii.toLower(charAt(from + i)) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    Objects.checkFromToIndex(start, end, length);
    return new String(chars, start, end - start);
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }
}
