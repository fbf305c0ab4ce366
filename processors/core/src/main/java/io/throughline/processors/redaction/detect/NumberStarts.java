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

  /** And the ends of the number that begins with a group, counted from one. */
  private static final int ENDS_OF = 3;

  private static final int ENDS = 4;

  /** Before this group no word tells of a number. */
  static final int QUIET = 5;

  private NumberStarts() {}

  /**
   * The next group at or behind {@code from} that a number may begin with; from {@code quiet} on,
   * where a word may tell of one, by its lengths alone. None before {@code free} is of its list.
   */
  static int next(DigitGroups groups, int from, int free, int quiet, int[] walk) {
    int group = NumberShapes.nextUntold(groups, from, quiet);
    while (group < quiet) {
      if (isWithinList(groups, free, group, walk)) {
        group = Math.min(quiet, walk[LIST_END] - LIST + 1);
      } else if (mayBeTold(groups, group) || usualEnds(groups, group, walk) != 0) {
        return group;
      } else {
        group++;
      }
      group = NumberShapes.nextUntold(groups, group, quiet);
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

  /** See {@link NumberEnds#usual}, asked once where a number may begin. */
  static int usualEnds(DigitGroups groups, int first, int[] walk) {
    if (walk[ENDS_OF] != first + 1) {
      walk[ENDS] = NumberEnds.usual(groups, first);
      walk[ENDS_OF] = first + 1;
    }
    return walk[ENDS];
  }

  /**
   * Whether it may be an id by more than its usual ends where no word stands beside it: glued to
   * one, or a value as a whole.
   */
  static boolean mayBeTold(DigitGroups groups, int first) {
    return groups.length(first) >= NationalIdDetector.SHORTEST
        && (Ascii.isLetter(groups.at(groups.start(first) - 1)) || groups.count() == 1);
  }
}
