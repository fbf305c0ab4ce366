package io.throughline.processors.redaction.detect;

/** Whether double quotes in SQL hold a name, by what is between and before them. */
final class SqlNames {

  /** In what people write, but not in names that a schema gives to its tables and columns. */
  private static final long[] OF_TEXT = Ascii.set("'\"@%\\=;,!?:");

  private static final long[] QUOTES = Ascii.set("'\"");

  private static final long[] OF_QUALIFIED = Ascii.set(".\"`[]");

  /** Behind these a bracket holds names, conditions or queries, though no blank is between. */
  private static final String[] NO_FUNCTIONS = {
    "by", "key", "using", "unique", "select", "distinct", "as", "on", "and", "or", "where", "over"
  };

  /** Behind these stands the name of what has columns. */
  private static final String[] BEFORE_COLUMNS = {
    "into", "table", "on", "references", "as", "with", "key", "index", "view", "using"
  };

  private static final boolean[] OF_NAMES = new boolean[128];

  static {
    for (char c = 0; c < OF_NAMES.length; c++) {
      OF_NAMES[c] = Ascii.isLetterOrDigit(c) || c == '_' || c == '$' || c == '#';
    }
  }

  private SqlNames() {}

  static boolean isNameChar(char c) {
    return c < OF_NAMES.length ? OF_NAMES[c] : Character.getType(c) != Character.CURRENCY_SYMBOL;
  }

  /** The end of the name that goes on at {@code from}. */
  static int end(Text text, int from) {
    char[] chars = text.array();
    int limit = text.offset() + text.length();
    int end = text.offset() + from;
    while (end < limit && isNameChar(chars[end])) {
      end++;
    }
    end -= text.offset();
    text.spend(1 + end - from);
    return end;
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

  /** Whether a name before a bracket is that of a function, and its arguments in the bracket. */
  static boolean isFunction(Text text, int start, int end) {
    int from = start;
    while (isNameChar(text.at(from - 1)) || Ascii.isIn(OF_QUALIFIED, text.at(from - 1))) {
      from--;
    }
    int before = blanksBefore(text, from);
    int word = before;
    while (Ascii.isLetter(text.at(word - 1))) {
      word--;
    }
    return !text.isOneOf(NO_FUNCTIONS, start, end) && !text.isOneOf(BEFORE_COLUMNS, word, before);
  }

  /** Whether no name is in the quotes: in an argument by itself, or a column with a quote in it. */
  static boolean isText(Text text, int at, int end, boolean argument) {
    int blank = blanksBefore(text, at);
    char before = text.at(blank - 1);
    if (before == ',' || text.startsWithIgnoringCase("select", blank - 6)) {
      for (int i = at + 1; i < end - 1; i++) {
        if (Ascii.isIn(QUOTES, text.charAt(i))) {
          return true;
        }
      }
    }
    int next = end;
    while (next < text.length() && text.at(next) <= ' ') {
      next++;
    }
    char after = text.at(next);
    return argument
        && (before == '(' || before == ',')
        && (after == ',' || after == ')' || next == text.length())
        && isText(text, at + 1, end - 1);
  }

  /** An e-mail address is nobody's name, wherever it stands. */
  static boolean isAddress(Text text, int at, int end) {
    int i = at + 1;
    while (i < end && text.charAt(i) != '@') {
      i++;
    }
    int dot = i + 1;
    while (dot < end && text.charAt(dot) != '.') {
      dot++;
    }
    return dot + 1 < end && i > at + 1 && dot > i + 1 && isNameChar(text.charAt(dot + 1));
  }

  private static int blanksBefore(Text text, int at) {
    int end = at;
    while (end > 0 && text.at(end - 1) <= ' ') {
      end--;
    }
    return end;
  }

  /** An address, a time, a pattern: nobody's column is called so. */
  private static boolean isText(Text text, int from, int to) {
    boolean letters = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Ascii.isIn(OF_TEXT, c)) {
        return true;
      }
      letters |= !Ascii.isDigit(c) && c != '-' && c != '.' && c != '+';
    }
    return from < to && !letters;
  }

  /** Behind AS a column is called anew, by any name. */
  static boolean followsAlias(Text text, int at) {
    int end = blanksBefore(text, at);
    return end < at
        && text.startsWithIgnoringCase("as", end - 2)
        && !Ascii.isLetterOrDigit(text.at(end - 3));
  }
}
