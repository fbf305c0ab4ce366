package io.throughline.processors.redaction.detect;

/**
 * What stands in a secret's place and speaks of it: why it was refused, the class that holds it,
 * the identity of an object.
 */
final class SecretMentions {

  /** An object's identity is its hash code in hexadecimal digits; one in 256 is shorter. */
  private static final int SHORTEST_IDENTITY = 6;

  private static final int LONGEST_IDENTITY = 8;

  /** How arrays of each type are called, before their identity: {@code [C@1b6d3586}. */
  private static final long[] ARRAYS = Ascii.set("BCDFIJSZ");

  /** Shorter humps come by chance: "aBcDeFgH". */
  private static final int SHORTEST_HUMP = 3;

  /** What a class that has to do with secrets is for. */
  private static final String[] CLASS_ENDINGS = {
    "Provider",
    "Credential",
    "Credentials",
    "Token",
    "Filter",
    "Resolver",
    "Factory",
    "Service",
    "Manager",
    "Handler",
    "Store",
    "Source",
    "Client",
    "Exception",
    "Error",
    "Impl",
    "Config",
    "Configuration",
    "Authentication",
    "Authenticator",
    "Interceptor",
    "Validator",
    "Converter",
    "Generator",
    "Repository",
    "Strategy",
    "Supplier",
    "Loader"
  };

  /** More are a year, or more than that, and no length that a password must have. */
  private static final int MOST_DIGITS = 3;

  /** What a check says of a value that it refuses, in words that hardly a passphrase holds. */
  private static final String[] REFUSALS = {
    "must not", "must be", "must have", "must contain", "must include", "must match",
    "cannot be", "can't be", "could not", "should be", "should have", "should contain",
    "does not", "doesn't match", "do not match", "don't match", "needs at", "at least",
    "is required", "is invalid", "is missing", "is incorrect", "is wrong", "has expired",
    "too short", "too long", "too weak", "too common", "too simple", "may not"
  };

  private static final long[] REFUSAL_INITIALS = Ascii.set("mcsdnaithMCSDNAITH");

  /** With these a sentence begins; none is a password. */
  private static final String[] FIRST_WORDS = {
    "must",
    "should",
    "cannot",
    "value",
    "size",
    "length",
    "minimum",
    "maximum",
    "please",
    "enter",
    "required",
    "missing",
    "invalid",
    "incorrect",
    "wrong",
    "expired",
    "the",
    "this",
    "your",
    "it",
    "creating",
    "creation",
    "refreshing",
    "reading",
    "modifying",
    "modifications",
    "destroying",
    "destruction"
  };

  private static final String ELLIPSIS = "...";

  private SecretMentions() {}

  /**
   * {@code com.acme.Token@1b6d3586}, {@code [C@1b6d3586}: Java's name for an object. Nearly each
   * identity holds a letter; "K.Sharma@1985" is a password.
   */
  static boolean isObject(Text text, int start, int end) {
    boolean letter = false;
    int at = end;
    while (at > start && end - at <= LONGEST_IDENTITY && isOfIdentity(text.charAt(at - 1))) {
      at--;
      letter |= Ascii.isLetter(text.charAt(at));
    }
    int sign = at - 1;
    if (!letter || end - at < SHORTEST_IDENTITY || sign <= start || text.charAt(sign) != '@') {
      return false;
    }
    int array = text.charAt(start) == '[' ? start + 1 : start;
    if (sign == array + 1) {
      return text.at(array - 1) == '[' && Ascii.isIn(ARRAYS, text.charAt(array));
    }
    int name = sign;
    while (name > start && isOfClass(text.charAt(name - 1))) {
      name--;
    }
    int simple = sign;
    while (simple > start && text.charAt(simple - 1) != '.') {
      simple--;
    }
    return name == start
        && simple > start
        && isLower(text.charAt(start))
        && isLower(text.charAt(start + 1))
        && Ascii.isUpper(text.charAt(simple));
  }

  private static boolean isOfIdentity(char c) {
    return Ascii.isDigit(c) || (c >= 'a' && c <= 'f');
  }

  private static boolean isOfClass(char c) {
    return Ascii.isLetterOrDigit(c) || c == '.' || c == '$' || c == '_';
  }

  /**
   * {@code DefaultCredentialsProvider}, {@code com.acme.TokenFilter}: letters and points alone, and
   * each hump is long enough to be a word. Without a point the last one says what the class is for;
   * "CorrectHorseBatteryStaple" is a passphrase.
   */
  static boolean isClass(Text text, int start, int end) {
    boolean named =
        isLower(text.charAt(start)) ? text.find(".", start, end) > start : endsAsClass(text, end);
    int humps = 0;
    int hump = start;
    for (int at = start; named && at <= end; at++) {
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

  private static boolean endsAsClass(Text text, int end) {
    for (String ending : CLASS_ENDINGS) {
      if (text.startsWith(ending, end - ending.length())) {
        return true;
      }
    }
    return false;
  }

  /**
   * "must not be blank", "This field is required."; but not if it may quote what it refuses, as
   * "'tiger' is too short" and "Winter26 is invalid" do.
   */
  static boolean isRefusal(Text text, int start, int end) {
    boolean refused = false;
    boolean inWord = false;
    int digits = 0;
    for (int at = start; at < end; at++) {
      char c = text.charAt(at);
      boolean letter = Ascii.isLetter(c);
      digits = Ascii.isDigit(c) ? digits + 1 : 0;
      char before = text.at(at - 1);
      boolean mixed = letter ? Ascii.isDigit(before) : digits == 1 && Ascii.isLetter(before);
      boolean quote = c == '"' || c == '`' || (c == '\'' && !inWord);
      if (mixed || quote || digits > MOST_DIGITS) {
        return false;
      }
      refused |=
          letter && !inWord && Ascii.isIn(REFUSAL_INITIALS, c) && holdsOne(REFUSALS, text, at, end);
      inWord = letter;
    }
    return refused;
  }

  private static boolean holdsOne(String[] words, Text text, int at, int end) {
    for (String word : words) {
      int after = at + word.length();
      if (after <= end
          && text.startsWithIgnoringCase(word, at)
          && !Ascii.isLetterOrDigit(text.at(after))) {
        return true;
      }
    }
    return false;
  }

  /**
   * "Must" of "Password: Must hold a digit", where the sentence goes on, or {@code Creating...} of
   * what is called a password.
   */
  static boolean beginsSentence(Text text, int start, int end) {
    boolean goesOn = text.at(end) == ' ' && isLower(text.at(end + 1));
    boolean progress = text.startsWith(ELLIPSIS, end - ELLIPSIS.length());
    int wordEnd = progress ? end - ELLIPSIS.length() : end;
    return (goesOn || progress) && wordEnd > start && text.isOneOf(FIRST_WORDS, start, wordEnd);
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }
}
