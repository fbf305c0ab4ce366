package io.throughline.processors.redaction.detect;

/**
 * The runs of hexadecimal digits, colons and dots in a line that have the signs of an address.
 *
 * <p>Structure: a bit for each character, in blocks of 64. Only where seven of them stand side by
 * side, as "0.0.0.0" does, or two colons, a run is measured, and its signs are counted many at a
 * time. Memory is reused.
 */
final class AddressRuns {

  private static final int SHORTEST = "0.0.0.0".length();

  /** Without a decimal digit a name of a program's is shorter. */
  private static final int SHORTEST_OF_LETTERS = "a:b::abc".length();

  /** Of version 6, with eight groups in full or the last two as version 4. */
  private static final int COLONS = 7;

  private static final int DOTS = 3;

  private long[] runs = new long[4];
  private long[] colons = new long[4];

  /** Colons before another. */
  private long[] doubled = new long[4];

  private long[] digits = new long[4];

  /** Dots behind a decimal digit. */
  private long[] dots = new long[4];

  private int blocks;
  private int block;

  /** Where, in this block, a run may begin or go on, that was not looked at yet. */
  private long left;

  private int start;
  private int end;
  private int gapCount;
  private boolean hasOctets;

  /** {@code bytes} holds each character in one byte, see {@link Text#bytes}. */
  void read(LineBits bits, byte[] bytes, int offset, int length) {
    blocks = bits.blocks();
    ensure();
    block = -1;
    left = 0;
    end = 0;
    if (readSigns(bits, bytes, offset, offset + length)) {
      readRuns(bytes, offset, offset + length);
    } else {
      blocks = 0;
    }
  }

  private void ensure() {
    if (runs.length <= blocks) {
      runs = new long[2 * blocks];
      colons = new long[2 * blocks];
      doubled = new long[2 * blocks];
      digits = new long[2 * blocks];
      dots = new long[2 * blocks];
    }
  }

  /** False if the line as a whole has not the signs of an address. */
  private boolean readSigns(LineBits bits, byte[] bytes, int offset, int limit) {
    int dotCount = 0;
    int colonCount = 0;
    long anyDoubled = 0;
    long digitBefore = 0;
    long colonsNext = AsciiBits.of(':', bytes, offset, Math.min(offset + Long.SIZE, limit));
    int from = offset;
    for (int i = 0; i < blocks; i++) {
      int to = Math.min(from + Long.SIZE, limit);
      long colon = colonsNext;
      colonsNext = AsciiBits.of(':', bytes, to, Math.min(to + Long.SIZE, limit));
      long digit = bits.digits(i);
      long dot = AsciiBits.of('.', bytes, from, to);
      colons[i] = colon;
      doubled[i] = colon & LineBits.ahead(colon, colonsNext, 1);
      // Those not behind a digit are told by the runs.
      dots[i] = dot & (digit << 1 | digitBefore);
      digits[i] = digit;
      runs[i] = colon | dot | digit;
      colonCount += Long.bitCount(colon);
      dotCount += Long.bitCount(dots[i]);
      anyDoubled |= doubled[i];
      digitBefore = digit >>> (Long.SIZE - 1);
      from = to;
    }
    return dotCount >= DOTS || colonCount >= COLONS - 1 || anyDoubled != 0;
  }

  private void readRuns(byte[] bytes, int offset, int limit) {
    int from = offset;
    for (int i = 0; i < blocks; i++) {
      int to = Math.min(from + Long.SIZE, limit);
      runs[i] |= AsciiBits.lettersToF(bytes, from, to);
      from = to;
    }
    runs[blocks] = 0;
    colons[blocks] = 0;
    doubled[blocks] = 0;
    digits[blocks] = 0;
    dots[blocks] = 0;
  }

