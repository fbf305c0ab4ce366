package io.throughline.processors.redaction.detect;

/** How the groups of digits begin that may be an identity number. */
final class NumberShapes {

  /** As countries group them. */
  static final GroupShapes GROUPED = NumberTree.beginnings();

  /** Those of two groups. */
  private static final GroupShapes PAIRS = NumberTree.pairs();

  /** Of the others what their second group begins, whose shape tells one length more. */
  private static final GroupShapes SECOND = NumberTree.seconds();

  /** As those, in one piece, or with dashes in any places, which a word must tell of. */
  static final GroupShapes ALL = new GroupShapes().with(GROUPED);

  static {
    int shortest = NationalIdDetector.SHORTEST;
    for (int length = 1; length < shortest; length++) {
      for (int second = 1; second <= DigitGroups.LONGER; second++) {
        ALL.with(DigitGroups.signs("-"), length, second);
      }
    }
    for (int length = shortest; length <= DigitGroups.LONGER; length++) {
      ALL.with(length);
    }
  }

  private NumberShapes() {}

  /**
   * The next group at or behind {@code from}, before {@code to}, of those as countries group them,
   * or in one piece of so many digits that no word needs to tell of them; or the greater of both.
   */
  static int nextUntold(DigitGroups groups, int from, int to) {
    int group = from;
    while (group < to && !isUntold(groups, group)) {
      group++;
    }
    return group;
  }

  /** Three groups and more have the same sign twice, which refuses most others at once. */
  private static boolean isUntold(DigitGroups groups, int group) {
    int shape = groups.shape(group);
    if ((shape & DigitGroups.LONGER) >= NationalIdDetector.SHORTEST) {
      return true;
    }
    if (!GROUPED.hold(shape)) {
      return false;
    }
    int second = groups.shape(group + 1);
    return (DigitGroups.signOf(shape) == DigitGroups.signOf(second) && SECOND.hold(second))
        || PAIRS.hold(shape);
  }
}
