package io.throughline.processors.redaction.detect;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * The line a {@link Detector} reads. {@link #charAt} counts steps and ends a detector that takes
 * too many; {@link #key()} tells under which attribute key the value stands.
 *
 * <p>Only valid during {@link Detector#detect}; the memory is used again.
 *
 * <p>Longer than other files: its memory in a class of its own cost each value five nanoseconds.
 */
public final class Text implements CharSequence {

  /** A detector may look at each character this often, on average. */
  static final int STEPS_PER_CHAR = 64;

  private static final int STEPS_ALWAYS = 4096;

  private static final int SHORT = 32;

  /** The last character that fits one byte. */
  private static final int WIDEST = 0xFF;

  /** Scratch memory beyond this is given back after use. */
  private static final int KEPT = 1 << 16;

  /** The whole value; the text is a part of it. */
  private char[] chars = new char[256];

  /**
   * The same in one byte a character, and some zeros after it. What does not fit is no ASCII there.
   */
  private byte[] bytes = new byte[chars.length + Sieve.SLACK];

  private CharBuffer charBuffer = CharBuffer.wrap(chars);
  private ByteBuffer byteBuffer = ByteBuffer.wrap(bytes);
  private final CharsetEncoder latin1 = StandardCharsets.ISO_8859_1.newEncoder();

  private boolean narrow;
  private int offset;
  private int length;
  private long steps;
  private KeyContext key = KeyContext.NONE;
  private final DigitGroups groups = new DigitGroups();
  private boolean grouped;
  private final LineBits bits = new LineBits();
  private boolean told;

  /** Whether it is known, and true, that the text holds one of {@link PhoneWords}. */
  private boolean phoneWordsTold;

  private boolean phoneWords;
  private final int[] scratch = new int[20];
  private final AddressRuns addressRuns = new AddressRuns();

  /** From this place on there is no digit before that one. */
  private int digitlessFrom;

  private int nextDigit;
  private final Mixture mixture = new Mixture();
  private final ValueBounds values = new ValueBounds(this);
  private final Assignments assignments = new Assignments(this, values);
  private final NamedValues namedValues = new NamedValues(this);
  private final ProsePasswords prosePasswords = new ProsePasswords(this);
  private final SqlSanitizer sanitizer = new SqlSanitizer(this);
  private final Telling telling = new Telling(this);

  Text() {}

  /** A text over {@code value}, for a detector's own tests. */
  public static Text of(String value, KeyContext key) {
    Text text = new Text();
    text.load(value, key);
    text.select(0, value.length());
    text.startBudget();
    return text;
  }

  void load(String value, KeyContext key) {
    ensure(value.length());
    value.getChars(0, value.length(), chars, 0);
    narrow(value.length());
    this.key = key;
    telling.clear(value.length());
  }

  void load(char[] source, int sourceLength, KeyContext key) {
    ensure(sourceLength);
    System.arraycopy(source, 0, chars, 0, sourceLength);
    narrow(sourceLength);
    this.key = key;
    telling.clear(sourceLength);
    select(0, sourceLength);
  }

  private void ensure(int size) {
    if (chars.length < size || chars.length > KEPT) {
      chars = new char[Math.max(size, Math.min(KEPT, size * 2))];
      charBuffer = CharBuffer.wrap(chars);
      bytes = new byte[chars.length + Sieve.SLACK];
      byteBuffer = ByteBuffer.wrap(bytes);
    }
  }

  /**
   * The encoder is the one way from a string to bytes that copies many characters at a time; to
   * call it for a few costs more.
   */
  private void narrow(int size) {
    if (size <= SHORT) {
      int all = 0;
      for (int i = 0; i < size; i++) {
        all |= chars[i];
        bytes[i] = (byte) chars[i];
      }
      narrow = all <= WIDEST;
      widen(0, narrow ? 0 : size);
    } else {
      charBuffer.limit(size).position(0);
      byteBuffer.clear();
      narrow = latin1.reset().encode(charBuffer, byteBuffer, true).isUnderflow();
      widen(byteBuffer.position(), size);
    }
    EightBytes.endAt(bytes, size);
  }

  private void widen(int from, int to) {
    for (int i = from; i < to; i++) {
      bytes[i] = (byte) Math.min(chars[i], WIDEST);
    }
  }

  /** Whether each character of the value fits one byte. */
  boolean isNarrow() {
    return narrow;
  }

  /** The value in one byte a character; what does not fit is no ASCII there. */
  byte[] bytes() {
    return bytes;
  }

  /** Makes the text the part of the value between two places. */
  void select(int from, int to) {
    offset = from;
    length = to - from;
    grouped = false;
    told = false;
    phoneWordsTold = false;
    digitlessFrom = 0;
    nextDigit = -1;
    mixture.clear();
  }

  /** The value's characters, for walks that take one step a character by their structure. */
  char[] array() {
    return chars;
  }

  /** Where in {@link #array} the text begins. */
  int offset() {
    return offset;
  }

  void startBudget() {
    steps = STEPS_ALWAYS + (long) STEPS_PER_CHAR * length;
  }

  /** Steps since the budget began. */
  long stepsTaken() {
    return STEPS_ALWAYS + (long) STEPS_PER_CHAR * length - steps;
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
    spend(1);
    return chars[offset + Objects.checkIndex(index, length)];
  }

  /** Takes the steps of a walk over the {@link #array}, which nothing else counts. */
  void spend(int walked) {
    steps -= walked;
    if (steps < 0) {
      throw StepBudgetExceededException.INSTANCE;
    }
  }

  /** The end of the run of characters of some {@link Ascii} classes that begins at {@code from}. */
  int runEnd(int from, int limit, int classes) {
    int end =
        Ascii.runEnd(chars, offset + from, offset + Math.min(limit, length), classes) - offset;
    spend(1 + end - from);
    return end;
  }

  /** The start of the run of such characters that ends at {@code to}. */
  int runStart(int to, int limit, int classes) {
    int start = Ascii.runStart(chars, offset + to, offset + Math.max(limit, 0), classes) - offset;
    spend(1 + to - start);
    return start;
  }

  /** The attribute key's meaning. */
  public KeyContext key() {
    return key;
  }

  /** Where letters and digits stand, told once for all detectors that ask. */
  LineBits bits() {
    return told ? bits : tellBits();
  }

  private LineBits tellBits() {
    bits.read(bytes, offset, length);
    told = true;
    return bits;
  }

  /** The runs of digits, cut once for all detectors that look at numbers. */
  DigitGroups groups() {
    if (!grouped) {
      groups.read(bits(), bytes, chars, offset, length);
      grouped = true;
    }
    return groups;
  }

  /**
   * Whether so many digits stand together that they could be one number, see {@link
   * DigitGroups#holdNumber}; without groups where none could.
   */
  boolean holdsNumber(int least) {
    return bits().mayHoldNumber(least) && groups().holdNumber(least);
  }

  /** Whether there is one of {@link PhoneWords}, which stand in other scripts than Latin. */
  boolean holdsPhoneWord() {
    if (narrow) {
      return false;
    }
    if (!phoneWordsTold) {
      phoneWords = PhoneWords.areIn(this);
      phoneWordsTold = true;
    }
    return phoneWords;
  }

  /** The runs of characters that may be an address, before the first. */
  AddressRuns addressRuns() {
    addressRuns.read(bits(), bytes, offset, length);
    return addressRuns;
  }

  /** Whether the key, or a word shortly before, on the same line or not, or after is about them. */
  boolean tells(long topics, int start, int end) {
    return key.isAbout(topics) || isBeside(topics, start, end);
  }

  /** As {@link #tells}, by words of the text alone: for those that say little as part of a key. */
  boolean isBeside(long topics, int start, int end) {
    int reach = (topics & Topics.UNITS) != 0 ? Telling.UNITS_AFTER : Telling.AFTER;
    return tells(topics, start, end, reach);
  }

  private boolean tells(long topics, int start, int end, int reach) {
    return telling.tells(topics, offset + start, offset + end, offset + length, reach);
  }

  /** Whether a word between two places, or one of its humps, is about one of {@code topics}. */
  boolean isAbout(long topics, int start, int end) {
    return (Topics.in(chars, offset + start, offset + end) & topics) != 0;
  }

  /** The same of one word. */
  boolean isWordAbout(long topics, int from, int to) {
    return (telling.of(offset + from, offset + to) & topics) != 0;
  }

  /** As {@link #tells}, by the words before alone. */
  boolean isForetold(long topics, int start) {
    return key.isAbout(topics) || tells(topics, start, length, 0);
  }

  /**
   * Whether {@link #tells} could say so of any place that begins at {@code start} and holds, in at
   * most {@code most} characters, no words.
   */
  boolean mayTell(long topics, int start, int most) {
    return key.isAbout(topics) || tells(topics, start, start, Telling.AFTER + most);
  }

  /** Whether no word beside a place is about {@code topics}; it may, where that is not known. */
  boolean isQuiet(long topics, int start, int end) {
    return telling.isQuiet(topics, offset + start, offset + end);
  }

  /** Whether there is a digit between; asked from left to right, each is looked for once. */
  boolean holdsDigit(int from, int to) {
    if (from < digitlessFrom || from > nextDigit) {
      digitlessFrom = from;
      nextDigit = bits().nextDigit(from);
      spend(1 + (nextDigit - from) / Long.SIZE);
    }
    return nextDigit < to;
  }

  /** What the text holds between two places, {@link Mixture#MOST} characters apart at most. */
  long mixture(int from, int to) {
    long counts = mixture.move(chars, offset + from, offset + to);
    spend(1 + mixture.steps());
    return counts;
  }

  /** The end of a value without quotes that begins at {@code from}, which is mixed then. */
  int bareEnd(int from) {
    int end = mixture.open(chars, offset + from, offset + length) - offset;
    spend(1 + end - from);
    return end;
  }

  /** The walk over what is assigned to names, from the text's beginning. */
  Assignments assignments() {
    assignments.clear();
    return assignments;
  }

  /** The same over what is assigned to values, and what is behind names in sentences. */
  NamedValues namedValues() {
    namedValues.clear();
    return namedValues;
  }

  ProsePasswords prosePasswords() {
    prosePasswords.clear();
    return prosePasswords;
  }

  /** Twenty zeros, for what a walk must remember. */
  int[] freshScratch() {
    Arrays.fill(scratch, 0);
    return scratch;
  }

  /** As {@link #charAt}, but NUL before the first and after the last character. */
  char at(int index) {
    spend(1);
    return peek(index);
  }

  /** As {@link #at}, for a look beside a place that took a step: takes none itself. */
  char peek(int index) {
    return index < 0 || index >= length ? '\0' : chars[offset + index];
  }

  /** First place of {@code c} at or after {@code from}, or -1. Takes no steps of the budget. */
  public int indexOf(char c, int from) {
    int at = Math.max(from, 0);
    while (at < length && chars[offset + at] != c) {
      at++;
    }
    return at < length ? at : -1;
  }

  /** The walk over SQL, kept with its scratch memory. */
  SqlSanitizer sanitizer() {
    return sanitizer;
  }

  /** First place of {@code word}, upper-case letters matching themselves only, or -1. */
  int find(String word, int from, int to) {
    char first = word.charAt(0);
    int end = word.length() - 1;
    char lastOne = word.charAt(end);
    int last = offset + to - word.length();
    for (int i = offset + from; i <= last; i++) {
      if (chars[i] == first && chars[i + end] == lastOne && startsWith(word, i - offset)) {
        return i - offset;
      }
    }
    return -1;
  }

  /** First place of {@code word}, in lower case, in any case, or the text's end. */
  int findIgnoringCase(String word, int from) {
    int first = word.charAt(0) | 0x20;
    int last = offset + length - word.length();
    for (int i = offset + from; i <= last; i++) {
      if ((chars[i] | 0x20) == first && startsWithIgnoringCase(word, i - offset)) {
        return i - offset;
      }
    }
    return length;
  }

  /** Whether {@code word} stands at {@code from}; takes a step where its first character does. */
  boolean startsWith(String word, int from) {
    int end = from + word.length();
    if (from < 0 || end > length || chars[offset + from] != word.charAt(0)) {
      return false;
    }
    spend(1);
    int at = from + 1;
    while (at < end && chars[offset + at] == word.charAt(at - from)) {
      at++;
    }
    return at == end;
  }

  /** Whether {@code word}, in lower case, stands at {@code from} in any case. */
  boolean startsWithIgnoringCase(String word, int from) {
    int end = from + word.length();
    if (from < 0 || end > length || Ascii.toLower(chars[offset + from]) != word.charAt(0)) {
      return false;
    }
    spend(1);
    int at = from + 1;
    while (at < end && Ascii.toLower(chars[offset + at]) == word.charAt(at - from)) {
      at++;
    }
    return at == end;
  }

  /**
   * Whether what stands from {@code start} to {@code end} is one of these, in lower case, in any
   * case.
   */
  boolean isOneOf(String[] words, int start, int end) {
    for (String word : words) {
      if (word.length() == end - start && startsWithIgnoringCase(word, start)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    Objects.checkFromToIndex(start, end, length);
    return new String(chars, offset + start, end - start);
  }

  @Override
  public String toString() {
    return new String(chars, offset, length);
  }
}
