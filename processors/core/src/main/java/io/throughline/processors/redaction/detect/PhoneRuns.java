package io.throughline.processors.redaction.detect;

/** How groups of digits hang together in a telephone number, and where it ends. */
final class PhoneRuns {

  /** So many digits a telephone number has at most (ITU-T E.164). */
  static final int LONGEST = 15;

  private static final int MOST_GROUPS = 7;

  /** Where a walk keeps the end of the groups that go on with each other. */
  private static final int END = 1;

  /** With so many digits before it, what looks like a number of its own is one. */
  private static final int WHOLE = 8;

  /** The single signs that join groups. */
  static final int JOINTS = DigitGroups.signs(" +-./()");

  /** What a shape tells behind the area of a North American number. */
  static final int AREA_SIGNS = DigitGroups.signs("-.)") | GroupShapes.SEVERAL;

  private PhoneRuns() {}

  /**
   * The last group that goes on with {@code first} and is glued to nothing else; where the digits
   * add up to {@code planned}, no further one.
   */
  static int last(DigitGroups groups, int first, int planned, int[] walk) {
    int end = Math.min(end(groups, first, walk), first + MOST_GROUPS) - 1;
    int last = first;
    int digits = groups.length(first);
    int trunk = 0;
    while (last < end && digits - trunk != planned) {
      int next = groups.length(last + 1);
      if (digits + next > LONGEST
          || (digits >= WHOLE && planned == 0 && beginsAnother(groups, last + 1))) {
        break;
      }
      last++;
      digits += next;
      // The zero in +49 (0)30 is dialled within the country alone.
      trunk += next == 1 && groups.at(groups.start(last) - 1) == '(' ? 1 : 0;
    }
    while (last > first && digits - trunk != planned && !closes(groups, first, last)) {
      // What is glued to something else is of another number: "+49 30 901820 203.0.113.77".
      digits -= groups.length(last);
      last--;
    }
    return last;
  }

  /** How many digits a number may have at most that begins with {@code first}. */
  static int digitsAhead(DigitGroups groups, int first) {
    return groups.digits(first, Math.min(groups.count(), first + MOST_GROUPS) - 1);
  }

  /** Whether the groups that go on with {@code first} have so many digits. */
  static boolean hasDigits(DigitGroups groups, int first, int least, int[] walk) {
    int end = Math.min(end(groups, first, walk), first + MOST_GROUPS);
    return groups.digits(first, end - 1) >= least;
  }

  /** The end of the groups that go on with {@code first}, looked for once for all of them. */
  static int end(DigitGroups groups, int first, int[] walk) {
    if (first >= walk[END]) {
      int end = first;
      do {
        while ((JOINTS >>> groups.sign(end) & 1) != 0) {
          end++;
        }
        end++;
      } while (goesOn(groups, end - 1));
      walk[END] = end;
    }
    return walk[END];
  }

  /** Whether a card follows, or a North American number. */
  private static boolean beginsAnother(DigitGroups groups, int group) {
    boolean one = groups.length(group) == 1 && groups.at(groups.start(group)) == '1';
    return beginsCard(groups, group)
        || isNorthAmerican(groups, group)
        || (one && northAmerican(groups, group) > 0);
  }

  /** Four groups of four with a blank or dash between them that satisfy Luhn's check. */
  private static boolean beginsCard(DigitGroups groups, int group) {
    int last = group + 3;
    if (last >= groups.count() || groups.length(group) != 4) {
      return false;
    }
    for (int i = group + 1; i <= last; i++) {
      if (groups.length(i) != 4 || !(groups.goesOn(i, ' ') || groups.goesOn(i, '-'))) {
        return false;
      }
    }
    return groups.isLuhn(group, last);
  }

  /** The last group of a North American number that begins here, with its country or not; or -1. */
  static int northAmerican(DigitGroups groups, int first) {
    if (isNorthAmerican(groups, first)) {
      return first + 2;
    }
    boolean country =
        groups.length(first) <= 3
            && first + 1 < groups.count()
            && isNorthAmerican(groups, first + 1)
            && joins(groups, first + 1);
    return country ? first + 3 : -1;
  }

  /** (415) 555-0132, 415-555-0132, 415.555.0132; not with spaces alone. */
  private static boolean isNorthAmerican(DigitGroups groups, int area) {
    if (area + 2 >= groups.count()
        || groups.length(area) != 3
        || groups.length(area + 1) != 3
        || groups.length(area + 2) != 4
        || groups.at(groups.start(area)) < '2'
        || groups.at(groups.start(area + 1)) < '2') {
      return false;
    }
    char separator = groups.at(groups.end(area));
    boolean same =
        (separator == '-' || separator == '.')
            && groups.goesOn(area + 1, separator)
            && groups.goesOn(area + 2, separator);
    boolean bracket = separator == ')' && joins(groups, area + 1) && joins(groups, area + 2);
    return (bracket || same) && isFree(groups, groups.end(area + 2));
  }

  /** Whether the group behind {@code group} may be of the same number. */
  static boolean goesOn(DigitGroups groups, int group) {
    int sign = groups.sign(group);
    return (JOINTS >>> sign & 1) != 0
        || ((GroupShapes.SEVERAL >>> sign & 1) != 0
            && group + 1 < groups.count()
            && joins(groups, group + 1));
  }

  /** A space, dash, dot or slash, or a bracket with a space or not. */
  static boolean joins(DigitGroups groups, int group) {
    int sign = groups.sign(group - 1);
    if ((GroupShapes.SEVERAL >>> sign & 1) == 0) {
      return (JOINTS >>> sign & 1) != 0;
    }
    int at = groups.end(group - 1);
    char a = groups.at(at);
    char b = groups.at(at + 1);
    return switch (groups.gap(group)) {
      case 2 ->
          (a == ')' && (b == ' ' || b == '+' || b == '-'))
              || ((a == ' ' || a == '+') && b == '(')
              || (a == '.' && b == ' ');
      case 3 -> a == ' ' && b == '-';
      default -> false;
    };
  }

  /** Whether the number may end with this group; another may go on in a fraction or an address. */
  static boolean closes(DigitGroups groups, int first, int last) {
    int end = groups.end(last);
    char after = groups.at(end);
    boolean goesOn =
        after == '.' || after == ':' || after == '/' || (after == ',' && first == last);
    if (!goesOn || !Ascii.isDigit(groups.at(end + 1))) {
      return isFree(groups, end);
    }
    return after == ',' && !isThousands(groups, last);
  }

  /** Whether what follows is no letter but that of an extension. */
  static boolean isFree(DigitGroups groups, int end) {
    char after = groups.at(end);
    if (after == 'x') {
      return Ascii.isDigit(groups.at(end + 1));
    }
    return !Ascii.isLetterOrDigit(after) && after != '_';
  }

  /** 1,234: a comma after more digits than three, or before others, parts fields. */
  static boolean isThousands(DigitGroups groups, int group) {
    return groups.length(group) <= 3
        && group + 1 < groups.count()
        && groups.goesOn(group + 1, ',')
        && groups.length(group + 1) == 3;
  }
}
