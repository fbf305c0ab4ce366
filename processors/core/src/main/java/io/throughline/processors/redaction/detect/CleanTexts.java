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
 * <p>Each text may stand at two places, the newer of two first: with one alone, two of a span's
 * twenty texts would displace each other in most services.
 *
 * <p>Cost: some nanoseconds where nothing is known; a known text of 60 characters about ten, one of
 * 3 KB 0.1 µs. Allocates only when a text is taken in, which one that is never met again is not
 * ({@code DetectorsBenchmark.cleanSpan} beside {@code cleanSpanNeverSeen}).
 */
final class CleanTexts {
  static final int MAX_LENGTH = 4096;
  private static final int PLACES = 256;

  private record Clean(String text, KeyContext key) {
    boolean is(String other, KeyContext otherKey) {
      return key == otherKey && text.equals(other);
    }
  }

  private final @Nullable Clean[] known = new Clean[PLACES];

  /** The hash of the text that was last found clean at a place without being known there. */
  private final long[] lastAdded = new long[PLACES];

  private static int place(long hash) {
    return (int) (hash >>> (Long.SIZE - 8));
  }

  /** {@code hash} is the {@link EdgeHash} of the text and its key. */
  boolean holds(long hash, String text, KeyContext key) {
    int place = place(hash);
    Clean first = known[place];
    Clean second = known[place ^ 1];
    return (first != null && first.is(text, key)) || (second != null && second.is(text, key));
  }

  /** Remembers the text if one with the same hash was the last one added at its place, too. */
  void add(long hash, String text, KeyContext key) {
    if (text.length() > MAX_LENGTH) {
      return;
    }
    int place = place(hash);
    if (lastAdded[place] == hash) {
      known[place ^ 1] = known[place];
      known[place] = new Clean(text, key);
    } else {
      lastAdded[place] = hash;
    }
  }
}
