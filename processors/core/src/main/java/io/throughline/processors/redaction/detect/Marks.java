package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/** What {@link Sieve} and {@link Prefilter} saw in a line. */
final class Marks {

  /** The least length of what counts as a long token. */
  static final int LONG_TOKEN = 13;

  /** Where the line that the {@link Sieve} let through begins and ends. */
  int from;

  int to;

  /** A place before its first digit. */
  int firstDigit;

  /** Whether all its characters are ASCII. */
  boolean isAscii;

  int digits;

  /** A run of thirteen letters, digits, underscores and dashes that holds a digit. */
  boolean longToken;

  /** Whether a finding that spans lines may have begun before. */
  boolean begun;

  /** Where the frames begin that the {@link Sieve} read last and found nothing in, or -1. */
  int frames;

  /** The buckets of the {@link Sieve} that can mark nobody any more. */
  long told;

  final PairWalk walk = new PairWalk();

  /** Those in which grams were told apart already. */
  final SeenWords words = new SeenWords();

  /** A bit for each number under which a gram was added that is there. */
  private long[] asked = {0};

  private boolean any;
  private int measured;

  /** Forgets what was seen; grams ask under numbers below {@code 64 * width}. */
  void clear(int width) {
    if (asked.length < width) {
      asked = new long[width];
    }
    if (any) {
      Arrays.fill(asked, 0);
      any = false;
    }
    words.forget();
    told = 0;
    digits = 0;
    longToken = false;
    measured = 0;
  }

  void line(int from, int to, int digits, int firstDigit) {
    this.from = from;
    this.to = to;
    this.digits = digits;
    this.firstDigit = firstDigit;
    longToken = false;
    measured = 0;
  }

  /** Marks the numbers under which a gram was added that is there. */
  void ask(int[] numbers) {
    any = true;
    for (int by : numbers) {
      asked[by >> 6] |= 1L << by;
    }
  }

  /** Whether a gram is there that was added under this number. */
  boolean holds(int by) {
    return (asked[by >> 6] & (1L << by)) != 0;
  }

  /** Whether a gram is there that was added under another number than these. */
  boolean holdsBesides(long[] numbers) {
    long others = 0;
    for (int i = 0; i < asked.length; i++) {
      others |= i < numbers.length ? asked[i] & ~numbers[i] : asked[i];
    }
    return others != 0;
  }

  /** The bits of the numbers from {@code 64 * word} on. */
  long asked(int word) {
    return asked[word];
  }

  /** Measures the run around the digit at {@code at}, unless an earlier digit's run covers it. */
  void measure(char[] chars, int from, int to, int at) {
    if (at < measured || longToken) {
      return;
    }
    int start = at;
    while (start > from && at - start < LONG_TOKEN && isToken(chars[start - 1])) {
      start--;
    }
    int end = at + 1;
    while (end < to && end - start < LONG_TOKEN && isToken(chars[end])) {
      end++;
    }
    measured = end;
    longToken = end - start >= LONG_TOKEN;
  }

  private static boolean isToken(char c) {
    return Ascii.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
