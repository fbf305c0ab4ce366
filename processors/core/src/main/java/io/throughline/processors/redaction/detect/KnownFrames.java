package io.throughline.processors.redaction.detect;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Runs of stack frames in which the {@link Sieve} found nothing twice, so that the frames of a
 * service, which throws from few places, are compared instead of read, whatever message stands
 * before them.
 *
 * <p>The sieve's verdict on a line depends on its characters alone, and every character is
 * compared; so no line is taken for another.
 *
 * <p>Bounded: 64 runs of at most 8,192 characters, a new one in the place of an old. Thread-safe
 * without a lock: what is shared is immutable, and a race loses a memory, never a look. Cost: a
 * known run of 3 KB takes 0.1 µs; allocates only when a run is taken in.
 */
final class KnownFrames {

  private static final int MAX_LENGTH = 8192;
  private static final int PLACES = 64;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  /** A tab and {@code at }, as a word reads it. */
  private static final int BEGINNING = '\t' | 'a' << 8 | 't' << 16 | ' ' << 24;

  private static final class Run {
    private final byte[] lines;

    private Run(byte[] lines) {
      this.lines = lines;
    }
  }

  private final @Nullable Run[] known = new Run[PLACES];

  /** The hash of the run that was last met at a place without being known there. */
  private final int[] lastMet = new int[PLACES];

  static boolean isFrame(byte[] bytes, int at) {
    return (int) Sieve.word(bytes, at) == BEGINNING;
  }

  /** Where the known run ends that begins at {@code from}; {@code from} if there is none. */
  int end(byte[] bytes, int from, int to) {
    Run run = known[place(bytes, from, to)];
    if (run == null) {
      return from;
    }
    int end = from + run.lines.length;
    return end <= to && Arrays.equals(run.lines, 0, run.lines.length, bytes, from, end)
        ? end
        : from;
  }

  /** Remembers whole lines if they were the last ones met at their place, too. */
  void met(byte[] bytes, int from, int to) {
    if (to - from > MAX_LENGTH) {
      return;
    }
    long hash = 0;
    for (int i = from; i < to; i += Long.BYTES) {
      hash = (hash ^ Sieve.word(bytes, i, to)) * FACTOR;
    }
    int place = place(bytes, from, to);
    if (lastMet[place] == Long.hashCode(hash)) {
      known[place] = new Run(Arrays.copyOfRange(bytes, from, to));
    } else {
      lastMet[place] = Long.hashCode(hash);
    }
  }

  /** By the first line, since nobody knows yet how many belong together. */
  private static int place(byte[] bytes, int from, int to) {
    long hash = 0;
    long breaks = 0;
    for (int i = from; i < to && breaks == 0; i += Long.BYTES) {
      long word = Sieve.word(bytes, i);
      breaks = Sieve.lineBreaks(word);
      hash = (hash ^ (word & ((breaks - 1) & ~breaks))) * FACTOR;
    }
    return (int) (hash >>> (Long.SIZE - 6));
  }
}
