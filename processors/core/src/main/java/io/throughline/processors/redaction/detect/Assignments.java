package io.throughline.processors.redaction.detect;

/**
 * What is assigned to a name where {@link PasswordDetector} sees one that may be for a credential:
 * a walk over the signs behind it, and the values behind those.
 *
 * <p>Cost: most names are none, or nothing that could be a credential stands behind them, which is
 * told in a few looks; each character of a value is looked at a few times at most, however many
 * names it holds.
 */
final class Assignments {

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_TAG = 128;

  /** Between a name and its sign. */
  private static final int MOST_BETWEEN = 6;

  /** The first word of a name of two, with the blank. */
  private static final int FIRST_WORD = 12;

  private static final String TYPE = "string";
  private static final char LAST_OF_TYPE = 'g';
  private static final int UNKNOWN = -1;

  /** What a character behind a name is: a sign, what may stand before one, a number or joint. */
  private static final int SIGN = 1;

  private static final int BETWEEN = 2;
  private static final int NUMBER = 4;

  /** Stands for all characters outside ASCII. */
  private static final int OTHERS = 127;

  private static final byte[] PARTS = new byte[OTHERS + 1];

  static {
    "=:> ".chars().forEach(c -> PARTS[c] |= SIGN);
    " \t\"'`\\]:)?".chars().forEach(c -> PARTS[c] |= BETWEEN);
    "0123456789_-.".chars().forEach(c -> PARTS[c] |= NUMBER);
  }

  private final Text text;
  private final ValueBounds values;

  /** The name before the place looked at. */
  private int nameStart;

  private int nameEnd;

  /** The most it may be of, if that is known. */
  private int possible;

  Assignments(Text text, ValueBounds values) {
    this.text = text;
    this.values = values;
  }

  void clear() {
    values.clear();
  }

  /** Where the name begins that goes on at {@code place}, or would there. */
  int nameStart(int place) {
    return place == nameEnd ? nameStart() : place;
  }

  private int nameStart() {
    if (nameStart == UNKNOWN) {
      nameStart = text.runStart(nameEnd, nameEnd - LONGEST_NAME, Ascii.NAME);
    }
    return Math.max(nameStart, nameEnd - LONGEST_NAME);
  }

  private int possible() {
    if (possible == UNKNOWN) {
      int start = Math.max(0, nameEnd - LONGEST_NAME - FIRST_WORD);
      possible = SecretNames.possibleKind(text, start, nameEnd);
    }
    return possible;
  }

  /**
   * Whether a sign may follow the name between two places; told in a few looks, as most names are
   * none for a credential, or what follows them is no value.
   */
  boolean mayFollow(int end, int start) {
    char[] chars = text.array();
    int offset = text.offset();
    char sign = chars[offset + end];
    nameStart = start;
    nameEnd = end;
    possible = SecretNames.possibleKind(chars, offset, offset + end);
    return PARTS[Math.min(sign, OTHERS)] != 0
        && (possible != SecretNames.NONE || isOfType(chars[offset + end - 1]))
        && !(possible == SecretNames.TOKEN && sign == '=' && values.isRefused(end + 1));
  }

  private static boolean isOfType(char last) {
    return (last | 0x20) == LAST_OF_TYPE;
  }

  /** Looks at the end of a tag with attributes; returns the place to go on. */
  int behindTag(int at, FindingSink sink) {
    nameAt(before(at));
    return behindName(at, sink);
  }

  private void nameAt(int end) {
    nameStart = UNKNOWN;
    nameEnd = end;
    possible = UNKNOWN;
  }

  /**
   * Looks at the signs from {@code from} on that could belong to the name, and at those behind a
   * value that is found; returns the place to go on.
   */
  int behindName(int from, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    int goneOn = from;
    int at = from;
    while (at < n && at - goneOn <= MOST_BETWEEN) {
      char c = chars[offset + at];
      int part = PARTS[Math.min(c, OTHERS)];
      if ((part & SIGN) != 0 && isSign(c, at)) {
        int end = assignment(c, at, sink);
        if (end > at) {
          at = end;
          goneOn = end;
          nameAt(before(end));
          continue;
        }
      }
      if (part < BETWEEN) {
        break;
      }
      if ((part & NUMBER) != 0) {
        nameStart = at == nameEnd ? nameStart : at;
        nameEnd = at + 1;
        possible = UNKNOWN;
        goneOn = nameEnd;
      }
      at++;
    }
    return at;
  }

  private boolean isSign(char sign, int at) {
    if (sign == ' ') {
      return at == nameEnd
          && possible() != SecretNames.NONE
          && BlankSigns.assigns(text, at, nameStart());
    }
    // Two colons join the names of a programming language, or the parts of a key.
    return sign != ':' || (text.peek(at - 1) != ':' && text.peek(at + 1) != ':');
  }

