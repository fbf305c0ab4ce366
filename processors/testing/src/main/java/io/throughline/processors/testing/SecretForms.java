package io.throughline.processors.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The forms in which a piece of text could survive in bytes: as it is or with its case reversed,
 * percent-encoded, escaped for JSON, in base64, in UTF-16.
 */
final class SecretForms {
  private final Map<String, byte[]> anyCase = new LinkedHashMap<>();
  private final Map<String, byte[]> exact = new LinkedHashMap<>();

  SecretForms(String marker) {
    String lower = marker.toLowerCase(Locale.ROOT);
    StringBuilder percent = new StringBuilder();
    StringBuilder escaped = new StringBuilder();
    StringBuilder percentReversed = new StringBuilder();
    StringBuilder utf16 = new StringBuilder();
    for (int i = 0; i < marker.length(); i++) {
      char c = marker.charAt(i);
      percent.append(String.format(Locale.ROOT, "%%%02x", (int) c));
      percentReversed.append(String.format(Locale.ROOT, "%%%02x", (int) reversed(c)));
      escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      utf16.append(utf16.isEmpty() ? "" : "\0").append(Character.toLowerCase(c));
    }
    anyCase.put("raw or reversed case", lower.getBytes(US_ASCII));
    anyCase.put("percent-encoded", percent.toString().getBytes(US_ASCII));
    anyCase.put("percent-encoded, reversed case", percentReversed.toString().getBytes(US_ASCII));
    anyCase.put("JSON-escaped", escaped.toString().getBytes(US_ASCII));
    anyCase.put("UTF-16", utf16.toString().getBytes(US_ASCII));
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = ("\0".repeat(shift) + marker).getBytes(US_ASCII);
      String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      // The first and the last characters also hold bits of what stands beside the marker.
      int from = shift == 0 ? 0 : shift + 1;
      int to = base64.length() - (shifted.length % 3 == 0 ? 0 : 1);
      exact.put("base64, shifted by " + shift, base64.substring(from, to).getBytes(US_ASCII));
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
    anyCase.forEach((form, pattern) -> put(found, form, indexOf(lower, pattern)));
    exact.forEach((form, pattern) -> put(found, form, indexOf(bytes, pattern)));
    return found;
  }

  private static void put(Map<String, Integer> found, String form, int index) {
    if (index >= 0) {
      found.put(form, index);
    }
  }

  private static int indexOf(byte[] bytes, byte[] pattern) {
    byte first = pattern[0];
    int last = bytes.length - pattern.length;
    for (int i = 0; i <= last; i++) {
      if (bytes[i] == first) {
        int j = 1;
        while (j < pattern.length && bytes[i + j] == pattern[j]) {
          j++;
        }
        if (j == pattern.length) {
          return i;
        }
      }
    }
    return -1;
  }
}
