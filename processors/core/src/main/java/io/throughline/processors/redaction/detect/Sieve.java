package io.throughline.processors.redaction.detect;

/**
 * A coarser and quicker {@link Prefilter}: finds the lines that may hold one of the grams, many
 * digits, a long token or a character outside ASCII, in one walk over the whole text in one byte a
 * character.
 *
 * <p>Structure: the text is cut into pairs of characters, and a table maps each pair to two sets of
 * buckets: those it may open and those it may close. A bucket is hit when a pair may open it and
 * the next one closes it. A gram of four characters begins either with a pair or one character
 * late; so it is entered twice, as it stands and shifted by one, without the character that falls
 * off ({@link Gram#shifted}). One look into a table serves two characters, and no look waits for
 * another. A line break is a gram, too: where it is hit the line before is judged, so a line costs
 * one branch more than its characters. Digits are counted eight characters at a time. Where a
 * bucket of grams that count alone is hit, a {@link GramTable} tells whether one is there and marks
 * who asks for it; once all who ask for its grams are marked, the walk passes it over in the rest
 * of the line. The others are marked only in lines that are found. Frames of stack traces are
 * compared with {@link KnownFrames} first.
 *
 * <p>Cost: less than half of the {@link Prefilter}'s per character, see {@code DetectorsBenchmark}.
 */
final class Sieve {

  /** Bytes that must be readable after the last line, for {@link AsciiBits} too. */
  static final int SLACK = Long.SIZE;

  private static final int BUCKETS = 63;

  /** At most so many of them for grams that count in lines of digits only; more gain nothing. */
  private static final int MOST_BESIDE_DIGITS = 6;

  /** The same of those that count beside a long token. */
  private static final int MOST_BESIDE_TOKEN = 10;

  /** The bucket of line breaks. */
  private static final long LINE_BREAK = 1L << 63;

  private static final int DELETE = 127;

  /** A word holds the places of four pairs among these, sixteen bits each. */
  private static final int PAIRS = 1 << 15;

  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long BREAKS = 0x0A0A_0A0A_0A0A_0A0AL;

  /** In a shorter text the same word does not return often enough. */
  private static final int WORTH_COMPARING = 512;

  /** As if the line began after several line breaks. */
  private static final int LINE_BREAKS = place('\n', '\n');

  /** Two words for each pair, see {@link #place}: the buckets it may open, those it may close. */
  private final long[] pairs = new long[PAIRS];

  private final int width;
  private final int digitsBeside;
  private final int digitsAlone;

  /**
   * The buckets of grams that let a line through, that do beside digits, and beside a long token.
   */
  private final long alone;

  private final long besideDigits;
  private final long besideToken;

  /** All of them. */
  private final long counted;

  /** Where the walk stops: at a gram that counts alone, and at a line's end. */
  private final long stop;

  /** The number of the first bucket of those that count alone, and their grams. */
  private final int firstAlone;

  private final GramTable gramsAlone;

  /** Those who ask for a gram beside digits: all are told where one stands. */
  private final int[] askBesideDigits;

  private final Prefilter tokenGrams;

  private final long[] ending;

  private final KnownFrames frames = new KnownFrames();

