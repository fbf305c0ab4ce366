package io.throughline.processors.redaction.detect;

/**
 * Literals of SQL statements: in values whose key speaks of SQL, and where a text holds what can
 * only be a statement (an error message that quotes it). See {@link SqlSanitizer}.
 */
final class SqlDetector implements Detector {

  private static final int NEAR = 400;

  /** Of each first word of a statement. */
  private static final int WORD = 6;

  private static final long INSERT = EightBytes.lower("insert");
  private static final long SELECT = EightBytes.lower("select");
  private static final long DELETE = EightBytes.lower("delete");
  private static final long UPDATE = EightBytes.lower("update");

  /** How these begin: insert, select, delete, update. */
  private static final Pairs BEGINNINGS =
      new Pairs().addIgnoringCase("i", "n").addIgnoringCase("sd", "e").addIgnoringCase("u", "p");

  @Override
  public String name() {
    return "sql";
  }

  @Override
  public Gate gate() {
    return Gate.grams("sele", "sert", "date", "lete").and("from", "nto ", "set ").orKey(Topics.SQL);
  }

  @Override
  public boolean spansLines() {
    return true;
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    int start = text.key().isAbout(Topics.SQL) ? 0 : statement(text);
    if (start >= 0) {
      SqlSanitizer.literals(text, start, sink);
    }
  }

  /** Where a statement begins, or -1. */
  private static int statement(Text text) {
    // The next places of the words looked for, so that none is looked for twice.
    int[] next = text.freshScratch();
    char[] chars = text.array();
    int offset = text.offset();
    int limit = offset + text.length();
    byte[] bytes = text.bytes();
    int last = limit - WORD;
    for (int at = BEGINNINGS.next(chars, offset, last);
        at < last;
        at = BEGINNINGS.next(chars, at + 1, last)) {
      int start = at - offset;
      long word = EightBytes.lower(bytes, at, at + WORD);
      if ((word == INSERT || word == SELECT || word == DELETE || word == UPDATE)
          && isWhole(text, start)
          && isStatement(text, start, word, next)) {
        return start;
      }
    }
    return -1;
  }

  /** Whether a word that begins here ends in time; digits and underscores may stand before it. */
  private static boolean isWhole(Text text, int start) {
    if (isWord(text.at(start + WORD))) {
      return false;
    }
    int before = start - 1;
    while (isWord(text.at(before)) && !Ascii.isLetter(text.at(before))) {
      before--;
    }
    return !Ascii.isLetter(text.at(before));
  }

  private static boolean isWord(char c) {
    return Ascii.isLetterOrDigit(c) || c == '_';
  }

  private static boolean isStatement(Text text, int at, long word, int[] next) {
    int from = at + WORD + 1;
    if (word == SELECT) {
      return near(text, "from", 5, from, next)
          && (near(text, "where", 2, from, next) || near(text, "having", 6, from, next));
    }
    if (word == UPDATE) {
      return near(text, " set ", 3, from, next) && near(text, "=", 4, from, next);
    }
    if (word == DELETE) {
      return text.startsWithIgnoringCase("from ", from) && near(text, "where", 2, from, next);
    }
    return isInto(text, from)
        && (near(text, "values", 0, from, next)
            || near(text, "select", 1, from, next)
            || (near(text, " set ", 3, from, next) && near(text, "=", 4, from, next)));
  }

  /** Whether a table follows, maybe behind MySQL's {@code IGNORE} or Oracle's {@code ALL}. */
  private static boolean isInto(Text text, int from) {
    return switch (Ascii.toLower(text.peek(from + 1))) {
      case 'n' -> text.startsWithIgnoringCase("into ", from);
      case 'g' -> text.startsWithIgnoringCase("ignore into ", from);
      case 'l' -> text.startsWithIgnoringCase("all into ", from);
      default -> false;
    };
  }

  private static boolean near(Text text, String word, int slot, int from, int[] next) {
    if (next[slot] < from) {
      next[slot] = text.findIgnoringCase(word, from);
    }
    return next[slot] < text.length() && next[slot] - from < NEAR;
  }
}
