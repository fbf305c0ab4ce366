package io.throughline.processors.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.throughline.processors.redaction.detect.Detectors;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keyed stand-ins for a person's identifiers: {@code k1_} and 32 letters. The input is normalised
 * first, so that one person gets one token whatever the service's way of writing.
 *
 * <p>A token holds letters only, so that no detector takes a part of one for a number.
 */
final class Pseudonyms {
  private static final int HASH_CHARS = 32;
  private static final String PERSON = "person";

  /** The longest account number, in groups of four. */
  private static final int LONGEST_ID = 42;

  private final KeyRing keys;

  Pseudonyms(KeyRing keys) {
    this.keys = keys;
  }

  /** The token that this process writes. */
  String token(String value) {
    return isToken(value) ? value : token(0, value);
  }

  /** Every token under which the person may have been written, newest first. */
  List<String> tokens(String value) {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < keys.ids().size(); i++) {
      tokens.add(token(i, value));
    }
    return tokens;
  }

  private String token(int key, String value) {
    return keys.ids().get(key)
        + "_"
        + letters(keys.hash(key, PERSON, normalised(value)), HASH_CHARS);
  }

  static boolean isToken(String value) {
    int underscore = value.lastIndexOf('_');
    return underscore > 0
        && value.length() == underscore + 1 + HASH_CHARS
        && KeyRing.isId(value.substring(0, underscore))
        && value.chars().skip(underscore + 1L).allMatch(c -> c >= 'a' && c <= 'p');
  }

  /**
   * The beginning of a hash.
   *
   * @param count how many letters, two for a byte
   */
  static String letters(byte[] hash, int count) {
    byte[] letters = new byte[count];
    for (int i = 0; i < count; i++) {
      letters[i] = (byte) ('a' + ((hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15));
    }
    return new String(letters, ISO_8859_1);
  }

  /**
   * E-mail in lower case; a phone number with its country as {@code +} and digits; other groups of
   * digits (cards, national ids, phone numbers of no known country) without their separators;
   * account numbers and ids with letters also in upper case; anything else as it is, composed and
   * trimmed. Escapes are resolved first.
   */
  static String normalised(String value) {
    String text = Normalizer.normalize(Detectors.plain(value), Normalizer.Form.NFKC).strip();
    if (text.startsWith("mailto:") || text.startsWith("tel:")) {
      text = text.substring(text.indexOf(':') + 1);
    }
    if (text.indexOf('@') > 0) {
      return text.toLowerCase(Locale.ROOT);
    }
    // The zero that some write in brackets after the country code is not dialled from abroad.
    String digits = digits(text.startsWith("+") ? text.replace("(0)", "") : text);
    if (digits == null) {
      boolean id =
          text.length() <= LONGEST_ID
              && (Detectors.isOne("iban", text) || Detectors.isOne("national_id", text));
      return id ? text.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT) : text;
    }
    if (digits.length() < 6) {
      return text;
    }
    if (text.startsWith("+")) {
      return "+" + digits;
    }
    return digits.startsWith("00") && digits.length() > 9 ? "+" + digits.substring(2) : digits;
  }

  /** The digits of a number in groups; null where there is anything else. */
  private static @Nullable String digits(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.digit(c, 10) >= 0) {
        digits.append((char) ('0' + Character.digit(c, 10)));
      } else if (" -./()\u2010\u2011\u2012\u2013".indexOf(c) < 0 && !(c == '+' && i == 0)) {
        return null;
      }
    }
    return digits.toString();
  }
}
