package io.throughline.processors.redaction.detect;

/**
 * Telephone numbers: with a plus, in North American groups, or, as nothing else checks them, beside
 * a word that speaks of telephones.
 */
final class PhoneDetector implements Detector {

  private static final int SHORTEST = 7;
  private static final int LONGEST = 15;

  private static final long[] SEPARATORS = Ascii.set(" +-./()");

  @Override
  public String name() {
    return "phone";
  }

  @Override
  public Gate gate() {
    return Gate.digits(SHORTEST);
  }

  @Override
  public boolean matchesNumber(long value, KeyContext key) {
    return key.isAbout(Topics.PHONE) && value >= 1_000_000L && value < 1_000_000_000_000_000L;
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    DigitGroups groups = text.groups();
    if (!groups.holdNumber(SHORTEST)) {
      return;
    }
    int group = 0;
    while (group < groups.count()) {
      int start = start(text, groups.start(group));
      if (!opens(text, start) && !opensPath(text, groups, group, start)) {
        group++;
        continue;
      }
      int last = last(text, groups, group);
      while (last > group && !closes(text, groups.end(last))) {
        // What is glued to something else is of another number: "+49 30 901820 203.0.113.77".
        last--;
      }
      int digits = 0;
      for (int i = group; i <= last; i++) {
        digits += groups.length(i);
      }
      int end = groups.end(last);
      if (digits >= SHORTEST
          && digits <= LONGEST
          && closes(text, end)
          && isPhone(text, groups, group, last, start, digits)) {
        sink.found(bracketless(text, start, end), extension(text, end));
        group = last + 1;
      } else if (last > group + 2 && isNorthAmerican(text, groups, group, group + 2)) {
        // Another number follows after a space.
        sink.found(start, groups.end(group + 2));
        group += 3;
      } else {
        // A list such as "8005550123 8005550124" is cut where the groups are too many.
        group = digits > LONGEST || last == group ? group + 1 : last + 1;
      }
    }
  }

  /** The last group that is joined to {@code first} as in a telephone number. */
  private static int last(Text text, DigitGroups groups, int first) {
    int last = first;
    int digits = groups.length(first);
    while (last + 1 < groups.count()
        && last - first < 6
        && joins(text, groups, last + 1)
        && digits + groups.length(last + 1) <= LONGEST) {
      last++;
      digits += groups.length(last);
    }
    return last;
  }

  /** A space, dash, dot or slash, or a bracket with a space or not. */
  private static boolean joins(Text text, DigitGroups groups, int group) {
    int gap = groups.gap(group);
    int at = groups.end(group - 1);
    if (gap == 1) {
      return Ascii.isIn(SEPARATORS, text.charAt(at));
    }
    if (gap == 2) {
      char a = text.charAt(at);
      char b = text.charAt(at + 1);
      return (a == ')' && (b == ' ' || b == '+' || b == '-'))
          || (a == ' ' && b == '(')
          || (a == '.' && b == ' ');
    }
    return gap == 3 && text.charAt(at + 1) == '-' && text.charAt(at) == ' ';
  }

  private static int start(Text text, int start) {
    int at = start;
    if (text.at(at - 1) == '(') {
      at--;
    }
    if (text.at(at - 1) == '+') {
      at--;
    }
    return at;
  }

  /** Without an opening bracket that closes behind the number: (030 901820). */
  private static int bracketless(Text text, int start, int end) {
    int close = start;
    while (close < end && text.charAt(close) != ')') {
      close++;
    }
    return close == end && text.charAt(start) == '(' ? start + 1 : start;
  }

  private static boolean opens(Text text, int start) {
    char before = text.at(start - 1);
    if (Ascii.isLetterOrDigit(before) || before == '_') {
      return text.charAt(start) == '+' || text.charAt(start) == '(';
    }
    char second = text.at(start - 2);
    if (before == ',') {
      // A thousand's comma, or one between fields.
      return !Ascii.isDigit(second);
    }
    boolean joined = before == '-' || before == '.' || before == '/';
    return !joined || !Ascii.isLetterOrDigit(second);
  }

  /** Written as no other number is, so that a path may lead to it: /users/+4930901820. */
  private static boolean opensPath(Text text, DigitGroups groups, int group, int start) {
    return text.at(start - 1) == '/'
        && (text.charAt(start) == '+'
            || (group + 2 < groups.count() && isNorthAmerican(text, groups, group, group + 2)));
  }

  private static boolean closes(Text text, int end) {
    char after = text.at(end);
    if (after == 'x') {
      return Ascii.isDigit(text.at(end + 1));
    }
    if (Ascii.isLetterOrDigit(after) || after == '_') {
      return false;
    }
    boolean joined = after == '.' || after == ',' || after == ':' || after == '/';
    return !joined || !Ascii.isDigit(text.at(end + 1));
  }

