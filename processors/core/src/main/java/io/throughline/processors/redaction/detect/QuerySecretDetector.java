package io.throughline.processors.redaction.detect;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
              + "x-api-key x-auth-token sso credential credentials oauth_signature hapikey sign")
          .replaceAll("[_-]", "")
          .split(" ");

  /** These name anything: an entry of a cache, a currency, an error. */
  private static final String[] COMMON = {"key", "code", "ticket", "session", "sign"};

  /** Under such a name: of two kinds of letters and digits, and of one. */
  private static final int SHORTEST_MIXED = 6;

  private static final int SHORTEST_WORD = 16;

  private static final int LONGEST = 24;

  private static final long[] AFTER_VALUE = Ascii.set("&#\"'<>;)]},");

  private static final int LETTERS = 26;

  /** A name without its joints, and whether it is one of those that name anything. */
  private record Name(String letters, boolean isCommon) {

    /** Written with joints it is none of these. */
    boolean common(int written) {
      return isCommon && written == letters.length();
    }
  }

  /** The names without their joints, by their length and first letter. */
  private static final Name[][] BY_LENGTH = new Name[(LONGEST + 1) * LETTERS][];

  static {
    for (int length = 0; length <= LONGEST; length++) {
      for (int letter = 0; letter < LETTERS; letter++) {
        int wanted = length;
        int first = 'a' + letter;
        BY_LENGTH[length * LETTERS + letter] =
            Arrays.stream(NAMES)
                .filter(name -> name.length() == wanted && name.charAt(0) == first)
                .map(name -> new Name(name, Arrays.asList(COMMON).contains(name)))
                .toArray(Name[]::new);
      }
    }
  }

  @Override
  public String name() {
    return "query_secret";
  }

  @Override
  public Gate gate() {
    // What begins a parameter is rarer than its sign, which stands in every line of names and
    // values.
    return Gate.grams("\\?\\t", "\\&\\t", "\\;\\t", "\\#\\t").orKey(Topics.QUERY);
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    int offset = text.offset();
    int n = text.length();
    byte[] bytes = text.bytes();
    int free = 1;
    for (int block = 0; block < n; block += Long.SIZE) {
      int to = Math.min(block + Long.SIZE, n);
      long signs = AsciiBits.of('=', bytes, offset + block, offset + to);
      while (signs != 0) {
        int at = block + Long.numberOfTrailingZeros(signs);
        signs &= signs - 1;
        int end = at >= free && at < n - 1 ? secretEnd(text, at) : -1;
        if (end > 0) {
          sink.found(at + 1, end);
          free = end;
        }
      }
    }
  }

  /** The end of the secret behind an equals sign, or -1. */
  private static int secretEnd(Text text, int at) {
    char[] chars = text.array();
    int sign = text.offset() + at;
    if (!Ascii.is(chars[sign - 1], Ascii.NAME) || !isValue(chars[sign + 1])) {
      return -1;
    }
    int start = text.runStart(at, at - LONGEST - 1, Ascii.NAME);
    char before = text.peek(start - 1);
    boolean first = before == '\0' && (text.key().isAbout(Topics.QUERY) || hasParameter(text, at));
    boolean parameter = before == '?' || before == '&' || before == ';' || before == '#' || first;
    Name name = parameter ? name(text, start, at) : null;
    if (name == null) {
      return -1;
    }
    int end = at + 1;
    int n = text.length();
    while (end < n && isValue(chars[text.offset() + end])) {
      end++;
    }
    text.spend(end - at);
    return opens(text, at + 1, end, before == '#')
            && !(name.common(at - start) && isWord(text, at + 1, end))
            && !isOwnName(text, start, at, end)
            && !SecretValues.isEmpty(text, at + 1, end)
        ? end
        : -1;
  }

  /** A number of up to three digits is a status or a count: {@code ?code=404&session=12}. */
  private static boolean opens(Text text, int start, int end, boolean fragment) {
    int length = end - start;
    if (length > 3 || fragment) {
      return length > 3;
    }
    int digits = 0;
    while (digits < length && Ascii.isDigit(text.peek(start + digits))) {
      digits++;
    }
    return digits < length;
  }

  /**
   * {@code checkout.title}, {@code EUR}, {@code E1001}: no token is so short, or of words alone.
   */
  private static boolean isWord(Text text, int start, int end) {
    int classes = 0;
    int digits = 0;
    for (int at = start; at < end; at++) {
      char c = text.peek(at);
      classes |= Ascii.classes(c);
      digits += Ascii.isDigit(c) ? 1 : 0;
    }
    text.spend(end - start);
    int length = end - start;
    boolean both = (classes & Ascii.LETTER) == Ascii.LETTER;
    int least = digits == 0 ? (both ? SHORTEST_MIXED : SHORTEST_WORD) : both ? 0 : SHORTEST_MIXED;
    return digits < length && length < least;
  }

  /** {@code ?access_token=ACCESS_TOKEN} shows where one would stand. */
  private static boolean isOwnName(Text text, int start, int sign, int end) {
    int length = sign - start;
    if (end - sign - 1 != length) {
      return false;
    }
    boolean joint = false;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(start + i);
      joint |= isLeftOut(c);
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

  /** Which of them the name is, be it {@code access_token} or {@code accessToken}, or null. */
  private static @Nullable Name name(Text text, int start, int end) {
    char[] chars = text.array();
    int from = text.offset() + start;
    int to = text.offset() + end;
    text.spend(end - start);
    while (from < to && isLeftOut(chars[from])) {
      from++;
    }
    int length = 0;
    for (int i = from; i < to; i++) {
      length += isLeftOut(chars[i]) ? 0 : 1;
    }
    int letter = from < to ? (chars[from] | 0x20) - 'a' : -1;
    if (length > LONGEST || letter < 0 || letter >= LETTERS) {
      return null;
    }
    for (Name name : BY_LENGTH[length * LETTERS + letter]) {
      if (isName(chars, from, name.letters)) {
        return name;
      }
    }
    return null;
  }

  private static boolean isName(char[] chars, int from, String name) {
    int place = from;
    int matched = 0;
    while (matched < name.length()) {
      char c = chars[place++];
      if (isLeftOut(c)) {
        continue;
      }
      if (Ascii.toLower(c) != name.charAt(matched)) {
        return false;
      }
      matched++;
    }
    return true;
  }

  /** What parts the words of a name, which is known without it. */
  private static boolean isLeftOut(char c) {
    return c == '_' || c == '-';
  }

  private static boolean isValue(char c) {
    return c > ' ' && !Ascii.isIn(AFTER_VALUE, c);
  }
}
