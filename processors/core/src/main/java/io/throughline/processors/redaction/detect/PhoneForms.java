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
  private static final int LONGEST = 15;

  /** A number before it that has fewer digits is of a list with it. */
  private static final int LISTED = 5;

  private PhoneForms() {}

  /** Whether one could begin with {@code first}, by a plus or the lengths of groups alone. */
  static boolean mayBegin(Text text, DigitGroups groups, int first) {
    char[] chars = text.array();
    int start = groups.start(first);
    int at = text.offset() + start;
    boolean last = first + 1 == groups.count();
    boolean plus =
        (start > 0 && chars[at - 1] == '+')
            || (start > 1 && chars[at - 2] == '+')
            || (!last && groups.length(first) == 1 && groups.separator(first) == '+');
    if (plus) {
      return PhoneRuns.digitsAhead(groups, first) >= SHORTEST;
    }
    int length = groups.length(first);
    boolean abroad = length >= 3 && length <= 5 && chars[at] == '0' && chars[at + 1] == '0';
    int second = last ? 0 : groups.length(first + 1);
    return abroad || (length <= 3 && second == 3);
  }

  /** The last group of the number that begins at {@code start} with {@code first}, or -1. */
  static int last(Text text, DigitGroups groups, int first, int start) {
    if (text.charAt(start) == '+' || text.at(start + 1) == '+') {
      return international(text, groups, first);
    }
    int northAmerican = PhoneRuns.northAmerican(text, groups, first);
    return northAmerican > 0 ? northAmerican : dialledAbroad(text, groups, first);
  }

  private static int international(Text text, DigitGroups groups, int first) {
    int start = groups.start(first);
    if (text.charAt(start) == '0') {
      // "+1" and a long number is an offset as often; country codes do not begin with 0.
      return -1;
    }
    int planned = planned(text, start);
    int last = PhoneRuns.last(text, groups, first, planned);
    int digits = PhoneRuns.digits(groups, first, last);
    boolean ends =
        digits == planned
            ? PhoneRuns.isFree(text, groups.end(last))
            : PhoneRuns.closes(text, groups, first, last);
    return ends && digits >= SHORTEST && digits <= LONGEST ? last : -1;
  }

  /** How many digits the number has by its country's plan, or 0. */
  private static int planned(Text text, int start) {
    int code = text.charAt(start) - '0';
    if (PLANNED[code] == 0 && Ascii.isDigit(text.at(start + 1))) {
      code = code * 10 + text.charAt(start + 1) - '0';
    }
    return PLANNED[code];
  }

  /** 0049 30 1234567: two zeros for the plus, the country, and groups of two digits and more. */
  private static int dialledAbroad(Text text, DigitGroups groups, int first) {
    int start = groups.start(first);
    int digits = groups.length(first);
    if (digits < 3
        || digits > 5
        || !text.startsWith("00", start)
        || text.charAt(start + 2) == '0'
        || isListed(groups, first)) {
      return -1;
    }
    int found = -1;
    for (int last = first + 1; last < groups.count(); last++) {
      char between = text.charAt(groups.end(last - 1));
      digits += groups.length(last);
      if (groups.gap(last) != 1
          || (between != ' ' && between != '-' && between != '+')
          || groups.length(last) < 2
          || digits > LONGEST
          || (found > 0 && text.startsWith("00", groups.start(last)))) {
        break;
      }
      if (last > first + 1
          && digits >= SHORTEST_ABROAD
          && PhoneRuns.closes(text, groups, first, last)) {
        found = last;
      }
    }
    return found;
  }

  /** A short number and a blank before it, which ends no other number: "12 0049 30 901820". */
  private static boolean isListed(DigitGroups groups, int group) {
    return group > 0
        && groups.goesOn(group, ' ')
        && groups.length(group - 1) < LISTED
        && (group == 1 || groups.gap(group - 1) > 1 || groups.goesOn(group - 1, ' '));
  }
}
