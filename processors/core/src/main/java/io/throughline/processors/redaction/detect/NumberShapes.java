package io.throughline.processors.redaction.detect;

/** How the groups of digits begin that may be an identity number. */
final class NumberShapes {

  /** As countries group them. */
  static final GroupShapes GROUPED = NumberTree.beginnings();

  /** As those, or in one piece of so many digits that no word needs to tell of them. */
  static final GroupShapes UNTOLD = new GroupShapes().with(GROUPED);

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
      UNTOLD.with(length);
    }
  }

  private NumberShapes() {}
}
