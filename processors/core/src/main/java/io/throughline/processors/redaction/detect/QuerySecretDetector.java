package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * Values of query and form parameters that open something: tokens, signatures of presigned URLs,
 * codes of a login.
 */
final class QuerySecretDetector implements Detector {

  private static final String[] NAMES =
      ("access_token id_token refresh_token token auth_token oauth_token jwt "
              + "x-amz-signature x-amz-security-token x-amz-credential awsaccesskeyid signature "
              + "sig x-goog-signature x-goog-credential googleaccessid x-oss-signature "
              + "x-oss-credential ossaccesskeyid x-ms-signature sas sv-sig hmac hash_hmac api_key "
              + "apikey api-key key subscription-key access_key accesskey secret client_secret "
              + "client_assertion password passwd pwd passphrase pass session sessionid "
              + "session_id sid jsessionid phpsessid auth authorization code code_verifier otp "
              + "pin ticket saml_response samlresponse samlrequest assertion magic magic_link "
              + "reset_token invite_token confirmation_token unsubscribe_token csrf_token "
              + "state_token private_token job_token upload_token security_token x-signature "
              + "key-pair-id policy_signature signed nonce_sig x-cos-security-token q-signature "
              + "x-api-key x-auth-token sso credential credentials")
          .replaceAll("[_-]", "")
          .split(" ");

  /** These name anything: an entry of a cache, a currency, an error. */
  private static final String[] COMMON = {"key", "code", "ticket", "session"};

  /** Under such a name: of two kinds of letters and digits, and of one. */
  private static final int SHORTEST_MIXED = 6;

  private static final int SHORTEST_WORD = 16;

  private static final int LONGEST = 24;

  private static final long[] AFTER_VALUE = Ascii.set("&#\"'<>;)]},");

  private static final int LETTERS = 26;

  /** The names without their joints, by their length and first letter. */
  private static final String[][] BY_LENGTH = new String[(LONGEST + 1) * LETTERS][];

  static {
    for (int length = 0; length <= LONGEST; length++) {
      for (int letter = 0; letter < LETTERS; letter++) {
        int wanted = length;
        int first = 'a' + letter;
        BY_LENGTH[length * LETTERS + letter] =
            Arrays.stream(NAMES)
                .filter(name -> name.length() == wanted && name.charAt(0) == first)
                .toArray(String[]::new);
      }
    }
  }

  @Override
  public String name() {
    return "query_secret";
  }

  @Override
  public Gate gate() {
    return Gate.grams("\\t\\=").and("\\?\\t", "\\&\\t", "\\;\\t", "\\#\\t").orKey(Topics.QUERY);
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    for (int at = 1; at < n - 1; at++) {
      if (chars[offset + at] != '='
          || !Ascii.is(chars[offset + at - 1], Ascii.NAME)
          || !isValue(chars[offset + at + 1])) {
        continue;
      }
      int start = text.runStart(at, at - LONGEST - 1, Ascii.NAME);
      char before = text.peek(start - 1);
      boolean first =
          before == '\0' && (text.key().isAbout(Topics.QUERY) || hasParameter(text, at));
      boolean parameter = before == '?' || before == '&' || before == ';' || before == '#' || first;
      if (parameter && isSecret(text, start, at)) {
        int end = at + 1;
        while (end < n && isValue(chars[offset + end])) {
          end++;
        }
        text.spend(end - at);
        if (opens(text, at + 1, end, before == '#')
            && !isOwnName(text, start, at, end)
            && !SecretValues.isEmpty(text, at + 1, end)
            && !(text.isOneOf(COMMON, start, at) && isWord(text, at + 1, end))) {
          sink.found(at + 1, end);
          at = end - 1;
        }
      }
    }
  }

  /** A number of up to three digits is a status or a count: {@code ?code=404&session=12}. */
  private static boolean opens(Text text, int start, int end, boolean fragment) {
    int digits = 0;
    while (start + digits < end && Ascii.isDigit(text.charAt(start + digits))) {
      digits++;
    }
    int length = end - start;
    return fragment ? length > 3 : length > 3 || digits < length;
  }

  /**
   * {@code checkout.title}, {@code EUR}, {@code E1001}: no token is so short, or of words alone.
   */
  private static boolean isWord(Text text, int start, int end) {
    boolean upper = false;
    boolean lower = false;
    int digits = 0;
    for (int at = start; at < end; at++) {
      char c = text.charAt(at);
      upper |= Ascii.isUpper(c);
      lower |= c >= 'a' && c <= 'z';
      digits += Ascii.isDigit(c) ? 1 : 0;
    }
    int length = end - start;
    boolean both = upper && lower;
    int least = digits == 0 ? (both ? SHORTEST_MIXED : SHORTEST_WORD) : both ? 0 : SHORTEST_MIXED;
    return digits < length && length < least;
  }

  /** {@code ?access_token=ACCESS_TOKEN} shows where one would stand. */
  private static boolean isOwnName(Text text, int start, int sign, int end) {
    int length = sign - start;
    boolean joint = false;
    for (int i = 0; i < length && end - sign - 1 == length; i++) {
      char c = text.charAt(start + i);
      joint |= isJoint(c);
      if (Ascii.toUpper(c) != text.charAt(sign + 1 + i)) {
        return false;
      }
    }
    return joint;
  }

  /** A form's body has no question mark, but another parameter. */
  private static boolean hasParameter(Text text, int from) {
    for (int at = text.indexOf('&', from); at >= 0; at = text.indexOf('&', at + 1)) {
      if (Ascii.is(text.at(at + 1), Ascii.WORD)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the name is one of them, be it {@code access_token} or {@code accessToken}. */
  private static boolean isSecret(Text text, int start, int end) {
    char[] chars = text.array();
    int from = text.offset() + start;
    int to = text.offset() + end;
    text.spend(end - start);
    while (from < to && isJoint(chars[from])) {
      from++;
    }
    int length = 0;
    for (int i = from; i < to; i++) {
      length += isJoint(chars[i]) ? 0 : 1;
    }
    int letter = from < to ? (chars[from] | 0x20) - 'a' : -1;
    if (length > LONGEST || letter < 0 || letter >= LETTERS) {
      return false;
    }
    for (String name : BY_LENGTH[length * LETTERS + letter]) {
      if (isName(chars, from, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isName(char[] chars, int from, String name) {
    int place = from;
    int matched = 0;
    while (matched < name.length()) {
      char c = chars[place++];
      if (isJoint(c)) {
        continue;
      }
      if (Ascii.toLower(c) != name.charAt(matched)) {
        return false;
      }
      matched++;
    }
    return true;
  }

  private static boolean isJoint(char c) {
    return c == '_' || c == '-';
  }

  private static boolean isValue(char c) {
    return c > ' ' && !Ascii.isIn(AFTER_VALUE, c);
  }
}
