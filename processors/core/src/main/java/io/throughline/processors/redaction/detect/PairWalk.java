package io.throughline.processors.redaction.detect;

/**
 * The walk of {@link Sieve} over a text, eight characters at a time, and what it saw since a line
 * began. The loop stands alone in a method that keeps all it needs in registers.
 */
final class PairWalk {

  private static final long FIRSTS = 0x007F_007F_007F_007FL;
  private static final long SECONDS = 0x7F00_7F00_7F00_7F00L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  /** Where the line begins. */
  int start;

  /** The buckets that the last pair may open. */
  private long open;

  /** The buckets hit since the line began, and whether all its characters are ASCII. */
  long hits;

  boolean isAscii;
  int digits;

  /** Where the line's first digit may be. */
  int firstDigit;

  /** The word at which the walk stands: its characters, its pairs' places, the buckets it hits. */
  long word;

  long places;
  long hit;

  /** Whether all its characters are ASCII. */
  boolean isAsciiWord;

  /** Begins at a line, as if it stood behind a pair that opens these buckets. */
  void begin(int line, long opened) {
    start = line;
    open = opened;
    hits = 0;
    isAscii = true;
    digits = 0;
    firstDigit = line;
  }

  /** Begins a line in the word at {@code at}, all of which counts for it. */
  void beginWithin(int at, int line) {
    start = line;
    hits = hit;
    isAscii = isAsciiWord;
    digits = 0;
    firstDigit = at;
  }

  /**
   * Begins a line behind the last break of the word at {@code at}; returns where the next stands.
   */
  int beginBehindBreak(int at, long digitBits) {
    int last = Long.SIZE - 1 - Long.numberOfLeadingZeros(EightBytes.lineBreaks(word));
    beginWithin(at, at + (last >>> 3) + 1);
    return add(at, digitBits & (-1L << last));
  }

  void addHits() {
    hits |= hit;
  }

  private static long places(long word) {
    return (word & FIRSTS) << 1 | (word & SECONDS);
  }

  /** Adds digits of the word at {@code at}; returns where the next one stands. */
  int add(int at, long digitBits) {
    firstDigit = digits == 0 ? at : firstDigit;
    digits += Long.bitCount(digitBits);
    return at + Long.BYTES;
  }

  /**
   * Goes on from {@code from} to the next word that hits one of the buckets {@code stop}, or is not
   * all ASCII; returns where it stands, or a place not before {@code to}. What is walked over
   * counts for the line.
   */
  int next(long[] table, byte[] bytes, int from, int to, long stop) {
    // Whatever is masked with this is within bounds, as the compiler knows.
    int mask = table.length - 1;
    long open = this.open;
    long hits = this.hits;
    int digits = this.digits;
    int firstDigit = this.firstDigit;
    int i = from;
    for (; i < to; i += Long.BYTES) {
      long word = EightBytes.at(bytes, i);
      long places = places(word);
      int place = (int) places;
      long hit = open & table[(place | 1) & mask];
      open = table[place & mask];
      place = (int) (places >>> 16);
      hit |= open & table[(place | 1) & mask];
      open = table[place & mask];
      place = (int) (places >>> 32);
      hit |= open & table[(place | 1) & mask];
      open = table[place & mask];
      place = (int) (places >>> 48);
      hit |= open & table[(place | 1) & mask];
      open = table[place & mask];
      if (((hit & stop) | (word & HIGH_BITS)) != 0) {
        this.word = word;
        this.places = places;
        this.hit = hit;
        isAsciiWord = (word & HIGH_BITS) == 0;
        break;
      }
      hits |= hit;
      firstDigit = digits == 0 ? i : firstDigit;
      digits += Long.bitCount(EightBytes.digits(word));
    }
    this.open = open;
    this.hits = hits;
    this.digits = digits;
    this.firstDigit = firstDigit;
    return i;
  }

  /**
   * Goes on from the word at which the walk stands, with DEL for what is not ASCII; {@code opened}
   * are the buckets that the pair before may open.
   */
  int nextOfAny(long[] table, byte[] bytes, int from, int to, long stop, long opened) {
    int mask = table.length - 1;
    long open = opened;
    long hits = this.hits;
    int digits = this.digits;
    int firstDigit = this.firstDigit;
    int i = from;
    for (; i < to; i += Long.BYTES) {
      long word = EightBytes.ascii(EightBytes.at(bytes, i));
      long places = places(word);
      long hit = 0;
      for (int shift = 0; shift < Long.SIZE; shift += Short.SIZE) {
        int place = (int) (places >>> shift);
        hit |= open & table[(place | 1) & mask];
        open = table[place & mask];
      }
      if ((hit & stop) != 0) {
        this.word = word;
        this.places = places;
        this.hit = hit;
        break;
      }
      hits |= hit;
      firstDigit = digits == 0 ? i : firstDigit;
      digits += Long.bitCount(EightBytes.digits(word));
    }
    this.open = open;
    this.hits = hits;
    this.digits = digits;
    this.firstDigit = firstDigit;
    isAscii = false;
    isAsciiWord = i < to && (EightBytes.at(bytes, i) & HIGH_BITS) == 0;
    return i;
  }
}
