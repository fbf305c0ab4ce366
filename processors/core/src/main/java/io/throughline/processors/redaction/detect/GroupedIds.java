package io.throughline.processors.redaction.detect;

/** Identity numbers with letters, in the groups that people write them in. */
final class GroupedIds {

  private GroupedIds() {}

  /** Written in groups that begin with digits: 25 071142 R 130, 2 03 07 2B 106 505 59. */
  static int end(Text text, int start, int length) {
    if (length == 2) {
      int end = shape(text, start, "99_999999_A_999");
      return end > 0 && LetteredIds.isGermanInsurance(compact(text, start, end), 0) ? end : -1;
    }
    if (length == 1) {
      int end = shape(text, start, "9_99_99_9A_999_999_99");
      return end > 0 && LetteredIds.isCorsicanNir(compact(text, start, end), 0) ? end : -1;
    }
    if (length == 8) {
      int end = shape(text, start, "99999999_A");
      boolean told = end > 0 && text.tells(Topics.NATIONAL_ID, start, end);
      return told && LetteredIds.isNif(compact(text, start, end), 0, 9) ? end : -1;
    }
    int end = shape(text, start, "999999A999999_99");
    return end > 0 && LetteredIds.isCorsicanNir(compact(text, start, end), 0) ? end : -1;
  }

  /** RSS MRA 80A01 H501 U, or with the last two groups in one. */
  static int codiceFiscale(Text text, int start) {
    int end = shape(text, start, "AAA_AAA_99A99_A999_A");
    if (end < 0) {
      end = shape(text, start, "AAA_AAA_99A99_A999A");
    }
    return end > 0 && CodiceFiscale.isOne(compact(text, start, end), 0) ? end : -1;
  }

  /**
   * The end of what begins at {@code start} and looks like {@code shape}: a letter for A, a digit
   * for 9, and for an underscore a space or dash, the same one throughout; else -1.
   */
  private static int shape(Text text, int start, String shape) {
    char[] chars = text.array();
    int at = text.offset() + start;
    int end = start + shape.length();
    if (end > text.length()) {
      return -1;
    }
    char separator = '\0';
    for (int i = 0; i < shape.length(); i++) {
      char c = chars[at + i];
      char kind = shape.charAt(i);
      boolean fits =
          kind == 'A'
              ? Ascii.isLetter(c)
              : kind == '9'
                  ? Ascii.isDigit(c)
                  : separator == '\0' ? LetteredIds.isBetweenGroups(c) : c == separator;
      if (!fits) {
        text.spend(1 + i);
        return -1;
      }
      separator = kind == '_' ? c : separator;
    }
    text.spend(shape.length());
    return Ascii.isLetterOrDigit(text.at(end)) ? -1 : end;
  }

  /** Without what stands between the groups. A shape that fits is rare enough to copy it. */
  private static Text compact(Text text, int start, int end) {
    StringBuilder compact = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      if (Ascii.isLetterOrDigit(text.charAt(i))) {
        compact.append(text.charAt(i));
      }
    }
    return Text.of(compact.toString(), text.key());
  }
}
