package io.throughline.processors.redaction.detect;

/**
 * Statements in a text that name no table {@link SqlDetector} could know them by: calls of
 * procedures, {@code MERGE}, {@code SET}, queries without a condition. Written in capitals, or as a
 * driver's {@code {call …}}, and with a string behind them; else they would be prose.
 */
final class SqlCalls implements Detector {

  /** With what must follow, or nothing. */
  private static final String[][] STATEMENTS = {
    {"CALL ", ""},
    {"EXEC ", ""},
    {"EXECUTE ", ""},
    {"MERGE INTO ", ""},
    {"SELECT ", " FROM "},
    {"SET @", "="},
    {"DO $", ""},
    {"COPY ", " FROM "},
    {"LOAD DATA ", ""},
    {"{call ", ""},
    {"exec sp_", ""},
    {"exec usp_", ""},
    {"exec dbo.", ""}
  };

  private static final long[] INITIALS = Ascii.set("CEMSDL{e");

  @Override
  public String name() {
    return "sql";
  }

  @Override
  public Gate gate() {
    return Gate.grams(
            "\\=C\\=A\\=L\\=L",
            "\\=E\\=X\\=E\\=C",
            "\\=E\\=R\\=G\\=E",
            "\\=S\\=E\\=L\\=E",
            "\\=T\\ \\@",
            "\\=O\\ \\$",
            "\\=C\\=O\\=P\\=Y",
            "\\=O\\=A\\=D\\ ",
            "\\{cal",
            "c\\ sp",
            "c\\ us",
            "c\\ db")
        .and("\\'", "\\b\\$");
  }

  @Override
  public boolean spansLines() {
    return true;
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    // Looked for once: a text may begin many statements.
    int lastString = Math.max(last(text, "'"), lastDollar(text));
    int lastFrom = last(text, " FROM ");
    int lastSign = last(text, "=");
    for (int i = 0; i < n; i++) {
      char c = chars[offset + i];
      if (Ascii.isIn(INITIALS, c)
          && (i == 0 || !Ascii.isLetterOrDigit(chars[offset + i - 1]))
          && begins(text, i, lastString, lastFrom, lastSign)) {
        SqlSanitizer.literals(text, i, sink);
        return;
      }
    }
  }

  private static boolean begins(Text text, int at, int lastString, int lastFrom, int lastSign) {
    for (String[] statement : STATEMENTS) {
      int from = at + statement[0].length();
      if (text.startsWith(statement[0], at)) {
        String needed = statement[1];
        return isName(text.at(from))
            && lastString >= from
            && (needed.isEmpty() || (needed.equals("=") ? lastSign : lastFrom) >= from);
      }
    }
    return false;
  }

  /** "CALL (…" is no statement; the tag of a string between dollars follows the first of them. */
  private static boolean isName(char c) {
    return Ascii.isLetterOrDigit(c) || "[\"`'@_*?$(".indexOf(c) >= 0;
  }

  /** Where a string may begin, and not the name of an inner class go on. */
  private static int lastDollar(Text text) {
    int at = text.length() - 1;
    while (at >= 0 && (text.charAt(at) != '$' || Ascii.isLetterOrDigit(text.at(at - 1)))) {
      at--;
    }
    return at;
  }

  private static int last(Text text, String word) {
    int at = text.length() - word.length();
    while (at >= 0 && !text.startsWith(word, at)) {
      at--;
    }
    return at;
  }
}
