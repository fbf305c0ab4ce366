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

  private static final long[] SIGNS = Ascii.set("=:> ");
  private static final long[] AFTER_NAME = Ascii.set(" \t\"'`\\]:)?");

  @Override
  public String name() {
    return "password";
  }

  @Override
  public Gate gate() {
    return Gate.grams(SecretNames.grams())
        .and("\\=", "\\:", "\\>", "\\-\\-", "\\b\\-\\l", "\\'", "\\\"")
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
    // Where a bare value, and one between tags, was last seen to end.
    int[] ends = text.freshScratch();
    char[] chars = text.array();
    int offset = text.offset();
    for (int i = 1; i < n; i++) {
      char c = chars[offset + i];
      if (c > '>' || !Ascii.isIn(SIGNS, c)) {
        continue;
      }
      if (c == ' ' ? isOption(text, i) || isQuoteAssign(text, i) : mayAssign(text, i)) {
        int end = assignment(text, i, ends, sink);
        i = Math.max(i, end - 1);
      }
    }
  }

  /**
   * Whether a name for a credential could stand before the sign, and one behind it: asked of each
   * sign before more is read.
   */
  private static boolean mayAssign(Text text, int at) {
    char[] chars = text.array();
    int offset = text.offset();
    int sign = offset + at;
    if (chars[sign] == '>' && isQuote(chars[sign - 1])) {
      return true;
    }
    if (chars[sign] == ':' && chars[sign - 1] == ':') {
      return false;
    }
    int end = offset + nameEnd(text, at);
    if (end == offset || !Ascii.is(chars[end - 1], Ascii.NAME)) {
      return false;
    }
    // What stands behind "authorization" needs no digit, but a scheme; it counts as a password's.
    int start = Math.max(offset, end - LONGEST_NAME - FIRST_WORD);
    int kind = SecretNames.possibleKind(chars, start, end);
    return kind == SecretNames.PASSWORD || (kind != SecretNames.NONE && mayBeToken(text, at));
  }

  /** Whether what is assigned at {@code at} holds digits, or is long and of few words. */
  private static boolean mayBeToken(Text text, int at) {
    int from = contentStart(text, valueStart(text, at));
    int n = text.length();
    return text.holdsDigit(from, Math.min(n, from + SecretValues.SEEN))
        || SecretValues.mayBeWords(text, from);
  }

  /** {@code --password value}, {@code -storepass value}. */
  private static boolean isOption(Text text, int at) {
    int start = text.runStart(at, at - LONGEST_NAME, Ascii.NAME);
    char first = text.at(start + 1);
    boolean word = Ascii.isLetter(first) && !Ascii.isLetterOrDigit(text.at(start - 1));
    int least = first == '-' ? 4 : word ? 5 : LONGEST_NAME + 1;
    return at - start >= least && text.charAt(start) == '-' && text.at(at + 1) != '-';
  }

  /** {@code IDENTIFIED BY 'x'}, {@code PASSWORD 'x'}: a blank, then a quote. */
  private static boolean isQuoteAssign(Text text, int at) {
    return (text.at(at + 1) == '\'' || text.at(at + 1) == '"') && Ascii.isLetter(text.at(at - 1));
  }

  /**
   * The end of the name before the sign at {@code at}, and before its type: {@code key: String =}.
   */
  private static int nameEnd(Text text, int at) {
    int end = before(text, at);
    int type = end - TYPE.length();
    boolean typed = text.charAt(at) == '=' && text.startsWithIgnoringCase(TYPE, type);
    return typed && (text.at(type - 1) == ' ' || text.at(type - 1) == ':')
        ? before(text, type)
        : end;
  }

  private static int before(Text text, int at) {
    char[] chars = text.array();
    int sign = text.offset() + at;
    int least = Math.max(text.offset(), sign - MOST_BETWEEN);
    int end = sign;
    while (end > least && Ascii.isIn(AFTER_NAME, chars[end - 1])) {
      end--;
    }
    text.spend(1 + sign - end);
    return end - text.offset();
  }

  /** Looks at the name before the sign at {@code at} and the value after it. */
  private static int assignment(Text text, int at, int[] ends, FindingSink sink) {
    if (text.charAt(at) == ':' && (text.at(at + 1) == ':' || text.at(at - 1) == ':')) {
      // Two colons join the names of a programming language, or the parts of a key.
      return at;
    }
    int nameEnd = nameEnd(text, at);
    int nameStart = text.runStart(nameEnd, nameEnd - LONGEST_NAME, Ascii.NAME);
    if (nameStart == nameEnd) {
      return at;
    }
    if (text.charAt(at) == '>' && isQuote(text.charAt(at - 1))) {
      int kind = elementKind(text, at);
      return kind == SecretNames.NONE ? at : value(text, at, kind, ends, sink);
    }
    int kind = SecretNames.kindOf(text, nameStart, nameEnd);
    if (kind <= SecretNames.KEY && text.at(nameStart - 1) == ' ') {
      // Names of two words: "access key", "facebook access_token", "public key".
      int words = Math.max(0, nameStart - FIRST_WORD);
      kind = SecretNames.kindOf(text, words, nameEnd);
    }
    if (kind == SecretNames.NONE) {
      return at;
    }
    // The shell's PWD is a directory.
    boolean directory = text.at(at + 1) == '/' && text.startsWithIgnoringCase("pwd", nameEnd - 3);
    boolean named =
        kind != SecretNames.PASSWORD
            && isQuoteAssign(text, at)
            && NameUses.isResource(text, at + 2, text.charAt(at) == '=');
    boolean service = kind != SecretNames.PASSWORD && NameUses.isService(text, at, nameStart);
    return directory || named || service ? at : value(text, at, kind, ends, sink);
  }

  /** Of the element whose start tag ends at {@code at}: {@code <Password Type="PasswordText">}. */
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
    return SecretNames.kindOf(text, open + 1, end);
  }

  private static int value(Text text, int at, int kind, int[] ends, FindingSink sink) {
    int start = valueStart(text, at);
    boolean spaced = text.at(start - 1) == ' ' || text.at(start - 1) == '\t';
    int from = contentStart(text, start);
    boolean escaped = from == start + 2;
    char quote = from == start ? '\0' : text.charAt(from - 1);
    int end =
        quote == '\0'
            ? bareEnd(text, encoderEnd(text, from), text.charAt(at) == '>', ends)
            : quotedEnd(text, from, quote, escaped);
    if (AuthorizationSchemes.begins(text, nameEnd(text, at), from)) {
      int credential = quote == '\0' ? credentialEnd(text, end, ends) : end;
      if (credential > end || (quote != '\0' && text.find("=", from, end) >= 0)) {
        sink.found(from, credential);
        return credential;
      }
    }
    boolean argument = text.charAt(at) == ' ' && text.at(end) == ' ' && text.at(end + 1) == '-';
    boolean prose = spaced && quote == '\0' && !argument;
    if (end > from
        && SecretValues.isSecret(text, from, end, kind, prose)
        && !(kind == SecretNames.TOKEN && from == at + 1 && NameUses.isPart(text, at, end))) {
      sink.found(from, end);
      return end;
    }
    return at;
  }

  /** Where what is assigned at {@code at} begins, with its quote if it has one. */
  private static int valueStart(Text text, int at) {
    int start = at + 1;
    while (start < text.length() && start - at < 12 && isBetween(text, start)) {
      start++;
    }
    return start;
  }

  /** Behind the quote that may stand at {@code start}, with a backslash before it or not. */
  private static int contentStart(Text text, int start) {
    int quote = text.at(start) == '\\' ? start + 1 : start;
    return isQuote(text.at(quote)) ? quote + 1 : start;
  }

  /** Behind the name of an encoder, <code>{noop}</code>, or {@code from} itself. */
  private static int encoderEnd(Text text, int from) {
    if (text.at(from) != '{' || !Ascii.isLetter(text.at(from + 1))) {
      return from;
    }
    int end = from + 1;
    while (SecretValues.isEncoder(text.at(end))) {
      end++;
    }
    boolean goesOn = Ascii.isLetterOrDigit(text.at(end + 1)) || text.at(end + 1) == '$';
    return text.at(end) == '}' && goesOn ? end + 1 : from;
  }

  /** The end of what stands behind a scheme that ends at {@code from}: parameters, or a token. */
  private static int credentialEnd(Text text, int from, int[] ends) {
    int parameters = parametersEnd(text, from);
    if (parameters > from || text.at(from) != ' ') {
      return parameters;
    }
    int end = bareEnd(text, from + 1, false, ends);
    return SecretValues.isSecret(text, from + 1, end, SecretNames.TOKEN, false) ? end : from;
  }

  /** The end of {@code username="kim", response="…"} after {@code from}. */
  private static int parametersEnd(Text text, int from) {
    int end = from;
    while (end < text.length()) {
      int at = end;
      while (text.at(at) == ' ' || text.at(at) == ',') {
        at++;
      }
      int name = at;
      while (Ascii.is(text.at(at), Ascii.NAME)) {
        at++;
      }
      if (at == name || text.at(at) != '=') {
        break;
      }
      at++;
      if (text.at(at) == '"') {
        end = Math.min(quotedEnd(text, at + 1, '"', false) + 1, text.length());
      } else {
        while (at < text.length() && !isEnd(text.charAt(at), false)) {
          at++;
        }
        end = at;
      }
    }
    return end;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  private static boolean isBetween(Text text, int at) {
    char c = text.charAt(at);
    return c == ' ' || c == '\t' || c == '=' || c == '>' || c == ':' || c == '[' || c == '('
        || c == '@';
  }

  private static int bareEnd(Text text, int from, boolean tag, int[] ends) {
    int slot = tag ? 1 : 0;
    if (from < ends[slot]) {
      return ends[slot];
    }
    char[] chars = text.array();
    int offset = text.offset();
    int limit = text.length();
    int end = from;
    while (end < limit && !isEnd(chars[offset + end], tag)) {
      end++;
    }
    text.spend(1 + end - from);
    ends[slot] = end;
    return end;
  }

  private static boolean isEnd(char c, boolean tag) {
    return tag ? c == '<' : SecretValues.ends(c);
  }

  /**
   * A backslash before a quote keeps it in the value, unless the value's first quote had one, too:
   * then the whole is JSON inside a string.
   */
  private static int quotedEnd(Text text, int from, char quote, boolean escaped) {
    char[] chars = text.array();
    int offset = text.offset();
    int limit = text.length();
    int end = from;
    while (end < limit && chars[offset + end] != quote) {
      if (chars[offset + end] == '\\') {
        if (escaped && end + 1 < limit && chars[offset + end + 1] == quote) {
          break;
        }
        end++;
      }
      end++;
    }
    text.spend(1 + end - from);
    return Math.min(end, limit);
  }
}
