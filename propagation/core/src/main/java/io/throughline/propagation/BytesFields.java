package io.throughline.propagation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The fields of context that one walk over a carrier of bytes found. The carrier offers each of its
 * keys ({@link #wants}) and hands over the values that are wanted ({@link #put}).
 *
 * <p>Cost: one small object that the compiler usually removes; a foreign key costs a look at its
 * first character. The value of a field is looked at once, however many other fields there are.
 */
public final class BytesFields {

  private static final int NONE = -1;
  private static final int TRACEPARENT = 0;
  private static final int TRACESTATE = 1;
  private static final int BAGGAGE = 2;
  private static final int TRACEPACK = 3;
  private static final int XRAY = 4;

  private byte @Nullable [] traceparent;
  private byte @Nullable [] tracestate;
  private byte @Nullable [] baggage;
  private byte @Nullable [] tracepack;
  private byte @Nullable [] xray;
  private boolean conflicting;
  private boolean repeatedState;
  private boolean repeatedBaggage;

  BytesFields() {}

  /**
   * What to hand to {@link #put} together with the value, or a negative number for a foreign key.
   */
  public static int wants(String key) {
    // Most foreign keys end here, before any call that compares text.
    char first = key.isEmpty() ? ' ' : key.charAt(0);
    if (first != 't' && first != 'b' && first != 'X') {
      return NONE;
    }
    return switch (key.length()) {
      case 11 -> key.equals(Fields.TRACEPARENT) ? TRACEPARENT : NONE;
      case 10 -> key.equals(Fields.TRACESTATE) ? TRACESTATE : NONE;
      case 7 -> key.equals(Fields.BAGGAGE) ? BAGGAGE : NONE;
      case 9 -> key.equals(Fields.TRACEPACK) ? TRACEPACK : NONE;
      case 15 -> key.equals(Fields.XRAY) ? XRAY : NONE;
      default -> NONE;
    };
  }

  /**
   * Takes the value of a field; null is no value. The array is read only, and only until extracted.
   */
  public void put(int field, byte @Nullable [] value) {
    if (value == null) {
      return;
    }
    switch (field) {
      case TRACEPARENT -> {
        // Nobody can say which of two that differ the sender meant.
        conflicting |= traceparent != null && !Arrays.equals(traceparent, value);
        traceparent = value;
      }
      case TRACESTATE -> {
        repeatedState |= tracestate != null;
        tracestate = value;
      }
      case BAGGAGE -> {
        repeatedBaggage |= baggage != null;
        baggage = value;
      }
      case TRACEPACK -> tracepack = value;
      case XRAY -> xray = value;
      default -> {}
    }
  }

  boolean isEmpty() {
    return traceparent == null && tracepack == null && xray == null && baggage == null;
  }

  byte @Nullable [] traceparent() {
    return conflicting ? null : traceparent;
  }

  byte @Nullable [] baggage() {
    return baggage;
  }

  boolean isBaggageRepeated() {
    return repeatedBaggage;
  }

  boolean isTracestateRepeated() {
    return repeatedState;
  }

  @Nullable String tracestate() {
    return text(tracestate);
  }

  @Nullable String tracepack() {
    return text(tracepack);
  }

  @Nullable String xray() {
    return text(xray);
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, UTF_8);
  }
}
