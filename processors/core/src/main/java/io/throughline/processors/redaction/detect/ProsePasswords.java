package io.throughline.processors.redaction.detect;

/**
 * Passwords in a sentence, where no sign says that one follows: "login failed for kim with password
 * hunter2", "the password is Pa55word", "the password for kim is Pa55word". Only what mixes digits
 * with letters is one, and no name of an algorithm.
 */
final class ProsePasswords {

  private static final int LONGEST_NAME = 12;
  private static final int SHORTEST = 6;
  private static final int LONGEST = 64;

  /** Whole words; "pass" and "pw" are other things in a sentence, too. */
  private static final String[] NAMES = {
    "password", "passwort", "kennwort", "passwd", "passphrase", "pwd"
  };

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

  private static final long[] OWNED_INITIALS = Ascii.set("isclISCL");

  private static final String[] LINKS = {"is ", "is: ", "was ", "to ", "of ", "lautet "};
  private static final long[] LINK_INITIALS = Ascii.set("iwtolIWTOL");

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

  private final Text text;

  /** Where the next name may end; that before it are in what was found. */
  private int free;

  /** Up to where links were looked for, and the last link or end found. */
  private int looked;

  private int linkAt;

  ProsePasswords(Text text) {
    this.text = text;
  }

  void clear() {
    free = 0;
    looked = 0;
    linkAt = 0;
  }

  /** Looks behind the blank at {@code at} that may end a name. */
  void behindName(int at, FindingSink sink) {
    if (at > free && text.holdsDigit(at + 1, Math.min(text.length(), at + 1 + REACH))) {
      free = Math.max(free, password(at, sink));
    }
  }

  /** The end of what is found, or -1. */
  private int password(int at, FindingSink sink) {
    int from = at + 1;
    int start = text.runStart(at, at - LONGEST_NAME, Ascii.LETTER);
    if (Ascii.isLetterOrDigit(text.at(start - 1)) || !text.isOneOf(NAMES, start, at)) {
      return -1;
    }
    if (Ascii.isIn(OWNER_INITIALS, text.at(from))) {
      from = ownerEnd(from);
    }
    if (from == at + 1 && Ascii.isIn(LINK_INITIALS, text.at(from))) {
      from = linkEnd(text, from);
    }
    if (from == at + 1 && !isForetold(text, start - 1)) {
      return -1;
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
    return -1;
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
  private int ownerEnd(int from) {
    int changed = behindOne(CHANGES, text, from);
    if (changed > 0 || behindOne(OWNERS, text, from) < 0) {
      return Math.max(from, changed);
    }
    int at = Math.max(from, looked);
    while (linkAt < from && at < from + LONGEST_OWNER && at < text.length()) {
      char c = text.peek(at);
      boolean word = c == ' ' && Ascii.isIn(OWNED_INITIALS, text.peek(at + 1));
      if (isEndOfClause(c) || (word && behindOne(OWNED_LINKS, text, at + 1) > 0)) {
        linkAt = at;
      }
      at++;
    }
    text.spend(1 + Math.max(0, at - from));
    looked = at;
    boolean near = linkAt >= from && linkAt < from + LONGEST_OWNER;
    return near ? Math.max(from, behindOne(OWNED_LINKS, text, linkAt + 1)) : from;
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
