package io.throughline.processors.redaction.detect;

/**
 * Hashes of passwords, from which these can be guessed: crypt's {@code $2b$12$…} and {@code $6$…},
 * Argon2's, LDAP's <code>{SSHA}…</code>, and those of frameworks, {@code pbkdf2_sha256$260000$…}.
 *
 * <p>Structure: a sign at the beginning, and behind it a run of the characters that hashes are
 * written in, long enough to hold one. Parameters alone, {@code $argon2id$v=19$m=65536}, are none.
 * Cost: a run is measured once, however many signs it holds.
 */
final class PasswordHashes implements Detector {

  /** Where a walk remembers the end of the last run with colons; of one without them, at zero. */
  private static final int COLONS = 2;

  /** Behind it is the run's last dollar. */
  private static final int DOLLAR = 1;

  /** With the least length of what follows, salt and hash, and the run in which these stand. */
  private record Scheme(String sign, int shortest, int run) {
    private Scheme(String sign, int shortest) {
      this(sign, shortest, 0);
    }

    /** A directory's parts salt and hash by no dollar. */
    private boolean isOfDirectory() {
      return sign.charAt(0) == '{';
    }
  }

  /** Those with the same two characters at their beginning in a row. */
  private static final Scheme[] SCHEMES = {
    new Scheme("$2a$", 50),
    new Scheme("$2b$", 50),
    new Scheme("$2x$", 50),
    new Scheme("$2y$", 50),
    new Scheme("$1$", 24),
    new Scheme("$5$", 44),
    new Scheme("$6$", 87),
    new Scheme("$7$", 50),
    new Scheme("$y$", 50),
    new Scheme("$apr1$", 24),
    new Scheme("$argon2", 60),
    new Scheme("$scrypt$", 50),
    new Scheme("$pbkdf2", 40),
    new Scheme("pbkdf2_sha", 40, COLONS),
    new Scheme("pbkdf2:sha", 40, COLONS),
    new Scheme("scrypt:", 50, COLONS),
    new Scheme("SCRAM-SHA-", 70, COLONS),
    new Scheme("{MD5}", 22),
    new Scheme("{SHA}", 27),
    new Scheme("{SHA256}", 43),
    new Scheme("{SHA512}", 86),
    new Scheme("{SMD5}", 24),
    new Scheme("{SSHA}", 30),
    new Scheme("{SSHA256}", 43),
    new Scheme("{SSHA512}", 43),
  };

  private static final Pairs BEGINNINGS = beginnings();

  /** By the number of a pair, the first scheme that begins so; and behind the last one, none. */
  private static final int[] FIRST = new int[SCHEMES.length + 1];

  static {
    int pairs = 0;
    for (int i = 0; i < SCHEMES.length; i++) {
      if (i == 0 || !isSamePair(i - 1, i)) {
        FIRST[pairs++] = i;
      }
    }
    FIRST[pairs] = SCHEMES.length;
  }

  /** By character: whether it stands in a hash, and whether in one whose sign has a colon. */
  private static final boolean[] OF_HASH = ofHash("$./+=_-,");

  private static final boolean[] OF_HASH_WITH_COLONS = ofHash("$./+=_-,:");

  private static boolean[] ofHash(String signs) {
    boolean[] of = new boolean[128];
    for (char c = 0; c < of.length; c++) {
      of[c] = Ascii.isLetterOrDigit(c) || signs.indexOf(c) >= 0;
    }
    return of;
  }

  private static Pairs beginnings() {
    Pairs pairs = new Pairs();
    for (int i = 0; i < SCHEMES.length; i++) {
      if (i == 0 || !isSamePair(i - 1, i)) {
        pairs.add(SCHEMES[i].sign.substring(0, 1), SCHEMES[i].sign.substring(1, 2));
      }
    }
    return pairs;
  }

  private static boolean isSamePair(int one, int other) {
    return SCHEMES[one].sign.startsWith(SCHEMES[other].sign.substring(0, 2));
  }

  @Override
  public String name() {
    return "password";
  }

  @Override
  public Gate gate() {
    return Gate.grams(
        "\\$2\\l\\$",
        "\\b\\$\\d\\$",
        "\\b\\$\\=y\\$",
        "pr1\\$",
        "gon2",
        "ypt\\$",
        "ypt\\:",
        "bkdf",
        "\\=H\\=A\\-\\d",
        "\\=M\\=D5\\}",
        "\\=S\\=H\\=A\\}",
        "\\=A256",
        "\\=A512");
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int last = offset + text.length() - 1;
    int[] runs = text.freshScratch();
    for (int at = BEGINNINGS.next(chars, offset, last);
        at < last;
        at = BEGINNINGS.next(chars, at + 1, last)) {
      int start = at - offset;
      if (!Ascii.isLetterOrDigit(text.peek(start - 1))) {
        int end = hashEnd(text, start, BEGINNINGS.which(chars[at], chars[at + 1]), runs);
        if (end > start) {
          sink.found(start, end);
          at = offset + end - 1;
        }
      }
    }
  }

  /** The end of the hash that begins at {@code start} with a scheme of a pair, or -1. */
  private static int hashEnd(Text text, int start, int pair, int[] runs) {
    for (int i = FIRST[pair]; i < FIRST[pair + 1]; i++) {
      Scheme scheme = SCHEMES[i];
      int last = scheme.sign.length() - 1;
      if (text.peek(start + last) == scheme.sign.charAt(last)
          && text.startsWith(scheme.sign, start)) {
        int from = start + scheme.sign.length();
        measure(text, from, scheme.run, runs);
        int end = runs[scheme.run];
        boolean hash = scheme.isOfDirectory() || runs[scheme.run + DOLLAR] > from;
        return hash && end - from >= scheme.shortest ? end : -1;
      }
    }
    return -1;
  }

  private static void measure(Text text, int from, int run, int[] runs) {
    if (from < runs[run]) {
      return;
    }
    boolean[] ofHash = run == COLONS ? OF_HASH_WITH_COLONS : OF_HASH;
    char[] chars = text.array();
    int offset = text.offset();
    int limit = offset + text.length();
    int end = offset + from;
    while (end < limit && chars[end] < ofHash.length && ofHash[chars[end]]) {
      if (chars[end] == '$') {
        runs[run + DOLLAR] = end - offset;
      } else if (chars[end] == ',' && isListed(text, end - offset)) {
        break;
      }
      end++;
    }
    text.spend(1 + end - offset - from);
    runs[run] = end - offset;
  }

  /** A comma that parts no parameters, as those of {@code m=65536,t=3}. */
  private static boolean isListed(Text text, int at) {
    return text.peek(at + 2) != '=';
  }
}
