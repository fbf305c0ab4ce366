package io.throughline.processors.redaction.detect;

/**
 * Literals of SQL statements: in values whose key speaks of SQL, and where a text holds what can
 * only be a statement (an error message that quotes it). See {@link SqlSanitizer}.
 */
final class SqlDetector implements Detector {

  private static final int NEAR = 400;

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
    int n = text.length();
    int i = 0;
    while (i < n) {
      if (!Ascii.isLetter(chars[offset + i])) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < n && isWord(chars[offset + end])) {
        end++;
      }
      if (end - i == 6 && isStatement(text, i, next)) {
        return i;
      }
      i = end;
    }
    return -1;
  }

  private static boolean isWord(char c) {
    return Ascii.isLetterOrDigit(c) || c == '_';
  }

  private static boolean isStatement(Text text, int at, int[] next) {
    int from = at + 7;
    if (text.startsWithIgnoringCase("insert", at)) {
      return text.startsWithIgnoringCase("into ", from)
          && (near(text, "values", 0, from, next) || near(text, "select", 1, from, next));
    }
    if (text.startsWithIgnoringCase("delete", at)) {
      return text.startsWithIgnoringCase("from ", from) && near(text, "where", 2, from, next);
    }
    if (text.startsWithIgnoringCase("update", at)) {
      return near(text, " set ", 3, from, next) && near(text, "=", 4, from, next);
    }
    return text.startsWithIgnoringCase("select", at)
        && near(text, "from", 5, from, next)
        && (near(text, "where", 2, from, next) || near(text, "having", 6, from, next));
  }

  private static boolean near(Text text, String word, int slot, int from, int[] next) {
    if (next[slot] < from) {
      next[slot] = text.findIgnoringCase(word, from);
    }
    return next[slot] < text.length() && next[slot] - from < NEAR;
  }
}
