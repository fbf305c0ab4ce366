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
  private static final int SAMPLES = 16;
  private static final int EDGE = 32;

  private record Clean(String text, KeyContext key) {}

  private final @Nullable Clean[] known = new Clean[PLACES];

  /** The edges of the text that was last found clean at a place without being known there. */
  private final int[] lastAdded = new int[PLACES];

  boolean holds(String text, KeyContext key) {
    if (text.length() > MAX_LENGTH) {
      return false;
    }
    Clean clean = known[place(fingerprint(text, key))];
    return clean != null && clean.key == key && clean.text.equals(text);
  }

  /** Remembers the text if it was the last one added at its place, too. */
  void add(String text, KeyContext key) {
    if (text.length() > MAX_LENGTH) {
      return;
    }
    int place = place(fingerprint(text, key));
    int edges = edges(text, key);
    if (lastAdded[place] == edges) {
      known[place] = new Clean(text, key);
    } else {
      lastAdded[place] = edges;
    }
  }

  /** Of what differs most between texts that are alike, such as a message before its trace. */
  private static int edges(String text, KeyContext key) {
    int length = text.length();
    int hash = 31 * key.key().hashCode() + length;
    for (int i = 0; i < Math.min(EDGE, length); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    for (int i = Math.max(EDGE, length - EDGE); i < length; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash;
  }

  private static int fingerprint(String text, KeyContext key) {
    int length = text.length();
    int hash = 31 * key.key().hashCode() + length;
    int step = length / SAMPLES + 1;
    for (int i = length - 1; i >= 0; i -= step) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash;
  }

  private static int place(int fingerprint) {
    int spread = fingerprint * 0x9E3779B9;
    return spread >>> (Integer.SIZE - 8);
  }
}
