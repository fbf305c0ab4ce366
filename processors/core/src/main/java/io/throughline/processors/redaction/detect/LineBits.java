package io.throughline.processors.redaction.detect;

/**
 * Which characters of a line are ASCII letters, and which digits: a bit for each in blocks of 64.
 * Told once for all that look at letters and digits side by side, so that a line in which none of
 * their shapes begins costs them a few operations a block. Memory is reused.
 */
final class LineBits {

  /** Of as many characters as a word has bits. */
  static final int BLOCK = 6;

  private long[] letters = new long[4];
  private long[] digits = new long[4];
  private int blocks;
  private byte[] bytes = {};
  private int offset;
  private int length;

  /** {@code bytes} holds each character in one byte, see {@link Text#bytes}. */
  void read(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    blocks = (length + Long.SIZE - 1) / Long.SIZE;
    if (letters.length <= blocks + 1) {
      letters = new long[2 * blocks];
      digits = new long[2 * blocks];
    }
    int from = offset;
    for (int block = 0; block < blocks; block++) {
      int to = Math.min(from + Long.SIZE, offset + length);
      letters[block] = AsciiBits.letters(bytes, from, to);
      digits[block] = AsciiBits.digits(bytes, from, to);
      from = to;
    }
    // One may be asked for the characters from the line's end on, too.
    letters[blocks] = 0;
    digits[blocks] = 0;
    letters[blocks + 1] = 0;
    digits[blocks + 1] = 0;
  }

  int blocks() {
    return blocks;
  }

  /** None behind the last block. */
  long letters(int block) {
    return letters[block];
  }

  long digits(int block) {
    return digits[block];
  }

  /** Both. */
  long words(int block) {
    return letters[block] | digits[block];
  }

  /** What stands before a letter. */
  long beforeLetters(int block) {
    return ahead(letters[block], letters[block + 1], 1);
  }

  /** What stands before a letter or digit. */
  long beforeWords(int block) {
    return ahead(words(block), words(block + 1), 1);
  }

  /** What stands behind a letter or digit. */
  long behindWords(int block) {
    long before = block == 0 ? 0 : words(block - 1) >>> (Long.SIZE - 1);
    return words(block) << 1 | before;
  }

  /** Where a letter or digit begins a run of them. */
  private long starts(int block) {
    return words(block) & ~behindWords(block);
  }

  /** The bits of the characters that stand {@code ahead} of each. */
  static long ahead(long bits, long next, int ahead) {
    return bits >>> ahead | next << (Long.SIZE - ahead);
  }

  /** Whether a letter or two and three digits, or two, stand side by side: X123, AB12. */
  private long codes(int block) {
    long digit = digits[block];
    long nextDigit = digits[block + 1];
    return letters[block]
        & ahead(words(block), words(block + 1), 1)
        & ahead(digit, nextDigit, 2)
        & ahead(digit, nextDigit, 3);
  }

  /** Where a letter alone stands behind two digits, or these and a sign: 12X, 12-X. */
  private long endings(int block) {
    long letter = letters[block];
    long nextLetter = letters[block + 1];
    long word = words(block);
    long nextWord = words(block + 1);
    long behindDigits = ahead(letter, nextLetter, 2) & ~ahead(word, nextWord, 3);
    long behindSign =
        ~ahead(word, nextWord, 2) & ahead(letter, nextLetter, 3) & ~ahead(word, nextWord, 4);
    return digits[block] & aheadDigits(block, 1) & (behindDigits | behindSign);
  }

  /** Where a digit and a letter stand alone, and behind a sign three digits: 2B 106. */
  private long pairs(int block) {
    return starts(block)
        & digits[block]
        & ahead(letters[block], letters[block + 1], 1)
        & ~ahead(words(block), words(block + 1), 2)
        & aheadDigits(block, 3)
        & aheadDigits(block, 4)
        & aheadDigits(block, 5);
  }

  private long aheadDigits(int block, int ahead) {
    return ahead(digits[block], digits[block + 1], ahead);
  }

  /** Whether digits and letters stand beside each other as in one of {@link LetteredIds}. */
  boolean holdLetteredId() {
    long any = 0;
    for (int block = 0; block < blocks; block++) {
      any |= codes(block) | endings(block) | pairs(block);
    }
    return any != 0;
  }

  /**
   * Whether a digit and so many characters with it, at most 64, stand in a row without what parts
   * the digits of a number: a letter, but for one between digits, as an exponent's may be, or what
   * is not ASCII. So a line of short codes, or of words and figures, costs next to nothing.
   */
  boolean mayHoldNumber(int least) {
    long here = blocks == 0 ? 0 : together(0);
    for (int block = 0; block < blocks; block++) {
      long next = block + 1 < blocks ? together(block + 1) : 0;
      long row = here & digits[block];
      for (int i = 1; i < least; i++) {
        row &= ahead(here, next, i);
      }
      if (row != 0) {
        return true;
      }
      here = next;
    }
    return false;
  }

