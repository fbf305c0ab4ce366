package io.throughline.processors.redaction.detect;

/**
 * Passwords behind a command's option of one letter: {@code mysql -phunter2}, {@code redis-cli -a
 * hunter2}. Elsewhere {@code -p} is a port, so the command must stand before it.
 */
final class CommandPasswords implements Detector {

  /** Words that begin with one of these take the option below. */
  private static final String[] COMMANDS = {
    "mysql", "mariadb", "sshpass", "sqlcmd", "redis-cli", "mongo", "ldap", "login", "zip ", "unzip "
  };

  /** How their options begin, and each of them. */
  private static final Pairs BEGINNINGS = beginnings();

  private static Pairs beginnings() {
    Pairs pairs = new Pairs().add(" ", "-");
    for (String command : COMMANDS) {
      pairs.add(command.substring(0, 1), command.substring(1, 2));
    }
    return pairs;
  }

  private static final String OPTIONS = "pppPapwpPP";

  /** Of these the value follows without a blank; after one they ask for it. */
  private static final int GLUED = 2;

  /** From this one on it follows after a blank: {@code mongo driver -patch} has none. */
  private static final int APART = 4;

  /** From this one on a number is a port, or how many run at once: {@code unzip a | xargs -P 4}. */
  private static final int NUMBERED = 7;

  /** These name other things, too, such as the user of a command before them. */
  private static final int AMBIGUOUS = 8;

  private static final long[] PLACEHOLDER = Ascii.set("$<[{*-");

  @Override
  public String name() {
    return "password";
  }

  @Override
  public Gate gate() {
    return Gate.grams("\\ \\-p\\.", "\\ \\-a\\ ", "\\ \\-w\\ ");
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int last = offset + text.length() - 1;
    int command = -1;
    for (int at = BEGINNINGS.next(chars, offset, last);
        at < last;
        at = BEGINNINGS.next(chars, at + 1, last)) {
      int place = at - offset;
      if (chars[at] != ' ') {
        int named = isCommand(text.at(place - 1)) ? command(text, place) : -1;
        command = named < 0 || (named >= AMBIGUOUS && command >= 0) ? command : named;
      } else if (command >= 0) {
        at = Math.max(at, offset + option(text, place + 1, command, sink) - 1);
      }
    }
  }

  /** Not within a word, nor in the name of a class or the URL of a driver. */
  private static boolean isCommand(char before) {
    return !Ascii.isLetterOrDigit(before) && before != '.' && before != ':';
  }

  private static int command(Text text, int at) {
    int i = BEGINNINGS.which(text.at(at), text.at(at + 1)) - 1;
    return text.startsWith(COMMANDS[i], at) ? i : -1;
  }

  /** The end of the option's value, or the option's place. */
  private static int option(Text text, int at, int command, FindingSink sink) {
    if (text.at(at + 1) != OPTIONS.charAt(command)) {
      return at;
    }
    boolean blank = text.at(at + 2) == ' ';
    if (command >= APART && !blank) {
      return at;
    }
    int start = at + (command >= GLUED && blank ? 3 : 2);
    char quote = text.at(start) == '"' || text.at(start) == '\'' ? text.at(start) : '\0';
    int from = quote == '\0' ? start : start + 1;
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    int end = from;
    boolean number = true;
    while (end < n && !isEnd(chars[offset + end], quote)) {
      char c = chars[offset + end];
      number &= Ascii.isDigit(c) || c == ':' || c == '.' || c == '/';
      end++;
    }
    text.spend(Math.max(0, end - from));
    boolean other = command >= NUMBERED && number;
    if (end == from || Ascii.isIn(PLACEHOLDER, text.charAt(from)) || other) {
      return at;
    }
    sink.found(from, end);
    return end;
  }

  private static boolean isEnd(char c, char quote) {
    return quote == '\0' ? c <= ' ' || c == '"' || c == '\'' || c == '`' : c == quote;
  }
}
