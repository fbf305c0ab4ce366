package io.throughline.processors.redaction.detect;

/**
 * Finds the literals of an SQL statement of PostgreSQL, MySQL, Oracle or SQL Server: strings in
 * every quoting, numbers, and the bodies of comments.
 *
 * <p>Problem: telemetry seldom says which dialect a statement is in, and the dialects contradict
 * one another: a backslash before a quote escapes it in MySQL and nowhere else; double quotes hold
 * names, but strings in MySQL.
 *
 * <p>Structure: one walk from token to token. Where a backslash stands before a quote both readings
 * are walked and the literals of either are reported, so that none survives whichever was meant; a
 * third where a log may have doubled the backslash. Double quotes are a literal after an operator,
 * in a list of values, beside names in backticks, or around what no name is, else a name. A
 * statement that breaks off inside a literal has a literal to its end. Cost: linear, four walks.
 */
public final class SqlSanitizer {

  private static final KeyContext STATEMENT = KeyContext.of("db.query.text");

  private final Text text;
  private final SqlQuotes quotes;
  private final SqlComments comments;
  private final SqlBrackets brackets = new SqlBrackets();
  private final ProcedureArguments arguments;
  private final SqlRows rows;

  /** The text in one byte a character. */
  private byte[] bytes = {};

  private FindingSink sink = Findings.NOWHERE;

  /** A backtick began a name, as in MySQL alone, whose double quotes hold strings. */
  private boolean backticks;

  /** Double quotes were taken for those of a name before any backtick. */
  private boolean named;

  /** A statement may begin at this token, as the one before ended one; this one does. */
  private boolean begins;

  private boolean ended;

  /** Behind CALL, whose bracket holds values. */
  private boolean called;

  /** Behind BETWEEN, whose AND is followed by a value, too. */
  private boolean between;

  /**
   * The text is a statement, as its key says; else one stands in it, which may be quoted once more,
   * and behind which a stack trace may follow, with its lines.
   */
  private boolean whole;

  /** Whether FROM stands anywhere: 1 if so, -1 if not; 0 as long as nobody asked. */
  private int hasFrom;

  /** Whether a value would stand here: after an operator, a bracket of values, a comma in it. */
  private boolean valueExpected;

  private Row row = Row.NONE;

  /** Where a list of values has ended, a comma and a bracket begin the next: VALUES (…), (…). */
  private enum Row {
    NONE,
    ENDED,
    FOLLOWS
  }

  /** Kept by the text and used again. */
  SqlSanitizer(Text text) {
    this.text = text;
    this.quotes = new SqlQuotes(text);
    this.comments = new SqlComments(text);
    this.arguments = new ProcedureArguments(text);
    this.rows = new SqlRows(text);
  }

  /** The statement with a question mark for each literal. */
  public static String sanitize(String sql) {
    Findings findings = new Findings();
    findings.text.load(sql, STATEMENT);
    findings.text.select(0, sql.length());
    findings.text.startBudget();
    literals(findings.text, 0, findings.sink(Detectors.NONE, 0, 0, sql.length()));
    findings.settle();
    StringBuilder out = new StringBuilder(sql.length());
    int from = 0;
    for (int i = 0; i < findings.size(); i++) {
      out.append(sql, from, findings.start(i)).append('?');
      from = findings.end(i);
    }
    return out.append(sql, from, sql.length()).toString();
  }

  /** Reports the literals from {@code from} to the text's end. */
  static void literals(Text text, int from, FindingSink sink) {
    SqlSanitizer sanitizer = text.sanitizer();
    SqlQuotes quotes = sanitizer.quotes;
    sanitizer.sink = sink;
    sanitizer.backticks = false;
    sanitizer.named = false;
    sanitizer.whole = text.key().isAbout(Topics.SQL);
    sanitizer.hasFrom = 0;
    sanitizer.walk(from, SqlQuotes.PLAIN);
    if (sanitizer.backticks && sanitizer.named) {
      sanitizer.walk(from, SqlQuotes.PLAIN);
    }
    boolean doubled = quotes.areBehindTwoBackslashes();
    if (quotes.areBehindABackslash()) {
      sanitizer.walk(from, SqlQuotes.ESCAPED);
    }
    if (doubled && !sanitizer.whole) {
      sanitizer.walk(from, SqlQuotes.ESCAPED_TWICE);
    }
  }

