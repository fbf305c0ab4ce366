package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * The topics of the words around a place.
 *
 * <p>Problem: many detectors ask for the words beside each of a line's numbers. One question is
 * cheap, but a list of numbers would have each word looked up a hundred times.
 *
 * <p>Structure: while few ask, the words around the place are looked up. When many characters were
 * walked, a small part of a long value, all its words are looked up once, and those with a topic
 * are kept with their places; a question is then a binary search. Only words that a question cuts
 * in two are still looked up by themselves. Cost: linear in the value, whatever is asked; memory is
 * used again.
 */
final class Telling {

  private static final int BEFORE = 48;

  /** How far behind the place a word is looked for. */
  static final int AFTER = 32;

  /** The same, for words that stand directly behind their number, as units do. */
  static final int UNITS_AFTER = 12;

  /**
   * So many characters are walked before a value is indexed, in a long one more, unless many ask
   * only whether there is a word at all: then it is one of many numbers.
   */
  private static final int FREE = 1024;

  /** So many words further on the next question begins, or far away. */
  private static final int NEAR = 4;

  /** As many characters more, for each question whether there is a word at all. */
  private static final int ASKED = 16;

  private final Text text;
  private int length;
  private int walked;
  private boolean indexed;

  /** The words that have a topic: where they begin, in the upper half, and end. */
  private long[] places = new long[16];

  private long[] topics = new long[16];
  private int count;

  /** The first word that begins at or behind the place last asked for. */
  private int near;

  /** What it was last asked of whether no word is about it, and from where on none is. */
  private long silentTopics;

  private int silentFrom;

  /** The first word behind that place that is about it, or was not yet looked at. */
  private int silentTo;

  /** The last question before there was an index, and its answer. */
  private int askedStart;

  private int askedEnd;
  private int askedTo;
  private int askedLineEnd;
  private long answer;

  /** The value's letters and digits, where they are not the line's. */
  private final LineBits ownBits = new LineBits();

  Telling(Text text) {
    this.text = text;
  }

  /** Forgets the value before; the next one has {@code length} characters. */
  void clear(int length) {
    this.length = length;
    walked = 0;
    indexed = false;
    silentTopics = 0;
    askedStart = -1;
  }

  /**
   * Whether a word shortly before {@code start} or after {@code end} is about {@code topics}; those
   * before may stand on the line before, those after begin within {@code reach} and end with the
   * line, at {@code lineEnd}.
   */
  boolean tells(long topics, int start, int end, int lineEnd, int reach) {
    int from = Math.max(0, start - BEFORE);
    int to = Math.min(lineEnd, end + reach);
    if (!isIndexed(FREE + length / 32)) {
      return (walk(from, start, end, to, lineEnd) & topics) != 0;
    }
    place(start);
    for (int word = near - 1; word >= 0 && end(word) >= from; word--) {
      if ((this.topics[word] & topics) != 0 && end(word) <= start) {
        return true;
      }
    }
    for (int word = near; end < lineEnd && start(word) <= to; word++) {
      if ((this.topics[word] & topics) != 0 && start(word) >= end && end(word) <= lineEnd) {
        return true;
      }
    }
    return ((cutAt(start, from, start) | cutAt(end, end, lineEnd)) & topics) != 0;
  }

  /**
   * Whether it is known that no word around the place is about one of {@code topics}, but for those
   * that go on with what stands there. It is not, while few have asked.
   */
  boolean isQuiet(long topics, int start, int end) {
    int from = Math.max(0, start - BEFORE);
    walked += indexed ? 0 : ASKED;
    if (!isIndexed(FREE)) {
      return false;
    }
    if (topics != silentTopics || from < silentFrom) {
      silentTopics = topics;
      silentTo = Math.max(0, firstFrom(from) - 1);
    }
    silentFrom = from;
    while (silentTo < count && end(silentTo) < from) {
      silentTo++;
    }
    int to = end + AFTER;
    while (start(silentTo) <= to && (this.topics[silentTo] & topics) == 0) {
      silentTo++;
    }
    return start(silentTo) > to;
  }

  /** The topics of the letters and digits between two places, with nothing else among them. */
  long of(int from, int to) {
    char[] chars = text.array();
    boolean begins = from == 0 || !Ascii.isLetterOrDigit(chars[from - 1]);
    if (!indexed || !begins || (to < length && Ascii.isLetterOrDigit(chars[to]))) {
      return Topics.of(chars, from, to);
    }
    place(from);
    return start(near) == from ? topics[near] : 0;
  }

