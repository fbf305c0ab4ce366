package io.throughline.propagation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.BaggageEntryMetadata;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads <a href="https://www.w3.org/TR/baggage/#baggage-http-header-format">W3C baggage</a> from
 * bytes, with the same outcome as OpenTelemetry's parser on everything that one accepts.
 *
 * <p>One pass; a member that breaks a rule is skipped up to the next comma and the others stay. No
 * member is ever the reason for a log line. Whether business members are within bounds is found out
 * in the same pass.
 *
 * <p>One parser for the headers of one message, which count as one list up to the limits.
 */
final class BaggageParser {

  static final int MAX_MEMBERS = 64;
  static final int MAX_BYTES = 8192;

  private static final int KEY = 1;
  private static final int VALUE = 2;
  private static final int ESCAPE = 4;
  private static final int NO_BUSINESS_TEXT = 8;
  private static final int NO_DIGIT = 16;

  /** What each byte may be part of, and what a value that holds it cannot be. */
  private static final byte[] CLASS = new byte[256];

  static {
    Arrays.fill(CLASS, (byte) (NO_BUSINESS_TEXT | NO_DIGIT));
    for (char c = '!'; c < 127; c++) {
      CLASS[c] =
          (byte)
              (unlessIn("()<>@,;:\\\"/[]?={}", c, KEY)
                  | unlessIn("\",;\\", c, VALUE)
                  | unlessIn("0123456789", c, NO_DIGIT));
    }
    for (char c : "\"\\<>`".toCharArray()) {
      CLASS[c] |= NO_BUSINESS_TEXT;
    }
    CLASS['%'] |= ESCAPE;
  }

  private final BaggageBuilder members = Baggage.builder();
  private final BusinessMembers business = new BusinessMembers();
  private int count;

  private static int unlessIn(String excluded, char c, int what) {
    return excluded.indexOf(c) < 0 ? what : 0;
  }

  boolean isFull() {
    return count >= MAX_MEMBERS;
  }

  Baggage baggage() {
    return members.build();
  }

  BusinessMembers business() {
    return business;
  }

  void read(byte[] in) {
    int at = 0;
    while (at < in.length && count < MAX_MEMBERS) {
      BusinessMember member = BusinessMember.startingAt(in, at);
      String key;
      int valueStart;
      if (member != null) {
        key = member.key;
        valueStart = skipBlanks(in, at + member.length());
      } else {
        int keyStart = skipBlanks(in, at);
        int keyEnd = keyStart;
        while (keyEnd < in.length && (CLASS[in[keyEnd] & 0xff] & KEY) != 0) {
          keyEnd++;
        }
        int equals = skipBlanks(in, keyEnd);
        if (keyEnd == keyStart || equals == in.length || in[equals] != '=') {
          at = afterComma(in, equals);
          continue;
        }
        key = new String(in, keyStart, keyEnd - keyStart, ISO_8859_1);
        valueStart = skipBlanks(in, equals + 1);
      }
      int valueEnd = valueStart;
      int seen = 0;
      for (int c; valueEnd < in.length && ((c = CLASS[in[valueEnd] & 0xff]) & VALUE) != 0; ) {
        seen |= c;
        valueEnd++;
      }
      int stop = skipBlanks(in, valueEnd);
      int metaEnd = stop;
      if (stop < in.length && in[stop] == ';') {
        metaEnd = comma(in, stop);
      } else if (stop < in.length && in[stop] != ',') {
        at = afterComma(in, stop);
        continue;
      }
      at = metaEnd + 1;
      String value;
      if ((seen & ESCAPE) == 0) {
        value = new String(in, valueStart, valueEnd - valueStart, ISO_8859_1);
      } else {
        value = decodePercent(in, valueStart, valueEnd);
        seen = value == null ? 0 : classes(value);
      }
      String metadata = metaEnd == stop ? "" : metadata(in, stop + 1, metaEnd);
      if (value != null && metadata != null) {
        add(member, key, value, metadata, seen);
      }
    }
  }

  private void add(
      @Nullable BusinessMember member, String key, String value, String metadata, int seen) {
    members.put(
        key,
        value,
        metadata.isEmpty() ? BaggageEntryMetadata.empty() : BaggageEntryMetadata.create(metadata));
    count++;
    if (member == null && !key.startsWith("b") && !key.startsWith("e")) {
      return;
    }
    boolean text = (seen & NO_BUSINESS_TEXT) == 0;
    BusinessMember known = member != null ? member : BusinessMember.named(key);
    if (known != null) {
      business.add(known, value, text, (seen & NO_DIGIT) == 0);
    } else if (key.startsWith(BusinessMember.PREFIX)) {
      business.addUnknown(value, text);
    }
  }

  private static int classes(String value) {
    int seen = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      seen |= c < CLASS.length ? CLASS[c] : NO_BUSINESS_TEXT | NO_DIGIT;
    }
    return seen;
  }

  private static int skipBlanks(byte[] in, int from) {
    int i = from;
    while (i < in.length && (in[i] == ' ' || in[i] == '\t')) {
      i++;
    }
    return i;
  }

  private static int comma(byte[] in, int from) {
    int i = from;
    while (i < in.length && in[i] != ',') {
      i++;
    }
    return i;
  }

  private static int afterComma(byte[] in, int from) {
    return comma(in, from) + 1;
  }

  /** Null where an escape has no hex digits. A value cut within its last escape keeps the rest. */
  private static @Nullable String decodePercent(byte[] in, int from, int to) {
    byte[] out = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      if (in[i] != '%') {
        out[length++] = in[i];
        continue;
      }
      if (i + 1 >= to) {
        break;
      }
      int high = Character.digit(in[i + 1], 16);
      if (high < 0) {
        return null;
      }
      if (i + 2 >= to) {
        break;
      }
      int low = Character.digit(in[i + 2], 16);
      if (low < 0) {
        return null;
      }
      out[length++] = (byte) (high << 4 | low);
      i += 2;
    }
    return new String(out, 0, length, UTF_8);
  }

  /** Metadata may hold anything; what is not ASCII becomes a question mark, as in OpenTelemetry. */
  private static @Nullable String metadata(byte[] in, int from, int to) {
    String text = new String(in, from, to - from, UTF_8).trim();
    byte[] ascii = text.getBytes(US_ASCII);
    return decodePercent(ascii, 0, ascii.length);
  }
}