  private void walk(int from, int reading) {
    quotes.read(from, reading);
    comments.clear();
    ended = true;
    called = false;
    rows.clear();
    arguments.clear();
    between = false;
    valueExpected = false;
    brackets.clear();
    row = Row.NONE;
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    bytes = text.bytes();
    text.spend(n - from);
    int i = from;
    while (i < n) {
      char c = chars[offset + i];
      boolean blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
      i = blank ? i + 1 : token(i, c);
    }
  }

  private int token(int at, char c) {
    char next = text.peek(at + 1);
    begins = ended;
    ended = c == ';' || c == '{' || c == '=';
    called &= c != ';';
    if (c == ';' || c == '(') {
      arguments.clear();
    }
    Row before = row;
    row = Row.NONE;
    if (Ascii.isLetter(c)) {
      // The most frequent of all.
      return word(at);
    }
    return switch (c) {
      case '\'' -> literal(at, quotes.end(at));
      case '"' -> doubleQuoted(at);
      case '`' -> backtick(at);
      case '[' -> {
        int end = SqlNames.bracketed(text, at);
        arguments.endName(end);
        yield end > 0 ? name(end) : open(at, true, false);
      }
      case '(' -> open(at, valueExpected || before == Row.FOLLOWS, false);
      case ')', ']' -> close(at);
      case ',' -> {
        row = before == Row.ENDED ? Row.FOLLOWS : Row.NONE;
        valueExpected = brackets.holdValues();
        arguments.separate();
        yield at + 1;
      }
      case '-' -> next == '-' ? lineComment(at + 2) : sign(at, next);
      case '#' -> next == ' ' || next == '\t' ? lineComment(at + 1) : at + 1;
      case '/' -> next == '*' ? blockComment(at) : operator(at);
      case '$' -> dollar(at);
      case '+' -> sign(at, next);
      case '.' -> {
        boolean number =
            Ascii.isDigit(next)
                && !Ascii.isLetterOrDigit(text.at(at - 1))
                && text.at(at - 1) != '"';
        yield number ? literal(at, SqlLiterals.numberEnd(text, at)) : at + 1;
      }
      case '@', ':', '?' -> parameter(at, c, next);
      default -> {
        if (Ascii.isDigit(c)) {
          yield literal(at, SqlLiterals.numberEnd(text, at));
        }
        yield SqlNames.isNameChar(c) ? word(at) : operator(at);
      }
    };
  }

  private int literal(int start, int end) {
    boolean placeholder = end - start == 3 && text.peek(start + 1) == '?';
    if (!placeholder) {
      sink.found(start, end);
    }
    valueExpected = false;
    arguments.pass();
    return end;
  }

  private int name(int end) {
    valueExpected = false;
    return end;
  }

  private int open(int at, boolean values, boolean arguments) {
    valueExpected = values || called;
    called = false;
    brackets.open(valueExpected, arguments);
    return at + 1;
  }

  private int close(int at) {
    row = brackets.holdValues() ? Row.ENDED : Row.NONE;
    brackets.close();
    valueExpected = false;
    return at + 1;
  }

  private int operator(int at) {
    arguments.separate();
    valueExpected |= text.charAt(at) != ';' && text.charAt(at) != '*';
    return at + 1;
  }

  /** The sign belongs to a number where a value is expected. */
  private int sign(int at, char next) {
    char after = next == '.' ? text.at(at + 2) : next;
    if (valueExpected && Ascii.isDigit(after)) {
      return literal(at, SqlLiterals.numberEnd(text, at + 1));
    }
    return operator(at);
  }

  private int parameter(int at, char c, char next) {
    int end = at + 1;
    if (c == ':' && next == ':') {
      return at + 2;
    }
    if (c == ':' && whole && SqlLiterals.isNumberBehindName(text, at)) {
      return literal(at + 1, SqlLiterals.numberEnd(text, at + 1));
    }
    // A question mark has a number at most: ?1.
    while (end < text.length()
        && (c == '?'
            ? Ascii.isDigit(text.charAt(end))
            : SqlNames.isNameChar(text.charAt(end)) || text.charAt(end) == '@')) {
      end++;
    }
    valueExpected = c == ':' && end == at + 1;
    arguments.pass();
    return end;
  }

  private int doubleQuoted(int at) {
    if (!valueExpected && !quotes.mayBeginName('"')) {
      return at + 1;
    }
    int end = quotes.end(at);
    if (isString(at, end)) {
      return literal(at, end);
    }
    if (!quotes.beginName(at)) {
      return behindLone(at, end);
    }
    named |= !backticks;
    return name(end);
  }

