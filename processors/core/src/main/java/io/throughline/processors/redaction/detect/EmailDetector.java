package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * E-mail addresses, found from the at sign outwards; the top-level domain must be letters. Before
 * the host of a URL what stands is a person's name, and the host says what was called: found is the
 * name alone, as by {@link UrlPasswordDetector}.
 */
final class EmailDetector implements Detector {

  /**
   * {@code icon@2x.png} is a file, {@code getty@tty1.service} a unit of systemd with its instance:
   * none ends a domain. By their length.
   */
  private static final String[][] ENDINGS =
      byLength(
          "png jpg jpeg gif svg webp ico java class jar js ts css scss json xml yml yaml html txt "
              + "log properties service socket timer mount automount scope slice swap");

  /** "a.bc". */
  private static final int SHORTEST_HOST = 4;

  /** Of an address between brackets, and of words in quotes. */
  private static final int SHORTEST_LITERAL = 7;

  private static final int LONGEST_LITERAL = 45;
  private static final int LONGEST_QUOTED = 64;

  private static final String[] NONE = {};

  /** Stands for all characters outside ASCII. */
  private static final int OTHERS = 127;

  /** 1 for what may stand in a host's name. */
  private static final byte[] HOST = new byte[OTHERS + 1];

  static {
    for (char c = 0; c < OTHERS; c++) {
      HOST[c] = (byte) (isHost(c) ? 1 : 0);
    }
    HOST[OTHERS] = 1;
  }

  private static final long[] LOCAL_SIGNS = Ascii.set(".%+-'!#$&*^`{}~");