  /**
   * A line is found that holds one of {@code grams} that count in any line, or one that counts
   * beside {@code digitsBeside} digits and so many of them, or one that counts beside a long token
   * and such, or {@code digitsAlone} digits, or a character outside ASCII. Grams ask under numbers
   * below {@code 64 * width}.
   */
  Sieve(GramBuckets grams, int digitsBeside, int digitsAlone, int width) {
    this.width = width;
    this.digitsBeside = digitsBeside;
    this.digitsAlone = digitsAlone;
    SieveBuckets digits =
        new SieveBuckets(grams.of(GramBuckets.BESIDE_DIGITS), 0, MOST_BESIDE_DIGITS, false);
    SieveBuckets tokens =
        new SieveBuckets(
            grams.of(GramBuckets.BESIDE_TOKEN), digits.end, digits.end + MOST_BESIDE_TOKEN, false);
    SieveBuckets others = new SieveBuckets(grams.of(GramBuckets.ALONE), tokens.end, BUCKETS, true);
    besideDigits = fill(digits);
    besideToken = fill(tokens);
    alone = fill(others);
    firstAlone = others.first;
    gramsAlone = others.table();
    Gram lineBreak = Gram.parse("\\\n");
    fill(lineBreak, LINE_BREAK);
    fill(lineBreak.shifted().gram(), LINE_BREAK);
    askBesideDigits = grams.askersOf(GramBuckets.BESIDE_DIGITS);
    tokenGrams = new Prefilter(grams.of(GramBuckets.BESIDE_TOKEN), width);
    ending = grams.ending.toLongArray();
    counted = alone | besideDigits | besideToken;
    stop = alone | LINE_BREAK;
  }

  private static int place(int first, int second) {
    return second << 8 | first << 1;
  }

  private static int place(byte[] bytes, int at) {
    return place(symbol(bytes[at]), symbol(bytes[at + 1]));
  }

  private static int symbol(byte character) {
    return character < 0 ? DELETE : character;
  }

  /** Returns a bit for each bucket. */
  private long fill(SieveBuckets buckets) {
    for (int bucket = buckets.first; bucket < buckets.end; bucket++) {
      for (GramBuckets.Asked entry : buckets.bucket(bucket)) {
        fill(entry.gram, 1L << bucket);
      }
    }
    return (1L << buckets.end) - (1L << buckets.first);
  }

  private void fill(Gram gram, long bucket) {
    fill(gram, 0, 0, bucket);
    fill(gram, 2, 1, bucket);
  }

  private void fill(Gram gram, int position, int half, long bit) {
    for (int second = 0; second < Gram.NON_ASCII; second++) {
      if (allows(gram, position + 1, second)) {
        for (int first = 0; first < Gram.NON_ASCII; first++) {
          if (allows(gram, position, first)) {
            pairs[place(first, second) + half] |= bit;
          }
        }
      }
    }
  }

  /** What {@link PairWalk} reads as DEL may be any character outside ASCII. */
  private static boolean allows(Gram gram, int position, int symbol) {
    return gram.allows(position, symbol)
        || (symbol == DELETE && gram.allows(position, Gram.NON_ASCII));
  }

  /**
   * Whether one of the lines from {@code from} on may hold something; {@code marks} then say where
   * the first of them begins and ends, and what is in it. What stands in the same eight characters
   * of the next line may be marked as well: then a detector is called for nothing. {@code bytes}
   * and {@code chars} hold the same text. Allocates nothing.
   */
  boolean findLine(byte[] bytes, char[] chars, int from, int to, Marks marks) {
    marks.clear(width);
    marks.frames = -1;
    PairWalk walk = marks.walk;
    walk.begin(afterKnownFrames(bytes, from, to, marks), pairs[LINE_BREAKS]);
    int at = walk.next(pairs, bytes, walk.start, to, stop);
    while (at < to) {
      if (!walk.isAsciiWord) {
        long opened = pairs[before(bytes, at, walk.start)];
        at = walk.nextOfAny(pairs, bytes, at, to, stop & ~marks.told, opened);
        if (at >= to) {
          break;
        }
      }
      long untold = walk.hit & alone & ~marks.told;
      if (untold != 0 && !tellsGrams(bytes, at, to, marks)) {
        walk.hit &= ~untold;
      }
      walk.addHits();
      long digits = EightBytes.digits(walk.word);
      int next =
          walk.hit < 0 ? endLines(bytes, chars, at, to, digits, marks) : walk.add(at, digits);
      if (next < 0) {
        return true;
      }
      at = walk.next(pairs, bytes, next, to, stop & ~marks.told);
    }
    remember(bytes, walk.start, marks);
    marks.line(walk.start, to, walk.digits, walk.firstDigit);
    return mayHold(bytes, chars, walk, marks);
  }