  /** What parts no digits. */
  private long together(int block) {
    long before = block == 0 ? 0 : digits[block - 1] >>> (Long.SIZE - 1);
    long between = (digits[block] << 1 | before) & aheadDigits(block, 1);
    int from = offset + block * Long.SIZE;
    int to = Math.min(from + Long.SIZE, offset + length);
    long others = AsciiBits.others(bytes, from, to);
    return upTo(to - from) & ~(letters[block] & ~between) & ~others;
  }

  /** Where two letters begin a word, and two digits follow: AB12. */
  long lettersBeforeDigits(int block) {
    long letter = letters[block];
    long digit = digits[block];
    long nextDigit = digits[block + 1];
    return starts(block)
        & letter
        & ahead(letter, letters[block + 1], 1)
        & ahead(digit, nextDigit, 2)
        & ahead(digit, nextDigit, 3);
  }

  /** The place behind the next letters and digits, at most 64, whatever is between; or -1. */
  int behindWords(int from, int count) {
    int at = from;
    int left = count;
    while (left > 0 && at + left <= length) {
      long words = part(letters, at) | part(digits, at);
      // Behind fewer characters than are left they cannot be.
      int size = left;
      int more = left - Long.bitCount(words & upTo(size));
      while (more > 0 && size + more <= Long.SIZE) {
        size += more;
        more = left - Long.bitCount(words & upTo(size));
      }
      at += size;
      left = more;
    }
    return left == 0 ? at : -1;
  }

  /** Whether all characters between two places, at most 64, are letters or digits. */
  boolean areWords(int from, int to) {
    return (~(part(letters, from) | part(digits, from)) & upTo(to - from)) == 0;
  }

  /** The start of the letters and digits, at most 64, that end at {@code to}. */
  int wordStart(int to) {
    long before =
        to < Long.SIZE
            ? words(0) << -to
            : part(letters, to - Long.SIZE) | part(digits, to - Long.SIZE);
    return to - Long.numberOfLeadingZeros(~before);
  }

  /** How many digits stand between two places. */
  int countDigits(int from, int to) {
    int count = 0;
    int at = from;
    for (; to - at > Long.SIZE; at += Long.SIZE) {
      count += Long.bitCount(part(digits, at));
    }
    return count + Long.bitCount(part(digits, at) & upTo(to - at));
  }

  /** The place of the next digit from {@code from} on, or one behind all characters. */
  int nextDigit(int from) {
    int block = from >> BLOCK;
    long bits = block < blocks ? digits[block] & -1L << from : 0;
    while (bits == 0 && block + 1 < blocks) {
      bits = digits[++block];
    }
    return block * Long.SIZE + Long.numberOfTrailingZeros(bits);
  }

  /** Whether a digit is among so many characters, from one to 64. */
  boolean holdDigit(int from, int count) {
    return (part(digits, from) & upTo(count)) != 0;
  }

  /** Whether so many characters, from one to 64, are all digits. */
  boolean areDigits(int from, int count) {
    return (~part(digits, from) & upTo(count)) == 0;
  }

  /** How many of so many characters, from one to 64, are neither letters nor digits. */
  int countOthers(int from, int count) {
    return Long.bitCount(~(part(letters, from) | part(digits, from)) & upTo(count));
  }

  /** Which of so many characters, from one to 64, are no letters. */
  long nonLetters(int from, int count) {
    return ~part(letters, from) & upTo(count);
  }

  /** How many of so many characters, from one to 64, are letters. */
  int countLetters(int from, int count) {
    return Long.bitCount(part(letters, from) & upTo(count));
  }

  /** The lowest bits, from one to all. */
  static long upTo(int count) {
    return -1L >>> -count;
  }

  /** The bits of 64 characters, the first one's the lowest. */
  static long part(long[] bits, int from) {
    int block = from >> BLOCK;
    return bits[block] >>> from | (bits[block + 1] << 1) << ~from;
  }

  /** Whether so many words of so many characters stand in a row, with one sign between them. */
  boolean holdRow(int count, int size) {
    long any = 0;
    long here = blocks == 0 ? 0 : ofSize(size, 0);
    for (int block = 0; block < blocks; block++) {
      long next = block + 1 < blocks ? ofSize(size, block + 1) : 0;
      long row = here;
      for (int word = 1; word < count; word++) {
        row &= ahead(here, next, word * (size + 1));
      }
      any |= row;
      here = next;
    }
    return any != 0;
  }

  private long ofSize(int size, int block) {
    long word = words(block);
    long next = words(block + 1);
    long all = starts(block) & ~ahead(word, next, size);
    for (int i = 1; i < size; i++) {
      all &= ahead(word, next, i);
    }
    return all;
  }
}
