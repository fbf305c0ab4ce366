package io.throughline.processors.redaction.detect;

/**
 * Passwords in a sentence, where no sign says that one follows: "login failed for kim with password
 * hunter2", "the password is Pa55word", "the password for kim is Pa55word". Only what mixes digits
 * with letters is one, and no name of an algorithm.
 */
final class ProsePasswords implements Detector {

  private static final int LONGEST_NAME = 12;
  private static final int SHORTEST = 6;
  private static final int LONGEST = 64;

  /** Whole words; "pass" and "pw" are other things in a sentence, too. The gate asks for parts. */
  private static final String[] NAMES = {"password", "passwort", "passwd", "passphrase", "pwd"};

  /** Before the name, where no link follows it. */
  private static final String[] BEFORE = {
    "with", "and", "using", "mit", "und", "my", "new", "old", "temporary", "initial"
  };

  /** Behind the name; then whose it is, or what was done, may stand before the link. */
  private static final String[] OWNERS = {"for ", "of ", "von "};

  private static final String[] CHANGES = {"reset to ", "changed to ", "set to "};

  private static final long[] OWNER_INITIALS = Ascii.set("fovrcsFOVRCS");

  /** Words between. */
  private static final int LONGEST_OWNER = 48;

  private static final String[] OWNED_LINKS = {"is ", "is: ", "set to ", "changed to ", "lautet "};

  /** What a walk remembers: up to where links were looked for, and the last link or end found. */
  private static final int LOOKED = 0;

  private static final int LINK = 1;

  private static final long[] OWNED_INITIALS = Ascii.set("isclISCL");

  private static final String[] LINKS = {"is ", "was ", "to ", "of "};
  private static final long[] LINK_INITIALS = Ascii.set("iwtoIWTO");

  /** Links, a quote, and the longest value. */
  private static final int REACH = 16 + LONGEST_OWNER + LONGEST;

  /** What an algorithm, a part or a person is called before its number. */
  private static final String[] TECHNICAL = {
    "sha", "md5", "pbkdf", "argon", "bcrypt", "scrypt", "oauth", "base", "utf", "aes", "rsa",
    "ntlm", "auth", "user", "field", "attempt", "step", "http", "scram", "ssha", "level", "rule",
    "tls", "part", "version", "sap", "x509", "ed25519", "hmac", "pkcs", "log4j", "db2"
  };

  private static final long[] TRAILING = Ascii.set(".,;:!?)]}\"'");

  /** Paths, fields and calls are none. */
  private static final long[] OTHER = Ascii.set("/=:()[]{}<>\"'\\");

  /** How the names end, with the blank behind them. */
  private static final Pairs ENDS = new Pairs().addIgnoringCase("dte", " ");

  private static final long[] NEXT_TO_LAST = Ascii.set("rwsRWS");

  @Override
  public String name() {
    return "password";
  }

  @Override
  public Gate gate() {
    return Gate.grams("sswo", "sswd", "sphr", "\\bpwd");
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int last = offset + text.length() - 1;
    int[] walk = text.freshScratch();
    for (int at = ENDS.next(chars, offset + 1, last);
        at < last;
        at = ENDS.next(chars, at + 1, last)) {
      if (Ascii.isIn(NEXT_TO_LAST, chars[at - 1])) {
        int blank = at + 1 - offset;
        at = Math.max(at, offset + password(text, blank, walk, sink) - 1);
      }
    }
  }

