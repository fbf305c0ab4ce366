package io.throughline.processors.redaction.detect;

import java.util.Arrays;
import java.util.List;

/**
 * Azure's keys, known by a signature in their middle: client secrets of Entra ID, and keys that
 * Microsoft calls identifiable, of storage accounts, DevOps, registries, functions and others.
 *
 * <p>Source: the patterns that Microsoft publishes with its Security Utilities (SEC101/152 to 200).
 */
final class AzureKeys {

  /** Of client secrets, for a gate: three characters, a digit, this, and 31 to 34 more. */
  static final String CLIENT_SECRET = "\\d\\=Q\\~";

  private static final String MARK = "Q~";
  private static final int BEFORE_MARK = 4;
  private static final int FEWEST_BEHIND = 31;
  private static final int MOST_BEHIND = 34;

  /** A signature and how many characters of Base64 stand before and behind it. */
  private record Key(String signature, int before, int behind) {}

  private static final Key[] KEYS = {
    new Key("AZDO", 76, 4),
    new Key("+ASt", 76, 6),
    new Key("+ABa", 76, 6),
    new Key("+AMC", 76, 6),
    new Key("ACDb", 76, 6),
    new Key("APIM", 76, 6),
    new Key("JQQJ", 52, 28),
    new Key("JQQJ", 52, 30),
    new Key("AzFu", 44, 6),
    new Key("AzSe", 42, 6),
    new Key("+ACR", 42, 6),
    new Key("AzCa", 33, 6),
    new Key("AIoT", 33, 6),
    new Key("+ASb", 33, 6),
    new Key("+AEh", 33, 6),
    new Key("+ARm", 33, 6)
  };

  /** How the signatures and the mark begin. */
  private static final Pairs BEGINNINGS =
      new Pairs().add("A", "ZzCPI").add("+", "A").add("J", "Q").add("Q", "~");

  private AzureKeys() {}

  /** A gram for each signature. */
  static List<String> signatures() {
    return Arrays.stream(KEYS)
        .map(key -> key.signature.replaceAll("(.)", "\\\\=$1"))
        .distinct()
        .toList();
  }

  static void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int last = offset + text.length() - 1;
    for (int i = BEGINNINGS.next(chars, offset, last);
        i < last;
        i = BEGINNINGS.next(chars, i + 1, last)) {
      if (chars[i] == MARK.charAt(0) && chars[i + 1] == MARK.charAt(1)) {
        clientSecret(text, i - offset, sink);
      } else {
        key(text, i - offset, sink);
      }
    }
  }

  private static void clientSecret(Text text, int mark, FindingSink sink) {
    int start = mark - BEFORE_MARK;
    int behind = mark + MARK.length();
    if (start < 0 || !Ascii.isDigit(text.at(mark - 1))) {
      return;
    }
    int end = behind;
    while (end <= behind + MOST_BEHIND && isOfSecret(text.at(end))) {
      end++;
    }
    while (text.at(end - 1) == '.') {
      // The end of a sentence.
      end--;
    }
    boolean whole = end - behind >= FEWEST_BEHIND && end - behind <= MOST_BEHIND;
    for (int i = start; whole && i < mark; i++) {
      whole = isOfSecret(text.charAt(i));
    }
    if (whole) {
      sink.found(start, end);
    }
  }

  private static boolean isOfSecret(char c) {
    return Ascii.isLetterOrDigit(c) || c == '_' || c == '~' || c == '.' || c == '-';
  }

  private static void key(Text text, int signature, FindingSink sink) {
    for (Key key : KEYS) {
      if (text.startsWith(key.signature, signature)) {
        int start = signature - key.before;
        int end = signature + key.signature.length() + key.behind;
        // What stands beside a key is looked at first, so that a long run is walked over once.
        if (start >= 0
            && end <= text.length()
            && !isOfKey(text.at(start - 1))
            && !isOfKey(text.at(end))
            && isKey(text, start, end)) {
          sink.found(
              start, text.at(end) == '=' ? text.at(end + 1) == '=' ? end + 2 : end + 1 : end);
          return;
        }
      }
    }
  }

  private static boolean isKey(Text text, int start, int end) {
    int at = start;
    while (at < end && isOfKey(text.charAt(at))) {
      at++;
    }
    return at == end;
  }

  /** Base64 of both alphabets. */
  private static boolean isOfKey(char c) {
    return Ascii.is(c, Ascii.WORD) || c == '+' || c == '/';
  }
}
