package io.throughline.desk;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The byte sequences under which a secret may lie in an export: as it is, in the encodings that
 * code and libraries apply without asking, and, where it is a whole number, as OTLP writes numbers.
 */
final class SecretForms {
  /** Shorter sequences stand in any binary data by chance. */
  static final int MIN_BYTES = 4;

  private SecretForms() {}

  /** By the name of the form. */
  static Map<String, byte[]> of(PlantedSecret secret) {
    String text = secret.text();
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> forms = new LinkedHashMap<>();
    put(forms, "plain", utf8);
    put(forms, "lower case", utf8(text.toLowerCase(Locale.ROOT)));
    put(forms, "upper case", utf8(text.toUpperCase(Locale.ROOT)));
    put(forms, "without separators", utf8(text.replaceAll("[ -]", "")));
    String url = URLEncoder.encode(text, StandardCharsets.UTF_8);
    put(forms, "url-encoded", utf8(url));
    put(forms, "percent-encoded", utf8(url.replace("+", "%20")));
    put(
        forms,
        "percent-encoded, lower case",
        utf8(url.replace("+", "%20").toLowerCase(Locale.ROOT)));
    put(forms, "json", utf8(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/")));
    put(forms, "hex", utf8(HexFormat.of().formatHex(utf8)));
    put(forms, "hex", utf8(HexFormat.of().withUpperCase().formatHex(utf8)));
    put(forms, "utf-16", text.getBytes(StandardCharsets.UTF_16LE));
    base64(forms, utf8);
    String digits = text.replaceAll("[ -]", "");
    if (digits.matches("[0-9]{11,}")) {
      BigInteger number = new BigInteger(digits);
      if (number.bitLength() < Long.SIZE) {
        number(forms, number.longValue());
      }
    }
    return forms;
  }

  /** Within a longer text the secret may begin at any of three positions of a base64 group. */
  private static void base64(Map<String, byte[]> forms, byte[] utf8) {
    for (int before = 0; before < 3; before++) {
      byte[] padded = new byte[before + utf8.length];
      System.arraycopy(utf8, 0, padded, before, utf8.length);
      byte[] encoded = Base64.getEncoder().withoutPadding().encode(padded);
      // Characters that also depend on what stands before or after are left out.
      int from = (before * 8 + 5) / 6;
      int to = padded.length * 8 / 6;
      byte[] middle = Arrays.copyOfRange(encoded, from, to);
      put(forms, "base64 at " + before, middle);
      String urlSafe =
          new String(middle, StandardCharsets.US_ASCII).replace('+', '-').replace('/', '_');
      put(forms, "base64url at " + before, utf8(urlSafe));
    }
  }

  private static void number(Map<String, byte[]> forms, long value) {
    ByteArrayOutputStream varint = new ByteArrayOutputStream();
    long left = value;
    while ((left & ~0x7FL) != 0) {
      varint.write((int) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    varint.write((int) left);
    put(forms, "number", varint.toByteArray());
    put(forms, "fixed number", littleEndian(value));
    put(forms, "floating number", littleEndian(Double.doubleToRawLongBits((double) value)));
  }

  private static byte[] littleEndian(long bits) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(bits).array();
  }

  private static void put(Map<String, byte[]> forms, String name, byte[] form) {
    if (form.length >= MIN_BYTES
        && forms.values().stream().noneMatch(known -> Arrays.equals(known, form))) {
      forms.putIfAbsent(forms.containsKey(name) ? name + " again" : name, form);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
