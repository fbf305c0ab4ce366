package io.throughline.processors.redaction.detect;

/**
 * What is assigned to a name for a credential: in JSON, forms, properties, XML, connection strings
 * and command lines. See {@link SecretNames}.
 */
final class PasswordDetector implements Detector {

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_TAG = 128;

  /** Between a name and its sign. */
  private static final int MOST_BETWEEN = 6;

  /** The first word of a name of two, with the blank. */
  private static final int FIRST_WORD = 12;

  private static final String TYPE = "string";
  private static final char LAST_OF_TYPE = 'g';
  private static final String PASS = "pass";
  private static final String ENV = "ENV ";
  private static final String IDENTIFIED_BY = "IDENTIFIED BY";

  private static final long[] SIGNS = Ascii.set("=:> ");
  private static final long[] AFTER_NAME = Ascii.set(" \t\"'`\\]:)?");

  /** Where a name could end: its last two letters, or a tag with attributes. */
  private static final Pairs ENDS =
      SecretNames.lastLetters().addIgnoringCase("n", "g").add("\"'`", ">");

  @Override
  public String name() {
    return "password";
  }

  @Override
  public Gate gate() {
    return Gate.grams(SecretNames.grams())
        .and(
            "\\=",
            "\\:",
            "\\>",
            "\\-\\-",
            "\\b\\-\\l",
            "\\'",
            "\\\"",
            "\\=D\\ \\=B\\=Y",
            "\\=E\\=N\\=V\\ ")
        .orKey(Topics.CREDENTIAL);
  }

  @Override
  public boolean matchesNumber(long value, KeyContext key) {
    return key.isAbout(Topics.CREDENTIAL);
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    int n = text.length();
    if (text.key().isAbout(Topics.CREDENTIAL)) {
      if (n > 0) {
        sink.found(0, n);
      }
      return;
    }
    int[] seen = text.freshScratch();
    char[] chars = text.array();
    int offset = text.offset();
    int last = offset + n - 1;
    int at = ENDS.next(chars, offset, last);
    while (at < last) {
      int next = at + 1;
      if (chars[next] == '>') {
        next = offset + signs(text, next - offset, seen, sink);
      } else if (next < last
          && !Ascii.isLetter(chars[next + 1])
          && isEnd(chars, offset, next + 1)) {
        next = offset + signs(text, next + 1 - offset, seen, sink);
      }
      at = ENDS.next(chars, next, last);
    }
  }

  /** Whether a name, or its type, could end there, by its last letters. */
  private static boolean isEnd(char[] chars, int start, int end) {
    return SecretNames.mayEnd(chars, start, end) || (chars[end - 1] | 0x20) == LAST_OF_TYPE;
  }

  /**
   * Looks at the signs that could belong to a name which ends at {@code from}, and at those behind
   * a value that is found; returns the place to go on.
   */
  private static int signs(Text text, int from, int[] seen, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    int at = from;
    int between = 0;
    while (at < n && between <= MOST_BETWEEN) {
      char c = chars[offset + at];
      int end = Ascii.isIn(SIGNS, c) ? assignment(text, at, c, seen, sink) : at;
      if (end > at) {
        at = end;
        between = 0;
      } else if (Ascii.isIn(AFTER_NAME, c)) {
        at++;
        between++;
      } else if (Ascii.is(c, Ascii.NAME) && !Ascii.isLetter(c)) {
        at++;
        between = 0;
      } else {
        break;
      }
    }
    return at;
  }

  /** {@code --password value}, {@code -storepass value}. */
  private static boolean isOption(Text text, int at) {
    if (text.peek(at + 1) == '-') {
      return false;
    }
    int start = text.runStart(at, at - LONGEST_NAME, Ascii.NAME);
    if (text.peek(start) != '-') {
      return false;
    }
    char first = text.peek(start + 1);
    boolean word = Ascii.isLetter(first) && !Ascii.isLetterOrDigit(text.peek(start - 1));
    return at - start >= (first == '-' ? 4 : word ? 5 : LONGEST_NAME + 1);
  }

  /** {@code IDENTIFIED BY 'x'}, {@code PASSWORD 'x'}: a blank, then a quote. */
  private static boolean isQuoteAssign(Text text, int at) {
    return (text.peek(at + 1) == '\'' || text.peek(at + 1) == '"')
        && Ascii.isLetter(text.peek(at - 1))
        && !isVerb(text, at);
  }

