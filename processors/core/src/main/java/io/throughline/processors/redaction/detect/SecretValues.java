package io.throughline.processors.redaction.detect;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Whether what is assigned to a name of some kind ({@link SecretNames}) is a credential, and not a
 * placeholder, a variable, a switch, or the mask of one already gone.
 */
final class SecretValues {

  private static final int SHORTEST_OF_KEY = 16;
  private static final int SHORTEST_TOKEN = 8;
  private static final int SHORTEST_WORDS = 20;

  /** In a token without digits, or under a name that is anything's. */
  private static final int MOST_SIGNS = 2;

  private static final int SHORTEST_CODE = 4;
  private static final int LONGEST_CODE = 10;

  /** So many of one sign in a row stand for what is left out: "YOUR_TOKEN_XXXXXXXX". */
  private static final int FILLERS = 8;

  /** End an object whose fields have blanks around them: {@code { Password = tiger }}. */
  private static final long[] CLOSING = Ascii.set("})]");

  private static final long[] AFTER_BARE = Ascii.set("&;,\"'<)]}`");

  /** Nobody's secret, in any case of letters; by their length. */
  private static final String[][] EMPTY = {
    {},
    {},
    {"no", "ok", "%s"},
    {"yes", "n/a", "str"},
    {"null", "true", "none"},
    {"false"},
    {"string", "hidden", "masked"},
    {"string!"},
    {"redacted", "filtered"},
    {"undefined"}
  };

  private static final long[] EMPTY_INITIALS =
      Ascii.set(
          Arrays.stream(EMPTY)
              .flatMap(Arrays::stream)
              .map(word -> "" + word.charAt(0) + Ascii.toUpper(word.charAt(0)))
              .collect(Collectors.joining()));

  /** With brackets. */
  private static final int LONGEST_MASK = 16;

  /** Ends the keys that a vendor's documents show. */
  static final String EXAMPLE = "EXAMPLE";

  /** As "failures". */
  private static final int LONGEST_FAILED = 8;

  /** In brackets: what was there is masked already, by this library or another. */
  private static final String[] MASKS = masks();

  private SecretValues() {}

  private static String[] masks() {
    String[] names = Detectors.SECRETS.toArray(new String[0]);
    String[] masks = Arrays.copyOf(names, names.length + 5);
    masks[names.length] = "redacted";
    masks[names.length + 1] = "filtered";
    masks[names.length + 2] = "masked";
    masks[names.length + 3] = "hidden";
    masks[names.length + 4] = "protected";
    return masks;
  }

  /** Whether a value without quotes ends before {@code c}. */
  static boolean ends(char c) {
    return c <= ' ' || Ascii.isIn(AFTER_BARE, c);
  }

  /**
   * Whether the text from {@code start} to {@code end} is one; {@code prose} says that it stands
   * after a blank and without quotes.
   */
  static boolean isSecret(Text text, int start, int end, int kind, boolean prose) {
    int length = end - start;
    boolean password = kind == SecretNames.PASSWORD;
    if ((kind == SecretNames.KEY && length < SHORTEST_OF_KEY)
        || (kind == SecretNames.TOKEN && length < SHORTEST_TOKEN)) {
      return false;
    }
    long counts = mixture(text, start, end);
    boolean signs = mayHoldSigns(length, counts);
    boolean code = kind == SecretNames.CODE && Mixture.of(counts, Mixture.DIGIT) == length;
    if ((!password && !(code ? isCode(length) : isRandom(length, counts, kind)))
        || isVariable(text, start, end)
        || isEmpty(text, start, end)
        || isMask(text, start, end)
        || (signs && SecretMentions.isObject(text, start, end))
        || (signs && prose && isField(text, start, end))
        || (!password && text.startsWith(EXAMPLE, end - EXAMPLE.length()))
        || (!password && isVersion(text, start, end))) {
      return false;
    }
    int letters = Mixture.of(counts, Mixture.UPPER) + Mixture.of(counts, Mixture.LOWER);
    if (letters == 0 && Mixture.of(counts, Mixture.DIGIT) == 0 && isOneSign(text, start, end)) {
      return false;
    }
    if (password) {
      return isPassword(text, start, end, counts, prose);
    }
    return code || isToken(text, start, end, counts, kind);
  }

  /** Whether nothing is there but a word for that: {@code null}, {@code false}. */
  static boolean isEmpty(Text text, int start, int end) {
    int length = end - start;
    return length < EMPTY.length
        && Ascii.isIn(EMPTY_INITIALS, text.peek(start))
        && text.isOneOf(EMPTY[length], start, end);
  }

  /** Whether {@link #mayBeToken} could say so of what begins there, wherever it ends. */
  static boolean mayBeginToken(Text text, int start) {
    LineBits bits = text.bits();
    if (bits.holdDigit(start, Mixture.MOST)) {
      return true;
    }
    long others = bits.nonLetters(start, SHORTEST_WORDS);
    if (Long.bitCount(others) > MOST_SIGNS) {
      return false;
    }
    while (others != 0 && text.peek(start + Long.numberOfTrailingZeros(others)) != ' ') {
      others &= others - 1;
    }
    return others == 0;
  }

