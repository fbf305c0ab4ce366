package io.throughline.processors.redaction.detect;

/**
 * The lengths that a group of digits and the two behind it have where numbers of some kind begin,
 * and what may stand behind the first.
 *
 * <p>Cost: one look into a table for each group, whatever the digits are; so what begins no number
 * is passed over before anything is asked that costs more.
 */
final class GroupShapes {

  /** All signs that a shape may tell of. */
  static final int ANY = 0xFFFF;

  /** All but a letter. */
  static final int SIGNS = ANY & ~(1 << DigitGroups.LETTER);

  /** Several of them. */
  static final int SEVERAL = 1 << DigitGroups.SEVERAL | 1 << DigitGroups.SEVERAL_PLUS;

  private static final int LONGER = DigitGroups.LONGER;
  private static final int LENGTHS = 3 * DigitGroups.SHAPE_BITS;

  /** By three lengths, a bit for each kind of sign. */
  private final char[] signs = new char[1 << LENGTHS];

  /** Holds these as well, with any third group. */
  GroupShapes with(int signs, int first, int second) {
    for (int third = 0; third <= LONGER; third++) {
      with(signs, first, second, third);
    }
    return this;
  }

  GroupShapes with(int signs, int first, int second, int third) {
    int lengths = (third << DigitGroups.SHAPE_BITS | second) << DigitGroups.SHAPE_BITS | first;
    this.signs[lengths] |= (char) signs;
    return this;
  }

  /** Holds groups of so many digits, whatever follows. */
  GroupShapes with(int first) {
    for (int second = 0; second <= LONGER; second++) {
      with(ANY, first, second);
    }
    return this;
  }

  GroupShapes with(GroupShapes others) {
    for (int lengths = 0; lengths < signs.length; lengths++) {
      signs[lengths] |= others.signs[lengths];
    }
    return this;
  }

  /** Whether this is one of them, see {@link DigitGroups#shape}. */
  boolean hold(int shape) {
    return (signs[shape & signs.length - 1] >>> DigitGroups.signOf(shape) & 1) != 0;
  }

  /** The next group at or behind {@code from} that may begin such a number, or their count. */
  int next(DigitGroups groups, int from) {
    int group = from;
    while (group < groups.count() && !hold(groups.shape(group))) {
      group++;
    }
    return group;
  }
}
