package io.throughline.propagation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.trace.SpanContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field that holds all others, {@code application/x-www-form-urlencoded}. The equals sign and
 * the comma stay bare inside a value, which every decoder accepts (it splits at the first equals
 * sign) and which saves a third of a baggage. No quote character ever appears.
 */
final class Tracepack {

  /** Beyond this nobody's context is in it: 8,192 B of baggage escape to less. */
  static final int LONGEST = 32_768;

  private static final boolean[] SAFE = new boolean[128];
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  static {
    Arrays.fill(SAFE, 'a', 'z' + 1, true);
    Arrays.fill(SAFE, 'A', 'Z' + 1, true);
    Arrays.fill(SAFE, '0', '9' + 1, true);
    "-._*=,:/@".chars().forEach(c -> SAFE[c] = true);
  }

  private Tracepack() {}

  static void append(StringBuilder out, String name, String value) {
    if (out.length() > 0) {
      out.append('&');
    }
    escape(out, name, true);
    out.append('=');
    escape(out, value, false);
  }

  private static void escape(StringBuilder out, String text, boolean name) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128 && SAFE[c] && !(name && c == '=')) {
        out.append(c);
      } else if (c == ' ') {
        out.append('+');
      } else if (c < 128) {
        out.append('%').append(HEX[c >> 4]).append(HEX[c & 0xf]);
      } else {
        int end = Character.isHighSurrogate(c) && i + 1 < text.length() ? i + 2 : i + 1;
        for (byte b : text.substring(i, end).getBytes(UTF_8)) {
          out.append('%').append(HEX[b >> 4 & 0xf]).append(HEX[b & 0xf]);
        }
        i = end - 1;
      }
    }
  }

  static @Nullable SpanContext traceparent(@Nullable String pack) {
    return pack == null ? null : Traceparent.decode(get(pack, Fields.TRACEPARENT));
  }

  /** A pack of another trace than the plain header's was written for an earlier message. */
  static boolean isLeftBehind(@Nullable SpanContext plain, @Nullable SpanContext packed) {
    return plain != null && packed != null && !plain.getTraceId().equals(packed.getTraceId());
  }

  /**
   * The value under this name; null where it is absent, has a broken escape, or stands there twice
   * (nobody can say which of the two is meant).
   */
  static @Nullable String get(@Nullable String pack, String name) {
    if (pack == null || pack.length() > LONGEST) {
      return null;
    }
    String found = null;
    for (int from = 0; from < pack.length(); ) {
      int end = pack.indexOf('&', from);
      end = end < 0 ? pack.length() : end;
      // Names need no escape as we write them; an encoder that escapes letters is not ours.
      if (pack.startsWith(name, from)
          && from + name.length() < end
          && pack.charAt(from + name.length()) == '=') {
        if (found != null) {
          return null;
        }
        found = unescape(pack, from + name.length() + 1, end);
        if (found == null) {
          return null;
        }
      }
      from = end + 1;
    }
    return found;
  }

  /** The names in a pack, without those that hold an escape: no name of ours needs one. */
  static List<String> names(@Nullable String pack) {
    List<String> names = new ArrayList<>();
    if (pack == null || pack.length() > LONGEST) {
      return names;
    }
    for (int from = 0; from < pack.length(); ) {
      int end = pack.indexOf('&', from);
      end = end < 0 ? pack.length() : end;
      int equals = pack.indexOf('=', from);
      if (equals > from && equals < end) {
        String name = pack.substring(from, equals);
        if (name.indexOf('%') < 0 && name.indexOf('+') < 0) {
          names.add(name);
        }
      }
      from = end + 1;
    }
    return names;
  }

  private static @Nullable String unescape(String pack, int from, int to) {
    int i = from;
    while (i < to && pack.charAt(i) != '%' && pack.charAt(i) != '+' && pack.charAt(i) < 128) {
      i++;
    }
    if (i == to) {
      return pack.substring(from, to);
    }
    byte[] out = new byte[to - from];
    int length = 0;
    for (i = from; i < to; i++) {
      char c = pack.charAt(i);
      if (c == '%') {
        int high = i + 2 < to ? Character.digit(pack.charAt(i + 1), 16) : -1;
        int low = i + 2 < to ? Character.digit(pack.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          return null;
        }
        out[length++] = (byte) (high << 4 | low);
        i += 2;
      } else if (c >= 128) {
        return null;
      } else {
        out[length++] = (byte) (c == '+' ? ' ' : c);
      }
    }
    return new String(out, 0, length, UTF_8);
  }
}
