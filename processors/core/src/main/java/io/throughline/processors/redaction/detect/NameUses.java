package io.throughline.processors.redaction.detect;

/** What a name for a credential before a sign names instead: a service, an object, a library. */
final class NameUses {

  private static final int LONGEST = 64;

  /** The digits of a commit's hash, by which images are called. */
  private static final int COMMIT = 40;

  /** A longer one that is assigned is rather a token. */
  private static final int LONGEST_ASSIGNED = 31;

  /** The least length of letters and digits that name nothing. */
  private static final int RANDOM = 16;

  /** Before what is a field, or a parameter, and no image. */
  private static final long[] FIELD = Ascii.set("\"'`{,&?");

  /** Before a chart's annotation, by which a change of the secret is seen. */
  private static final String CHECKSUM = "checksum/";

  private NameUses() {}

  /** {@code secret "orders-db-v2" not found}: lower-case words, as a cluster names its objects. */
  static boolean isResource(Text text, int from, boolean assigned) {
    int longest = assigned ? LONGEST_ASSIGNED : LONGEST;
    boolean dash = false;
    int end = from;
    while (end < text.length() && end - from < longest && isResourceChar(text.charAt(end))) {
      dash |= text.charAt(end) == '-';
      end++;
    }
    end += text.at(end) == '\\' ? 1 : 0;
    return dash && (text.at(end) == '"' || text.at(end) == '\'' || text.at(end) == '`');
  }

  private static boolean isResourceChar(char c) {
    return (c >= 'a' && c <= 'z') || Ascii.isDigit(c) || c == '-' || c == '.';
  }

  /**
   * A service with such a name: {@code http://auth:8080/}, {@code auth:8080/health}, its image
   * {@code auth:main-4fe1a2}, or a part of a longer name, {@code …:123456789012:secret:prod/db},
   * but not the key of a cache that ends with the credential itself.
   */
  static boolean isService(Text text, int at, int nameStart) {
    if (text.peek(at) != ':') {
      return false;
    }
    if (text.startsWith(CHECKSUM, nameStart - CHECKSUM.length())) {
      return true;
    }
    int port = at + 1;
    while (port - at < 6 && Ascii.isDigit(text.at(port))) {
      port++;
    }
    return text.startsWith("//", nameStart - 2)
        || (port > at + 1 && text.at(port) == '/')
        || (text.at(nameStart - 1) == ':'
            && Ascii.is(text.at(at + 1), Ascii.WORD)
            && !isRandom(text, at + 1))
        || isImage(text, at, nameStart);
  }

  private static boolean isRandom(Text text, int from) {
    int end = text.runEnd(from, from + LONGEST, Ascii.ALNUM);
    return end - from >= RANDOM
        && text.at(end) != '-'
        && text.at(end) != '/'
        && TokenTable.looksRandom(text, from, end);
  }

  private static boolean isImage(Text text, int at, int nameStart) {
    int end = at + 1;
    boolean dash = false;
    while (isResourceChar(text.at(end))) {
      dash |= text.charAt(end) == '-';
      end++;
    }
    boolean commit = text.runEnd(at + 1, end, Ascii.HEX) == end && end - at - 1 == COMMIT;
    return (dash || commit)
        && at - nameStart <= 6
        && !Ascii.isLetterOrDigit(text.at(end))
        && !Ascii.isIn(FIELD, text.at(nameStart - 1))
        && (text.startsWith("auth", nameStart) || text.startsWith("secret", nameStart));
  }

  /** Coordinates and keys in parts: {@code org.auth:core:1.2.3}, {@code auth:user:4711}. */
  static boolean isPart(Text text, int at, int end) {
    if (text.charAt(at) != ':') {
      return false;
    }
    int colon = at + 1;
    int most = Math.min(end, at + LONGEST);
    while (colon < most && text.charAt(colon) != ':') {
      colon++;
    }
    int number = colon + 1;
    while (number < most && Ascii.isDigit(text.charAt(number))) {
      number++;
    }
    return number > colon + 1
        && (number == end || text.charAt(number) == '.' || text.charAt(number) == ':');
  }
}
