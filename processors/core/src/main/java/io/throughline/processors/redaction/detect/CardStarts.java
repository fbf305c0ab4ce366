package io.throughline.processors.redaction.detect;

/**
 * The groups of digits that a card may begin with, by all that can be told of the digits alone:
 * lengths, issuer, check.
 *
 * <p>Cost: some ten nanoseconds for each group. Apart from {@link CardDetector}, whose questions
 * for words are so many that a compiler would leave calls in this loop.
 */
final class CardStarts {

  private static final GroupShapes SHAPES = CardGroups.shapes();

  /** With so many groups of four beside it, and some on both sides, it is one of a list. */
  static final int LIST = 3;

  /** What a walk remembers: where the run of groups ends, and the list. */
  private static final int RUN = 0;

  private static final int LISTED = 1;

  private CardStarts() {}

  /**
   * The next group at or behind {@code from} that a card may begin with; from {@code quiet} on,
   * where a word may tell of one, by its lengths alone. None before {@code free} is of its list.
   */
  static int next(DigitGroups groups, int from, int free, int quiet, int[] ends) {
    int group = SHAPES.next(groups, from);
    while (group < quiet) {
      if (isWithinList(groups, free, group, ends)) {
        group = Math.min(quiet, ends[LISTED] - needed(groups.length(group)) + 1);
      } else if (mayBegin(groups, group, ends)) {
        return group;
      } else {
        group++;
      }
      group = SHAPES.next(groups, group);
    }
    return group;
  }

  /** The last group of the run of groups of one length that {@code group} is in. */
  static int runEnd(DigitGroups groups, int group, int[] ends) {
    if (group >= ends[RUN]) {
      ends[RUN] = CardGroups.runEnd(groups, group);
    }
    return ends[RUN];
  }

  /** The same of the groups with one sign between. */
  static int listEnd(DigitGroups groups, int group, int[] ends) {
    if (group >= ends[LISTED]) {
      boolean fours = groups.length(group) == 4;
      ends[LISTED] = fours ? groups.listEnd(group) : runEnd(groups, group, ends);
    }
    return ends[LISTED];
  }

  /**
   * Whether whatever card began with {@code group} would be in a list, if no word tells of it:
   * asked first, or a list of a thousand numbers would be looked at a thousand times.
   */
  static boolean isWithinList(DigitGroups groups, int free, int group, int[] ends) {
    if (group <= free || groups.sign(group - 1) != groups.sign(group)) {
      return false;
    }
    int size = groups.length(group);
    return size <= 4
        && CardGroups.hasSeparator(groups, group)
        && (size < 4 || groups.length(group - 1) == 4)
        && listEnd(groups, group, ends) - group >= needed(size)
        && groups.goesOn(group, groups.separator(group));
  }

  /** So many groups must follow one of {@code size} digits in its list. */
  static int needed(int size) {
    return size == 4 ? 4 + LIST - 1 : 1;
  }

  private static boolean mayBegin(DigitGroups groups, int first, int[] ends) {
    int start = groups.start(first);
    int size = groups.length(first);
    char after = groups.at(start + 1);
    if (Ascii.isLetter(groups.at(start - 1))) {
      // The word that it is glued to may tell of a card.
      return true;
    }
    if (size == 1 && after == '.') {
      return (groups.at(groups.end(first + 1)) | 0x20) == 'e';
    }
    if (size < 4 && groups.sign(first + 1) != groups.sign(first)) {
      // Of so small ones a card has four at least, and the same sign between them.
      return false;
    }
    char second = size == 1 ? groups.at(groups.start(first + 1)) : after;
    int lengths = CardIssuers.lengths(groups.at(start), second);
    return lengths != 0 && isChecked(groups, first, runEnd(groups, first, ends), lengths);
  }

  /** Whether any number of these lengths that begins here satisfies Luhn's check. */
  private static boolean isChecked(DigitGroups groups, int first, int runEnd, int lengths) {
    int beyond = CardGroups.beyond(groups, first, runEnd);
    if (beyond > 0
        && (lengths >>> groups.digits(first, beyond) & 1) != 0
        && groups.isLuhn(first, beyond)) {
      return true;
    }
    int size = groups.length(first);
    int regular = lengths & CardGroups.lengths(size, runEnd + 1 - first);
    int last = first;
    for (int left = regular >>> size; left != 0; left >>>= size) {
      if ((left & 1) != 0 && groups.isLuhn(first, last)) {
        return true;
      }
      last++;
    }
    return false;
  }
}
