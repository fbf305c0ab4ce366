package io.throughline.processors.redaction.detect;

/**
 * The runs of ASCII letters and digits in a line, with each of which one of {@link LetteredIds} may
 * begin.
 *
 * <p>A bit tells of each of 64 characters whether it is a letter, or a digit, and so where runs
 * begin and end and what they hold; a walk over the characters is mispredicted at each end. Where
 * neither those characters nor the next ones hold a letter, or a digit, no id begins: so lists of
 * numbers cost next to nothing.
 */
final class LetteredRuns {

  private LetteredRuns() {}

  static void detect(Text text, FindingSink sink) {
    LineBits bits = text.bits();
    if (!bits.holdLetteredId()) {
      return;
    }
    boolean inRun = false;
    int start = 0;
    long lettersBefore = 0;
    long digitsBefore = 0;
    int free = 0;
    for (int block = 0; block < bits.blocks(); block++) {
      long letters = bits.letters(block);
      long digits = bits.digits(block);
      int first = block * Long.SIZE;
      long words = letters | digits;
      long edges = words ^ (words << 1 | (inRun ? 1 : 0));
      if ((letters | bits.letters(block + 1)) == 0 || (digits | bits.digits(block + 1)) == 0) {
        // Only the run before may end here, and one begin that goes on behind.
        edges =
            (inRun ? Long.lowestOneBit(edges) : 0) | (words < 0 ? Long.highestOneBit(edges) : 0);
      }
      long inside = -1;
      while (edges != 0) {
        int edge = Long.numberOfTrailingZeros(edges);
        edges &= edges - 1;
        if (!inRun) {
          start = first + edge;
          inside = -1L << edge;
          lettersBefore = 0;
          digitsBefore = 0;
        } else if (start >= free) {
          inside &= (1L << edge) - 1;
          boolean lettered = (lettersBefore | (letters & inside)) != 0;
          boolean numbered = (digitsBefore | (digits & inside)) != 0;
          int found = LetteredIds.find(text, start, first + edge, lettered, numbered, sink);
          free = Math.max(free, found);
        }
        inRun = !inRun;
      }
      lettersBefore |= inRun ? letters & inside : 0;
      digitsBefore |= inRun ? digits & inside : 0;
    }
    if (inRun && start >= free) {
      boolean lettered = lettersBefore != 0;
      LetteredIds.find(text, start, text.length(), lettered, digitsBefore != 0, sink);
    }
  }
}