  /**
   * "cannot pass 'x' to", {@code ProxyPass "/x/"}: what is passed on is anything; but not that of
   * "user 'kim' pass 'x'".
   */
  private static boolean isVerb(Text text, int at) {
    int start = at - PASS.length();
    if (!text.startsWithIgnoringCase(PASS, start)) {
      return false;
    }
    return Ascii.is(text.at(start - 1), Ascii.NAME)
        ? text.at(at + 2) == '/'
        : isPassedOn(text, at + 2);
  }

  private static boolean isPassedOn(Text text, int from) {
    char quote = text.at(from - 1);
    int end = from;
    while (end - from < LONGEST_NAME && text.at(end) != quote) {
      end++;
    }
    return text.at(end) == quote
        && (text.startsWith(" to ", end + 1) || text.startsWith(" as ", end + 1));
  }

  /** {@code IDENTIFIED BY x}: Oracle's passwords stand without quotes. */
  private static boolean isIdentifiedBy(Text text, int at) {
    return text.peek(at - 1) == 'Y'
        && text.startsWith(IDENTIFIED_BY, at - IDENTIFIED_BY.length())
        && !text.startsWith("VALUES ", at + 1)
        && !text.startsWith("RANDOM ", at + 1);
  }

  /** {@code ENV NAME value}, as images are built. */
  private static boolean isEnvironment(Text text, int at) {
    return text.startsWith(ENV, text.runStart(at, at - LONGEST_NAME, Ascii.NAME) - ENV.length());
  }

  /**
   * The end of the name before the sign at {@code at}, and before its type: {@code key: String =}.
   */
  private static int nameEnd(Text text, int at, char sign) {
    int end = before(text, at);
    int type = end - TYPE.length();
    boolean typed =
        sign == '='
            && (text.peek(end - 1) | 0x20) == LAST_OF_TYPE
            && text.startsWithIgnoringCase(TYPE, type)
            && (text.at(type - 1) == ' ' || text.at(type - 1) == ':');
    return typed ? before(text, type) : end;
  }

  private static int before(Text text, int at) {
    char[] chars = text.array();
    int sign = text.offset() + at;
    int least = Math.max(text.offset(), sign - MOST_BETWEEN);
    int end = sign;
    while (end > least && Ascii.isIn(AFTER_NAME, chars[end - 1])) {
      end--;
    }
    return end - text.offset();
  }

  /** Looks at the name before the sign at {@code at} and the value after it. */
  private static int assignment(Text text, int at, char sign, int[] seen, FindingSink sink) {
    char[] chars = text.array();
    int place = text.offset() + at;
    if (sign == ' '
        && !isQuoteAssign(text, at)
        && !isIdentifiedBy(text, at)
        && !isOption(text, at)
        && !isEnvironment(text, at)) {
      return at;
    }
    if (sign == ':' && (chars[place - 1] == ':' || text.peek(at + 1) == ':')) {
      // Two colons join the names of a programming language, or the parts of a key.
      return at;
    }
    int end = nameEnd(text, at, sign);
    if (end == 0
        || !Ascii.is(chars[place - at + end - 1], Ascii.NAME)
        || (sign == '>'
            && end < at
            && !ValueBounds.isQuote(chars[place - 1])
            && beforeName(text, end) != '<')) {
      return at;
    }
    int kind =
        sign == '>' && ValueBounds.isQuote(chars[place - 1])
            ? elementKind(text, at)
            : kind(text, at, end, seen);
    return kind == SecretNames.NONE ? at : value(text, at, end, kind, seen, sink);
  }

  /**
   * Of the name that ends at {@code end}, if what is assigned at {@code at} may be of that kind.
   */
  private static int kind(Text text, int at, int end, int[] seen) {
    // What stands behind "authorization" needs no digit, but a scheme; it counts as a password's.
    int possible =
        SecretNames.possibleKind(text, Math.max(0, end - LONGEST_NAME - FIRST_WORD), end);
    if (possible == SecretNames.NONE
        || (possible != SecretNames.PASSWORD && !mayBeToken(text, at, seen))) {
      return SecretNames.NONE;
    }
    int start = text.runStart(end, end - LONGEST_NAME, Ascii.NAME);
    int kind = SecretNames.kindOf(text, start, end);
    if (kind <= SecretNames.KEY && text.peek(start - 1) == ' ') {
      // Names of two words: "access key", "facebook access_token", "public key".
      kind = SecretNames.kindOf(text, Math.max(0, start - FIRST_WORD), end);
    }
    return kind == SecretNames.NONE || isOther(text, at, start, end, kind, seen)
        ? SecretNames.NONE
        : kind;
  }

