package io.throughline.processors.redaction.detect;

/**
 * Numbers in one piece that measure something, by their own form or by where they stand. A person's
 * number has one check digit or two, so of such figures some would pass by chance.
 */
final class Figures {

  /** Sizes are multiples of a page's; of people's numbers one in as many is. */
  private static final int PAGE = 4096;

  /** The alphabet of decimal numbers, 0123456789. */
  private static final long ALL_DIGITS = Checks.packed(123_456_789);

  /** Between the columns of a table. */
  private static final int MOST_BLANKS = 16;

  private static final int LONGEST = 9;

  private static final String OF = " of ";

  /** Of each part of a ratio; fewer digits may number pages. */
  private static final int SHORTEST = 7;

  /** So many figures beside a number make a row of it. */
  private static final int ROW = 2;

  private Figures() {}

  /** Whether the number is a size in whole pages, negative, or every digit in its order. */
  static boolean isComputed(Text text, int start, long number, int digits) {
    if (text.at(start - 1) == '-' && !IdNumber.isRare(digits)) {
      return true;
    }
    // Nothing but an even number is a multiple, which the last digit tells.
    return number == ALL_DIGITS || ((number & 1) == 0 && Checks.unpacked(number) % PAGE == 0);
  }

  /**
   * Whether the number stands in a row of figures, {@code eth0 9271947606 6228223 0 0}, is part of
   * a ratio, or stands in a path that tells of a person's number behind it alone, {@code
   * projects/230757369262/identities}.
   */
  static boolean surround(Text text, DigitGroups groups, int number) {
    int start = groups.start(number);
    int end = groups.end(number);
    boolean path =
        text.at(start - 1) == '/'
            && text.at(end) == '/'
            && !text.isForetold(Topics.NATIONAL_ID, start)
            && !AssignedName.isIdNumber(text, start);
    return path
        || ((isInRow(groups, number) || isRatio(text, groups, number))
            && !text.tells(Topics.NATIONAL_ID, start, end));
  }

  /** One of two long numbers of a progress: {@code 127196483205 of 9304152357981}. */
  private static boolean isRatio(Text text, DigitGroups groups, int number) {
    return isRatio(text, groups, number - 1, number) || isRatio(text, groups, number, number + 1);
  }

  private static boolean isRatio(Text text, DigitGroups groups, int part, int whole) {
    return part >= 0
        && whole < groups.count()
        && groups.length(part) >= SHORTEST
        && groups.length(whole) >= SHORTEST
        && groups.start(whole) - groups.end(part) == OF.length()
        && text.startsWith(OF, groups.end(part));
  }

  /** The groups of a card or a telephone number are no figures: three or four digits each. */
  private static boolean isInRow(DigitGroups groups, int number) {
    int beside = 0;
    boolean ungrouped = false;
    int after = number + 1;
    while (after <= number + ROW && isApart(groups, after) && isFigure(groups, after)) {
      ungrouped |= !isGroup(groups, after++);
      beside++;
    }
    int before = number - 1;
    while (before >= number - ROW && isApart(groups, before + 1) && isFigure(groups, before)) {
      ungrouped |= !isGroup(groups, before--);
      beside++;
    }
    return beside >= ROW && ungrouped;
  }

  private static boolean isGroup(DigitGroups groups, int group) {
    return groups.length(group) == 3 || groups.length(group) == 4;
  }

  /** A number with blanks on both sides, or a line's end, that could be no person's. */
  private static boolean isFigure(DigitGroups groups, int group) {
    if (groups.length(group) > LONGEST) {
      return false;
    }
    int start = groups.start(group);
    return isEdge(groups.at(start - 1))
        && isEdge(groups.at(groups.end(group)))
        && (groups.at(start) != '0' || groups.length(group) == 1);
  }

  private static boolean isEdge(char c) {
    return c == ' ' || c == '\t' || c == '\0';
  }

  /** Whether nothing but blanks stands before a group, behind the one before, if both are there. */
  private static boolean isApart(DigitGroups groups, int group) {
    if (group < 1 || group >= groups.count()) {
      return false;
    }
    int end = groups.start(group);
    int at = groups.end(group - 1);
    while (at < end && isEdge(groups.at(at))) {
      at++;
    }
    return at == end && groups.gap(group) <= MOST_BLANKS;
  }
}
