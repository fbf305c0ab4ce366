package io.throughline.processors.redaction.detect;

/**
 * Passwords that a command takes by their place alone: {@code sqlplus name/password@db}, {@code
 * htpasswd -b file name password}, {@code smbclient -U name%password}, Redis's {@code AUTH
 * password}, {@code echo name:password | chpasswd}, and what {@code kubectl create secret} is
 * given.
 */
final class ArgumentPasswords implements Detector {

  private static final String SQLPLUS = "sqlplus ";
  private static final String HTPASSWD = "htpasswd -";
  private static final String SMBCLIENT = "smbclient ";
  private static final String RPCCLIENT = "rpcclient ";
  private static final String AUTH = "AUTH ";
  private static final String CHPASSWD = "chpasswd";
  private static final String CREATE_SECRET = "create secret ";
  private static final String LITERAL = "--from-literal";

  /** How they begin. */
  private static final Pairs BEGINNINGS =
      new Pairs().add("s", "q").add("h", "t").add("A", "U").add("sr", "mp").add("c", "hr");

  /** Options and names before it. */
  private static final int MOST_ARGUMENTS = 6;

  private static final long[] PLACEHOLDER = Ascii.set("$<[{*?");

  /** From what is piped to the command that reads it, which another may run. */
  private static final int LONGEST_PIPE = 32;

  private static final int LONGEST_LOGIN = 64;

  private static final long[] QUOTES = Ascii.set("\"'`");

  @Override
  public String name() {
    return "password";
  }

  @Override
  public Gate gate() {
    return Gate.grams("qlpl", "htpa", "mbcl", "pccl", "\\=U\\=T\\=H\\ ", "hpas", "m\\-li");
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int last = offset + text.length() - 1;
    int read = 0;
    for (int at = BEGINNINGS.next(chars, offset, last);
        at < last;
        at = BEGINNINGS.next(chars, at + 1, last)) {
      int place = at - offset;
      if (isOfName(text, place - 1)) {
        continue;
      }
      int end = place;
      if (text.startsWith(SQLPLUS, place)) {
        end = sqlplus(text, place + SQLPLUS.length(), sink);
      } else if (text.startsWith(HTPASSWD, place)) {
        end = htpasswd(text, place + HTPASSWD.length() - 1, sink);
      } else if (text.startsWith(SMBCLIENT, place) || text.startsWith(RPCCLIENT, place)) {
        end = samba(text, place + SMBCLIENT.length(), sink);
      } else if (place == 0 && text.startsWith(AUTH, 0)) {
        end = redis(text, AUTH.length(), sink);
      } else if (text.startsWith(CHPASSWD, place) && !isOfName(text, place + CHPASSWD.length())) {
        end = chpasswd(text, place, read, sink);
      } else if (text.startsWith(CREATE_SECRET, place)) {
        end = literals(text, place + CREATE_SECRET.length(), sink);
      }
      read = Math.max(read, end);
      at = Math.max(at, offset + end - 1);
    }
  }

  /** The first argument that is no option: name/password, maybe with the host. */
  private static int sqlplus(Text text, int from, FindingSink sink) {
    int at = from;
    for (int i = 0; i < MOST_ARGUMENTS && text.at(at) == '-'; i++) {
      at = argumentEnd(text, at) + 1;
    }
    int end = argumentEnd(text, Math.min(at, text.length()));
    int slash = text.at(at) == '@' ? -1 : text.find("/", at, end);
    if (slash > at) {
      int host = text.find("@", slash, end);
      int passwordEnd = host < 0 ? end : host;
      if (passwordEnd > slash + 1 && !isPlaceholder(text, slash + 1)) {
        sink.found(slash + 1, passwordEnd);
      }
    }
    return end;
  }

  /** The password that {@code -b} announces is behind a name, and that behind a file without -n. */
  private static int htpasswd(Text text, int from, FindingSink sink) {
    int at = from;
    boolean batch = false;
    int names = 2;
    for (int i = 0; i < MOST_ARGUMENTS && at < text.length(); i++) {
      int end = argumentEnd(text, at);
      if (text.at(at) == '-') {
        batch |= text.find("b", at, end) > 0;
        names = text.find("n", at, end) > 0 ? 1 : names;
      } else if (names-- == 0) {
        if (batch && end > at && !isPlaceholder(text, at)) {
          sink.found(at, end);
        }
        return end;
      }
      at = end + 1;
    }
    return Math.min(at, text.length());
  }

