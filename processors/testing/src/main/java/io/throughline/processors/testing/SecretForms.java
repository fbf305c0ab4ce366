package io.throughline.processors.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The forms in which a piece of text could survive in bytes: as it is or with its case reversed,
 * percent-encoded, escaped for JSON, in base64, in UTF-16, and digits as a number with a fraction.
 */
final class SecretForms {
  private final Map<String, Pattern> anyCase = new LinkedHashMap<>();
  private final Map<String, Pattern> exact = new LinkedHashMap<>();

  SecretForms(String marker) {
    String lower = marker.toLowerCase(Locale.ROOT);
    StringBuilder percent = new StringBuilder();
    StringBuilder escaped = new StringBuilder();
    StringBuilder percentReversed = new StringBuilder();
    StringBuilder escapedReversed = new StringBuilder();
    StringBuilder utf16 = new StringBuilder();
    for (int i = 0; i < marker.length(); i++) {
      char c = marker.charAt(i);
      percent.append(String.format(Locale.ROOT, "%%%02x", (int) c));
      percentReversed.append(String.format(Locale.ROOT, "%%%02x", (int) reversed(c)));
      escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      escapedReversed.append(String.format(Locale.ROOT, "\\u%04x", (int) reversed(c)));
      utf16.append(utf16.isEmpty() ? "" : "\0").append(Character.toLowerCase(c));
    }
    anyCase.put("raw or reversed case", new Pattern(lower));
    anyCase.put("percent-encoded", new Pattern(percent.toString()));
    anyCase.put("percent-encoded, reversed case", new Pattern(percentReversed.toString()));
    anyCase.put("JSON-escaped", new Pattern(escaped.toString()));
    anyCase.put("JSON-escaped, reversed case", new Pattern(escapedReversed.toString()));
    anyCase.put("UTF-16", new Pattern(utf16.toString()));
    if (marker.chars().allMatch(Character::isDigit)) {
      // As a double is written: 4.111111111111111E15.
      anyCase.put("number", new Pattern(marker.charAt(0) + "." + marker.substring(1)));
    }
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = ("\0".repeat(shift) + marker).getBytes(US_ASCII);
      String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      // The first and the last characters also hold bits of what stands beside the marker.
      int from = shift == 0 ? 0 : shift + 1;
      int to = base64.length() - (shifted.length % 3 == 0 ? 0 : 1);
      exact.put("base64, shifted by " + shift, new Pattern(base64.substring(from, to)));
    }
  }

  private static char reversed(char c) {
    return Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
  }

  /** Each form found, with its place. */
  Map<String, Integer> search(byte[] bytes) {
    Map<String, Integer> found = new LinkedHashMap<>();
    byte[] lower = bytes.clone();
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] >= 'A' && lower[i] <= 'Z') {
        lower[i] = (byte) (lower[i] + 'a' - 'A');
      }
    }
    anyCase.forEach((form, pattern) -> put(found, form, pattern.indexIn(lower)));
    exact.forEach((form, pattern) -> put(found, form, pattern.indexIn(bytes)));
    return found;
  }

  private static void put(Map<String, Integer> found, String form, int index) {
    if (index >= 0) {
      found.put(form, index);
    }
  }

  /** Bytes to look for; skips what cannot hold them (Horspool's search). */
  private static final class Pattern {
    private final byte[] bytes;
    private final int[] skips = new int[256];

    Pattern(String text) {
      bytes = text.getBytes(US_ASCII);
      Arrays.fill(skips, bytes.length);
      for (int i = 0; i < bytes.length - 1; i++) {
        skips[bytes[i] & 0xff] = bytes.length - 1 - i;
      }
    }

    int indexIn(byte[] text) {
      int last = bytes.length - 1;
      int end = last;
      while (end < text.length) {
        int i = last;
        while (i >= 0 && text[end - last + i] == bytes[i]) {
          i--;
        }
        if (i < 0) {
          return end - last;
        }
        end += skips[text[end] & 0xff];
      }
      return -1;
    }
  }
}