  /** Whether no name is in the double quotes between two places, by what stands beside them. */
  private boolean isString(int at, int end) {
    int after = end;
    while (text.at(after) == ' ') {
      after++;
    }
    boolean member = text.at(after) == ':' && text.at(after + 1) != ':';
    boolean qualified = member || text.at(end) == '.' || text.at(at - 1) == '.';
    boolean argument = brackets.holdArguments();
    boolean string =
        valueExpected
            || (backticks && !SqlNames.followsAlias(text, at))
            || (argument && isWithoutTable())
            || SqlNames.isText(text, at, end, argument);
    return (string && !qualified) || SqlNames.isAddress(text, at, end);
  }

  /** Without a table there are no columns that arguments could name. */
  private boolean isWithoutTable() {
    if (hasFrom == 0) {
      hasFrom = text.findIgnoringCase("from", 0) < text.length() ? 1 : -1;
    }
    return hasFrom < 0 && text.startsWithIgnoringCase("select", 0);
  }

  private int backtick(int at) {
    if (!quotes.mayBeginName('`')) {
      return at + 1;
    }
    int end = quotes.end(at);
    if (!quotes.beginName(at)) {
      return behindLone(at, end);
    }
    backticks = true;
    return name(end);
  }

  /** What nothing closes ends what a sentence quotes, or else begins no name. */
  private int behindLone(int at, int end) {
    return quotes.endStatement(at) ? name(end) : at + 1;
  }

  private int lineComment(int body) {
    int end = body;
    while (end < text.length() && text.charAt(end) != '\n') {
      end++;
    }
    return comment(body, end, end);
  }

  private int blockComment(int at) {
    int end = comments.bodyEnd(at + 2);
    return comment(at + 2, end, Math.min(end + 2, text.length()));
  }

  private int comment(int start, int end, int next) {
    if (end > start) {
      sink.found(start, end);
    }
    ended = begins;
    return next;
  }

  /** A positional parameter, a sum of money, or a string between dollar quotes. */
  private int dollar(int at) {
    if (Ascii.isDigit(text.at(at + 1))) {
      int parameter = SqlLiterals.parameterEnd(text, at);
      return parameter > 0 ? name(parameter) : literal(at, SqlLiterals.numberEnd(text, at + 1));
    }
    int end = SqlLiterals.dollarEnd(text, at);
    return end > 0 ? literal(at, end) : at + 1;
  }

  /** A keyword, a name, or the letters before a string: N'…', E'…', X'…', q'[…]'. */
  private int word(int start) {
    int end = SqlNames.end(text, start + 1);
    char after = text.peek(end);
    if (after == '\'') {
      return prefixed(start, end);
    }
    if (after == '&' && text.at(end + 1) == '\'' && end - start == 1) {
      return literal(start, quotes.end(end + 1, false));
    }
    if (SqlWords.isPassword(text, start)) {
      return literal(start, end); // Oracle's passwords stand without quotes.
    }
    if (arguments.hold(start, end, begins)) {
      return literal(start, end);
    }
    boolean bound = isSecondBound(start, end);
    valueExpected = bound || SqlWords.takesValue(text, bytes, start, end, valueExpected);
    int length = end - start;
    called |= begins && length == 4 && text.startsWithIgnoringCase("call", start);
    if (rows.mayFollow(start, end, begins)) {
      int first = rows.first(end);
      return first < 0 ? end : literal(first, rows.end(first));
    }
    if (!valueExpected && after == '(') {
      // A function's arguments, or a table's columns: names in double quotes nearly either way.
      return open(end, false, SqlNames.isFunction(text, start, end));
    }
    return end;
  }

  /** Whether it is the AND of BETWEEN. */
  private boolean isSecondBound(int start, int end) {
    int length = end - start;
    if (length == 7 && text.startsWithIgnoringCase("between", start)) {
      between = true;
    }
    boolean bound = between && length == 3 && text.startsWithIgnoringCase("and", start);
    between &= !bound;
    return bound;
  }

  private int prefixed(int start, int end) {
    char last = Ascii.toLower(text.charAt(end - 1));
    boolean alternative = last == 'q' && end - start <= 2;
    if (alternative && end + 1 < text.length()) {
      return literal(start, SqlLiterals.alternativeEnd(text, end + 1));
    }
    boolean escapes = last == 'e' && end - start == 1;
    return literal(end, escapes ? quotes.end(end, true) : quotes.end(end));
  }
}
