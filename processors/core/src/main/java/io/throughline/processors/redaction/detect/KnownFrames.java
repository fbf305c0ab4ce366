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
 * without a lock: what is shared is immutable, and a race loses a memory, never a look. Cost: known
 * frames of 3 KB take 0.1 µs, others twenty times as much ({@code DetectorsBenchmark}, {@code
 * cleanSpanNeverSeen} beside {@code cleanSpanFramesNeverSeen}); allocates only when a run is taken
 * in.
 */
final class KnownFrames {

  private static final int MAX_LENGTH = 8192;
  private static final int SETS = 32;
  private static final int WAYS = 2;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  /** A tab and {@code at }, as a word reads it. */
  private static final int BEGINNING = '\t' | 'a' << 8 | 't' << 16 | ' ' << 24;

  private static final class Run {
    private final byte[] lines;

    private Run(byte[] lines) {
      this.lines = lines;
    }

    private boolean isAt(byte[] bytes, int from, int to) {
      int end = from + lines.length;
      return end <= to && Arrays.equals(lines, 0, lines.length, bytes, from, end);
    }
  }

  private final @Nullable Run[] known = new Run[SETS * WAYS];

  /** Of runs that were met lately without being known, the hash of all their characters. */
  private final int[] lastMet = new int[SETS * WAYS];

  static boolean isFrame(byte[] bytes, int at) {
    return (int) EightBytes.at(bytes, at) == BEGINNING;
  }

  /** Where the known run ends that begins at {@code from}; {@code from} if there is none. */
  int end(byte[] bytes, int from, int to) {
    int first = WAYS * set(bytes, from, to);
    int end = from;
    for (int i = first; i < first + WAYS; i++) {
      Run run = known[i];
      if (run != null && from + run.lines.length > end && run.isAt(bytes, from, to)) {
        end = from + run.lines.length;
      }
    }
    return end;
  }

  /** Remembers whole lines, as many as there is room for, if they were met before. */
  void met(byte[] bytes, int from, int to) {
    int end = to;
    while (end - from > MAX_LENGTH) {
      end--;
      while (end > from && bytes[end - 1] != '\n') {
        end--;
      }
    }
    long hash = 0;
    for (int i = from; i < end; i += Long.BYTES) {
      hash = (hash ^ EightBytes.at(bytes, i, end)) * FACTOR;
    }
    int trait = Long.hashCode(hash);
    int place = (trait & Integer.MAX_VALUE) % lastMet.length;
    if (lastMet[place] == trait && end > from) {
      int way = trait & (WAYS - 1);
      known[WAYS * set(bytes, from, to) + way] = new Run(Arrays.copyOfRange(bytes, from, end));
    } else {
      lastMet[place] = trait;
    }
  }

  /** By the first line, since nobody knows yet how many belong together. */
  private static int set(byte[] bytes, int from, int to) {
    long hash = 0;
    long breaks = 0;
    for (int i = from; i < to && breaks == 0; i += Long.BYTES) {
      long word = EightBytes.at(bytes, i);
      breaks = EightBytes.lineBreaks(word);
      hash = (hash ^ (word & ((breaks - 1) & ~breaks))) * FACTOR;
    }
    return (int) (hash >>> Integer.SIZE) & (SETS - 1);
  }
}