  private static String[][] byLength(String words) {
    String[][] byLength = new String[11][];
    for (int length = 0; length < byLength.length; length++) {
      int wanted = length;
      byLength[length] =
          Arrays.stream(words.split(" "))
              .filter(word -> word.length() == wanted)
              .toArray(String[]::new);
    }
    return byLength;
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public Gate gate() {
    return Gate.grams("\\@");
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    int offset = text.offset();
    int n = text.length();
    byte[] bytes = text.bytes();
    // Where the authority of the URL begins that the last place read is in, or -1.
    int authority = -1;
    int read = 0;
    for (int block = 0; block < n; block += Long.SIZE) {
      int from = offset + block;
      int to = Math.min(from + Long.SIZE, offset + n);
      long signs = AsciiBits.of('@', bytes, from, to);
      signs = signs == 0 ? 0 : beforeDots(signs, AsciiBits.of('.', bytes, from, to));
      while (signs != 0) {
        int at = block + Long.numberOfTrailingZeros(signs);
        signs &= signs - 1;
        int end = at > 0 && at < n - SHORTEST_HOST ? hostEnd(text, at) : -1;
        int start = end > 0 ? localStart(text, at) : at;
        if (start == at) {
          continue;
        }
        int begin = authorityStart(text, at, read);
        if (begin > read) {
          authority = isScheme(text, begin - 3) ? begin : -1;
        }
        read = at;
        if (authority < 0 ? !isRepository(text, start, at, end) : !isNobody(text, authority, at)) {
          sink.found(start, authority >= 0 && isBeforeHost(text, at) ? at : end);
        }
      }
    }
  }

  /** Of some at signs those with a dot before the next of them, and the last, if none follows. */
  private static long beforeDots(long signs, long dots) {
    long kept = 0;
    for (long left = signs; left != 0; left &= left - 1) {
      long behind = left & (left - 1);
      long between = (Long.lowestOneBit(behind) - 1) & -Long.lowestOneBit(left);
      kept |= behind == 0 || (dots & between) != 0 ? Long.lowestOneBit(left) : 0;
    }
    return kept;
  }

  private static int hostEnd(Text text, int at) {
    char[] chars = text.array();
    int place = text.offset() + at;
    if (!isLocal(chars[place - 1]) && chars[place - 1] != '"') {
      return -1;
    }
    if (chars[place + 1] == '[') {
      return literalEnd(text, at + 2);
    }
    return mayBeHost(chars, place + 1) ? domainEnd(text, at + 1) : -1;
  }

  /** Behind an address between brackets: {@code kim@[192.0.2.7]}; or -1. */
  private static int literalEnd(Text text, int from) {
    int end = from;
    while (end - from < LONGEST_LITERAL && isOfLiteral(text.peek(end))) {
      end++;
    }
    text.spend(1 + end - from);
    return text.peek(end) == ']' && end - from >= SHORTEST_LITERAL ? end + 1 : -1;
  }

  private static boolean isOfLiteral(char c) {
    return Ascii.isLetterOrDigit(c) || c == '.' || c == ':';
  }

  private static int authorityStart(Text text, int at, int read) {
    int begin = at;
    while (begin > read && UrlPasswordDetector.isAuthority(text.peek(begin - 1))) {
      begin--;
    }
    return begin;
  }

  /** Whether a URL's scheme ends with the colon at {@code colon}, before two slashes. */
  private static boolean isScheme(Text text, int colon) {
    return text.peek(colon) == ':'
        && text.peek(colon + 1) == '/'
        && text.peek(colon + 2) == '/'
        && Ascii.isLetterOrDigit(text.peek(colon - 1));
  }

  private static int localStart(Text text, int at) {
    char[] chars = text.array();
    int offset = text.offset();
    int start = offset + at;
    if (chars[start - 1] == '"') {
      return quotedStart(text, at);
    }
    while (start > offset && isLocal(chars[start - 1])) {
      start--;
    }
    text.spend(1 + offset + at - start);
    while (start < offset + at && !isWord(chars[start])) {
      start++;
    }
    return start - offset;
  }

  /**
   * The quote before the words in quotes that end before {@code at}: {@code "kim lee"@example.org};
   * or {@code at}, as where a string begins with the sign: {@code "host":"@example.org"}.
   */
  private static int quotedStart(Text text, int at) {
    int last = text.peek(at - 2) == '\\' ? at - 3 : at - 2;
    int least = Math.max(0, last - LONGEST_QUOTED);
    int first = last;
    while (first > least && isOfQuoted(text.peek(first - 1))) {
      first--;
    }
    text.spend(1 + last - first);
    boolean words = first <= last && isWord(text.peek(first)) && isWord(text.peek(last));
    boolean opens = text.peek(first - 1) == '"' && !Ascii.isLetterOrDigit(text.peek(first - 2));
    return words && opens ? first - 1 : at;
  }

  private static boolean isOfQuoted(char c) {
    return c == ' ' || isLocal(c);
  }

  /** The end of the host name at {@code start} with a plausible top-level domain, or -1. */
  private static int domainEnd(Text text, int start) {
    char[] chars = text.array();
    int from = text.offset() + start;
    int limit = text.offset() + text.length();
    int end = from;
    int lastDot = -1;
    while (end < limit) {
      char c = chars[end];
      if (c == '.') {
        if (end == from || chars[end - 1] == '.') {
          break;
        }
        lastDot = end;
      } else if (!isHost(c)) {
        break;
      }
      end++;
    }
    text.spend(1 + end - from);
    // The last of its labels, but the first, that could be one.
    while (lastDot > 0) {
      if (isTopLevel(text, lastDot + 1 - text.offset(), end - text.offset())) {
        return end - text.offset();
      }
      end = lastDot--;
      while (lastDot >= from && chars[lastDot] != '.') {
        lastDot--;
      }
      lastDot = lastDot < from ? -1 : lastDot;
    }
    return -1;
  }

  private static boolean isTopLevel(Text text, int start, int end) {
    if (end - start < 2) {
      return false;
    }
    char[] chars = text.array();
    for (int i = text.offset() + start; i < text.offset() + end; i++) {
      char c = chars[i];
      if (!Ascii.isLetter(c) && c < 128) {
        return text.charAt(start) == 'x' && text.charAt(start + 1) == 'n';
      }
    }
    return !isEnding(text, start, end);
  }

  private static boolean isEnding(Text text, int start, int end) {
    char first = text.peek(start);
    for (String ending : end - start < ENDINGS.length ? ENDINGS[end - start] : NONE) {
      if (ending.charAt(0) == first && text.startsWith(ending, start)) {
        return true;
      }
    }
    return false;
  }

  /** {@code git@host:path} names a repository, not a person. */
  private static boolean isRepository(Text text, int start, int at, int end) {
    return text.at(end) == ':' && UrlPasswordDetector.isGit(text, start, at);
  }

  /** In a URL: {@code git@}, what is masked already, or a system of actors. */
  private static boolean isNobody(Text text, int authority, int at) {
    return UrlPasswordDetector.isGit(text, authority, at)
        || UrlPasswordDetector.isMasked(text, authority, at)
        || UrlPasswordDetector.isOfActors(text, authority, at);
  }

  /** Whether the at sign is the last one of a URL's authority. */
  private static boolean isBeforeHost(Text text, int at) {
    char[] chars = text.array();
    int limit = text.offset() + text.length();
    int next = text.offset() + at + 1;
    while (next < limit && chars[next] != '@' && UrlPasswordDetector.isAuthority(chars[next])) {
      next++;
    }
    text.spend(next - text.offset() - at);
    return next == limit || chars[next] != '@';
  }

  /** Whether four characters could be a host's, "a.bc" at least: asked without a branch. */
  private static boolean mayBeHost(char[] chars, int from) {
    return (HOST[Math.min(chars[from], OTHERS)]
            & HOST[Math.min(chars[from + 1], OTHERS)]
            & HOST[Math.min(chars[from + 2], OTHERS)]
            & HOST[Math.min(chars[from + 3], OTHERS)])
        != 0;
  }

  private static boolean isHost(char c) {
    return Ascii.is(c, Ascii.NAME) || (c >= 128 && Character.isLetterOrDigit(c));
  }

  private static boolean isLocal(char c) {
    return isWord(c) || Ascii.isIn(LOCAL_SIGNS, c);
  }

  private static boolean isWord(char c) {
    return Ascii.isLetterOrDigit(c) || c == '_' || (c >= 128 && Character.isLetterOrDigit(c));
  }
}
