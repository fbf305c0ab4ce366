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

  private static final int KEY = 1;
  private static final int VALUE = 2;
  private static final int ESCAPE = 4;

  /** What each byte may be part of. */
  private static final byte[] CLASS = new byte[256];

  /** Business members by where they differ from each other; see {@link #known}. */
  private static final @Nullable KnownKey[] KNOWN = new KnownKey[32];

  private static final int PREFIX = BusinessMembers.PREFIX.length();

  static {
    allow(KEY, "()<>@,;:\\\"/[]?={}");
    allow(VALUE, "\",;\\");
    CLASS['%'] |= ESCAPE;
    for (String name : BusinessMembers.NAMES) {
      KNOWN[name.startsWith(BusinessMembers.PREFIX) ? name.charAt(PREFIX) & 31 : 0] =
          new KnownKey(name);
    }
  }

  private BaggageParser() {}

  private static void allow(int what, String excluded) {
    for (char c = '!'; c < 127; c++) {
      if (excluded.indexOf(c) < 0) {
        CLASS[c] |= (byte) what;
      }
    }
  }

  /** Adds up to {@code room} members and says how many it added. */
  static int parse(byte[] in, BaggageBuilder out, int room) {
    int added = 0;
    int at = 0;
    while (at < in.length && added < room) {
      String key;
      int valueStart;
      KnownKey known = known(in, at);
      if (known != null) {
        key = known.name;
        valueStart = skipBlanks(in, at + known.bytes.length);
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
      String value =
          (seen & ESCAPE) == 0
              ? new String(in, valueStart, valueEnd - valueStart, ISO_8859_1)
              : decodePercent(in, valueStart, valueEnd);
      BaggageEntryMetadata metadata = BaggageEntryMetadata.empty();
      if (value != null && metaEnd >= 0) {
        String text = metadata(in, stop + 1, metaEnd);
        value = text == null ? null : value;
        metadata = text == null ? metadata : BaggageEntryMetadata.create(text);
      }
      if (value != null) {
        out.put(key, value, metadata);
        added++;
      }
      at = next;
    }
    return added;
  }

  /**
   * The member of ours that starts here, up to its equals sign. What every message of a transaction
   * carries is neither read byte by byte nor built anew; in three members it is 72 of 105 bytes.
   */
  private static @Nullable KnownKey known(byte[] in, int at) {
    if (at + PREFIX >= in.length) {
      return null;
    }
    int place = in[at] == 'b' ? in[at + PREFIX] & 31 : 0;
    KnownKey candidate = KNOWN[place];
    if (candidate == null || in[at] != candidate.bytes[0]) {
      return null;
    }
    int end = at + candidate.bytes.length;
    return end <= in.length
            && Arrays.equals(candidate.bytes, 0, candidate.bytes.length, in, at, end)
        ? candidate
        : null;
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

  private static final class KnownKey {
    private final String name;

    /** The name and its equals sign. */
    private final byte[] bytes;

    KnownKey(String name) {
      this.name = name;
      this.bytes = (name + '=').getBytes(ISO_8859_1);
    }
  }
}