  /** Whether {@link #isSecret} could say so of one that is no password. */
  static boolean mayBeToken(Text text, int start, int end) {
    int length = end - start;
    LineBits bits = text.bits();
    if (length < SHORTEST_TOKEN) {
      return length >= SHORTEST_CODE && bits.areDigits(start, length);
    }
    int most = Math.min(length, Mixture.MOST);
    return bits.holdDigit(start, most)
        || (length >= SHORTEST_WORDS
            && most - bits.countLetters(start, most) <= MOST_SIGNS
            && isWord(length, mixture(text, start, end)));
  }

  /** Whether {@link #isSecret} could say so of one under a name that is anything's. */
  static boolean mayBeOfKey(Text text, int start, int end) {
    int most = Math.min(end - start, Mixture.MOST);
    return most >= SHORTEST_OF_KEY && text.bits().countOthers(start, most) <= MOST_SIGNS;
  }

  /** Whether it could say so of what begins there, wherever it ends. */
  static boolean mayBeginOfKey(Text text, int start) {
    return text.bits().countOthers(start, SHORTEST_OF_KEY) <= MOST_SIGNS;
  }

  /** Whether others than letters, digits and blanks may be in a value; the first ones are told. */
  private static boolean mayHoldSigns(int length, long counts) {
    return length > Mixture.MOST || Mixture.of(counts, Mixture.SIGN) > 0;
  }

  /** What the first characters are. */
  private static long mixture(Text text, int start, int end) {
    return text.mixture(start, Math.min(end, start + Mixture.MOST));
  }

  /** Letters of both cases, as a random token without digits has. */
  private static boolean isWord(int length, long counts) {
    return length >= SHORTEST_WORDS
        && Mixture.of(counts, Mixture.UPPER) > 0
        && Mixture.of(counts, Mixture.LOWER) > 0
        && Mixture.of(counts, Mixture.BLANK) == 0
        && Mixture.of(counts, Mixture.SIGN) <= MOST_SIGNS;
  }

  private static boolean isCode(int length) {
    return length >= SHORTEST_CODE && length <= LONGEST_CODE;
  }

  /** Whether the characters are mixed as those of a token are. */
  private static boolean isRandom(int length, long counts, int kind) {
    boolean upper = Mixture.of(counts, Mixture.UPPER) > 0;
    boolean lower = Mixture.of(counts, Mixture.LOWER) > 0;
    boolean mixed = Mixture.of(counts, Mixture.DIGIT) > 0 && (upper || lower);
    int blanks = Mixture.of(counts, Mixture.BLANK);
    return kind == SecretNames.KEY
        // With points it is rather a cache's.
        ? mixed
            && upper
            && lower
            && blanks == 0
            && Mixture.of(counts, Mixture.SIGN) <= MOST_SIGNS
            && Mixture.of(counts, Mixture.POINT) == 0
        : (length >= SHORTEST_TOKEN && mixed && blanks <= length / 8) || isWord(length, counts);
  }

  private static boolean isToken(Text text, int start, int end, long counts, int kind) {
    int braces = Mixture.of(counts, Mixture.BRACE) - (text.charAt(start) == '{' ? 1 : 0);
    int blanks = Mixture.of(counts, Mixture.BLANK);
    boolean call =
        kind == SecretNames.TOKEN
            && Mixture.of(counts, Mixture.BRACKET) > 0
            && (blanks > 0 || !ValueBounds.isQuote(text.at(start - 1)));
    // A provider's constructor, a template.
    if (braces > 0 || call) {
      return false;
    }
    boolean letters = Mixture.of(counts, Mixture.DIGIT) == 0;
    return !(letters && SecretMentions.isClass(text, start, end))
        && !holdsFillers(text, start, end, counts);
  }

  /**
   * In prose a plain word after "password:" is no password; "storePassword=0" is a switch, "pass:
   * 10 fail: 2" counts, and {@link SourceCode} reads it from elsewhere.
   */
  private static boolean isPassword(Text text, int start, int end, long counts, boolean prose) {
    int length = end - start;
    int digits = Mixture.of(counts, Mixture.DIGIT);
    boolean few = length == 1 || (length == 2 && prose);
    if (digits == length && (few || isTally(text, end))) {
      return false;
    }
    boolean bothCases =
        Mixture.of(counts, Mixture.UPPER) > 0 && Mixture.of(counts, Mixture.LOWER) > 0;
    boolean word = digits == 0 && Mixture.of(counts, Mixture.SIGN) == 0 && !bothCases;
    boolean titled = digits == 0 && Mixture.of(counts, Mixture.UPPER) == 1 && prose;
    boolean plain =
        (prose && word && text.at(end) == ' ' && !Ascii.isIn(CLOSING, text.at(end + 1)))
            || (titled && SecretMentions.beginsSentence(text, start, end))
            || (Mixture.of(counts, Mixture.BLANK) > 0
                && SecretMentions.isRefusal(text, start, Math.min(end, start + Mixture.MOST)));
    boolean code =
        (digits == 0 || Mixture.of(counts, Mixture.SIGN) > 0)
            && SourceCode.isExpression(text, start, end, !mayHoldSigns(length, counts));
    return !plain && !code && !(digits == 0 && holdsFillers(text, start, end, counts));
  }

