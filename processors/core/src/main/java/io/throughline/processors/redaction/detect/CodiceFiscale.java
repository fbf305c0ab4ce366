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
      char c = Ascii.toUpper(chars[from + i]);
      boolean letterPlace = i < 6 || i == 8 || i == 11;
      boolean digit = Ascii.isDigit(c);
      if (letterPlace ? !Ascii.isUpper(c) : !digit && FOR_DIGITS.indexOf(c) < 0) {
        text.spend(i);
        return 0;
      }
      int value = digit ? c - '0' : c - 'A';
      sum += i % 2 == 1 ? value : ODD.charAt(value) - 'A';
    }
    text.spend(LENGTH);
    boolean month = MONTHS.indexOf(Ascii.toUpper(chars[from + 8])) >= 0;
    return month ? (char) ('A' + sum % 26) : 0;
  }
}
