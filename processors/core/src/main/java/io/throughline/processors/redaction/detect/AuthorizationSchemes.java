package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * Schemes behind the name of the header {@code Authorization} that {@link PasswordDetector} reads.
 */
final class AuthorizationSchemes {

  private static final String NAME = "authorization";

  /** Some sign by parameters, the others send a token. */
  private static final String[] SCHEMES = {
    "digest ",
    "oauth ",
    "hawk ",
    "mac ",
    "signature ",
    "token ",
    "aws4-hmac-sha256 ",
    "negotiate ",
    "ntlm ",
    "sharedkey ",
    "ssws ",
    "aws ",
    "apikey "
  };

  private static final int LETTERS = 26;

  /** By their first letter. */
  private static final String[][] BY_INITIAL = new String[LETTERS][];

  static {
    for (int letter = 0; letter < LETTERS; letter++) {
      int initial = 'a' + letter;
      BY_INITIAL[letter] =
          Arrays.stream(SCHEMES)
              .filter(scheme -> scheme.charAt(0) == initial)
              .toArray(String[]::new);
    }
  }

  private AuthorizationSchemes() {}

  /** Whether a value begins at {@code from} with a scheme. */
  static boolean begin(Text text, int from) {
    int letter = Ascii.toLower(text.peek(from)) - 'a';
    if (letter < 0 || letter >= LETTERS) {
      return false;
    }
    for (String scheme : BY_INITIAL[letter]) {
      if (Ascii.toLower(text.peek(from + 1)) == scheme.charAt(1)
          && text.startsWithIgnoringCase(scheme, from)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the header's name could end with that letter. */
  static boolean mayEndName(char last) {
    return (last | 0x20) == 'n';
  }

  /** Whether the header's name ends there. */
  static boolean isName(Text text, int end) {
    return text.startsWithIgnoringCase(NAME, end - NAME.length());
  }
}