  /** Whether the words are kept, from now on if more were walked than {@code free}. */
  private boolean isIndexed(int free) {
    if (!indexed && walked > free) {
      index();
    }
    return indexed;
  }

  /** Where a word begins that is kept; none behind the last. */
  private int start(int word) {
    return word == count ? Integer.MAX_VALUE : (int) (places[word] >>> Integer.SIZE);
  }

  private int end(int word) {
    return (int) places[word];
  }

  /** Sets {@link #near}; detectors ask from the left to the right. */
  private void place(int place) {
    int steps = 0;
    while (start(near) < place && steps++ < NEAR) {
      near++;
    }
    while (near > 0 && start(near - 1) >= place && steps++ < NEAR) {
      near--;
    }
    if (steps > NEAR) {
      near = firstFrom(place);
    }
  }

  /** The first word that begins at or behind a place. */
  private int firstFrom(int place) {
    int word = Arrays.binarySearch(places, 0, count, (long) place << Integer.SIZE);
    return word < 0 ? -1 - word : word;
  }

  /** The topics of the words around, looked up one by one; asked again for other topics, once. */
  private long walk(int from, int start, int end, int to, int lineEnd) {
    if (start != askedStart || end != askedEnd || to != askedTo || lineEnd != askedLineEnd) {
      walked += BEFORE + to - end;
      answer = walk(text.array(), from, start, end, to, lineEnd);
      askedStart = start;
      askedEnd = end;
      askedTo = to;
      askedLineEnd = lineEnd;
    }
    return answer;
  }

  /** Looks up each word from {@code from} to {@code start} and from {@code end} to {@code to}. */
  private static long walk(char[] chars, int from, int start, int end, int to, int lineEnd) {
    int first = from;
    int least = Math.max(0, from - Topics.LONGEST);
    while (first > least && Ascii.isLetterOrDigit(chars[first - 1])) {
      first--;
    }
    int last = to;
    int most = Math.min(lineEnd, to + Topics.LONGEST);
    while (last < most && Ascii.isLetterOrDigit(chars[last])) {
      last++;
    }
    return Topics.in(chars, first, start) | Topics.in(chars, end, last);
  }

  /** The topics of that part of a word cut in two at {@code at} that lies inside. */
  private long cutAt(int at, int from, int to) {
    char[] chars = text.array();
    if (at == 0
        || at >= length
        || !Ascii.isLetterOrDigit(chars[at - 1])
        || !Ascii.isLetterOrDigit(chars[at])) {
      return 0;
    }
    int start = at;
    while (start > from
        && at - start <= Topics.LONGEST
        && Ascii.isLetterOrDigit(chars[start - 1])) {
      start--;
    }
    int end = at;
    while (end < to && end - at <= Topics.LONGEST && Ascii.isLetterOrDigit(chars[end])) {
      end++;
    }
    return Topics.of(chars, start, end);
  }

  private void index() {
    indexed = true;
    count = 0;
    near = 0;
    LineBits bits = bits();
    for (int block = 0; block < bits.blocks(); block++) {
      // A word with a topic begins with two letters; the second may be in the next block.
      long starts = bits.letters(block) & ~bits.behindWords(block);
      add(block * Long.SIZE, starts & bits.beforeLetters(block), bits.words(block));
    }
  }

  private LineBits bits() {
    if (text.offset() == 0 && text.length() == length) {
      return text.bits();
    }
    ownBits.read(text.bytes(), 0, length);
    return ownBits;
  }

  /** Adds those of the words in a block that begin where {@code starts} says. */
  private void add(int block, long starts, long words) {
    char[] chars = text.array();
    for (long left = starts; left != 0; left &= left - 1) {
      int first = Long.numberOfTrailingZeros(left);
      int size = Long.numberOfTrailingZeros(~(words >>> first));
      int end = block + first + size;
      if (first + size == Long.SIZE) {
        end = Ascii.runEnd(chars, end, length, Ascii.ALNUM);
      }
      long about = Topics.of(chars, block + first, end);
      if (about != 0) {
        add((long) (block + first) << 32 | end, about);
      }
    }
  }

  private void add(long place, long about) {
    if (count == places.length) {
      places = Arrays.copyOf(places, count * 2);
      topics = Arrays.copyOf(topics, count * 2);
    }
    places[count] = place;
    topics[count++] = about;
  }
}
