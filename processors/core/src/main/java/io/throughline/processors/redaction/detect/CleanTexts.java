package io.throughline.processors.redaction.detect;

import org.jspecify.annotations.Nullable;

/**
 * Texts that were found clean twice in a row, so that what a service says again and again (a host,
 * a route, a stack trace) is compared instead of read.
 *
 * <p>A text counts for one key only, as a telling key makes other findings; keys are told apart by
 * identity. Every character is compared, so no text is taken for another.
 *
 * <p>Bounded: 256 texts of at most 4,096 characters, 2 MB at worst. Thread-safe without a lock:
 * what is shared is immutable, and a race loses a memory, never a look.
 *
 * <p>Cost: some nanoseconds where nothing is known; a known text of 60 characters about ten, one of
 * 3 KB 0.1 µs. Allocates only when a text is taken in, which one that is never met again is not
 * ({@code DetectorsBenchmark.cleanSpan} beside {@code cleanSpanNeverSeen}).
 */
final class CleanTexts {
  static final int MAX_LENGTH = 4096;
  private static final int PLACES = 256;
  private static final int SAMPLES_LOG = 4;
  private static final int SAMPLES = 1 << SAMPLES_LOG;

  private record Clean(String text, KeyContext key) {}

  private final @Nullable Clean[] known = new Clean[PLACES];

  /** The trait of the text that was last found clean at a place without being known there. */
  private final int[] lastAdded = new int[PLACES];

  /** Where the text has its place, by some of its characters; -1 if it is too long for any. */
  static int place(String text, KeyContext key) {
    int length = text.length();
    if (length > MAX_LENGTH) {
      return -1;
    }
    int hash = key.key().hashCode() + length;
    if (length > 0) {
      int factor = 1;
      // From the end, where texts differ most; the compiler unrolls a loop that is always as long.
      for (int i = 0; i < SAMPLES; i++) {
        factor *= 0x9E3779B1;
        hash += text.charAt(length - 1 - ((i * length) >>> SAMPLES_LOG)) * factor;
      }
    }
    return (hash * 0x9E3779B9) >>> (Integer.SIZE - 8);
  }

  boolean holds(int place, String text, KeyContext key) {
    Clean clean = place < 0 ? null : known[place];
    return clean != null && clean.key == key && clean.text.equals(text);
  }

  /**
   * Remembers the text if it was the last one added at its place, too: if that had the same {@link
   * Text#trait}.
   */
  void add(int place, String text, KeyContext key, int trait) {
    if (place < 0) {
      return;
    }
    int ofKey = trait + key.key().hashCode();
    if (lastAdded[place] == ofKey) {
      known[place] = new Clean(text, key);
    } else {
      lastAdded[place] = ofKey;
    }
  }
}
