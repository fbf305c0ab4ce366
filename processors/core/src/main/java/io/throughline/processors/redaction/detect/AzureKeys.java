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

  private static final int MOST_PADDING = 2;

  /** A signature and how many characters of Base64 stand before and behind it. */
  private record Key(String signature, int before, int behind) {
    int length() {
      return before + signature.length() + behind;
    }
  }

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

  private static final int SHORTEST = Arrays.stream(KEYS).mapToInt(Key::length).min().orElseThrow();

  private AzureKeys() {}

  /** A gram for each signature. */
  static List<String> signatures() {
    return Arrays.stream(KEYS)
        .map(key -> key.signature.replaceAll("(.)", "\\\\=$1"))
        .distinct()
        .toList();
  }

  static void detect(Text text, FindingSink sink) {
    int offset = text.offset();
    int limit = offset + text.length();
    byte[] bytes = text.bytes();
    for (int from = offset; from < limit; from += Long.SIZE) {
      long signs = AsciiBits.of('~', bytes, from, Math.min(from + Long.SIZE, limit));
      while (signs != 0) {
        int mark = from + Long.numberOfTrailingZeros(signs) - 1 - offset;
        signs &= signs - 1;
        if (text.peek(mark) == 'Q' && Ascii.isDigit(text.peek(mark - 1))) {
          clientSecret(text, mark, sink);
        }
      }
    }
    identifiable(text, sink);
  }

  private static void clientSecret(Text text, int mark, FindingSink sink) {
    int start = mark - BEFORE_MARK;
    int behind = mark + MARK.length();
    if (start < 0) {
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

  /** Looks at each run of Base64 that is long enough; what is shorter is not walked over. */
  private static void identifiable(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int limit = offset + text.length();
    int start = offset;
    while (start + SHORTEST <= limit) {
      int end = start + SHORTEST;
      int back = end;
      while (back > start && isOfKey(chars[back - 1])) {
        back--;
      }
      if (back > start) {
        start = back;
        continue;
      }
      while (end < limit && isOfKey(chars[end])) {
        end++;
      }
      if (isKey(text, start - offset, end - start)) {
        sink.found(start - offset, padded(text, end - offset));
      }
      start = end + 1;
    }
    text.spend(text.length());
  }

  private static boolean isKey(Text text, int start, int length) {
    for (Key key : KEYS) {
      if (key.length() == length && text.startsWith(key.signature, start + key.before)) {
        return true;
      }
    }
    return false;
  }

  private static int padded(Text text, int end) {
    int padded = end;
    while (padded < end + MOST_PADDING && text.at(padded) == '=') {
      padded++;
    }
    return padded;
  }

  /** Base64 of both alphabets. */
  private static boolean isOfKey(char c) {
    return Ascii.is(c, Ascii.WORD) || c == '+' || c == '/';
  }
}
