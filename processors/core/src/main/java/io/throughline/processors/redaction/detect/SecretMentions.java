package io.throughline.processors.redaction.detect;

/**
 * What stands in a secret's place and speaks of it: why it was refused, the class that holds it,
 * the identity of an object.
 */
final class SecretMentions {

  /** An object's identity is its hash code in hexadecimal digits. */
  private static final int LONGEST_IDENTITY = 8;

  /** How arrays of each type are called, before their identity: {@code [C@1b6d3586}. */
  private static final long[] ARRAYS = Ascii.set("BCDFIJSZ");

  /** Shorter humps come by chance: "aBcDeFgH". */
  private static final int SHORTEST_HUMP = 3;

  /** What a check says of a value that it refuses; few choose such words for a passphrase. */
  private static final String[] REFUSALS = {
    "must",
    "cannot",
    "can't",
    "doesn't",
    "required",
    "invalid",
    "too",
    "incorrect",
    "missing",
    "expired",
    "blank",
    "empty",
    "least",
    "characters",
    "valid",
    "match",
    "wrong"
  };

  private static final int SHORTEST_REFUSAL = 3;
  private static final int LONGEST_REFUSAL = 10;

  private SecretMentions() {}

  /** {@code com.acme.Token@1b6d3586}, {@code [C@1b6d3586}: Java's name for an object. */
  static boolean isObject(Text text, int start, int end) {
    int at = end;
    while (at > start && end - at <= LONGEST_IDENTITY && Ascii.isHex(text.charAt(at - 1))) {
      at--;
    }
    int sign = at - 1;
    if (at == end || sign <= start || text.charAt(sign) != '@') {
      return false;
    }
    if (sign == start + 1) {
      return text.at(start - 1) == '[' && Ascii.isIn(ARRAYS, text.charAt(start));
    }
    int name = sign;
    while (name > start && isOfClass(text.charAt(name - 1))) {
      name--;
    }
    return name == start
        && Ascii.isLetter(text.charAt(start))
        && text.find(".", start, sign) > start;
  }

  private static boolean isOfClass(char c) {
    return Ascii.isLetterOrDigit(c) || c == '.' || c == '$' || c == '_';
  }

  /**
   * {@code DefaultCredentialsProvider}, {@code com.acme.TokenFilter}: letters and points alone, and
   * each hump is long enough to be a word.
   */
  static boolean isClass(Text text, int start, int end) {
    int humps = 0;
    int hump = start;
    for (int at = start; at <= end; at++) {
      char c = at < end ? text.charAt(at) : '.';
      boolean point = c == '.';
      if (!point && !Ascii.isLetter(c)) {
        return false;
      }
      if (point || Ascii.isUpper(c)) {
        boolean lower = Ascii.isUpper(text.at(hump)) || !point;
        if (at > hump && lower && at - hump < SHORTEST_HUMP) {
          return false;
        }
        humps += at > hump ? 1 : 0;
        hump = point ? at + 1 : at;
      }
    }
    return humps > 1;
  }

  /** "must not be blank", "This field is required." */
  static boolean isRefusal(Text text, int start, int end) {
    int word = start;
    for (int at = start; at <= end; at++) {
      char c = at < end ? text.charAt(at) : ' ';
      if (!Ascii.isLetter(c) && c != '\'') {
        if (isRefusing(text, word, at)) {
          return true;
        }
        word = at + 1;
      }
    }
    return false;
  }

  private static boolean isRefusing(Text text, int start, int end) {
    int length = end - start;
    if (length < SHORTEST_REFUSAL || length > LONGEST_REFUSAL) {
      return false;
    }
    for (String refusal : REFUSALS) {
      if (refusal.length() == length && text.startsWithIgnoringCase(refusal, start)) {
        return true;
      }
    }
    return false;
  }

  /**
   * "Must" of "Password: Must hold a digit": a word with a capital, and the sentence goes on; but
   * not "Summer" of "Password: Summer user: kim".
   */
  static boolean beginsSentence(Text text, int start, int end) {
    if (!Ascii.isUpper(text.charAt(start)) || text.at(end) != ' ') {
      return false;
    }
    int next = text.runEnd(end + 1, end + 1 + Topics.LONGEST, Ascii.NAME);
    return isLower(text.at(end + 1)) && text.at(next) != '=' && text.at(next) != ':';
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }
}