  /**
   * Whether what is assigned is a directory, as the shell's PWD, commands that ask for no password,
   * or the name of something.
   */
  private static boolean isOther(Text text, int at, int start, int end, int kind, int[] seen) {
    if (kind == SecretNames.PASSWORD) {
      if (!text.startsWithIgnoringCase("pwd", end - 3)) {
        return text.startsWithIgnoringCase("nopasswd", start);
      }
      ValueBounds.measure(text, at, seen);
      return text.peek(seen[ValueBounds.FROM]) == '/';
    }
    boolean named =
        isQuoteAssign(text, at) && NameUses.isResource(text, at + 2, text.peek(at) == '=');
    return named || NameUses.isService(text, at, start);
  }

  /** Whether what is assigned at {@code at} holds digits, or is long and of few words. */
  private static boolean mayBeToken(Text text, int at, int[] seen) {
    if (ValueBounds.isRefused(text, at, seen)) {
      return false;
    }
    ValueBounds.measure(text, at, seen);
    int from = seen[ValueBounds.FROM];
    return from <= seen[ValueBounds.LAST_TOKEN]
        && SecretValues.mayBeToken(text, from, seen[ValueBounds.END]);
  }

  /**
   * Of the element whose start tag ends at {@code at}: {@code <Password Type="PasswordText">}, or
   * {@code <entry key="password">}.
   */
  private static int elementKind(Text text, int at) {
    int open = at - 1;
    while (at - open < LONGEST_TAG && text.at(open) != '<' && text.at(open) != '>') {
      open--;
    }
    if (text.at(open) != '<') {
      return SecretNames.NONE;
    }
    int end = open + 1;
    while (Ascii.is(text.at(end), Ascii.NAME) || text.at(end) == ':') {
      end++;
    }
    int kind = SecretNames.kindOf(text, open + 1, end);
    int start = text.runStart(at - 1, at - 1 - LONGEST_NAME, Ascii.NAME);
    boolean entry =
        kind == SecretNames.NONE
            && text.at(start - 1) == text.at(at - 1)
            && (text.startsWith(" key=", start - 6) || text.startsWith(" name=", start - 7));
    return entry ? SecretNames.kindOf(text, start, at - 1) : kind;
  }

  private static int value(Text text, int at, int nameEnd, int kind, int[] seen, FindingSink sink) {
    ValueBounds.measure(text, at, seen);
    if (isPlaceholder(text, at, seen[ValueBounds.END])) {
      return at;
    }
    int start = seen[ValueBounds.START];
    int from = seen[ValueBounds.FROM];
    int end = seen[ValueBounds.END];
    boolean spaced = text.peek(start - 1) == ' ' || text.peek(start - 1) == '\t';
    boolean bare = from == start;
    if (AuthorizationSchemes.isName(text, nameEnd) && AuthorizationSchemes.begin(text, from)) {
      int credential = bare ? credentialEnd(text, end, seen) : end;
      if (credential > end || (!bare && text.find("=", from, end) >= 0)) {
        sink.found(from, credential);
        return credential;
      }
    }
    boolean argument = text.peek(at) == ' ' && text.peek(end) == ' ' && text.peek(end + 1) == '-';
    boolean prose = spaced && bare && !argument && !isIdentifiedBy(text, at);
    if (end > from
        && SecretValues.isSecret(text, from, end, kind, prose)
        && !(kind == SecretNames.TOKEN && from == at + 1 && NameUses.isPart(text, at, end))) {
      sink.found(from, end);
      return end;
    }
    return at;
  }

  /**
   * "login &lt;user&gt; &lt;password&gt; [options]": no element, which closes behind its value, nor
   * the prompt "Password> ". What stands behind {@code </password>} is no value of it either.
   */
  private static boolean isPlaceholder(Text text, int at, int end) {
    if (text.peek(at) != '>' || text.peek(at + 1) != ' ') {
      return false;
    }
    char before = beforeName(text, at);
    return (before == '<' || before == '/' || ValueBounds.isQuote(text.peek(at - 1)))
        && !text.startsWith("</", end);
  }

  private static char beforeName(Text text, int nameEnd) {
    return text.peek(text.runStart(nameEnd, nameEnd - LONGEST_NAME, Ascii.NAME) - 1);
  }

  /** The end of what stands behind a scheme that ends at {@code from}: parameters, or a token. */
  private static int credentialEnd(Text text, int from, int[] seen) {
    int parameters = ValueBounds.parametersEnd(text, from);
    if (parameters > from || text.peek(from) != ' ') {
      return parameters;
    }
    int end = ValueBounds.bareEnd(text, from + 1, false, seen);
    return SecretValues.isSecret(text, from + 1, end, SecretNames.TOKEN, false) ? end : from;
  }
}
