package io.throughline.processors.redaction.detect;

/**
 * The name to which a value is assigned, in JSON or a line of fields: what is assigned to a name is
 * what the name says it is, whatever stands beside it.
 */
final class AssignedName {

  private AssignedName() {}

  /** The end of the name to which a value that begins at {@code start} is assigned, or -1. */
  static int end(Text text, int start) {
    int at = start;
    while (start - at < 3 && isMargin(text.at(at - 1))) {
      at--;
    }
    if (text.at(at - 1) != '=' && text.at(at - 1) != ':') {
      return -1;
    }
    int sign = --at;
    while (sign - at < 3 && isMargin(text.at(at - 1))) {
      at--;
    }
    return Ascii.isLetterOrDigit(text.at(at - 1)) ? at : -1;
  }

  /** Whether the name that ends at {@code end} is about one of {@code topics}. */
  static boolean isAbout(Text text, long topics, int end) {
    boolean prose = text.at(end) == ':';
    int start = end;
    while (end - start < Topics.LONGEST && isName(text.at(start - 1), prose)) {
      start--;
    }
    return text.isAbout(topics, start, end);
  }

  /**
   * Whether the number at {@code start} is assigned to what counts, or stands directly behind such
   * a word: {@code "bytes": 489371242}, {@code n=489371242}, "offset 489371242".
   */
  static boolean counts(Text text, int start) {
    int assigned = end(text, start);
    int wordEnd = assigned < 0 && text.at(start - 1) == ' ' ? start - 1 : assigned;
    int word =
        wordEnd < 0 ? wordEnd : text.runStart(wordEnd, wordEnd - Topics.LONGEST, Ascii.LETTER);
    boolean number = assigned >= 0 && wordEnd - word == 1 && text.charAt(word) == 'n';
    return word < wordEnd && (number || text.isAbout(Topics.MEASURE, word, wordEnd));
  }

  private static boolean isMargin(char c) {
    return c == ' ' || c == '"' || c == '\'' || c == '\\';
  }

  private static boolean isName(char c, boolean prose) {
    return Ascii.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || (prose && c == ' ');
  }
}