  /** An extension, as in 555-0132x45, "x45" or "ext. 45", belongs to the number. */
  private static int extension(Text text, int end) {
    int at = text.at(end) == ' ' ? end + 1 : end;
    int digits;
    if (text.startsWithIgnoringCase("ext", at)) {
      digits = at + (text.at(at + 3) == '.' ? 4 : 3);
      digits += text.at(digits) == ' ' ? 1 : 0;
    } else if (text.at(at) == 'x') {
      digits = at + 1;
    } else {
      return end;
    }
    int last = digits;
    while (Ascii.isDigit(text.at(last))) {
      last++;
    }
    return last == digits ? end : last;
  }

  /** In one piece: with the zero that is dialled within a country, or North American. */
  private static boolean isNational(Text text, int start, int digits) {
    char first = text.charAt(start);
    return first == '0'
        ? text.at(start + 1) != '0' && digits >= 9 && digits <= 11
        : digits == 10 && first >= '2' && text.at(start + 3) >= '2';
  }

  private static boolean isPhone(
      Text text, DigitGroups groups, int first, int last, int start, int digits) {
    char begin = text.charAt(start);
    if (begin == '+' || text.at(start + 1) == '+') {
      // "+1" and a long number is an offset as often; country codes do not begin with 0.
      return text.charAt(groups.start(first)) != '0' && digits >= 8;
    }
    if (isNorthAmerican(text, groups, first, last)
        || isDialledAbroad(text, groups, first, last, digits)) {
      return true;
    }
    int end = groups.end(last);
    if (isDate(text, groups, first, last)) {
      return false;
    }
    if (last == first && !text.key().isAbout(Topics.PHONE)) {
      boolean hinted =
          isNational(text, start, digits) && text.isBeside(Topics.PHONE_HINT, start, end);
      return digits <= 13
          && (hinted || text.tells(Topics.PHONE, start, end))
          && !text.tells(Topics.TECHNICAL, start, end);
    }
    if (text.tells(Topics.PHONE, start, end)) {
      return true;
    }
    return last > first
        && isGrouped(text, groups, first, last)
        && text.isBeside(Topics.PHONE_HINT, start, end)
        && !text.tells(Topics.TECHNICAL, start, end);
  }

  /** 0049 30 1234567: two zeros for the plus, the country, and groups of two digits and more. */
  private static boolean isDialledAbroad(
      Text text, DigitGroups groups, int first, int last, int digits) {
    int start = groups.start(first);
    if (digits < 11
        || last - first < 2
        || groups.length(first) < 3
        || groups.length(first) > 5
        || !text.startsWith("00", start)
        || text.charAt(start + 2) == '0'
        || Ascii.isDigit(text.at(start - 2))) {
      return false;
    }
    for (int i = first + 1; i <= last; i++) {
      char between = text.charAt(groups.end(i - 1));
      if (groups.length(i) < 2 || (between != ' ' && between != '-')) {
        return false;
      }
    }
    return true;
  }

  /** (415) 555-0132, 415-555-0132, 1-415-555-0132, 415.555.0132; not with spaces alone. */
  private static boolean isNorthAmerican(Text text, DigitGroups groups, int first, int last) {
    int area = last - 2;
    if (area < first
        || groups.length(area) != 3
        || groups.length(area + 1) != 3
        || groups.length(last) != 4
        || text.charAt(groups.start(area)) < '2'
        || text.charAt(groups.start(area + 1)) < '2') {
      return false;
    }
    boolean bracket = text.charAt(groups.end(area)) == ')';
    char separator = text.charAt(groups.end(area));
    boolean same =
        (separator == '-' || separator == '.')
            && text.charAt(groups.end(area + 1)) == separator
            && groups.gap(area + 1) == 1
            && groups.gap(last) == 1;
    return (bracket || same) && (area == first || groups.length(first) <= 3);
  }

  /** 2026-11-22 and 22.11.2026 are not grouped as telephone numbers are. */
  private static boolean isDate(Text text, DigitGroups groups, int first, int last) {
    if (last - first != 2 || groups.length(first + 1) > 2) {
      return false;
    }
    boolean yearFirst = groups.length(first) == 4 && groups.length(last) <= 2;
    boolean yearLast = groups.length(first) <= 2 && groups.length(last) == 4;
    int day = yearFirst ? last : first;
    return (yearFirst || yearLast)
        && isUpTo31(text, groups, day)
        && isUpTo31(text, groups, first + 1);
  }

  private static boolean isUpTo31(Text text, DigitGroups groups, int group) {
    if (groups.length(group) == 1) {
      return true;
    }
    char tens = text.charAt(groups.start(group));
    return tens < '3' || (tens == '3' && text.charAt(groups.start(group) + 1) < '2');
  }

  private static boolean isGrouped(Text text, DigitGroups groups, int first, int last) {
    for (int i = first + 1; i <= last; i++) {
      char between = text.charAt(groups.end(i - 1));
      if (groups.length(i) == 1 || between == '.' || between == '/') {
        boolean zero = groups.length(first) == 4 && text.charAt(groups.start(first)) == '0';
        return groups.length(i) > 1 && between == '.' && (groups.length(first) == 3 || zero);
      }
    }
    return true;
  }
}
