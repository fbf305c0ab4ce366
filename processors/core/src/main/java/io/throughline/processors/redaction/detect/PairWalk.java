package io.throughline.processors.redaction.detect;

/**
 * The walk of {@link Sieve} over a text, eight characters at a time, and what it saw since a line
 * began. The loop stands alone in a method that keeps all it needs in registers.
 */
final class PairWalk {

  private static final long FIRSTS = 0x007F_007F_007F_007FL;
  private static final long SECONDS = 0x7F00_7F00_7F00_7F00L;

  /** Where the line begins. */
  int start;

  /** The buckets that the last pair may open. */
  private long open;

  /** The buckets hit since the line began, and all its characters in one. */
  long hits;

  long seen;
  int digits;

  /** Where the line's first digit may be. */
  int firstDigit;

  /** The word at which the walk stands: its characters, its pairs' places, the buckets it hits. */
  long word;

  long places;
  long hit;

  /** Begins at a line, as if it stood behind a pair that opens these buckets. */
  void begin(int line, long opened) {
    start = line;
    open = opened;
    hits = 0;
    seen = 0;
    digits = 0;
    firstDigit = line;
  }

  /** Begins a line in the word at {@code at}, all of which counts for it. */
  void beginWithin(int at, int line) {
    start = line;
    hits = hit;
    seen = word;
    digits = 0;
    firstDigit = at;
  }

  void addHits() {
    hits |= hit;
    seen |= word;
  }

  /** Adds digits of the word at {@code at}; returns where the next one stands. */
  int add(int at, long digitBits) {
    firstDigit = digits == 0 ? at : firstDigit;
    digits += Long.bitCount(digitBits);
    return at + Long.BYTES;
  }

  /**
   * Goes on from {@code from} to the next word that hits one of the buckets {@code stop}; returns
   * where it stands, or a place not before {@code to}. What is walked over counts for the line.
   */
  int next(long[] table, byte[] bytes, int from, int to, long stop) {
    // Whatever is masked with this is within bounds, as the compiler knows.
    int mask = table.length - 1;
    long open = this.open;
    long hits = this.hits;
    long seen = this.seen;
    int digits = this.digits;
    int firstDigit = this.firstDigit;
    int i = from;
    for (; i < to; i += Long.BYTES) {
      long word = EightBytes.at(bytes, i);
      long places = (word & FIRSTS) << 1 | (word & SECONDS);
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
      if ((hit & stop) != 0) {
        this.word = word;
        this.places = places;
        this.hit = hit;
        break;
      }
      hits |= hit;
      seen |= word;
      firstDigit = digits == 0 ? i : firstDigit;
      digits += Long.bitCount(EightBytes.digits(word));
    }
    this.open = open;
    this.hits = hits;
    this.seen = seen;
    this.digits = digits;
    this.firstDigit = firstDigit;
    return i;
  }
}
