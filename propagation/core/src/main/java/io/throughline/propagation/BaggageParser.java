package io.throughline.propagation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.BaggageEntryMetadata;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads <a href="https://www.w3.org/TR/baggage/#baggage-http-header-format">W3C baggage</a> from
 * bytes, with the same outcome as OpenTelemetry's parser on everything that one accepts.
 *
 * <p>One pass; a member that breaks a rule is skipped up to the next comma and the others stay. No
 * member is ever the reason for a log line.
 */
final class BaggageParser {

  static final int MAX_MEMBERS = 64;
  static final int MAX_BYTES = 8192;

  private static final boolean[] KEY = allowed("()<>@,;:\\\"/[]?={}");
  private static final boolean[] VALUE = allowed("\",;\\");

  /** Business members by the length of their names; of two with one length the later is known. */
  private static final @Nullable KnownKey[] KNOWN = new KnownKey[32];

  static {
    for (String name : BusinessMembers.NAMES) {
      KNOWN[name.length()] = new KnownKey(name);
    }
  }

  private BaggageParser() {}

  private static boolean[] allowed(String excluded) {
    boolean[] allowed = new boolean[256];
    Arrays.fill(allowed, '!', 127, true);
    excluded.chars().forEach(c -> allowed[c] = false);
    return allowed;
  }

  /** Adds up to {@code room} members and says how many it added. */
  static int parse(byte[] in, BaggageBuilder out, int room) {
    int added = 0;
    int at = 0;
    while (at < in.length && added < room) {
      int keyStart = skipBlanks(in, at);
      int keyEnd = token(in, keyStart, KEY);
      int equals = skipBlanks(in, keyEnd);
      if (keyEnd == keyStart || equals == in.length || in[equals] != '=') {
        at = afterComma(in, equals);
        continue;
      }
      int valueStart = skipBlanks(in, equals + 1);
      int valueEnd = token(in, valueStart, VALUE);
      int stop = skipBlanks(in, valueEnd);
      int next;
      int metaEnd = -1;
      if (stop == in.length || in[stop] == ',') {
        next = stop + 1;
      } else if (in[stop] == ';') {
        metaEnd = comma(in, stop);
        next = metaEnd + 1;
      } else {
        at = afterComma(in, stop);
        continue;
      }
      String value = decode(in, valueStart, valueEnd);
      BaggageEntryMetadata metadata = BaggageEntryMetadata.empty();
      if (value != null && metaEnd >= 0) {
        String text = metadata(in, stop + 1, metaEnd);
        value = text == null ? null : value;
        metadata = text == null ? metadata : BaggageEntryMetadata.create(text);
      }
      if (value != null) {
        out.put(key(in, keyStart, keyEnd), value, metadata);
        added++;
      }
      at = next;
    }
    return added;
  }

  /** The names that every message of a transaction carries are not built anew for each of them. */
  private static String key(byte[] in, int from, int to) {
    int length = to - from;
    KnownKey known = length < KNOWN.length ? KNOWN[length] : null;
    if (known != null && Arrays.equals(known.bytes, 0, length, in, from, to)) {
      return known.name;
    }
    return new String(in, from, length, ISO_8859_1);
  }

  private static int token(byte[] in, int from, boolean[] allowed) {
    int i = from;
    while (i < in.length && allowed[in[i] & 0xff]) {
      i++;
    }
    return i;
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

  private static @Nullable String decode(byte[] in, int from, int to) {
    for (int i = from; i < to; i++) {
      if (in[i] == '%') {
        return decodePercent(in, from, to);
      }
    }
    return new String(in, from, to - from, ISO_8859_1);
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
    return decode(ascii, 0, ascii.length);
  }

  private static final class KnownKey {
    private final String name;
    private final byte[] bytes;

    KnownKey(String name) {
      this.name = name;
      this.bytes = name.getBytes(ISO_8859_1);
    }
  }
}