  /**
   * Whether none of the lines that end in the word at {@code at} can hold anything, and none that
   * begins in it or behind is a frame: so it is in a text of many short lines.
   */
  private boolean holdNothing(byte[] bytes, int at, long digits, Marks marks) {
    PairWalk walk = marks.walk;
    return (walk.hits & counted) == 0
        && walk.isAscii
        && marks.frames < 0
        && walk.digits + Long.bitCount(digits) < digitsAlone
        && EightBytes.tabs(walk.word) == 0
        && bytes[at + Long.BYTES] != '\t';
  }

  /**
   * Judges the lines that end in the word at {@code at}; returns where the walk goes on, or -1 if
   * one may hold something.
   */
  private int endLines(byte[] bytes, char[] chars, int at, int to, long digitBits, Marks marks) {
    PairWalk walk = marks.walk;
    if (holdNothing(bytes, at, digitBits, marks)) {
      return walk.beginBehindBreak(at, digitBits);
    }
    long digits = digitBits;
    for (long breaks = EightBytes.lineBreaks(walk.word); breaks != 0; breaks &= breaks - 1) {
      int bit = Long.numberOfTrailingZeros(breaks);
      int end = at + (bit >>> 3);
      if (end > walk.start) {
        long before = digits & ((1L << bit) - 1);
        marks.line(walk.start, end, walk.digits + Long.bitCount(before), walk.firstDigit);
        if (mayHold(bytes, chars, walk, marks)) {
          remember(bytes, walk.start, marks);
          return -1;
        }
        digits ^= before;
      }
      int line = afterKnownFrames(bytes, end + 1, to, marks);
      if (line > end + 1) {
        walk.begin(line, pairs[LINE_BREAKS]);
        return line;
      }
      walk.beginWithin(at, line);
    }
    return walk.add(at, digits);
  }

  /** Where the known frames end that may begin at {@code line}; others are met from here on. */
  private int afterKnownFrames(byte[] bytes, int line, int to, Marks marks) {
    if (!KnownFrames.isFrame(bytes, line)) {
      remember(bytes, line, marks);
      return line;
    }
    if (marks.frames >= 0) {
      return line;
    }
    int start = line;
    int end = frames.end(bytes, start, to);
    while (end > start) {
      start = end;
      end = KnownFrames.isFrame(bytes, start) ? frames.end(bytes, start, to) : start;
    }
    marks.frames = KnownFrames.isFrame(bytes, start) ? start : -1;
    return start;
  }

  /** Ends the frames that were met before the line at {@code line}. */
  private void remember(byte[] bytes, int line, Marks marks) {
    if (marks.frames >= 0 && marks.frames < line) {
      frames.met(bytes, marks.frames, line);
    }
    marks.frames = -1;
  }

  /** Marks the grams that end in the word at which the walk stands; false if there is none. */
  private boolean tellsGrams(byte[] bytes, int at, int to, Marks marks) {
    int start = marks.walk.start;
    return isNew(bytes, at, start, to, marks.words)
        && mark(before(bytes, at, start), marks.walk.places, bytes, at, to, marks);
  }

  /** The place of the pair before the word at {@code at}. */
  private static int before(byte[] bytes, int at, int start) {
    return at == start ? LINE_BREAKS : place(bytes, at - 2);
  }

  /**
   * False if the grams that the word at {@code at} closes were marked at an equal place. Equal ones
   * of the lines before had none, or the line would have been found.
   */
  private static boolean isNew(byte[] bytes, int at, int from, int to, SeenWords words) {
    int begin = at - SieveBuckets.BEFORE;
    int end = at + Long.BYTES;
    if (to < WORTH_COMPARING || begin < from || end >= to) {
      return true;
    }
    int around = ((int) EightBytes.at(bytes, begin) << Byte.SIZE) | (bytes[end] & 0xFF);
    return words.add(EightBytes.at(bytes, at), around);
  }

