package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * The topics of the words around a place.
 *
 * <p>Problem: many detectors ask for the words beside each of a line's numbers. One question is
 * cheap, but a list of numbers would have each word looked up a hundred times.
 *
 * <p>Structure: while few ask, the words around the place are looked up. When many characters were
 * walked, an eighth of a long value, all its words are looked up once, and those with a topic are
 * kept with their places; a question is then a binary search. Only words that a question cuts in
 * two are still looked up by themselves. Cost: linear in the value, whatever is asked; memory is
 * used again.
 */
final class Telling {

  private static final int BEFORE = 48;

  /** How far behind the place a word is looked for. */
  static final int AFTER = 32;

  /** The same, for words that stand directly behind their number, as units do. */
  static final int UNITS_AFTER = 12;

  /** In a value of so many characters as many are walked before it is indexed, or more. */
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

  /** The word where the last question began. */
  private int found;

  /** Around the last place looked at, between these, no word has a topic. */
  private int quietFrom;

  private int quietTo;

  /** What it was last asked of whether no word is about it, and from where on none is. */
  private long silentTopics;

  private int silentFrom;

  /** The first word behind that place that is about it, or was not yet looked at. */
  private int silentTo;

  /** The last question, which detectors repeat for other topics, and its answer. */
  private int askedStart;

  private int askedEnd;
  private int askedReach;
  private int askedLineEnd;
  private long answer;

  /** The answer for units, which the index tells with that for {@link #AFTER}. */
  private long answerForUnits;

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
    quietTo = -1;
    silentTopics = 0;
    askedStart = -1;
  }

  /**
   * The topics of the words shortly before {@code start} and after {@code end}; those before may
   * stand on the line before, those after begin within {@code reach} and end with the line, at
   * {@code lineEnd}.
   */
  long around(int start, int end, int lineEnd, int reach) {
    if (start != askedStart || end != askedEnd || lineEnd != askedLineEnd) {
      return look(start, end, lineEnd, reach);
    }
    if (reach == askedReach) {
      return answer;
    }
    boolean known = indexed && reach == UNITS_AFTER && askedReach == AFTER;
    return known ? answerForUnits : look(start, end, lineEnd, reach);
  }

  /**
   * Whether it is known that no word around the place is about one of {@code topics}, but for those
   * that go on with what stands there. It is not, while few have asked.
   */
  boolean isQuiet(long topics, int start, int end) {
    int from = Math.max(0, start - BEFORE);
    if (!indexed) {
      walked += ASKED;
      if (walked <= FREE + length / 8) {
        return false;
      }
      index();
    }
    if (topics != silentTopics || from < silentFrom || from > start(silentTo)) {
      silentTopics = topics;
      silentFrom = from;
      silentTo = firstFrom(from);
    }
    int to = end + AFTER;
    while (start(silentTo) <= to && (this.topics[silentTo] & topics) == 0) {
      silentTo++;
    }
    return start(silentTo) > to;
  }

  /** Where a word begins that is kept; none behind the last. */
  private int start(int word) {
    return word == count ? Integer.MAX_VALUE : (int) (places[word] >>> Integer.SIZE);
  }

  private long look(int start, int end, int lineEnd, int reach) {
    boolean walks = !indexed && walked <= FREE + length / 8;
    if (!indexed && !walks) {
      index();
    }
    askedStart = start;
    askedEnd = end;
    askedReach = walks || reach != UNITS_AFTER ? reach : AFTER;
    askedLineEnd = lineEnd;
    int from = Math.max(0, start - BEFORE);
    int to = Math.min(lineEnd, end + askedReach);
    if (walks) {
      walked += BEFORE + to - end;
      answer = walk(text.array(), from, start, end, to, lineEnd);
      return answer;
    }
    lookUp(from, start, end, to, lineEnd);
    return reach == askedReach ? answer : answerForUnits;
  }

  /** Answers by the words that are kept. */
  private void lookUp(int from, int start, int end, int to, int lineEnd) {
    long cut = cutAt(start, from, start) | cutAt(end, end, lineEnd);
    answer = cut;
    answerForUnits = cut;
    if (from >= quietFrom && to < quietTo) {
      return;
    }
    int units = Math.min(lineEnd, end + UNITS_AFTER);
    for (int word = quietAround(from); start(word) <= to; word++) {
      int wordStart = start(word);
      int wordEnd = (int) places[word];
      boolean before = wordEnd >= from && wordEnd <= start;
      boolean after = wordStart >= end && wordEnd <= lineEnd;
      long about = before || after ? topics[word] : 0;
      answer |= about;
      answerForUnits |= wordStart <= units ? about : 0;
    }
  }

  /** Sets where no word has a topic, and returns the first word that ends at or behind a place. */
  private int quietAround(int place) {
    int first = firstFrom(place);
    quietFrom = first == 0 ? 0 : (int) places[first - 1] + 1;
    quietTo = first == count ? Integer.MAX_VALUE : (int) (places[first] >>> 32);
    return first;
  }

  /** The first word that ends at or behind a place; detectors ask from the left to the right. */
  private int firstFrom(int place) {
    int first = found;
    int steps = 0;
    while (first < count && (int) places[first] < place && steps < NEAR) {
      first++;
      steps++;
    }
    boolean further = first < count && (int) places[first] < place;
    if (further || (first > 0 && (int) places[first - 1] >= place)) {
      int word = Arrays.binarySearch(places, 0, count, (long) (place - Topics.LONGEST) << 32);
      first = word < 0 ? -1 - word : word;
      while (first < count && (int) places[first] < place) {
        first++;
      }
    }
    found = first;
    return first;
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
    found = 0;
    askedStart = -1;
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
    ownBits.read(text.bytes(0, length), 0, length);
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