  /** Behind {@code -U}: the domain maybe, the name, a percent sign and the password. */
  private static int samba(Text text, int from, FindingSink sink) {
    int at = from;
    for (int i = 0; i < MOST_ARGUMENTS && at < text.length(); i++) {
      int end = argumentEnd(text, at);
      if (text.at(at) == '-' && text.at(at + 1) == 'U') {
        int user = end == at + 2 ? end + 1 : at + 2;
        user += Ascii.isIn(QUOTES, text.at(user)) ? 1 : 0;
        int userEnd = argumentEnd(text, Math.min(user, text.length()));
        int percent = text.find("%", user, userEnd);
        if (percent > user && percent + 1 < userEnd && !isPlaceholder(text, percent + 1)) {
          sink.found(percent + 1, userEnd);
        }
        return userEnd;
      }
      at = end + 1;
    }
    return Math.min(at, text.length());
  }

  /**
   * The last of one or two arguments, where nothing follows; of letters alone it is rather a
   * mechanism of another protocol, {@code AUTH PLAIN}, or a word.
   */
  private static int redis(Text text, int from, FindingSink sink) {
    int end = argumentEnd(text, from);
    int start = from;
    if (end < text.length()) {
      start = end + 1;
      end = argumentEnd(text, start);
    }
    if (end == text.length() && text.holdsDigit(start, end) && !isPlaceholder(text, start)) {
      sink.found(start, end);
    }
    return end;
  }

  /**
   * What is piped to it, {@code echo 'name:password' | sudo chpasswd}, which begins at {@code
   * least} or behind it.
   */
  private static int chpasswd(Text text, int command, int least, FindingSink sink) {
    int pipe = command - 1;
    int farthest = Math.max(least, command - LONGEST_PIPE);
    while (pipe > farthest && text.charAt(pipe) != '|') {
      pipe--;
    }
    int end = pipe;
    while (end > least && text.at(end - 1) == ' ') {
      end--;
    }
    end -= Ascii.isIn(QUOTES, text.at(end - 1)) ? 1 : 0;
    int start = end;
    int colon = -1;
    while (start > least && end - start < LONGEST_LOGIN && isOfArgument(text.at(start - 1))) {
      start--;
      colon = text.charAt(start) == ':' ? start : colon;
    }
    // The time before a column of a log begins with a digit.
    if (text.at(pipe) == '|'
        && colon > start
        && colon + 1 < end
        && Ascii.isLetter(text.charAt(start))
        && !isOfArgument(text.at(start - 1))
        && !isPlaceholder(text, colon + 1)) {
      sink.found(colon + 1, end);
    }
    return command + CHPASSWD.length();
  }

  /** Each {@code --from-literal=name=value} of the command. */
  private static int literals(Text text, int from, FindingSink sink) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ';') {
      boolean literal = text.startsWith(LITERAL, at);
      at = 1 + (literal ? literal(text, at + LITERAL.length() + 1, sink) : argumentEnd(text, at));
    }
    return Math.min(at, text.length());
  }

  /** Behind the value of the name at {@code at}, either of which may be in quotes. */
  private static int literal(Text text, int at, FindingSink sink) {
    int name = Ascii.isIn(QUOTES, text.at(at)) ? at + 1 : at;
    int end = argumentEnd(text, Math.min(name, text.length()));
    int value = text.find("=", name, end) + 1;
    char quote = text.at(value);
    if (value == end && Ascii.isIn(QUOTES, quote)) {
      value++;
      int close = text.indexOf(quote, value);
      end = close < 0 ? text.length() : close;
    }
    if (value > name && end > value && !isPlaceholder(text, value)) {
      sink.found(value, end);
    }
    return end;
  }

  private static int argumentEnd(Text text, int from) {
    int end = from;
    while (end < text.length() && isOfArgument(text.charAt(end))) {
      end++;
    }
    text.spend(1 + end - from);
    return end;
  }

  private static boolean isOfArgument(char c) {
    return c > ' ' && !Ascii.isIn(QUOTES, c);
  }

  private static boolean isOfName(Text text, int at) {
    return Ascii.is(text.peek(at), Ascii.NAME);
  }

  private static boolean isPlaceholder(Text text, int at) {
    return Ascii.isIn(PLACEHOLDER, text.at(at));
  }
}