  /**
   * Marks the grams that stand where one of the pairs at {@code places} of the word at {@code word}
   * closes them; {@code before} is the place of the pair before.
   */
  private boolean mark(int before, long places, byte[] bytes, int word, int to, Marks marks) {
    boolean any = false;
    long open = pairs[before];
    long rest = places;
    int end = Math.min(to, word + Long.BYTES);
    for (int i = word; i < end; i += 2) {
      int place = (int) rest & (PAIRS - 1);
      long left = open & pairs[place | 1] & alone & ~marks.told;
      if (left != 0) {
        int begin = i - SieveBuckets.BEFORE;
        long window = window(bytes, begin);
        for (; left != 0; left &= left - 1 & ~marks.told) {
          int bucket = Long.numberOfTrailingZeros(left) - firstAlone;
          if (gramsAlone.mark(bucket, window, to - begin, marks)) {
            any = true;
            marks.told |= gramsAlone.told(bucket, marks) << firstAlone;
          }
        }
      }
      open = pairs[place];
      rest >>>= Short.SIZE;
    }
    return any;
  }

  /** Eight characters for {@link GramTable}, as if the text began after several line breaks. */
  private static long window(byte[] bytes, int at) {
    return at >= 0
        ? EightBytes.at(bytes, at)
        : EightBytes.at(bytes, 0) << (-at << 3) | BREAKS >>> (at << 3);
  }

  /** Judges a line by what the walk saw. */
  private boolean mayHold(byte[] bytes, char[] chars, PairWalk walk, Marks marks) {
    long hits = walk.hits;
    marks.isAscii = walk.isAscii;
    boolean holds = !marks.isAscii || marks.digits >= digitsAlone;
    holds |= (hits & alone) != 0 && isEnough(bytes, marks);
    if (marks.digits > 0 && (hits & besideToken) != 0 && holdsLongToken(bytes, chars, marks)) {
      holds |= tokenGrams.mark(chars, marks.from, marks.to, marks);
    }
    if (marks.digits >= digitsBeside && (hits & besideDigits) != 0) {
      marks.ask(askBesideDigits);
      holds = true;
    }
    return holds;
  }

  /**
   * Not where all grams are of those that end something that spans lines, as the "from" of a
   * statement, and nothing has begun. What is known of frames holds behind any line.
   */
  private boolean isEnough(byte[] bytes, Marks marks) {
    return marks.begun || marks.holdsBesides(ending) || KnownFrames.isFrame(bytes, marks.from);
  }

  /**
   * A long token either fills a word or at least six bytes on each side of where two of them meet,
   * so most lines are told by comparing words with what no token holds.
   */
  private static boolean holdsLongToken(byte[] bytes, char[] chars, Marks marks) {
    long before = HIGH_BITS;
    int from = Math.max(marks.from, marks.firstDigit - 2 * Long.BYTES);
    for (int i = from; i < marks.to; i += Long.BYTES) {
      // Behind the line is a line break or a NUL: no token goes on there.
      long ends = EightBytes.belowDash(EightBytes.at(bytes, i));
      if (ends == 0 || ((before >>> 16) | (ends << 16)) == 0) {
        return measuresLongToken(bytes, chars, marks);
      }
      before = ends;
    }
    return false;
  }

  private static boolean measuresLongToken(byte[] bytes, char[] chars, Marks marks) {
    int to = marks.to;
    for (int i = marks.firstDigit; i < to && !marks.longToken; i += Long.BYTES) {
      for (long left = EightBytes.digits(EightBytes.ascii(EightBytes.at(bytes, i, to)));
          left != 0;
          left &= left - 1) {
        int at = i + (Long.numberOfTrailingZeros(left) >>> 3);
        if (at >= marks.from) {
          marks.measure(chars, marks.from, to, at);
        }
      }
    }
    return marks.longToken;
  }
}
