package io.throughline.processors.redaction.detect;

/**
 * Whether an id of {@link LetteredIds} may begin with a run of letters and digits that is shorter
 * than any in one piece, by a few characters behind it.
 */
final class LetteredStarts {

  private LetteredStarts() {}

  static boolean mayGoOn(
      char[] chars, int start, int end, int limit, boolean digits, boolean letters) {
    char after = end < limit ? chars[end] : '\0';
    boolean joint = LetteredIds.isBetweenGroups(after);
    if (!letters) {
      return after == '.'
          ? dotted(chars, start, end, limit)
          : joint && digits(chars, start, end, limit);
    }
    if (!joint) {
      return false;
    }
    return digits ? pairs(chars, start, end, limit) : letters(chars, start, end, limit);
  }

  /** 12.345.678-Z. */
  private static boolean dotted(char[] chars, int start, int end, int limit) {
    return end - start <= 2
        && end + 8 < limit
        && chars[end + 4] == '.'
        && (chars[end + 8] == '-' || Ascii.isLetter(chars[end + 8]));
  }

  /** 2 03 07 2B 106 505 59, 25 071142 R 130, 010190-123A, 1234567-Z. */
  private static boolean digits(char[] chars, int start, int end, int limit) {
    char joint = chars[end];
    return switch (end - start) {
      case 1 -> isLetter(chars, end + 8, limit) && chars[end + 3] == joint;
      case 2 -> isLetter(chars, end + 8, limit) && chars[end + 7] == joint;
      case 6 -> joint != ' ' && end + 4 < limit && Ascii.isDigit(chars[end + 3]);
      case 7 -> joint == '-' && isLetter(chars, end + 1, limit);
      default -> false;
    };
  }

  /** AB12 34 56 C, AB1234 56 C. */
  private static boolean pairs(char[] chars, int start, int end, int limit) {
    return (end - start == 4 || end - start == 6)
        && end + 1 < limit
        && Ascii.isDigit(chars[end + 1])
        && Ascii.isLetter(chars[start])
        && Ascii.isLetter(chars[start + 1])
        && Ascii.isDigit(chars[start + 2]);
  }

  /** X-1234567-Z, AB 12 34 56 C, RSS MRA 80A01 H501 U. */
  private static boolean letters(char[] chars, int start, int end, int limit) {
    return switch (end - start) {
      case 1 -> end + 8 < limit && chars[end + 8] == '-' && LetteredIds.isNieLetter(chars[start]);
      case 2 -> end + 4 < limit && Ascii.isDigit(chars[end + 1]) && Ascii.isDigit(chars[end + 4]);
      case 3 -> end + 5 < limit && chars[end + 4] == chars[end] && Ascii.isDigit(chars[end + 5]);
      default -> false;
    };
  }

  private static boolean isLetter(char[] chars, int at, int limit) {
    return at < limit && Ascii.isLetter(chars[at]);
  }
}
