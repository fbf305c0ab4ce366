package io.throughline.processors.redaction.detect;

/** Whether double quotes in SQL hold a name, by what is between and before them. */
final class SqlNames {

  /** In what people write, but not in names that a schema gives to its tables and columns. */
  private static final long[] OF_TEXT = Ascii.set("'\"@%\\=;,!?:");

  private SqlNames() {}

  static boolean isNameChar(char c) {
    return Ascii.isLetterOrDigit(c)
        || c == '_'
        || c == '$'
        || c == '#'
        || (c >= 128 && Character.getType(c) != Character.CURRENCY_SYMBOL);
  }

  /** SQL Server's names in brackets; PostgreSQL's arrays begin the same way. */
  static int bracketed(Text text, int at) {
    int i = at + 1;
    if (!Ascii.isLetter(text.at(i)) && text.at(i) != '_' && text.at(i) != '#') {
      return -1;
    }
    while (isNameChar(text.at(i)) || text.at(i) == ' ' || text.at(i) == '-') {
      i++;
    }
    return text.at(i) == ']' ? i + 1 : -1;
  }

  /** An address, a time, a pattern: nobody's column is called so. */
  static boolean isText(Text text, int from, int to) {
    boolean letters = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Ascii.isIn(OF_TEXT, c)) {
        return true;
      }
      letters |= !Ascii.isDigit(c) && c != '-' && c != '.';
    }
    return from < to && !letters;
  }

  /** Behind AS a column is called anew, by any name. */
  static boolean followsAlias(Text text, int at) {
    int end = at;
    while (text.at(end - 1) == ' ') {
      end--;
    }
    return end < at
        && text.startsWithIgnoringCase("as", end - 2)
        && !Ascii.isLetterOrDigit(text.at(end - 3));
  }
}
