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
    return Gate.grams("lect", "sert", "date", "lete").and("from", "nto ", "set ").orKey(Topics.SQL);
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
    int n = text.length();
    int i = 0;
    while (i < n) {
      if (!Ascii.isLetter(text.charAt(i))) {
        i++;
        continue;
      }
      int end = i;
      while (end < n && (Ascii.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
        end++;
      }
      if (end - i == 6 && isStatement(text, i)) {
        return i;
      }
      i = end;
    }
    return -1;
  }

  private static boolean isStatement(Text text, int at) {
    int next = at + 7;
    if (text.startsWithIgnoringCase("insert", at)) {
      return text.startsWithIgnoringCase("into ", next) && near(text, "values", "select", next);
    }
    if (text.startsWithIgnoringCase("delete", at)) {
      return text.startsWithIgnoringCase("from ", next) && near(text, "where", "where", next);
    }
    if (text.startsWithIgnoringCase("update", at)) {
      return near(text, " set ", " set ", next) && text.indexOf('=', next) > 0;
    }
    return text.startsWithIgnoringCase("select", at)
        && near(text, " from ", "\nfrom ", next)
        && (near(text, "where ", "having ", next));
  }

  private static boolean near(Text text, String one, String other, int from) {
    int to = Math.min(text.length(), from + NEAR);
    for (int i = from; i < to; i++) {
      if (text.startsWithIgnoringCase(one, i) || text.startsWithIgnoringCase(other, i)) {
        return true;
      }
    }
    return false;
  }
}
