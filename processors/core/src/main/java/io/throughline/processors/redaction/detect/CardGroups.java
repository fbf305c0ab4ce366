package io.throughline.processors.redaction.detect;

/**
 * The groups that payment cards are written in: of one length, the last one shorter or not, or one
 * of a few other forms.
 */
final class CardGroups {

  /** What parts groups of other lengths than four. */
  private static final int SAME = DigitGroups.signs(" -");

  /** How many groups of each length a card may have at most. */
  private static final byte[] MOST = new byte[CardDetector.LONGEST + 2];

  /** By the length of groups, a bit for each length of cards that are written in such. */
  private static final int[] LENGTHS = new int[MOST.length];

  static {
    for (int size = 1; size < MOST.length; size++) {
      MOST[size] = (byte) (CardDetector.LONGEST / size);
      for (int total = size; total <= CardDetector.LONGEST; total += size) {
        LENGTHS[size] |= total < CardDetector.SHORTEST ? 0 : 1 << total;
      }
    }
  }

  private CardGroups() {}

  /** How all of them begin, and a double's text form. */
  static GroupShapes shapes() {
    GroupShapes shapes =
        new GroupShapes()
            .with(GroupShapes.SIGNS, 4, 4, 4)
            .with(GroupShapes.SIGNS, 4, 6, 4)
            .with(GroupShapes.SIGNS, 4, 6, 5)
            .with(GroupShapes.SIGNS, 4, 3, 3)
            .with(GroupShapes.SIGNS, 6, 13);
    for (int size = 1; size < 4; size++) {
      shapes.with(SAME, size, size, size);
    }
    for (int second = 4; second <= 8; second++) {
      shapes.with(SAME, 8, second);
    }
    for (int size = CardDetector.SHORTEST; size <= DigitGroups.LONGER; size++) {
      shapes.with(size);
    }
    for (int fraction = 1; fraction <= DigitGroups.LONGER; fraction++) {
      shapes.with(DigitGroups.signs("."), 1, fraction, 2);
    }
    return shapes;
  }

  /** The last of the groups that go on in the same length as a card's. */
  static int runEnd(DigitGroups groups, int first) {
    if (groups.length(first) != 4) {
      return hasSeparator(groups, first) ? groups.listEnd(first) : first;
    }
    int end = first;
    while (goesOnInFour(groups, end)) {
      end++;
    }
    return end;
  }

  private static boolean goesOnInFour(DigitGroups groups, int group) {
    int shape = groups.shape(group);
    return ((shape >>> DigitGroups.SHAPE_BITS) & DigitGroups.LONGER) == 4
        && (DigitGroups.signOf(shape) > DigitGroups.LETTER || joins(groups, group + 1));
  }

  /** A bit for each length of cards that are at most so many groups of one length. */
  static int lengths(int size, int count) {
    int longest = size * Math.min(count, most(size));
    return LENGTHS[Math.min(size, LENGTHS.length - 1)] & ((2 << longest) - 1);
  }

  /** How many groups of so many digits a card has at most. */
  static int most(int size) {
    return MOST[Math.min(size, MOST.length - 1)];
  }

  /**
   * The last group of what may be a card with a group of another length than those that go on from
   * {@code first} to {@code runEnd}, or -1.
   */
  static int beyond(DigitGroups groups, int first, int runEnd) {
    int last = runEnd + 1;
    int size = groups.length(first);
    if (last - first > most(size)) {
      return -1;
    }
    int irregular = runEnd == first ? irregular(groups, first) : -1;
    if (irregular > 0
        || last >= groups.count()
        || groups.length(last) >= size
        || !hasSeparator(groups, first)
        || (size != 4 && !groups.goesOn(last, groups.separator(first)))
        || !joins(groups, last)) {
      return irregular;
    }
    int total = (last - first) * size + groups.length(last);
    return total >= CardDetector.SHORTEST && total <= CardDetector.LONGEST ? last : -1;
  }

  /**
   * Whether the sign behind a group may part a card's: any may part groups of four; behind eights
   * and small ones it is a space or dash, the same throughout, and no card is written in fives.
   */
  static boolean hasSeparator(DigitGroups groups, int group) {
    int size = groups.length(group);
    return size == 4 || ((size < 4 || size == 8) && (SAME >>> groups.sign(group) & 1) != 0);
  }

  /**
   * As on cards with fifteen, fourteen, thirteen and nineteen digits: 4-6-5, 4-6-4, 4-3-3-3, 6-13.
   */
  private static int irregular(DigitGroups groups, int first) {
    int size = groups.length(first);
    int last = first + (size == 6 ? 1 : size == 4 ? 2 : groups.count());
    if (last >= groups.count() || !joins(groups, first + 1)) {
      return -1;
    }
    int second = groups.length(first + 1);
    if (size == 6) {
      return second == 13 ? last : -1;
    }
    int third = groups.length(last);
    if (second == 6) {
      return (third == 4 || third == 5) && joins(groups, last) ? last : -1;
    }
    last++;
    char separator = groups.separator(first);
    boolean threes =
        second == 3
            && third == 3
            && last < groups.count()
            && groups.length(last) == 3
            && groups.goesOn(first + 1, separator)
            && groups.goesOn(first + 2, separator)
            && groups.goesOn(last, separator)
            && NumberTree.separates(groups.sign(first));
    return threes ? last : -1;
  }

  /**
   * One to three characters, none of them a letter, may stand between groups. A comma and a blank
   * part the numbers of a list.
   */
  private static boolean joins(DigitGroups groups, int group) {
    int gap = groups.gap(group);
    if (gap == 1) {
      char c = groups.separator(group - 1);
      return c < 128 && !Ascii.isLetter(c);
    }
    for (int i = groups.end(group - 1); gap <= 3 && i < groups.start(group); i++) {
      char c = groups.at(i);
      if (Ascii.isLetter(c) || c == ',' || c >= 128) {
        return false;
      }
    }
    return gap <= 3;
  }
}
