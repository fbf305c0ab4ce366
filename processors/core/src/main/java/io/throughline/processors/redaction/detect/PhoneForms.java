package io.throughline.processors.redaction.detect;

/**
 * Writings that are a telephone number whatever stands beside them: with a plus, in North American
 * groups, or with the two zeros that are dialled abroad.
 */
final class PhoneForms {

  /** Country codes by the number of digits that follow them; others vary. */
  private static final String PLANS =
      "8:45 47 65 9:27 31 33 34 36 40 41 48 51 56 61 84 10:1 7 44 52 57 58 63 90 91 92 98";

  /** By one digit or two, the digits of the whole. */
  private static final int[] PLANNED = new int[100];

  static {
    int following = 0;
    for (String part : PLANS.split(" ", -1)) {
      int colon = part.indexOf(':');
      following = colon < 0 ? following : Integer.parseInt(part.substring(0, colon));
      String country = part.substring(colon + 1);
      PLANNED[Integer.parseInt(country)] = following + country.length();
    }
  }

  private static final int SHORTEST = 8;
  private static final int SHORTEST_ABROAD = 11;

  /** A number before it that has fewer digits is of a list with it. */
  private static final int LISTED = 5;

  /** With these of {@link DigitGroups#sign} a plus may stand before the next group. */
  private static final int PLUSES = DigitGroups.signs("+") | (1 << DigitGroups.SEVERAL_PLUS);

  /** One digit, behind which a plus may stand. */
  private static final GroupShapes SINGLES = new GroupShapes();

  private static final GroupShapes NORTH_AMERICAN =
      new GroupShapes().with(PhoneRuns.AREA_SIGNS, 3, 3, 4);

  /** The code of the country and two of those groups. */
  private static final GroupShapes WITH_COUNTRY = new GroupShapes();

  private static final GroupShapes ABROAD = new GroupShapes();

  /** All of them. */
  private static final GroupShapes ALL = new GroupShapes();

  static {
    for (int second = 1; second <= DigitGroups.LONGER; second++) {
      SINGLES.with(PLUSES, 1, second);
    }
    for (int country = 1; country <= 3; country++) {
      WITH_COUNTRY.with(PhoneRuns.JOINTS | GroupShapes.SEVERAL, country, 3, 3);
    }
    for (int first = 3; first <= 5; first++) {
      for (int second = 2; second <= DigitGroups.LONGER; second++) {
        ABROAD.with(DigitGroups.signs(" -+"), first, second);
      }
    }
    ALL.with(SINGLES).with(NORTH_AMERICAN).with(WITH_COUNTRY).with(ABROAD);
  }

  private PhoneForms() {}

  /**
   * The next group at or behind {@code from}, but not the first, that begins one, or {@code to}.
   */
  static int next(DigitGroups groups, int from, int to) {
    int group = from;
    int before = groups.sign(from - 1);
    while (group < to) {
      int shape = groups.shape(group);
      if (((PLUSES >>> before & 1) != 0 || ALL.hold(shape))
          && mayBegin(groups, group)
          && form(groups, group, PhoneStarts.start(groups, group)) >= 0) {
        break;
      }
      before = DigitGroups.signOf(shape);
      group++;
    }
    return group;
  }

  /** Whether one could begin with {@code first}, by a plus or the lengths of groups alone. */
  private static boolean mayBegin(DigitGroups groups, int first) {
    if (PhoneRuns.digitsAhead(groups, first) < SHORTEST) {
      return false;
    }
    int start = groups.start(first);
    int shape = groups.shape(first);
    char before = groups.at(start - 1);
    boolean plus =
        before == '+'
            || (before == '(' && groups.at(start - 2) == '+')
            || (before != '(' && SINGLES.hold(shape) && groups.at(start + 1) == '+');
    if (plus) {
      // "+1" and a long number is an offset as often, but country codes do not begin with 0.
      return groups.at(start) != '0';
    }
    return NORTH_AMERICAN.hold(shape)
        || (WITH_COUNTRY.hold(shape) && NORTH_AMERICAN.hold(groups.shape(first + 1)))
        || (ABROAD.hold(shape) && beginsWithZeros(groups, start));
  }

  /** The last group of the number that begins at {@code start} with {@code first}, or -1. */
  static int last(DigitGroups groups, int first, int start) {
    return mayBegin(groups, first) ? form(groups, first, start) : -1;
  }

  private static int form(DigitGroups groups, int first, int start) {
    if (!PhoneStarts.opens(groups, first, start) && !PhoneStarts.isField(groups, start)) {
      return -1;
    }
    if (groups.at(start) == '+' || groups.at(start + 1) == '+') {
      return international(groups, first);
    }
    int northAmerican = PhoneRuns.northAmerican(groups, first);
    return northAmerican > 0 ? northAmerican : dialledAbroad(groups, first);
  }

  private static int international(DigitGroups groups, int first) {
    if (!PhoneRuns.hasDigits(groups, first, SHORTEST)) {
      return -1;
    }
    int planned = planned(groups, groups.start(first));
    int last = PhoneRuns.last(groups, first, planned);
    int digits = groups.digits(first, last);
    boolean ends =
        digits == planned
            ? PhoneRuns.isFree(groups, groups.end(last))
            : PhoneRuns.closes(groups, first, last);
    return ends && digits >= SHORTEST && digits <= PhoneRuns.LONGEST ? last : -1;
  }

  /** How many digits the number has by its country's plan, or 0. */
  private static int planned(DigitGroups groups, int start) {
    int code = groups.at(start) - '0';
    if (PLANNED[code] == 0 && Ascii.isDigit(groups.at(start + 1))) {
      code = code * 10 + groups.at(start + 1) - '0';
    }
    return PLANNED[code];
  }

  /** 0049 30 1234567: two zeros for the plus, the country, and groups of two digits and more. */
  private static int dialledAbroad(DigitGroups groups, int first) {
    int start = groups.start(first);
    int digits = groups.length(first);
    if (digits < 3
        || digits > 5
        || !beginsWithZeros(groups, start)
        || groups.at(start + 2) == '0'
        || isListed(groups, first)) {
      return -1;
    }
    int found = -1;
    for (int last = first + 1; last < groups.count(); last++) {
      char between = groups.at(groups.end(last - 1));
      digits += groups.length(last);
      if (groups.gap(last) != 1
          || (between != ' ' && between != '-' && between != '+')
          || groups.length(last) < 2
          || digits > PhoneRuns.LONGEST
          || (found > 0 && beginsWithZeros(groups, groups.start(last)))) {
        break;
      }
      if (last > first + 1 && digits >= SHORTEST_ABROAD && PhoneRuns.closes(groups, first, last)) {
        found = last;
      }
    }
    return found;
  }

  /** Whether two zeros stand for the plus, and a country's code behind them. */
  static boolean isAbroad(DigitGroups groups, int start) {
    return beginsWithZeros(groups, start)
        && Ascii.isDigit(groups.at(start + 2))
        && groups.at(start + 2) != '0';
  }

  private static boolean beginsWithZeros(DigitGroups groups, int start) {
    return groups.at(start) == '0' && groups.at(start + 1) == '0';
  }

  /** A short number and a blank before it, which ends no other number: "12 0049 30 901820". */
  private static boolean isListed(DigitGroups groups, int group) {
    return group > 0
        && groups.goesOn(group, ' ')
        && groups.length(group - 1) < LISTED
        && (group == 1 || groups.gap(group - 1) > 1 || groups.goesOn(group - 1, ' '));
  }
}
