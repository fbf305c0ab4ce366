package io.throughline.processors.redaction.detect;

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

  private AuthorizationSchemes() {}

  /** Whether a value begins at {@code from} with a scheme, and the header's name ends before it. */
  static boolean begins(Text text, int nameEnd, int from) {
    if (!text.startsWithIgnoringCase(NAME, nameEnd - NAME.length())) {
      return false;
    }
    char first = Ascii.toLower(text.at(from));
    for (String scheme : SCHEMES) {
      if (scheme.charAt(0) == first && text.startsWithIgnoringCase(scheme, from)) {
        return true;
      }
    }
    return false;
  }
}
