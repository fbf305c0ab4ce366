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

  private static final int LONGEST_TAG = 64;

  /** The digits of a positional parameter. */
  private static final int MOST_PARAMETERS = 5;

  private final Text text;

  /** The text in one byte a character. */
  private byte[] bytes = {};

  private FindingSink sink = Findings.NOWHERE;
  private boolean backslashEscapes;
  private boolean ambiguous;

  /** Whether two backslashes stand before a quote, which JSON makes of one; and are read so. */
  private boolean doubled;

  private boolean doublesEscapes;
  private boolean nests;

  /** A backtick began a name, as in MySQL alone, whose double quotes hold strings. */
  private boolean backticks;

  /** Nothing closed one: the others begin no name, either. */
  private boolean loneBacktick;

  private boolean loneQuote;

  /** What stands before the statement: a quote, if a sentence quotes it. */
  private char around;

  /** Double quotes were taken for those of a name before any backtick. */
  private boolean named;

  /** A statement may begin at this token, as the one before ended one; this one does. */
  private boolean begins;

  private boolean ended;

  /** Behind CALL, whose bracket holds values. */
  private boolean called;

  /** In a statement that copies rows. */
  private boolean copied;

  private final ProcedureArguments arguments;

  /** Behind BETWEEN, whose AND is followed by a value, too. */
  private boolean between;

  /** Whether FROM stands anywhere: 1 if so, -1 if not; 0 as long as nobody asked. */
  private int hasFrom;

  /** Whether a value would stand here: after an operator, a bracket of values, a comma in it. */
  private boolean valueExpected;

  /** One bit per open bracket, the innermost lowest: does it hold values? */
  private long valueBrackets;

  /** Of the same brackets: does it hold the arguments of a function? */
  private long argumentBrackets;

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
    this.arguments = new ProcedureArguments(text);
  }

  /** The statement with a question mark for each literal. */
  public static String sanitize(String sql) {
    Findings findings = new Findings();
    findings.text.load(sql, KeyContext.NONE);
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
    sanitizer.doublesEscapes = false;
    sanitizer.backticks = false;
    sanitizer.named = false;
    sanitizer.hasFrom = 0;
    sanitizer.walk(from, sink, false);
    if (sanitizer.backticks && sanitizer.named) {
      sanitizer.walk(from, sink, false);
    }
    boolean doubled = sanitizer.doubled;
    if (sanitizer.ambiguous) {
      sanitizer.walk(from, sink, true);
    }
    if (doubled && from > 0) {
      sanitizer.doublesEscapes = true;
      sanitizer.walk(from, sink, true);
    }
  }

  private void walk(int from, FindingSink to, boolean withBackslashes) {
    sink = to;
    backslashEscapes = withBackslashes;
    ambiguous = false;
    doubled = false;
    loneBacktick = false;
    loneQuote = false;
    around = text.peek(from - 1);
    nests = true;
    ended = true;
    called = false;
    copied = false;
    arguments.clear();
    between = false;
    valueExpected = false;
    valueBrackets = 0;
    argumentBrackets = 0;
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
      case '\'' -> literal(at, stringEnd(at, '\'', backslashEscapes));
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
        valueExpected = (valueBrackets & 1) == 1;
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
    valueBrackets = (valueBrackets << 1) | (valueExpected ? 1 : 0);
    argumentBrackets = (argumentBrackets << 1) | (arguments ? 1 : 0);
    return at + 1;
  }

  private int close(int at) {
    row = (valueBrackets & 1) == 1 ? Row.ENDED : Row.NONE;
    valueBrackets >>>= 1;
    argumentBrackets >>>= 1;
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

  private int stringEnd(int start, char quote, boolean escapes) {
    int i = start + 1;
    int length = text.length();
    while (i < length) {
      char c = text.peek(i);
      if (c == '\\') {
        i = behindBackslash(i, quote, escapes);
      } else if (c != quote) {
        i++;
      } else if (text.peek(i + 1) == quote) {
        i += 2;
      } else {
        break;
      }
    }
    int end = Math.min(i + 1, length);
    text.spend(end - start);
    return end;
  }

  private int behindBackslash(int at, char quote, boolean escapes) {
    char next = text.peek(at + 1);
    if (next == '\\' && text.peek(at + 2) == quote) {
      doubled = true;
      if (doublesEscapes) {
        return at + 3;
      }
    }
    ambiguous |= next == quote;
    return escapes ? at + 2 : at + 1;
  }

  private int doubleQuoted(int at) {
    if (loneQuote && !valueExpected) {
      return at + 1;
    }
    int end = stringEnd(at, '"', backslashEscapes);
    int after = end;
    while (text.at(after) == ' ') {
      after++;
    }
    boolean member = text.at(after) == ':' && text.at(after + 1) != ':';
    boolean qualified = member || text.at(end) == '.' || text.at(at - 1) == '.';
    boolean string =
        valueExpected
            || (backticks && !SqlNames.followsAlias(text, at))
            || ((argumentBrackets & 1) == 1 && isWithoutTable())
            || SqlNames.isText(text, at, end, (argumentBrackets & 1) == 1);
    if ((string && !qualified) || SqlNames.isAddress(text, at, end)) {
      return literal(at, end);
    }
    loneQuote = !isClosed(at, end);
    if (loneQuote) {
      return behindLone(at, end);
    }
    named |= !backticks;
    return name(end);
  }

  /** Without a table there are no columns that arguments could name. */
  private boolean isWithoutTable() {
    if (hasFrom == 0) {
      hasFrom = text.findIgnoringCase("from", 0) < text.length() ? 1 : -1;
    }
    return hasFrom < 0 && text.findIgnoringCase("select", 0) == 0;
  }

  private int backtick(int at) {
    if (loneBacktick) {
      return at + 1;
    }
    int end = stringEnd(at, '`', false);
    loneBacktick = !isClosed(at, end);
    if (loneBacktick) {
      return behindLone(at, end);
    }
    backticks = true;
    return name(end);
  }

  private boolean isClosed(int start, int end) {
    return end - start > 1 && text.charAt(end - 1) == text.charAt(start);
  }

  /** What nothing closes ends what a sentence quotes, or else begins no name. */
  private int behindLone(int at, int end) {
    return text.charAt(at) == around ? name(end) : at + 1;
  }

  private int lineComment(int body) {
    int end = body;
    while (end < text.length() && text.charAt(end) != '\n') {
      end++;
    }
    return comment(body, end, end);
  }

  private int blockComment(int at) {
    int end = text.find("*/", at + 2, text.length());
    if (end < 0) {
      return comment(at + 2, text.length(), text.length());
    }
    int outer = nests ? SqlComments.outerEnd(text, at + 2) : -1;
    // Where the comments within are never closed, the dialect does not nest them.
    nests &= outer > 0;
    end = Math.max(end, outer);
    return comment(at + 2, end, end + 2);
  }

  private int comment(int start, int end, int next) {
    if (end > start) {
      sink.found(start, end);
    }
    ended = begins;
    return next;
  }

  /** A positional parameter, or a string between dollar quotes. */
  private int dollar(int at) {
    int i = at + 1;
    if (Ascii.isDigit(text.at(i))) {
      while (Ascii.isDigit(text.at(i))) {
        i++;
      }
      // SQL Server writes sums of money so, PostgreSQL at most 65,535 parameters.
      boolean money =
          i - at - 1 > MOST_PARAMETERS || (text.at(i) == '.' && Ascii.isDigit(text.at(i + 1)));
      valueExpected = false;
      return money ? literal(at, SqlLiterals.numberEnd(text, at + 1)) : i;
    }
    while (i - at < LONGEST_TAG && SqlNames.isNameChar(text.at(i)) && text.at(i) != '$') {
      i++;
    }
    if (text.at(i) != '$') {
      return at + 1;
    }
    return literal(at, SqlLiterals.dollarEnd(text, at, i + 1));
  }

  /** A keyword, a name, or the letters before a string: N'…', E'…', X'…', q'[…]'. */
  private int word(int start) {
    int end = SqlNames.end(text, start + 1);
    char after = text.peek(end);
    if (after == '\'') {
      return prefixed(start, end);
    }
    if (after == '&' && text.at(end + 1) == '\'' && end - start == 1) {
      return literal(start, stringEnd(end + 1, '\'', false));
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
    copied |= begins && length == 4 && text.startsWithIgnoringCase("copy", start);
    if (copied && length == 5 && text.startsWithIgnoringCase("from stdin", start - 5)) {
      return rows(end);
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

  /** PostgreSQL's rows behind {@code FROM stdin}, from the next line to the one with a mark. */
  private int rows(int from) {
    int first = text.indexOf('\n', from) + 1;
    if (first == 0 || first == text.length()) {
      return from;
    }
    int mark = text.find("\n\\.", first, text.length());
    return literal(first, mark < 0 ? text.length() : mark);
  }

  private int prefixed(int start, int end) {
    char last = Ascii.toLower(text.charAt(end - 1));
    boolean alternative = last == 'q' && end - start <= 2;
    if (alternative && end + 1 < text.length()) {
      return literal(start, SqlLiterals.alternativeEnd(text, end + 1));
    }
    boolean escapes = last == 'e' && end - start == 1;
    return literal(end, stringEnd(end, '\'', backslashEscapes || escapes));
  }
}
