package io.throughline.processors.redaction.detect;

/**
 * A hash of a value's first and last characters, where values that are alike, as messages are,
 * differ most, and of its key. Not thread-safe: the memory is used again.
 */
final class EdgeHash {

  /** Characters at each end. */
  private static final int EDGE = 32;

  private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;
  private static final long LAST_FACTOR = 0xD6E8_FEB8_6659_FD93L;

  private final byte[] edges = new byte[2 * EDGE + Long.BYTES];

  /** Well mixed in its high bits. Characters outside Latin-1 count with their low bytes. */
  @SuppressWarnings("deprecation") // Nothing else copies without allocating.
  long of(String value, KeyContext key) {
    int size = value.length();
    int copied = Math.min(size, 2 * EDGE);
    if (size == copied) {
      value.getBytes(0, size, edges, 0);
    } else {
      value.getBytes(0, EDGE, edges, 0);
      value.getBytes(size - EDGE, size, edges, EDGE);
    }
    EightBytes.endAt(edges, copied);
    long hash = (long) key.key().hashCode() + size;
    // No product waits for another.
    for (int i = 0; i < copied; i += Long.BYTES) {
      hash += EightBytes.at(edges, i) * (FACTOR + 2L * i);
    }
    return (hash ^ hash >>> Integer.SIZE) * LAST_FACTOR;
  }
}