  /** Behind the blank at {@code at} that may end a name; returns the place to go on. */
  private static int password(Text text, int at, int[] walk, FindingSink sink) {
    int from = at + 1;
    if (!text.holdsDigit(from, Math.min(text.length(), from + REACH))) {
      return at;
    }
    int start = text.runStart(at, at - LONGEST_NAME, Ascii.LETTER);
    if (Ascii.isLetterOrDigit(text.at(start - 1)) || !text.isOneOf(NAMES, start, at)) {
      return at;
    }
    if (Ascii.isIn(OWNER_INITIALS, text.at(from))) {
      from = ownerEnd(text, from, walk);
    }
    if (from == at + 1 && Ascii.isIn(LINK_INITIALS, text.at(from))) {
      from = linkEnd(text, from);
    }
    if (from == at + 1 && !isForetold(text, start - 1)) {
      return at;
    }
    from += text.at(from) == '"' || text.at(from) == '\'' ? 1 : 0;
    int end = from;
    boolean digits = false;
    boolean letters = false;
    while (end < text.length() && text.charAt(end) > ' ' && end - from <= LONGEST) {
      digits |= Ascii.isDigit(text.charAt(end));
      letters |= Ascii.isLetter(text.charAt(end));
      end++;
    }
    while (end > from && Ascii.isIn(TRAILING, text.charAt(end - 1))) {
      end--;
    }
    if (digits
        && letters
        && end - from >= SHORTEST
        && end - from <= LONGEST
        && !isTechnical(text, from, end)) {
      sink.found(from, end);
      return end;
    }
    return at;
  }

  private static int linkEnd(Text text, int from) {
    int end = from;
    for (String link : LINKS) {
      end = text.startsWithIgnoringCase(link, end) ? end + link.length() : end;
    }
    return end;
  }

  /**
   * Behind "for kim is " or "reset to ", or {@code from} if that does not stand there. The next
   * link is looked for once, however many names stand before it.
   */
  private static int ownerEnd(Text text, int from, int[] walk) {
    int changed = behindOne(CHANGES, text, from);
    if (changed > 0 || behindOne(OWNERS, text, from) < 0) {
      return Math.max(from, changed);
    }
    int at = Math.max(from, walk[LOOKED]);
    while (walk[LINK] < from && at < from + LONGEST_OWNER && at < text.length()) {
      char c = text.peek(at);
      boolean word = c == ' ' && Ascii.isIn(OWNED_INITIALS, text.peek(at + 1));
      if (isEndOfClause(c) || (word && behindOne(OWNED_LINKS, text, at + 1) > 0)) {
        walk[LINK] = at;
      }
      at++;
    }
    text.spend(1 + Math.max(0, at - from));
    walk[LOOKED] = at;
    boolean near = walk[LINK] >= from && walk[LINK] < from + LONGEST_OWNER;
    return near ? Math.max(from, behindOne(OWNED_LINKS, text, walk[LINK] + 1)) : from;
  }

  /** The end of that of some words which stands at a place, or -1. */
  private static int behindOne(String[] words, Text text, int at) {
    for (String word : words) {
      if (text.startsWithIgnoringCase(word, at)) {
        return at + word.length();
      }
    }
    return -1;
  }

  private static boolean isEndOfClause(char c) {
    return c < ' ' || c == ',' || c == ';' || c == ':';
  }

  /** Whether one of the words stands before the blank at {@code blank}. */
  private static boolean isForetold(Text text, int blank) {
    if (text.at(blank) != ' ') {
      return false;
    }
    int start = text.runStart(blank, blank - LONGEST_NAME, Ascii.LETTER);
    return text.isOneOf(BEFORE, start, blank) || isLogin(text, blank);
  }

  /** "login kim password x1", as in a netrc; a user's table or settings are named otherwise. */
  private static boolean isLogin(Text text, int blank) {
    int start = blank;
    while (blank - start < LONGEST && text.at(start - 1) > ' ') {
      start--;
    }
    int wordEnd = start - 1;
    return text.at(wordEnd) == ' '
        && text.startsWithIgnoringCase("login", wordEnd - 5)
        && !Ascii.isLetterOrDigit(text.at(wordEnd - 6));
  }

  private static boolean isTechnical(Text text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (Ascii.isIn(OTHER, text.charAt(i))) {
        return true;
      }
    }
    for (String word : TECHNICAL) {
      if (text.startsWithIgnoringCase(word, from)) {
        return true;
      }
    }
    return false;
  }
}
