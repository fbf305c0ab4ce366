package io.throughline.processors.redaction.detect;

/**
 * Statements in a text that name no table {@link SqlDetector} could know them by: calls of
 * procedures, {@code MERGE}, {@code SET}, queries without a condition. Written in capitals, or as a
 * driver's {@code {call …}}, and with a string behind them; else they would be prose.
 */
final class SqlCalls implements Detector {

  /** What must stand behind a statement, each by its number below. */
  private static final int STRING = 0;

  private static final int FROM = 1;
  private static final int SIGN = 2;
  private static final int END = 3;
  private static final String[] BEHIND = {"'", " FROM ", "=", "END;"};

  /** How one begins, and what must follow beside the string that all have. */
  private record Statement(String words, FirstCharacters first, int behind) {

    Statement(String words, int behind) {
      this(words, new FirstCharacters(words), behind);
    }

    boolean begins(Text text, int at, long word) {
      return first.are(word) && (words.length() <= Long.BYTES || text.startsWith(words, at));
    }
  }

  /** Those with the same two characters at their beginning in a row. */
  private static final Statement[] STATEMENTS = {
    new Statement("BEGIN ", END),
    new Statement("CALL ", STRING),
    new Statement("EXEC ", STRING),
    new Statement("EXECUTE ", STRING),
    new Statement("MERGE INTO ", STRING),
    new Statement("SELECT ", FROM),
    new Statement("SET @", SIGN),
    new Statement("SET PASSWORD ", STRING),
    new Statement("DO $", STRING),
    new Statement("COPY ", FROM),
    new Statement("LOAD DATA ", STRING),
    new Statement("REPLACE INTO ", STRING),
    new Statement("UPSERT INTO ", STRING),
    new Statement("INSERT OVERWRITE ", STRING),
    new Statement("DECLARE @", STRING),
    new Statement("{call ", STRING),
    new Statement("exec sp_", STRING),
    new Statement("exec usp_", STRING),
    new Statement("exec dbo.", STRING)
  };

  private static final Pairs BEGINNINGS = beginnings();

  private static Pairs beginnings() {
    Pairs pairs = new Pairs();
    for (Statement statement : STATEMENTS) {
      pairs.add(statement.words.substring(0, 1), statement.words.substring(1, 2));
    }
    return pairs;
  }

  @Override
  public String name() {
    return "sql";
  }

  @Override
  public Gate gate() {
    return Gate.grams(
            "\\=G\\=I\\=N\\ ",
            "\\=C\\=A\\=L\\=L",
            "\\=E\\=X\\=E\\=C",
            "\\=E\\=R\\=G\\=E",
            "\\=S\\=E\\=L\\=E",
            "\\=T\\ \\@",
            "\\=O\\ \\$",
            "\\=C\\=O\\=P\\=Y",
            "\\=O\\=A\\=D\\ ",
            "\\=P\\=L\\=A\\=C",
            "\\=U\\=P\\=S\\=E",
            "\\=V\\=E\\=R\\=W",
            "\\=R\\=E\\ \\@",
            "\\=T\\ \\=P\\=A",
            "\\{cal",
            "c\\ sp",
            "c\\ us",
            "c\\ db")
        .and("\\'", "\\q\\$");
  }

  @Override
  public boolean spansLines() {
    return true;
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int last = offset + text.length() - 1;
    // Where what is needed stands last, if it was looked for: a text may begin many statements.
    int[] behind = text.freshScratch();
    for (int at = BEGINNINGS.next(chars, offset, last);
        at < last;
        at = BEGINNINGS.next(chars, at + 1, last)) {
      if ((at == offset || !Ascii.isLetterOrDigit(chars[at - 1]))
          && begins(text, at - offset, BEGINNINGS.which(chars[at], chars[at + 1]), behind)) {
        SqlSanitizer.literals(text, at - offset, sink);
        return;
      }
    }
  }

  /** Whether one of the statements from {@code first} on that begin alike stands there. */
  private static boolean begins(Text text, int at, int first, int[] behind) {
    String beginning = STATEMENTS[first].words;
    text.spend(1);
    long word = EightBytes.at(text.bytes(), text.offset() + at);
    for (int i = first; i < STATEMENTS.length; i++) {
      Statement statement = STATEMENTS[i];
      if (statement.words.charAt(1) != beginning.charAt(1)
          || statement.words.charAt(0) != beginning.charAt(0)) {
        return false;
      }
      if (statement.begins(text, at, word)) {
        int from = at + statement.words.length();
        return isName(text.at(from))
            && stands(text, STRING, from, behind)
            && stands(text, statement.behind, from, behind);
      }
    }
    return false;
  }

  /** Whether something that a statement needs stands at or behind {@code from}. */
  private static boolean stands(Text text, int what, int from, int[] behind) {
    if (behind[what] == 0) {
      int last = last(text, BEHIND[what]);
      behind[what] = 2 + (what == STRING ? Math.max(last, lastDollar(text)) : last);
    }
    return behind[what] - 2 >= from;
  }

  /** "CALL (…" is no statement; the tag of a string between dollars follows the first of them. */
  private static boolean isName(char c) {
    return Ascii.isLetterOrDigit(c) || "[\"`'@_*?$(".indexOf(c) >= 0;
  }

  /** Where a string may begin, and not the name of an inner class go on. */
  private static int lastDollar(Text text) {
    char[] chars = text.array();
    int first = text.offset();
    int at = first + text.length() - 1;
    while (at >= first
        && (chars[at] != '$' || (at > first && Ascii.isLetterOrDigit(chars[at - 1])))) {
      at--;
    }
    return at - first;
  }

  private static int last(Text text, String word) {
    char[] chars = text.array();
    int offset = text.offset();
    int end = word.length() - 1;
    char first = word.charAt(0);
    char lastOne = word.charAt(end);
    int at = text.length() - word.length();
    while (at >= 0
        && !(chars[offset + at + end] == lastOne
            && chars[offset + at] == first
            && text.startsWith(word, at))) {
      at--;
    }
    return at;
  }
}
