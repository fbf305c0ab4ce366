package io.throughline.processors.redaction.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first eight characters of a sign in ASCII, or fewer if it is shorter, compared at once. */
final class FirstCharacters {

  private final long characters;
  private final long mask;

  FirstCharacters(String sign) {
    byte[] ascii = sign.getBytes(StandardCharsets.US_ASCII);
    characters = EightBytes.at(Arrays.copyOf(ascii, Math.max(ascii.length, Long.BYTES)), 0);
    mask = ascii.length < Long.BYTES ? (1L << (ascii.length << 3)) - 1 : -1;
  }

  /** Whether they are there where these eight stand, the first one's byte the lowest. */
  boolean are(long word) {
    return ((word ^ characters) & mask) == 0;
  }
}
