package io.throughline.processors.redaction.detect;

/**
 * The groups of digits that an identity number may begin with, by all that can be told of the
 * digits alone: lengths, signs, check. Apart from the questions for words, as {@link CardStarts}.
 */
final class NumberStarts {

  /** So many groups of one length with one sign, and one before it, make a list. */
  static final int LIST = 8;

  /** What a walk remembers: of which group, counted from one, the longest id is known; its last. */
  static final int ASKED = 0;

  static final int LAST = 1;

  /** And where the list ends that was met last. */
  private static final int LIST_END = 2;

  private NumberStarts() {}

  /**
   * The next group at or behind {@code from} that a number may begin with; from {@code quiet} on,
   * where a word may tell of one, by its lengths alone. None before {@code free} is of its list.
   */
  static int next(DigitGroups groups, int from, int free, int quiet, int[] walk) {
    int group = NumberShapes.UNTOLD.next(groups, from, quiet);
    while (group < quiet) {
      if (isWithinList(groups, free, group, walk)) {
        group = Math.min(quiet, walk[LIST_END] - LIST + 1);
      } else if (walk[ASKED] == group + 1 ? walk[LAST] >= 0 : mayBegin(groups, group)) {
        return group;
      } else {
        group++;
      }
      group = NumberShapes.UNTOLD.next(groups, group, quiet);
    }
    return NumberShapes.ALL.next(groups, group);
  }

  /** The last group of the list that {@code group} is in. */
  static int listEnd(DigitGroups groups, int group, int[] walk) {
    if (group >= walk[LIST_END]) {
      walk[LIST_END] = groups.listEnd(group);
    }
    return walk[LIST_END];
  }

  /**
   * Whether whatever id began with {@code group} would be in a list, if no word tells of it: asked
   * first, or a list of a thousand numbers would be looked at a thousand times.
   */
  static boolean isWithinList(DigitGroups groups, int free, int group, int[] walk) {
    return group > free
        && groups.sign(group - 1) == groups.sign(group)
        && groups.length(group - 1) == groups.length(group)
        && listEnd(groups, group, walk) - group >= LIST
        && groups.goesOn(group, groups.separator(group))
        && !Ascii.isLetter(groups.at(groups.start(group - 1) - 1));
  }

  private static boolean mayBegin(DigitGroups groups, int first) {
    int size = groups.length(first);
    if (size < NationalIdDetector.SHORTEST) {
      return isGrouped(groups, first);
    }
    // The word that it is glued to may tell of an id, and a value as a whole may be one.
    return Ascii.isLetter(groups.at(groups.start(first) - 1))
        || groups.count() == 1
        || (size <= NationalIdDetector.LONGEST
            && NumberScheme.isOneOf(NumberScheme.plainOf(size), groups.packed(first, first)))
        || isGrouped(groups, first);
  }

  /** Whether one begins here that is written as its country writes it. */
  private static boolean isGrouped(DigitGroups groups, int first) {
    int separator = groups.sign(first);
    char digit = groups.at(groups.start(first));
    int beginning = NumberScheme.next(NumberScheme.ANY_SHAPE, groups.length(first));
    int group = first;
    while (beginning != NumberScheme.NO_SHAPE && group + 1 < groups.count()) {
      int between = groups.sign(group);
      if (between != separator) {
        if (separator != NumberScheme.DOT || between != NumberScheme.DASH) {
          return false;
        }
        separator = NumberScheme.MIXED;
      }
      group++;
      beginning = NumberScheme.next(beginning, groups.length(group));
      if (NumberScheme.mayBe(beginning, separator, digit)
          && isOneOf(NumberScheme.ofShape(beginning), groups, first, group, separator)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOneOf(
      NumberScheme[] schemes, DigitGroups groups, int first, int last, int separator) {
    int total = groups.digits(first, last);
    long number = groups.packed(first, last);
    for (NumberScheme scheme : schemes) {
      if (scheme.digits() == total
          && scheme.hasSeparator(separator)
          && scheme.check().test(number)) {
        return true;
      }
    }
    return false;
  }
}
