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

  private static final String TYPE = "string";
  private static final char LAST_OF_TYPE = 'g';

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
  private final NameBefore name;

  /** Where the next name may begin to which something is assigned. */
  private int free;

  Assignments(Text text, ValueBounds values) {
    this.text = text;
    this.values = values;
    this.name = new NameBefore(text);
  }

  void clear() {
    values.clear();
    name.clear();
    free = 0;
  }

  /** Whether a character behind a name may be a sign, or stand before one. */
  static boolean mayFollow(char c) {
    return PARTS[Math.min(c, OTHERS)] != 0;
  }

  /** Whether it stands between the words of a name, and is no sign. */
  static boolean isWithinName(char c) {
    return c == '_' || c == '-' || c == '.';
  }

  /** Looks behind the tag that ends at {@code at}, if it has attributes. */
  void behindTag(int at, FindingSink sink) {
    if (at + 1 - free >= NameEnds.LENGTH && ValueBounds.isQuote(text.peek(at - 1))) {
      name.endAt(before(at));
      free = signs(at, sink);
    }
  }

  /** Looks behind the name, or its type, that ends at {@code end}; see {@link NameEnds}. */
  void behindName(int end, int which, FindingSink sink) {
    if (end - free < NameEnds.LENGTH) {
      return;
    }
    if (which == NameEnds.TYPE) {
      name.endAt(end, SecretNames.NONE);
      free = signs(end, sink);
    } else if (which == SecretNames.PASSWORD || values.isTokenNear(end)) {
      name.endAt(end, which);
      free = mayBeAssigned(end, which) ? signs(end, sink) : free;
    }
  }

  /**
   * Whether a value may be assigned to the name that ends there; told in a few looks, as what
   * follows most names is no value.
   */
  private boolean mayBeAssigned(int end, int possible) {
    char sign = text.peek(end);
    char next = text.peek(end + 1);
    if (sign == ' ') {
      return mayFollow(next) || BlankSigns.mayAssign(text, end);
    }
    if (possible == SecretNames.PASSWORD || (sign != '=' && sign != ':')) {
      return true;
    }
    // Where the value begins there, no other sign assigns it.
    boolean value = Ascii.isLetterOrDigit(next);
    if (value && name.isKnownKey()) {
      return values.mayBeOfKey(end);
    }
    return (sign == ':' && !value) || values.mayBeToken(end);
  }

  private static boolean isOfType(char last) {
    return (last | 0x20) == LAST_OF_TYPE;
  }

  /**
   * Looks at the signs from {@code from} on that could belong to the name, and at those behind a
   * value that is found; returns the place to go on.
   */
  private int signs(int from, FindingSink sink) {
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
          name.endAt(before(end));
          continue;
        }
      }
      if (part < BETWEEN) {
        break;
      }
      if ((part & NUMBER) != 0) {
        int first = at;
        do {
          at++;
        } while (at < n && (PARTS[Math.min(chars[offset + at], OTHERS)] & NUMBER) != 0);
        name.goOn(first, at);
        goneOn = at;
      } else {
        at++;
      }
    }
    return at;
  }

  private boolean isSign(char sign, int at) {
    if (sign == ' ') {
      return at == name.end()
          && name.possible() != SecretNames.NONE
          && BlankSigns.assigns(text, at, name);
    }
    // Two colons join the names of a programming language, or the parts of a key.
    return sign != ':' || (text.peek(at - 1) != ':' && text.peek(at + 1) != ':');
  }

  /** Goes from a name's type to the name: {@code key: String =}. */
  private void leaveType() {
    int type = name.end() - TYPE.length();
    if (text.startsWithIgnoringCase(TYPE, type)
        && (text.at(type - 1) == ' ' || text.at(type - 1) == ':')) {
      name.endAt(before(type));
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
    if (at - name.end() > MOST_BETWEEN) {
      return at;
    }
    if (sign == '=' && isOfType(text.peek(name.end() - 1))) {
      leaveType();
    }
    if (!Ascii.is(text.peek(name.end() - 1), Ascii.NAME)) {
      return at;
    }
    if (name.possible() == SecretNames.PASSWORD && values.isNothing(at)) {
      return at;
    }
    boolean closes = sign == '>' && at > name.end();
    boolean quoted = closes && ValueBounds.isQuote(text.peek(at - 1));
    if (closes && !quoted && text.peek(name.start() - 1) != '<') {
      return at;
    }
    int kind = quoted ? elementKind(at) : kind(at);
    return kind == SecretNames.NONE ? at : value(at, kind, sink);
  }

  /** Of the name, if what is assigned at {@code at} may be of that kind. */
  private int kind(int at) {
    int most = name.possible();
    // What stands behind "authorization" needs no digit, but a scheme; it counts as a password's.
    boolean password = most == SecretNames.PASSWORD;
    if (most == SecretNames.NONE || (!password && !values.mayBeToken(at))) {
      return SecretNames.NONE;
    }
    int kind = name.kind();
    if (kind == SecretNames.NONE
        || (password && kind != SecretNames.PASSWORD && !mayBeToken(at))
        || (kind == SecretNames.KEY && !values.mayBeOfKey(at))) {
      return SecretNames.NONE;
    }
    return isOther(at, kind) ? SecretNames.NONE : kind;
  }

  /** Whether a token, or credentials by their scheme, may be assigned at {@code at}. */
  private boolean mayBeToken(int at) {
    if (values.mayBeToken(at)) {
      return true;
    }
    return AuthorizationSchemes.mayEndName(text.peek(name.end() - 1))
        && AuthorizationSchemes.begin(text, values.fromOf(at));
  }

  /**
   * Whether what is assigned is a directory, as the shell's PWD, commands that ask for no password,
   * or the name of something.
   */
  private boolean isOther(int at, int kind) {
    if (kind == SecretNames.PASSWORD) {
      if (!text.startsWithIgnoringCase("pwd", name.end() - 3)) {
        // A rule of sudo: "NOPASSWD: ALL".
        return text.peek(at) == ':' && text.startsWithIgnoringCase("nopasswd", name.start());
      }
      return text.peek(values.fromOf(at)) == '/';
    }
    boolean named =
        BlankSigns.isQuoteAssign(text, at)
            && NameUses.isResource(text, BlankSigns.behindQuote(text, at), text.peek(at) == '=');
    return named || NameUses.isService(text, at, name.start());
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
    if (end <= from || isPlaceholder(at, end)) {
      return at;
    }
    char before = text.peek(start - 1);
    boolean spaced =
        before == ' '
            || before == '\t'
            || before == '['
            || (before == '(' && text.peek(start - 2) == ' ');
    boolean bare = from == start;
    if (AuthorizationSchemes.isName(text, name.end()) && AuthorizationSchemes.begin(text, from)) {
      int credential = bare ? credentialEnd(end) : end;
      if (credential > end || (!bare && text.find("=", from, end) >= 0)) {
        sink.found(from, credential);
        return credential;
      }
    }
    boolean argument = text.peek(at) == ' ' && text.peek(end) == ' ' && text.peek(end + 1) == '-';
    boolean prose = spaced && bare && !argument && !BlankSigns.isIdentifiedBy(text, at);
    if (SecretValues.isSecret(text, from, end, kind, prose)
        && !(kind == SecretNames.TOKEN && from == at + 1 && NameUses.isPart(text, at, end))) {
      sink.found(from, end);
      if (before != '[') {
        return end;
      }
      return bare ? restOfBareArray(end, kind, sink) : restOfArray(end, kind, sink);
    }
    return at;
  }

  /** Looks at the strings of an array behind the one that ends at {@code first}. */
  private int restOfArray(int first, int kind, FindingSink sink) {
    int end = first;
    int from = ValueBounds.nextString(text, end);
    while (from > 0) {
      end = ValueBounds.quotedEnd(text, from);
      if (SecretValues.isSecret(text, from, end, kind, false)) {
        sink.found(from, end);
      }
      from = ValueBounds.nextString(text, end);
    }
    return end;
  }

  /** The same where none is in quotes, as YAML and Java write them: {@code [first, second]}. */
  private int restOfBareArray(int first, int kind, FindingSink sink) {
    int end = first;
    while (text.peek(end) == ',') {
      int from = text.peek(end + 1) == ' ' ? end + 2 : end + 1;
      int next = values.bareEnd(from);
      if (next <= from || !SecretValues.isSecret(text, from, next, kind, true)) {
        return end;
      }
      sink.found(from, next);
      end = next;
    }
    return end;
  }

  /**
   * "login &lt;user&gt; &lt;password&gt; [options]": no element, which closes behind its value, nor
   * the prompt "Password> ". What stands behind {@code </password>} is no value of it either.
   */
  private boolean isPlaceholder(int at, int end) {
    if (text.peek(at) != '>' || text.peek(at + 1) != ' ') {
      return false;
    }
    char before = at == name.end() ? text.peek(name.start() - 1) : text.peek(at - 1);
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
