package io.throughline.propagation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageEntry;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes W3C baggage byte for byte as OpenTelemetry's propagator does: same order, same escapes,
 * same limits.
 */
final class BaggageEncoding implements BiConsumer<String, BaggageEntry> {

  private static final boolean[] SAFE = new boolean[128];
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(ISO_8859_1);

  static {
    Arrays.fill(SAFE, 'a', 'z' + 1, true);
    Arrays.fill(SAFE, 'A', 'Z' + 1, true);
    Arrays.fill(SAFE, '0', '9' + 1, true);
    "-._~!$'()*&@:".chars().forEach(c -> SAFE[c] = true);
  }

  private byte[] out = new byte[256];
  private int length;
  private int members;

  private BaggageEncoding() {}

  /** Null where nothing is left to write. */
  static byte @Nullable [] encode(Baggage baggage) {
    BaggageEncoding encoding = new BaggageEncoding();
    baggage.forEach(encoding);
    return encoding.length == 0 ? null : Arrays.copyOf(encoding.out, encoding.length);
  }

  @Override
  public void accept(String key, BaggageEntry entry) {
    if (members >= BaggageParser.MAX_MEMBERS || !isPrintable(key)) {
      return;
    }
    int start = length;
    if (start > 0) {
      put((byte) ',');
    }
    putLatin(key);
    put((byte) '=');
    boolean legal = putEscaped(entry.getValue());
    String metadata = entry.getMetadata().getValue();
    if (legal && !metadata.isEmpty()) {
      put((byte) ';');
      legal = putEscaped(metadata);
    }
    if (!legal || length > BaggageParser.MAX_BYTES) {
      length = start; // this member does not travel, a later and shorter one may
      return;
    }
    members++;
  }

  private static boolean isPrintable(String key) {
    boolean blank = true;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
      blank &= c == ' ';
    }
    return !blank;
  }

  private void put(byte b) {
    if (length == out.length) {
      out = Arrays.copyOf(out, length * 2);
    }
    out[length++] = b;
  }

  @SuppressWarnings("deprecation") // getBytes(int,int,byte[],int) copies Latin-1 without a String
  private void putLatin(String ascii) {
    int end = length + ascii.length();
    if (end > out.length) {
      out = Arrays.copyOf(out, Math.max(end, out.length * 2));
    }
    ascii.getBytes(0, ascii.length(), out, length);
    length = end;
  }

  /** False where the text holds half a surrogate pair, which has no encoding. */
  private boolean putEscaped(String text) {
    int safe = 0;
    while (safe < text.length() && text.charAt(safe) < 128 && SAFE[text.charAt(safe)]) {
      safe++;
    }
    if (safe == text.length()) {
      putLatin(text);
      return true;
    }
    // Past the limit nothing of this member can be kept, so the rest is not worth escaping.
    for (int i = 0; i < text.length() && length <= BaggageParser.MAX_BYTES; i++) {
      char c = text.charAt(i);
      if (c < 128 && SAFE[c]) {
        put((byte) c);
      } else if (c < 0x80) {
        escape(c);
      } else if (c < 0x800) {
        escape(0xc0 | c >> 6);
        escape(0x80 | (c & 0x3f));
      } else if (!Character.isSurrogate(c)) {
        escape(0xe0 | c >> 12);
        escape(0x80 | ((c >> 6) & 0x3f));
        escape(0x80 | (c & 0x3f));
      } else {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        int point = Character.toCodePoint(c, text.charAt(++i));
        escape(0xf0 | point >> 18);
        escape(0x80 | ((point >> 12) & 0x3f));
        escape(0x80 | ((point >> 6) & 0x3f));
        escape(0x80 | (point & 0x3f));
      }
    }
    return true;
  }

  private void escape(int octet) {
    put((byte) '%');
    put(HEX[octet >> 4 & 0xf]);
    put(HEX[octet & 0xf]);
  }
}
