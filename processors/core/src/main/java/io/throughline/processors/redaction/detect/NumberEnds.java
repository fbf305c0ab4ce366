package io.throughline.processors.redaction.detect;

/**
 * The groups of digits that an identity number may end with, by all that can be told of the digits
 * alone: lengths, signs, check. A bit for each group from the first on.
 */
final class NumberEnds {

  /** None is written in more groups, wherever dashes stand. */
  static final int MOST_GROUPS = 8;

  private static final int SHORTEST = NationalIdDetector.SHORTEST;
  private static final int LONGEST = NationalIdDetector.LONGEST;

  private static final int PLAIN = NumberScheme.bits(NumberScheme::isPlain);
  private static final int DASHED = NumberTree.writtenWith(NumberScheme.DASH);
  static final int ANY = -1;

  private NumberEnds() {}

  /** Of those that are written as their country writes them, or need no word in one piece. */
  static int usual(DigitGroups groups, int first) {
    return whole(groups, first, PLAIN) | grouped(groups, first);
  }

  private static int whole(DigitGroups groups, int group, int schemes) {
    int length = groups.length(group);
    boolean one =
        length <= LONGEST
            && (NumberScheme.ofLength(length) & schemes) != 0
            && NumberChecks.hold(schemes, length, groups.packed(group, group));
    return one ? 1 : 0;
  }

  private static int grouped(DigitGroups groups, int first) {
    int shape = groups.shape(first);
    int separator = DigitGroups.signOf(shape);
    if (!NumberTree.separates(separator)) {
      return 0;
    }
    int pair = NumberTree.written(NumberTree.pair(shape), separator);
    int ends = pair != 0 && hold(pair, groups, first, first + 1) ? 1 << 1 : 0;
    int beginning = NumberTree.three(shape);
    int last = first + 1;
    while (beginning != NumberTree.NONE) {
      int between = groups.sign(last);
      if (separator == NumberScheme.DOT && between == NumberScheme.DASH) {
        separator = NumberScheme.MIXED;
      } else if (between != separator || separator == NumberScheme.MIXED) {
        break;
      }
      last++;
      int schemes = NumberTree.written(beginning, separator);
      ends |= schemes != 0 && hold(schemes, groups, first, last) ? 1 << (last - first) : 0;
      beginning =
          last + 1 < groups.count()
              ? NumberTree.next(beginning, groups.length(last + 1))
              : NumberTree.NONE;
    }
    return ends;
  }

  private static boolean hold(int schemes, DigitGroups groups, int first, int last) {
    return NumberChecks.hold(schemes, groups.digits(first, last), groups.packed(first, last));
  }

  /** Of those that a word must tell of: in one piece, or with dashes in any places. */
  static int told(DigitGroups groups, int first) {
    int ends = whole(groups, first, ANY);
    int most = Math.min(groups.count(), first + MOST_GROUPS) - 1;
    int last = first;
    while (last < most && groups.sign(last) == NumberScheme.DASH) {
      last++;
      int total = groups.digits(first, last);
      if (total > LONGEST) {
        break;
      }
      ends |= total >= SHORTEST && hold(DASHED, groups, first, last) ? 1 << (last - first) : 0;
    }
    return ends;
  }
}
