package io.throughline.processors.redaction.detect;

/** Names under which credentials are kept: {@code client_secret}, {@code spring.mail.password}. */
final class SecretNames {

  /** Not a name for a credential. */
  static final int NONE = 0;

  /** {@code key} alone: only a value that looks random is one. */
  static final int KEY = 1;

  /** Tokens, secrets and keys of a kind. */
  static final int TOKEN = 2;

  /** Passwords: people choose them, so anything may be one. */
  static final int PASSWORD = 3;

  private static final int LONGEST = 64;

  private static final String[] PASSWORDS = {
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "pass",
    "passcode",
    "passwort",
    "contraseña",
    "pw",
    "cvv",
    "cvc",
    "cvv2",
    "motdepasse",
    "userpass",
    "dbpass"
  };

  private static final String[] TOKENS = {
    "secret",
    "token",
    "apikey",
    "accesskey",
    "secretkey",
    "privatekey",
    "accountkey",
    "sharedkey",
    "sharedaccesskey",
    "signingkey",
    "encryptionkey",
    "authkey",
    "masterkey",
    "appkey",
    "apitoken",
    "credential",
    "credentials",
    "authorization",
    "clientsecret",
    "secretaccesskey",
    "oauth",
    "secretid",
    "accessid",
    "licensekey",
    "webhookkey",
    "bearer",
    "jwt",
    "cookie",
    "setcookie",
    "sas",
    "sessiontoken",
    "auth",
    "arttapi",
    "artapi",
    "salt",
    "keybase",
    "accesskeyid",
    "otp",
    "integrationkey",
    "consumerkey",
    "servicekey",
    "deploykey",
    "apisecret",
    "hmac",
    "storagekey",
    "clientid"
  };

  private SecretNames() {}

  /**
   * The kind of name that ends at {@code to}. Case, separators and a trailing number do not count;
   * the last word decides, so {@code token.count} is none.
   */
  static int kindOf(CharSequence text, int from, int to) {
    int end = to;
    while (end > from && (Ascii.isDigit(text.charAt(end - 1)) || isJoint(text.charAt(end - 1)))) {
      end--;
    }
    int start = Math.max(from, end - LONGEST);
    if (ends(text, start, end, PASSWORDS)) {
      return PASSWORD;
    }
    if (ends(text, start, end, TOKENS)) {
      return TOKEN;
    }
    return endsWith(text, start, end, "key") ? KEY : NONE;
  }

  private static boolean ends(CharSequence text, int start, int end, String[] names) {
    for (String name : names) {
      if (endsWith(text, start, end, name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the text ends with the word or words of {@code name}, joints left out. */
  private static boolean endsWith(CharSequence text, int start, int end, String name) {
    int place = end;
    for (int i = name.length() - 1; i >= 0; i--) {
      while (place > start && isJoint(text.charAt(place - 1)) && i < name.length() - 1) {
        place--;
      }
      if (place == start || Ascii.toLower(text.charAt(place - 1)) != name.charAt(i)) {
        return false;
      }
      place--;
    }
    // Short words must stand alone: "compass" and "oauth" are not "pass" and "auth".
    return name.length() > 5
        || place == start
        || !Ascii.isLetterOrDigit(text.charAt(place - 1))
        || (Ascii.isUpper(text.charAt(place)) && !Ascii.isUpper(text.charAt(place - 1)));
  }

  private static boolean isJoint(char c) {
    return c == '_' || c == '-' || c == '.' || c == ' ';
  }
}
