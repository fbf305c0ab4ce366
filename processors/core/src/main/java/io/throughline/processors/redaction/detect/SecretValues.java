package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * Whether what is assigned to a name of some kind ({@link SecretNames}) is a credential, and not a
 * placeholder, a variable, a switch, or the mask of one already gone.
 */
final class SecretValues {

  private static final int SHORTEST_OF_KEY = 16;
  private static final int SHORTEST_TOKEN = 8;
  private static final int SHORTEST_WORDS = 20;
  private static final int SHORTEST_CODE = 4;
  private static final int LONGEST_CODE = 10;

  /** Further characters change no verdict. */
  static final int SEEN = 64;

  /** So many of one sign in a row stand for what is left out: "YOUR_TOKEN_XXXXXXXX". */
  private static final int FILLERS = 8;

  private static final long[] AFTER_BARE = Ascii.set("&;,\"'<)]}`");
  private static final long[] FILLER = Ascii.set("xX*#.0");

  /** Nobody's secret, in any case of letters. */
  private static final String[] EMPTY = {
    "no",
    "ok",
    "%s",
    "yes",
    "n/a",
    "null",
    "true",
    "none",
    "false",
    "redacted",
    "filtered",
    "undefined"
  };

  private static final int LONGEST_EMPTY = 9;

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
    String[] masks = Arrays.copyOf(names, names.length + 4);
    masks[names.length] = "redacted";
    masks[names.length + 1] = "filtered";
    masks[names.length + 2] = "masked";
    masks[names.length + 3] = "hidden";
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
        || (kind == SecretNames.TOKEN && length < SHORTEST_TOKEN)
        || isVariable(text, start, end)
        || (length <= LONGEST_EMPTY && isOneOf(EMPTY, text, start, end))
        || isMask(text, start, end)
        || (prose && isField(text, start, end))
        || (!password && text.startsWith(EXAMPLE, end - EXAMPLE.length()))
        || (!password && isVersion(text, start, end))) {
      return false;
    }
    // Where every few characters name a token, each would look at the same ones.
    boolean digitless = !password && !text.holdsDigit(start, start + Math.min(length, SEEN));
    if (digitless && kind == SecretNames.KEY) {
      return false;
    }
    int digits = 0;
    int letters = 0;
    int blanks = 0;
    int signs = 0;
    boolean upper = false;
    boolean lower = false;
    boolean same = true;
    int fillers = 0;
    boolean placeholder = false;
    char last = '\0';
    char[] chars = text.array();
    int from = text.offset() + start;
    int to = from + Math.min(length, SEEN);
    text.spend(to - from);
    for (int i = from; i < to; i++) {
      char c = chars[i];
      same &= i == from || c == last;
      if (Ascii.isLetter(c)) {
        letters++;
        upper |= c < 'a';
        lower |= c >= 'a';
      } else if (Ascii.isDigit(c)) {
        digits++;
      } else if (c == ' ') {
        blanks++;
      } else {
        signs++;
      }
      fillers = !Ascii.isIn(FILLER, c) ? 0 : c == last ? fillers + 1 : 1;
      placeholder |= fillers == FILLERS;
      if (!password) {
        // A cache's key, a provider's constructor, a placeholder; or neither mixed nor long words.
        if ((placeholder && kind != SecretNames.CODE)
            || (kind == SecretNames.KEY && (signs > 2 || c == '.' || c == ':'))
            || (kind == SecretNames.TOKEN && c == '(')
            || (c == '{' && i > from)
            || (digitless && (signs > 2 || blanks > 0))) {
          return false;
        }
      }
      last = c;
    }
    if (same && letters == 0 && digits == 0) {
      return false;
    }
    if (password) {
      // In prose a plain word after "password:" is no password; "storePassword=0" is a switch, and
      // "pass: 10 fail: 2" counts.
      boolean word = digits == 0 && signs == 0 && !(upper && lower);
      boolean goesOn = text.at(end) == ' ';
      boolean few = length == 1 || (length == 2 && prose);
      boolean count = digits == length && (few || isTally(text, end));
      return !count && !(prose && word && goesOn) && !(placeholder && digits == 0);
    }
    if (kind == SecretNames.CODE && digits == length) {
      return length >= SHORTEST_CODE && length <= LONGEST_CODE;
    }
    if (placeholder) {
      return false;
    }
    boolean mixed = digits > 0 && letters > 0;
    if (kind == SecretNames.KEY) {
      return mixed && upper && lower && blanks == 0 && signs <= 2;
    }
    return (length >= SHORTEST_TOKEN && mixed && blanks <= length / 8)
        || (length >= SHORTEST_WORDS && upper && lower && blanks == 0 && signs <= 2);
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

  /** Whether what begins at {@code from} could be a credential though it holds no digit. */
  static boolean mayBeWords(Text text, int from) {
    char[] chars = text.array();
    int offset = text.offset();
    int end = from + SHORTEST_WORDS;
    if (end > text.length()) {
      return false;
    }
    int signs = 0;
    int place = from;
    while (place < end && signs <= 2) {
      char c = chars[offset + place];
      signs += c == ' ' ? 3 : Ascii.isLetterOrDigit(c) ? 0 : 1;
      place++;
    }
    text.spend(place - from);
    return signs <= 2;
  }

  /**
   * {@code $NAME}, <code>${name}</code>, <code>{{name}}</code>, {@code <name>}; but not the hash
   * {@code $2a$10$…}, nor what follows the name of an encoder, <code>{noop}kim</code>.
   */
  private static boolean isVariable(Text text, int start, int end) {
    char first = text.charAt(start);
    char second = text.at(start + 1);
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

  /** "token: user=kim" says something else of it; what opens something is longer. */
  private static boolean isField(Text text, int start, int end) {
    int sign = start;
    while (sign < end && ((text.charAt(sign) | 0x20) >= 'a' || text.charAt(sign) == '_')) {
      sign++;
    }
    return sign > start + 1
        && end - sign > 1
        && end - sign <= SHORTEST_TOKEN
        && text.charAt(sign) == '=';
  }

  /** In brackets, behind the token's beginning or not. */
  private static boolean isMask(Text text, int start, int end) {
    int close = text.charAt(end - 1) == ']' ? end - 1 : end;
    int least = Math.max(start - 1, close - LONGEST_MASK);
    int open = close - 1;
    while (open > least && text.at(open) != '[') {
      open--;
    }
    return text.at(close) == ']' && text.at(open) == '[' && isOneOf(MASKS, text, open + 1, close);
  }

  private static boolean isOneOf(String[] words, Text text, int start, int end) {
    for (String word : words) {
      if (word.length() == end - start && text.startsWithIgnoringCase(word, start)) {
        return true;
      }
    }
    return false;
  }

  /** "auth:1.22.3-beta" is an image with its version. */
  private static boolean isVersion(Text text, int start, int end) {
    int dot = start;
    while (dot < end && Ascii.isDigit(text.charAt(dot))) {
      dot++;
    }
    return dot > start && dot < end && text.charAt(dot) == '.' && Ascii.isDigit(text.at(dot + 1));
  }
}
