package io.throughline.processors.redaction.detect;

/**
 * Names and passwords before an Oracle database: {@code CONNECT kim/hunter2@db}, {@code expdp
 * kim/hunter2@db}, {@code userid=kim/hunter2@db}. {@code sqlplus} is one of {@link
 * ArgumentPasswords}.
 *
 * <p>Cost: what stands before each at sign is read once.
 */
final class OracleLogins implements Detector {

  private static final int LONGEST = 64;

  /** In small letters it is a word of a sentence, too: there it begins a line. */
  private static final String[] CONNECT = {"connect", "conn"};

  private static final String[] TOOLS = {"expdp", "impdp", "exp", "imp", "sqlldr", "target"};

  private static final String USER_ID = "userid=";

  /** None of these is in the argument. */
  private static final long[] OTHERS = Ascii.set("@\"'`<>{}()$*");

  @Override
  public String name() {
    return "password";
  }

  @Override
  public Gate gate() {
    return Gate.grams(
        "nect", "onn\\ ", "xpdp", "mpdp", "exp\\ ", "imp\\ ", "qlld", "rman", "rid\\=");
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    for (int at = text.indexOf('@', 0); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = at;
      while (at - start < LONGEST && isOfArgument(text.peek(start - 1))) {
        start--;
      }
      text.spend(1 + at - start);
      int name = text.startsWithIgnoringCase(USER_ID, start) ? start + USER_ID.length() : start;
      int slash = text.runEnd(name, at, Ascii.WORD);
      if (text.peek(slash) == '/'
          && slash > name
          && at > slash + 1
          && text.find("/", slash + 1, at) < 0
          && (name > start || isBehindCommand(text, start))) {
        sink.found(slash + 1, at);
      }
    }
  }

  private static boolean isOfArgument(char c) {
    return c > ' ' && !Ascii.isIn(OTHERS, c);
  }

  private static boolean isBehindCommand(Text text, int start) {
    int end = start - 1;
    if (text.peek(end) != ' ') {
      return false;
    }
    int word = text.runStart(end, end - LONGEST, Ascii.LETTER);
    if (text.isOneOf(TOOLS, word, end)) {
      return true;
    }
    char before = text.peek(word - 1);
    boolean first = before == '\0' || (before == ' ' && text.peek(word - 2) == '>');
    return text.isOneOf(CONNECT, word, end) && (first || Ascii.isUpper(text.peek(word + 1)));
  }
}
