package io.throughline.processors.redaction.detect;

/**
 * The tree of the groups that identity numbers are written in: where the next group's length leads
 * from each beginning of one.
 *
 * <p>Cost: a look into a table for each group, or one for the first three.
 */
final class NumberTree {

  /** Groups of other lengths than any number begins with. */
  static final int NONE = 0;

  /** Before the first group. */
  static final int ROOT = 1;

  private static final int MOST = 64;
  private static final int LONGEST = 9;

  private static final int SEPARATORS;

  private static final byte[] NEXT = new byte[MOST * (LONGEST + 1)];

  /** By beginning, a bit for each scheme that is written in just these groups. */
  private static final int[] WRITTEN = new int[MOST];

  /** The same by the sign between groups. */
  private static final int[] BETWEEN = new int[1 << (Character.SIZE - DigitGroups.SIGN)];

  /** Where the first two lengths of a {@link DigitGroups#shape} lead from the root, and three. */
  private static final byte[] PAIRS = new byte[1 << (2 * DigitGroups.SHAPE_BITS)];

  private static final byte[] THREES = new byte[1 << (3 * DigitGroups.SHAPE_BITS)];

  static {
    byte beginnings = ROOT;
    int separators = 0;
    for (NumberScheme scheme : NumberScheme.ALL) {
      separators |= scheme.separators();
      for (String shape : scheme.shapes()) {
        int at = ROOT;
        for (int group = 0; group < shape.length(); group++) {
          int next = at * (LONGEST + 1) + shape.charAt(group) - '0';
          NEXT[next] = NEXT[next] == NONE ? ++beginnings : NEXT[next];
          at = NEXT[next];
        }
        WRITTEN[at] |= scheme.bit();
      }
    }
    SEPARATORS = separators & ~(1 << NumberScheme.MIXED);
    for (int i = 0; i < BETWEEN.length; i++) {
      int sign = i;
      BETWEEN[sign] = NumberScheme.bits(scheme -> (scheme.separators() >>> sign & 1) != 0);
    }
    for (int lengths = 0; lengths < THREES.length; lengths++) {
      int first = next(ROOT, lengths & DigitGroups.LONGER);
      int second = next(first, (lengths >>> DigitGroups.SHAPE_BITS) & DigitGroups.LONGER);
      PAIRS[lengths & (PAIRS.length - 1)] = (byte) second;
      THREES[lengths] = (byte) next(second, lengths >>> (2 * DigitGroups.SHAPE_BITS));
    }
  }

  private NumberTree() {}

  /** Where a group of this length leads from a beginning, longer ones as one of nine digits. */
  static int next(int beginning, int length) {
    return NEXT[beginning * (LONGEST + 1) + Math.min(length, LONGEST)];
  }

  /** Where the first two groups of a {@link DigitGroups#shape} lead. */
  static int pair(int shape) {
    return PAIRS[shape & (PAIRS.length - 1)];
  }

  /** And all three. */
  static int three(int shape) {
    return THREES[shape & (THREES.length - 1)];
  }

  /** A bit for each scheme that is written in the groups that led here, with this sign between. */
  static int written(int beginning, int separator) {
    return WRITTEN[beginning] & BETWEEN[separator];
  }

  /** A bit for each scheme that is written with this sign between groups. */
  static int writtenWith(int separator) {
    return BETWEEN[separator];
  }

  /** Whether the sign stands between groups of any of them, see {@link DigitGroups#sign}. */
  static boolean separates(int sign) {
    return (SEPARATORS >>> sign & 1) != 0;
  }

  /** How all of them begin in groups. */
  static GroupShapes beginnings() {
    GroupShapes groups = pairs();
    for (NumberScheme scheme : NumberScheme.ALL) {
      for (String shape : scheme.shapes()) {
        if (shape.length() > 2) {
          groups.with(signs(scheme), length(shape, 0), length(shape, 1), length(shape, 2));
        }
      }
    }
    return groups;
  }

  /** Those of two groups. */
  static GroupShapes pairs() {
    GroupShapes groups = new GroupShapes();
    for (NumberScheme scheme : NumberScheme.ALL) {
      for (String shape : scheme.shapes()) {
        if (shape.length() == 2) {
          groups.with(signs(scheme), length(shape, 0), length(shape, 1));
        }
      }
    }
    return groups;
  }

  /** How the second group of the others begins. */
  static GroupShapes seconds() {
    GroupShapes groups = new GroupShapes();
    for (NumberScheme scheme : NumberScheme.ALL) {
      for (String shape : scheme.shapes()) {
        if (shape.length() == 3) {
          groups.with(signs(scheme), length(shape, 1), length(shape, 2));
        } else if (shape.length() > 3) {
          groups.with(signs(scheme), length(shape, 1), length(shape, 2), length(shape, 3));
        }
      }
    }
    return groups;
  }

  private static int signs(NumberScheme scheme) {
    return scheme.separators() & SEPARATORS;
  }

  private static int length(String shape, int group) {
    return shape.charAt(group) - '0';
  }
}
