package io.throughline.processors.redaction.detect;

/**
 * Whether digits are an identity number: by the rules of {@link NumberScheme} for them, and by what
 * stands beside them.
 */
final class IdNumber {

  private static final long COUNTS = Topics.TECHNICAL | Topics.MEASURE | Topics.COUNT;

  /** From September 2001 on seconds are times, but for a person's number that looks like one. */
  private static final long PAST_FROM = Checks.packed(1_000_000_000L);

  /** From the middle of 2023 to early 2030: as seconds or milliseconds these are times. */
  private static final long NOW_FROM = Checks.packed(1_690_000_000L);

  private static final long NOW_TO = Checks.packed(1_900_000_000L);

  /** Brings milliseconds in a packed number to seconds. */
  private static final int MILLIS = 12;

  /** Three groups of four digits, see {@link DigitGroups#lengths}. */
  private static final int FOURS = 0x444;

  /** The same of three, which thousands are written in, too. */
  private static final int THREES = 0x333;

  /** Where amounts are written with blanks between the thousands. */
  private static final String[] CURRENCIES = {
    "eur", "usd", "chf", "pln", "sek", "nok", "dkk", "czk", "huf", "rub", "uah", "zar", "cad"
  };

  private IdNumber() {}

  /**
   * Whether the groups from {@code first} to {@code last} are one, as {@link NumberEnds} has them:
   * of the usual ones, or those that a word must tell of.
   */
  static boolean is(Text text, DigitGroups groups, int first, int last, boolean usual) {
    int start = groups.start(first);
    int end = groups.end(last);
    boolean whole = first == last;
    boolean believed = usual || (whole && isWholeTaxNumber(text, start, end));
    if (believed
        && !(whole ? isTechnical(text, groups, first) : isCount(text, groups, first, last))) {
      return true;
    }
    return text.tells(Topics.NATIONAL_ID, start, end)
        && !(whole && (isCounted(text, end) || AssignedName.counts(text, start)));
  }

  /**
   * The numbers of the German states 10 to 16 look like any time of 2001 to 2023 in milliseconds:
   * believed where nothing else stands in a value that is not about time.
   */
  private static boolean isWholeTaxNumber(Text text, int start, int end) {
    return start == 0 && end == 13 && end == text.length() && !text.key().isAbout(Topics.TIME);
  }

  /**
   * What has no check digit may count: "15246/75970 done" and the parts of a path, where it is not
   * a value by itself, or "rows 570123-1221556"; and groups of four may be of a dump.
   */
  private static boolean isCount(Text text, DigitGroups groups, int first, int last) {
    int start = groups.start(first);
    int end = groups.end(last);
    if (groups.sign(first) == NumberScheme.SLASH) {
      return !isEdge(text.at(start - 1)) || !isEdge(text.at(end));
    }
    if (last == first + 2) {
      return groups.lengths(first) == FOURS
          ? HexRuns.surround(text, start, end)
          : groups.lengths(first) == THREES
              && groups.separator(first) == ' '
              && isAmount(text, start, end);
    }
    if (last == first + 1 && groups.length(last) == 2 && groups.sign(first) == NumberScheme.DOT) {
      // An amount, but for a Brazilian's that is told of.
      return true;
    }
    boolean korean = last == first + 1 && groups.length(first) == 6 && groups.length(last) == 7;
    return korean && AssignedName.foretells(text, Topics.MEASURE, start);
  }

  /** Thousands with blanks between: "671 800 762 bytes", "€ 671 800 762", "671 800 762,50". */
  private static boolean isAmount(Text text, int start, int end) {
    char after = text.at(end);
    int next = after == ' ' ? end + 1 : end;
    int before = text.at(start - 1) == ' ' ? start - 2 : start - 1;
    return isCounted(text, end)
        || (after == ',' && text.runEnd(end + 1, end + 5, Ascii.DIGIT) == end + 3)
        || isCurrency(text.at(next))
        || isCurrency(text.at(before))
        || text.isOneOf(CURRENCIES, next, text.runEnd(next, next + 4, Ascii.LETTER))
        || text.isOneOf(
            CURRENCIES, text.runStart(before + 1, before - 3, Ascii.LETTER), before + 1);
  }

  private static boolean isCurrency(char c) {
    return Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  /** The text's, or a quote. */
  private static boolean isEdge(char c) {
    return c == '\0' || c == '"' || c == '\'';
  }

  private static boolean isTechnical(Text text, DigitGroups groups, int group) {
    int start = groups.start(group);
    int end = groups.end(group);
    int total = end - start;
    long number = groups.packed(group, group);
    boolean time =
        total == 10
            ? isTime(number)
                || (isPast(number) && (!isBirthday(number) || isNamedTime(text, start)))
            : total == 13
                && (isTime(number >>> MILLIS)
                    || (isPast(number >>> MILLIS) && isNamedTime(text, start)));
    boolean segment = text.at(start - 1) == '/' && !isRare(total);
    return (time || segment || isTechnical(text, start, end, number))
        && !text.tells(Topics.NATIONAL_ID, start, end)
        && !AssignedName.isIdNumber(text, start);
  }

  private static boolean isTime(long seconds) {
    return seconds >= NOW_FROM && seconds < NOW_TO;
  }

  private static boolean isPast(long seconds) {
    return seconds >= PAST_FROM && seconds < NOW_FROM;
  }

  /**
   * Numbers of ten digits that a person has begin with a birthday where they begin with 1: that of
   * Sweden with the year, Scotland's health number with the day.
   */
  private static boolean isBirthday(long number) {
    return Checks.date(number, 4)
        || Checks.date(
            Checks.part(number, 4, 2), Checks.part(number, 6, 2), Checks.part(number, 8, 2));
  }

  private static boolean isNamedTime(Text text, int start) {
    int name = AssignedName.end(text, start);
    return name >= 0 && AssignedName.isAbout(text, Topics.TIME, name);
  }

  /**
   * Whether all numbers of so many digits have two check digits, or one and a date. A path has ids
   * of other kinds in it, which pass a single check too often.
   */
  static boolean isRare(int digits) {
    return digits == 11 || digits == 15;
  }

  private static boolean isTechnical(Text text, int start, int end, long number) {
    char before = text.at(start - 1);
    if ((before == ':' && text.at(end) == ':')
        || Figures.isComputed(text, start, number, end - start)) {
      return true;
    }
    long against = Topics.TECHNICAL | Topics.BUSINESS;
    int nameEnd = AssignedName.end(text, start);
    if (nameEnd < 0) {
      return before == '='
          || AssignedName.foretells(text, against, start)
          || AssignedName.counts(text, start, nameEnd)
          || isCounted(text, end);
    }
    return text.key().isAbout(against)
        || AssignedName.counts(text, start, nameEnd)
        || AssignedName.isAbout(text, against, nameEnd)
        || isCounted(text, end);
  }

  /** "2341234 ms": the next word is a unit. */
  private static boolean isCounted(Text text, int end) {
    int unit = text.at(end) == ' ' ? end + 1 : end;
    if (!Ascii.isLetter(text.peek(unit))) {
      return false;
    }
    int unitEnd = text.runEnd(unit, unit + Topics.LONGEST, Ascii.LETTER);
    boolean name = text.at(unitEnd) == '=' || text.at(unitEnd) == ':';
    boolean bytes = unitEnd == unit + 1 && text.charAt(unit) == 'B';
    return !name && (bytes || text.isWordAbout(COUNTS, unit, unitEnd));
  }
}