  /** Whether the first characters are all the same. */
  private static boolean isOneSign(Text text, int start, int end) {
    char sign = text.charAt(start);
    int seen = start + 1;
    while (seen < Math.min(end, start + Mixture.MOST) && text.charAt(seen) == sign) {
      seen++;
    }
    return seen == Math.min(end, start + Mixture.MOST);
  }

  /** Whether so many of one sign in a row stand among the first characters. */
  private static boolean holdsFillers(Text text, int start, int end, long counts) {
    if (Mixture.of(counts, Mixture.FILLER) < FILLERS) {
      return false;
    }
    int limit = Math.min(end, start + Mixture.MOST);
    // Each such row holds one of these places.
    for (int at = start + FILLERS - 1; at < limit; at += FILLERS) {
      char filler = text.charAt(at);
      if (!Mixture.isFiller(filler)) {
        continue;
      }
      int first = at;
      while (first > start && text.charAt(first - 1) == filler) {
        first--;
      }
      int behind = at + 1;
      while (behind < limit && text.charAt(behind) == filler) {
        behind++;
      }
      if (behind - first >= FILLERS) {
        return true;
      }
    }
    return false;
  }

  /** "pass: 312, fail: 2" counts, too; what stands before a mere "failed" does not. */
  private static boolean isTally(Text text, int end) {
    int next = text.at(end) == ',' ? end + 2 : end + 1;
    if (!text.startsWithIgnoringCase("fail", next)) {
      return false;
    }
    int sign = text.runEnd(next, next + LONGEST_FAILED, Ascii.LETTER);
    if (text.at(sign) != '=' && text.at(sign) != ':') {
      return false;
    }
    return Ascii.isDigit(text.at(text.at(sign + 1) == ' ' ? sign + 2 : sign + 1));
  }

  /**
   * {@code $NAME}, <code>${name}</code>, <code>{{name}}</code>, {@code <name>}; but not the hash
   * {@code $2a$10$…}, nor what follows the name of an encoder, <code>{noop}kim</code>.
   */
  private static boolean isVariable(Text text, int start, int end) {
    char first = text.peek(start);
    char second = text.peek(start + 1);
    if (first == '$') {
      int name = start + 1;
      while (name < end && (Ascii.isLetterOrDigit(text.charAt(name)) || text.charAt(name) == '_')) {
        name++;
      }
      return second == '{' || second == '(' || (name == end && !Ascii.isDigit(second));
    }
    if (first != '{') {
      return first == '<';
    }
    int close = start + 1;
    while (close < end && isEncoder(text.charAt(close))) {
      close++;
    }
    return close == start + 1 || close + 1 >= end || text.charAt(close) != '}';
  }

  /** Within the name of an encoder, as <code>{scrypt@SpringSecurity_v5_8}</code>. */
  static boolean isEncoder(char c) {
    return Ascii.isLetterOrDigit(c) || c == '@' || c == '_' || c == '-';
  }

  /** "token: user=kim" says something else of it, unlike what base64 fills up. */
  private static boolean isField(Text text, int start, int end) {
    char[] chars = text.array();
    int offset = text.offset();
    int sign = start;
    while (sign < end && ((chars[offset + sign] | 0x20) >= 'a' || chars[offset + sign] == '_')) {
      sign++;
    }
    text.spend(1 + sign - start);
    return sign > start + 1
        && end - sign > 1
        && end - sign <= SHORTEST_TOKEN
        && text.charAt(sign) == '='
        && text.charAt(sign + 1) != '=';
  }

  /** In brackets, behind the token's beginning or not. */
  private static boolean isMask(Text text, int start, int end) {
    int close = text.peek(end - 1) == ']' ? end - 1 : end;
    if (text.peek(close) != ']') {
      return false;
    }
    int least = Math.max(start - 1, close - LONGEST_MASK);
    int open = close - 1;
    while (open > least && text.at(open) != '[') {
      open--;
    }
    return text.at(open) == '[' && text.isOneOf(MASKS, open + 1, close);
  }

  /** "auth:1.22.3-beta" is an image with its version, as is "auth:v1.22.3". */
  private static boolean isVersion(Text text, int start, int end) {
    int number = text.charAt(start) == 'v' ? start + 1 : start;
    int dot = number;
    while (dot < end && Ascii.isDigit(text.charAt(dot))) {
      dot++;
    }
    return dot > number && dot < end && text.charAt(dot) == '.' && Ascii.isDigit(text.at(dot + 1));
  }
}
