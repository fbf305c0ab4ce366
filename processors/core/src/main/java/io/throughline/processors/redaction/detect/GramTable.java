package io.throughline.processors.redaction.detect;

import java.util.List;

/**
 * Which of many grams stand at a place, sixty-four at a time: what a bucket of several grams cannot
 * tell apart. A bit for each says, for each place of a short window and each character, whether the
 * gram allows it there.
 */
final class GramTable {

  /** What stands behind a line. */
  private static final int NOTHING = Gram.ALPHABET;

  /** Where in the window a gram begins. */
  record Placed(Gram gram, int begin) {
    private boolean allows(int position, int symbol) {
      boolean inside = position >= begin && position < begin + Gram.LENGTH;
      return !inside || (symbol != NOTHING && gram.allows(position - begin, symbol));
    }
  }

  private final int length;
  private final int words;
  private final long[] table;

  /** Grams of that window of so many characters. */
  GramTable(int length, List<Placed> grams) {
    this.length = length;
    words = (grams.size() + Long.SIZE - 1) / Long.SIZE;
    table = new long[(NOTHING + 1) * length * words];
    for (int i = 0; i < grams.size(); i++) {
      for (int symbol = 0; symbol <= NOTHING; symbol++) {
        for (int position = 0; position < length; position++) {
          if (grams.get(i).allows(position, symbol)) {
            table[(symbol * length + position) * words + i / Long.SIZE] |= 1L << i;
          }
        }
      }
    }
  }

  /** All grams have a bit in one of so many words. */
  int words() {
    return words;
  }

  /**
   * The bits of those of the 64 grams from {@code 64 * word} on that stand in the window from
   * {@code begin} on; the line from {@code from} to {@code to} is read as if it began after several
   * line breaks.
   */
  long at(int word, char[] chars, int from, int to, int begin) {
    long grams = -1;
    for (int position = 0; position < length; position++) {
      int at = begin + position;
      int symbol = at < from ? '\n' : at < to ? Math.min(chars[at], Gram.NON_ASCII) : NOTHING;
      grams &= table[(symbol * length + position) * words + word];
    }
    return grams;
  }
}
