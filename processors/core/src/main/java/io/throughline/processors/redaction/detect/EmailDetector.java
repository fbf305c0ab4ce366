package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * E-mail addresses, found from the at sign outwards; the top-level domain must be letters. Before
 * the host of a URL what stands is a person's name, and the host says what was called: found is the
 * name alone, as by {@link UrlPasswordDetector}.
 */
final class EmailDetector implements Detector {

  /** {@code icon@2x.png} is a file. By their length. */
  private static final String[][] FILE_ENDINGS =
      byLength(
          "png jpg jpeg gif svg webp ico java class jar js ts css scss json xml yml yaml html txt "
              + "log properties");

  /** {@code getty@tty1.service} is a unit of systemd, with its instance. None is a domain's. */
  private static final String[][] UNIT_ENDINGS =
      byLength("service socket timer mount automount scope slice swap");

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
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    // Where the authority of the URL begins that the last place read is in, or -1.
    int authority = -1;
    int read = 0;
    for (int at = 1; at < n - 4; at++) {
      if (chars[offset + at] != '@'
          || !mayBeHost(chars, offset + at + 1)
          || !isLocal(chars[offset + at - 1])) {
        continue;
      }
      int end = domainEnd(text, at + 1);
      if (end > 0) {
        int start = localStart(text, at);
        if (start < at) {
          int begin = at;
          while (begin > read && UrlPasswordDetector.isAuthority(chars[offset + begin - 1])) {
            begin--;
          }
          if (begin > read) {
            authority = isScheme(chars, offset, begin - 3) ? begin : -1;
          }
          read = at;
          if (authority < 0 ? isRepository(text, start, at, end) : isNobody(text, authority, at)) {
            continue;
          }
          sink.found(start, authority >= 0 && isBeforeHost(text, at) ? at : end);
        }
      }
    }
  }

  /** Whether a URL's scheme ends with the colon at {@code colon}, before two slashes. */
  private static boolean isScheme(char[] chars, int offset, int colon) {
    int at = offset + colon;
    return colon > 0
        && chars[at] == ':'
        && chars[at + 1] == '/'
        && chars[at + 2] == '/'
        && Ascii.isLetterOrDigit(chars[at - 1]);
  }

  private static int localStart(Text text, int at) {
    char[] chars = text.array();
    int offset = text.offset();
    int start = offset + at;
    while (start > offset && isLocal(chars[start - 1])) {
      start--;
    }
    text.spend(1 + offset + at - start);
    while (start < offset + at && !isWord(chars[start])) {
      start++;
    }
    return start - offset;
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
    return !isOneOf(FILE_ENDINGS, text, start, end) && !isOneOf(UNIT_ENDINGS, text, start, end);
  }

  private static boolean isOneOf(String[][] endings, Text text, int start, int end) {
    for (String ending : end - start < endings.length ? endings[end - start] : NONE) {
      if (text.startsWith(ending, start)) {
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