  /** Moves on to the next run that has the signs of an address; false if there is none. */
  boolean next() {
    while (true) {
      while (left == 0) {
        block++;
        if (block >= blocks) {
          return false;
        }
        left = places(block) & behindRun(block);
      }
      int at = block * Long.SIZE + Long.numberOfTrailingZeros(left);
      start = startOf(at);
      end = endOf(at);
      left &= behindRun(block);
      if (hasSigns()) {
        return true;
      }
    }
  }

  /** The places in a block behind the last run. */
  private long behindRun(int block) {
    int inside = end - block * Long.SIZE;
    return inside <= 0 ? -1 : inside < Long.SIZE ? -1L << inside : 0;
  }

  private boolean hasSigns() {
    if (end - start < SHORTEST_OF_LETTERS && part(digits, start, end) == 0) {
      return false;
    }
    gapCount = count(doubled, start, end);
    hasOctets = hasOctets();
    // One more than an address has, as a label may end with a colon.
    return hasOctets || (gapCount == 0 ? count(colons, start, end) >= COLONS - 1 : gapCount <= 2);
  }

  /** Whether three dots are as far from each other as in version 4, if the run is short. */
  private boolean hasOctets() {
    if (end - start > Long.SIZE) {
      return count(dots, start, end) >= DOTS;
    }
    long dot = part(dots, start, end);
    long first = dot & (dot >>> 2 | dot >>> 3 | dot >>> 4);
    return (first & (first >>> 2 | first >>> 3 | first >>> 4)) != 0;
  }

  /** Where two colons stand, or a run begins that is long enough. */
  private long places(int block) {
    long here = runs[block];
    long next = runs[block + 1];
    long before = block == 0 ? 0 : runs[block - 1] >>> (Long.SIZE - 1);
    long begins = here & ~(here << 1 | before);
    for (int i = 1; i < SHORTEST; i++) {
      begins &= LineBits.ahead(here, next, i);
    }
    return begins | doubled[block];
  }

  private int startOf(int at) {
    int i = at >> LineBits.BLOCK;
    long gaps = ~runs[i] & ((1L << at) - 1);
    while (gaps == 0 && i > 0) {
      i--;
      gaps = ~runs[i];
    }
    return (i + 1) * Long.SIZE - (gaps == 0 ? Long.SIZE : Long.numberOfLeadingZeros(gaps));
  }

  private int endOf(int at) {
    int i = at >> LineBits.BLOCK;
    long gaps = ~runs[i] & (-1L << at);
    while (gaps == 0) {
      i++;
      gaps = ~runs[i];
    }
    return i * Long.SIZE + Long.numberOfTrailingZeros(gaps);
  }

  /** In the line. */
  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Whether the run may hold an address of version 4. */
  boolean mayHoldV4() {
    return hasOctets;
  }

  /** Whether it may hold one of version 6, behind a label or not. */
  boolean mayHoldV6(boolean labelled) {
    return gapCount <= (labelled ? 2 : 1);
  }

  /** Whether a part of the run has the signs of version 6 alone, whatever is between them. */
  boolean mayBeV6(int from, int to) {
    if (to - from > Long.SIZE) {
      return false;
    }
    long colon = part(colons, from, to);
    long gaps = colon & colon >>> 1;
    int parts = Long.bitCount(part(dots, from, to));
    boolean fits =
        gaps == 0
            ? Long.bitCount(colon) == (parts == 0 ? COLONS : COLONS - 1)
            : Long.bitCount(colon) <= COLONS + 1 && (gaps & (gaps - 1)) == 0;
    return fits && (parts == 0 || parts == DOTS);
  }

  private static int count(long[] bits, int from, int to) {
    int count = 0;
    int at = from;
    for (; to - at > Long.SIZE; at += Long.SIZE) {
      count += Long.bitCount(part(bits, at, at + Long.SIZE));
    }
    return count + Long.bitCount(part(bits, at, to));
  }

  /** The bits of at most 64 characters, the first one's the lowest. */
  private static long part(long[] bits, int from, int to) {
    return to > from ? LineBits.part(bits, from) & LineBits.upTo(to - from) : 0;
  }
}
