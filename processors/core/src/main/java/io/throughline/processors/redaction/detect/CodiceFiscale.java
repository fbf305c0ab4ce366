package io.throughline.processors.redaction.detect;

/**
 * The Italian tax code. Where two people's would be the same, letters from L to V stand for some of
 * the digits, from the right.
 *
 * <p>{@link LetteredIds} looks for those with enough digits to be told from words; as a detector
 * this one finds the others, beside a word for them and with the right check letter.
 */
final class CodiceFiscale implements Detector {

  private static final int LENGTH = 16;
  private static final String ODD = "BAFHJNPRTVCESULDGIMOQKWZYX";
  private static final String FOR_DIGITS = "LMNPQRSTUV";
  private static final String MONTHS = "ABCDEHLMPRST";

  /** The places of letters, a bit for each. */
  private static final int LETTER_PLACES = 0b1001_0011_1111;

  /** What a character counts: in an odd place, the first, and in an even one. */
  private static final byte[] IN_ODD = new byte[128];

  private static final byte[] IN_EVEN = new byte[128];

  /** Whether it may stand for a digit. */
  private static final boolean[] AS_DIGIT = new boolean[128];

  static {
    for (char c = 0; c < 128; c++) {
      boolean digit = Ascii.isDigit(c);
      char upper = Ascii.toUpper(c);
      if (digit || Ascii.isLetter(c)) {
        IN_EVEN[c] = (byte) (digit ? c - '0' : upper - 'A');
        IN_ODD[c] = (byte) (ODD.charAt(IN_EVEN[c]) - 'A');
      }
      AS_DIGIT[c] = digit || FOR_DIGITS.indexOf(upper) >= 0;
    }
  }

  @Override
  public String name() {
    return "national_id";
  }

  @Override
  public Gate gate() {
    return Gate.grams("fisc").orKey(Topics.NATIONAL_ID);
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int limit = offset + text.length();
    int at = Ascii.longRun(chars, offset, limit, Ascii.ALNUM, LENGTH);
    while (at < limit) {
      int start = at - offset;
      int end = Ascii.runEnd(chars, at, limit, Ascii.ALNUM) - offset;
      if (end - start == LENGTH
          && check(text, start) == Ascii.toUpper(text.charAt(end - 1))
          && text.tells(Topics.NATIONAL_ID, start, end)) {
        sink.found(start, end);
      }
      at = Ascii.longRun(chars, offset + end, limit, Ascii.ALNUM, LENGTH);
    }
  }

  /** Whether sixteen characters are one; beside a word the check letter may be wrong. */
  static boolean isOne(Text text, int start) {
    char check = check(text, start);
    char last = Ascii.toUpper(text.charAt(start + LENGTH - 1));
    return check == last
        || (check > 0
            && Ascii.isUpper(last)
            && text.tells(Topics.NATIONAL_ID, start, start + LENGTH));
  }

  /** The check letter, in upper case, of what stands before it, or NUL if that has another form. */
  private static char check(Text text, int start) {
    char[] chars = text.array();
    int from = text.offset() + start;
    int sum = 0;
    for (int i = 0; i < LENGTH - 1; i++) {
      char c = chars[from + i];
      boolean fits = (LETTER_PLACES >>> i & 1) != 0 ? Ascii.isLetter(c) : c < 128 && AS_DIGIT[c];
      if (!fits) {
        text.spend(i);
        return 0;
      }
      sum += i % 2 == 0 ? IN_ODD[c] : IN_EVEN[c];
    }
    text.spend(LENGTH);
    boolean month = MONTHS.indexOf(Ascii.toUpper(chars[from + 8])) >= 0;
    return month ? (char) ('A' + sum % 26) : 0;
  }
}
