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

  /** Where a walk keeps the last group of the form that it has found. */
  static final int LAST = 0;

  private static final int SHORTEST = 8;
  private static final int SHORTEST_ABROAD = 11;

  /** A number before it that has fewer digits is of a list with it. */
  private static final int LISTED = 5;

  /** One digit, behind which a plus may stand. */
  private static final GroupShapes SINGLES = new GroupShapes();

  private static final GroupShapes NORTH_AMERICAN =
      new GroupShapes().with(PhoneRuns.AREA_SIGNS, 3, 3, 4);

  /** The code of the country and two of those groups. */
  private static final GroupShapes WITH_COUNTRY = new GroupShapes();

  private static final GroupShapes ABROAD = new GroupShapes();

  /** By shape, a bit for each of these kinds that begin so. */
  private static final byte[] KINDS = new byte[1 << Character.SIZE];

  private static final int IS_NORTH_AMERICAN = 1;
  private static final int IS_WITH_COUNTRY = 2;
  private static final int IS_ABROAD = 4;
  private static final int IS_SINGLE = 8;

  /** And where what follows begins behind a plus. */
  private static final int IS_BEFORE_PLUS = 16;

  static {
    for (int second = 1; second <= DigitGroups.LONGER; second++) {
      SINGLES.with(DigitGroups.signs("+") | (1 << DigitGroups.SEVERAL_PLUS), 1, second);
    }
    for (int country = 1; country <= 3; country++) {
      WITH_COUNTRY.with(PhoneRuns.JOINTS | GroupShapes.SEVERAL, country, 3, 3);
    }
    for (int first = 3; first <= 5; first++) {
      for (int second = 2; second <= DigitGroups.LONGER; second++) {
        ABROAD.with(DigitGroups.signs(" -+"), first, second);
      }
    }
    for (int shape = 0; shape < KINDS.length; shape++) {
      int kinds = NORTH_AMERICAN.hold(shape) ? IS_NORTH_AMERICAN : 0;
      kinds |= WITH_COUNTRY.hold(shape) ? IS_WITH_COUNTRY : 0;
      kinds |= ABROAD.hold(shape) ? IS_ABROAD : 0;
      kinds |= SINGLES.hold(shape) ? IS_SINGLE : 0;
      kinds |= DigitGroups.signOf(shape) == DigitGroups.SEVERAL_PLUS ? IS_BEFORE_PLUS : 0;
      KINDS[shape] = (byte) kinds;
    }
  }

  private PhoneForms() {}

  /**
   * The next group at or behind {@code from} that begins one, or {@code to}; in {@code walk} is the
   * last group of the one that begins there, or -1.
   */
  static int next(DigitGroups groups, int from, int to, int[] walk) {
    int group = candidate(groups, from, to, walk);
    while (group < to) {
      walk[LAST] = form(groups, group, walk);
      if (walk[LAST] >= 0) {
        return group;
      }
      group = candidate(groups, group + 1, to, walk);
    }
    boolean begins = group < groups.count() && mayBegin(groups, group);
    walk[LAST] = begins ? form(groups, group, walk) : -1;
    return group;
  }

  /**
   * The next group that could begin one, or {@code to}: a loop that nothing else is read in. A plus
   * alone between two groups adds.
   */
  private static int candidate(DigitGroups groups, int from, int to, int[] walk) {
    int group = from;
    int before = from == 0 ? IS_BEFORE_PLUS : KINDS[groups.shape(from - 1)];
    while (group < to) {
      int kinds = KINDS[groups.shape(group)];
      int maybe = (kinds & ~IS_BEFORE_PLUS) | (before & IS_BEFORE_PLUS);
      if (maybe != 0
          && PhoneRuns.digitsAhead(groups, group) >= SHORTEST
          && begins(groups, group, maybe, walk)) {
        break;
      }
      before = kinds;
      group++;
    }
    return group;
  }

  private static boolean begins(DigitGroups groups, int group, int maybe, int[] walk) {
    boolean plus = (maybe & IS_BEFORE_PLUS) != 0;
    return (plus
            ? PhoneRuns.hasDigits(groups, group, SHORTEST, walk)
            : isWritten(groups, group, maybe))
        && mayBegin(groups, group);
  }

  /** Whether one of some kinds begins with a group, by what costs least to ask. */
  private static boolean isWritten(DigitGroups groups, int group, int kinds) {
    return (kinds & IS_SINGLE) != 0
        || ((kinds & IS_ABROAD) != 0 && groups.beginsWithZero(group))
        || isNorthAmerican(groups, group, kinds);
  }

  /** Whether one could begin with {@code first}, by a plus or the lengths of groups alone. */
  private static boolean mayBegin(DigitGroups groups, int first) {
    int start = groups.start(first);
    int kinds = KINDS[groups.shape(first)];
    char before = groups.at(start - 1);
    boolean plus =
        before == '+'
            || (before == '(' && groups.at(start - 2) == '+')
            || (before != '(' && (kinds & IS_SINGLE) != 0 && groups.at(start + 1) == '+');
    if (plus) {
      // "+1" and a long number is an offset as often, but country codes do not begin with 0; and
      // behind a digit a plus adds.
      return groups.at(start) != '0' && !(before == '+' && Ascii.isDigit(groups.at(start - 2)));
    }
    return isNorthAmerican(groups, first, kinds)
        || ((kinds & IS_ABROAD) != 0 && isAbroad(groups, start) && !isListed(groups, first));
  }

  /** By its lengths, with a country's code or not. */
  private static boolean isNorthAmerican(DigitGroups groups, int first, int kinds) {
    return (kinds & IS_NORTH_AMERICAN) != 0
        || ((kinds & IS_WITH_COUNTRY) != 0
            && (KINDS[groups.shape(first + 1)] & IS_NORTH_AMERICAN) != 0);
  }

  /** The last group of the number that begins with {@code first}, or -1. */
  private static int form(DigitGroups groups, int first, int[] walk) {
    int start = PhoneStarts.start(groups, first);
    if (!PhoneRuns.hasDigits(groups, first, SHORTEST, walk)
        || (!PhoneStarts.opens(groups, first, start) && !PhoneStarts.isField(groups, start))) {
      return -1;
    }
    if (groups.at(start) == '+' || groups.at(start + 1) == '+') {
      return international(groups, first, walk);
    }
    int northAmerican = PhoneRuns.northAmerican(groups, first);
    return northAmerican > 0 ? northAmerican : dialledAbroad(groups, first);
  }

  private static int international(DigitGroups groups, int first, int[] walk) {
    int planned = planned(groups, groups.start(first));
    int last = PhoneRuns.last(groups, first, planned, walk);
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
    if (digits < 3 || digits > 5 || !isAbroad(groups, start) || isListed(groups, first)) {
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