  /** Goes from a name's type to the name: {@code key: String =}. */
  private void leaveType() {
    int type = nameEnd - TYPE.length();
    if (text.startsWithIgnoringCase(TYPE, type)
        && (text.at(type - 1) == ' ' || text.at(type - 1) == ':')) {
      nameAt(before(type));
    }
  }

  /** The end of what stands before {@code at} and what may stand between a name and a sign. */
  private int before(int at) {
    if (Ascii.isLetterOrDigit(text.peek(at - 1))) {
      return at;
    }
    int least = Math.max(0, at - MOST_BETWEEN);
    int end = at;
    while (end > least && (PARTS[Math.min(text.peek(end - 1), OTHERS)] & BETWEEN) != 0) {
      end--;
    }
    return end;
  }

  /**
   * Looks at the name before the sign at {@code at} and the value after it; returns where what is
   * found ends, or {@code at}.
   */
  private int assignment(char sign, int at, FindingSink sink) {
    if (at - nameEnd > MOST_BETWEEN) {
      return at;
    }
    if (sign == '=' && isOfType(text.peek(nameEnd - 1))) {
      leaveType();
    }
    if (!Ascii.is(text.peek(nameEnd - 1), Ascii.NAME)) {
      return at;
    }
    boolean closes = sign == '>' && at > nameEnd;
    boolean quoted = closes && ValueBounds.isQuote(text.peek(at - 1));
    if (closes && !quoted && text.peek(nameStart() - 1) != '<') {
      return at;
    }
    int kind = quoted ? elementKind(at) : kind(at);
    return kind == SecretNames.NONE ? at : value(at, kind, sink);
  }

  /** Of the name, if what is assigned at {@code at} may be of that kind. */
  private int kind(int at) {
    int most = possible();
    // What stands behind "authorization" needs no digit, but a scheme; it counts as a password's.
    if (most == SecretNames.NONE || (most != SecretNames.PASSWORD && !values.mayBeToken(at))) {
      return SecretNames.NONE;
    }
    int start = nameStart();
    int kind = SecretNames.kindOf(text, start, nameEnd);
    if (kind <= SecretNames.KEY && text.peek(start - 1) == ' ') {
      // Names of two words: "access key", "facebook access_token", "public key".
      kind = SecretNames.kindOf(text, Math.max(0, start - FIRST_WORD), nameEnd);
    }
    return kind == SecretNames.NONE || isOther(at, start, kind) ? SecretNames.NONE : kind;
  }

  /**
   * Whether what is assigned is a directory, as the shell's PWD, commands that ask for no password,
   * or the name of something.
   */
  private boolean isOther(int at, int start, int kind) {
    if (kind == SecretNames.PASSWORD) {
      if (!text.startsWithIgnoringCase("pwd", nameEnd - 3)) {
        return text.startsWithIgnoringCase("nopasswd", start);
      }
      values.measure(at);
      return text.peek(values.from()) == '/';
    }
    boolean named =
        BlankSigns.isQuoteAssign(text, at)
            && NameUses.isResource(text, at + 2, text.peek(at) == '=');
    return named || NameUses.isService(text, at, start);
  }

  /**
   * Of the element whose start tag ends at {@code at}: {@code <Password Type="PasswordText">}, or
   * {@code <entry key="password">}.
   */
  private int elementKind(int at) {
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

  private int value(int at, int kind, FindingSink sink) {
    values.measure(at);
    int start = values.start();
    int from = values.from();
    int end = values.end();
    if (isPlaceholder(at, end)) {
      return at;
    }
    boolean spaced = text.peek(start - 1) == ' ' || text.peek(start - 1) == '\t';
    boolean bare = from == start;
    if (AuthorizationSchemes.isName(text, nameEnd) && AuthorizationSchemes.begin(text, from)) {
      int credential = bare ? credentialEnd(end) : end;
      if (credential > end || (!bare && text.find("=", from, end) >= 0)) {
        sink.found(from, credential);
        return credential;
      }
    }
    boolean argument = text.peek(at) == ' ' && text.peek(end) == ' ' && text.peek(end + 1) == '-';
    boolean prose = spaced && bare && !argument && !BlankSigns.isIdentifiedBy(text, at);
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
  private boolean isPlaceholder(int at, int end) {
    if (text.peek(at) != '>' || text.peek(at + 1) != ' ') {
      return false;
    }
    char before = at == nameEnd ? text.peek(nameStart() - 1) : text.peek(at - 1);
    return (before == '<' || before == '/' || ValueBounds.isQuote(text.peek(at - 1)))
        && !text.startsWith("</", end);
  }

  /** The end of what stands behind a scheme that ends at {@code from}: parameters, or a token. */
  private int credentialEnd(int from) {
    int parameters = ValueBounds.parametersEnd(text, from);
    if (parameters > from || text.peek(from) != ' ') {
      return parameters;
    }
    int end = values.bareEnd(from + 1);
    return SecretValues.isSecret(text, from + 1, end, SecretNames.TOKEN, false) ? end : from;
  }
}
