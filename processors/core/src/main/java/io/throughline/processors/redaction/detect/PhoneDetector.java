package io.throughline.processors.redaction.detect;

/**
 * Telephone numbers: as {@link PhoneForms} knows them, or, as nothing else checks them, beside a
 * word that speaks of telephones.
 */
final class PhoneDetector implements Detector {

  private static final int SHORTEST = 7;

  /** In one piece: longer ones are rather something else. */
  private static final int LONGEST_ALONE = 13;

  /** Signs and blanks between a word and its number. */
  private static final int MARGIN = 3;

  /** Where no word is about these, {@link PhoneForms} alone are numbers. */
  private static final long TELLING = Topics.PHONE | Topics.PHONE_HINT;

  /** As many groups as a number may have are looked at from each that could begin one. */
  private static final int STEPS = 8;

  /** What only programs have a number of. */
  private static final String[] BUILDS = {"build", "firmware", "version"};

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
    if (!text.holdsNumber(SHORTEST)) {
      return;
    }
    DigitGroups groups = text.groups();
    // The words of other scripts are not among those that a text is known to be quiet of.
    boolean told = text.key().isAbout(Topics.PHONE) || text.holdsPhoneWord();
    // What begins before it is part of a run that was looked at as a whole; known up to a group.
    int tried = 0;
    int known = 0;
    int quiet = 0;
    int passed = 0;
    int[] walk = text.freshScratch();
    int group = PhoneForms.next(groups, 0, 0, walk);
    while (group < groups.count()) {
      text.spend(STEPS + group - passed);
      passed = group;
      quiet = told || group < quiet ? quiet : QuietGroups.end(text, TELLING, groups, group);
      int start = PhoneStarts.start(groups, group);
      int last = walk[PhoneForms.LAST];
      if (last >= 0 || group >= quiet) {
        tried = triedBefore(groups, known, group, tried, walk);
        known = group + 1;
      }
      if (last < 0 && group >= quiet && group >= tried) {
        if (!PhoneRuns.hasDigits(groups, group, SHORTEST, walk)) {
          tried = PhoneRuns.end(groups, group, walk);
        } else if (mayOpen(groups, group, start)) {
          int run = PhoneRuns.last(groups, group, 0, walk);
          tried = run + 1;
          last = isPhone(text, groups, group, run, start) ? run : -1;
        }
      }
      if (last >= 0) {
        int end = groups.end(last);
        sink.found(bracketless(groups, start, end), extension(text, end));
        group = last;
        known = last + 1;
      }
      group = PhoneForms.next(groups, group + 1, Math.max(group + 1, Math.max(tried, quiet)), walk);
    }
    text.spend(group - passed);
  }

  /** Where runs end that begin before {@code to}; known is it up to {@code from}. */
  private static int triedBefore(DigitGroups groups, int from, int to, int tried, int[] walk) {
    int first = to;
    while (first > from && PhoneRuns.goesOn(groups, first - 1)) {
      first--;
    }
    int end = tried;
    for (int group = Math.max(first, end); group < to; group = Math.max(group + 1, end)) {
      if (mayOpen(groups, group, PhoneStarts.start(groups, group))) {
        end = PhoneRuns.last(groups, group, 0, walk) + 1;
      }
    }
    return end;
  }

  /** Whether a run could begin with it that a word tells of. */
  private static boolean mayOpen(DigitGroups groups, int group, int start) {
    return !isShort(groups, group) && PhoneStarts.opens(groups, group, start);
  }

  /** Whether nothing goes on with a group that has too few digits. */
  private static boolean isShort(DigitGroups groups, int group) {
    return groups.length(group) < SHORTEST && !PhoneRuns.goesOn(groups, group);
  }

  /** Without an opening bracket that closes behind the number: (030 901820). */
  private static int bracketless(DigitGroups groups, int start, int end) {
    if (groups.at(start) != '(') {
      return start;
    }
    int close = start;
    while (close < end && groups.at(close) != ')') {
      close++;
    }
    return close == end ? start + 1 : start;
  }

  /** The end of an extension, as in 555-0132x45, "x45", "ext. 45" or ".45", or of the number. */
  private static int extension(Text text, int end) {
    int at = text.peek(end) == ' ' ? end + 1 : end;
    char sign = text.peek(at);
    int digits;
    if (sign == 'x' || text.peek(end) == '.') {
      digits = at + 1;
    } else if ((sign | 0x20) == 'e' && text.startsWithIgnoringCase("ext", at)) {
      digits = at + (text.at(at + 3) == '.' ? 4 : 3);
      digits += text.at(digits) == ' ' ? 1 : 0;
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
  private static boolean isNational(DigitGroups groups, int start, int digits) {
    char first = groups.at(start);
    return first == '0'
        ? groups.at(start + 1) != '0' && digits >= 9 && digits <= 11
        : digits == 10 && first >= '2' && groups.at(start + 3) >= '2';
  }

  /** Where nothing but a word tells. */
  private static boolean isPhone(Text text, DigitGroups groups, int first, int last, int start) {
    int digits = groups.digits(first, last);
    int end = groups.end(last);
    boolean abroad = PhoneForms.isAbroad(groups, groups.start(first));
    if (digits < SHORTEST
        || digits > (abroad ? PhoneRuns.LONGEST + 2 : PhoneRuns.LONGEST)
        || !PhoneRuns.closes(groups, first, last)
        || (!text.holdsPhoneWord()
            && !text.key().isAbout(Topics.PHONE)
            && text.isQuiet(TELLING, start, end))
        || isDate(groups, first, last)
        || isVersion(groups, first, last)
        || isFraction(text, groups, first, last, start)
        || isResponse(groups, first, start)
        || (!text.key().isAbout(Topics.PHONE) && isBuild(text, start))) {
      return false;
    }
    if (last == first && !text.key().isAbout(Topics.PHONE)) {
      boolean hinted =
          isNational(groups, start, digits) && text.isBeside(Topics.PHONE_HINT, start, end);
      return (digits <= LONGEST_ALONE || abroad)
          && !isUuid(text, end)
          && (hinted || isTold(text, start, end))
          && !isTechnical(text, start, end);
    }
    if (isTold(text, start, end)) {
      return true;
    }
    return last > first
        && isGrouped(groups, first, last)
        && text.isBeside(Topics.PHONE_HINT, start, end)
        && !text.tells(Topics.TECHNICAL, start, end);
  }

  private static boolean isTold(Text text, int start, int end) {
    return text.tells(Topics.PHONE, start, end)
        || (text.holdsPhoneWord() && PhoneWords.tell(text, start));
  }

  /** Whether the eight digits that end here are the beginning of a UUID. */
  private static boolean isUuid(Text text, int end) {
    return text.at(end) == '-' && text.at(end + 5) == '-' && text.at(end + 10) == '-';
  }

  /** Of a number assigned to a name for telephones other fields say nothing. */
  private static boolean isTechnical(Text text, int start, int end) {
    int nameEnd = AssignedName.end(text, start);
    if (nameEnd < 0 || !AssignedName.isAbout(text, Topics.PHONE, nameEnd)) {
      return text.tells(Topics.TECHNICAL, start, end);
    }
    return text.key().isAbout(Topics.TECHNICAL)
        || AssignedName.isAbout(text, Topics.TECHNICAL, nameEnd);
  }

  /**
   * 2026-11-22 and 22.11.2026 are not grouped as telephone numbers are, nor is 2026.11.22-18.25.03.
   */
  private static boolean isDate(DigitGroups groups, int first, int last) {
    int third = first + 2;
    if (last < third || groups.length(first + 1) > 2) {
      return false;
    }
    boolean yearFirst = groups.length(first) == 4 && groups.length(third) <= 2;
    boolean yearLast = groups.length(first) <= 2 && groups.length(third) == 4 && last == third;
    if (last > third
        && !(yearFirst
            && groups.at(groups.start(first)) == '2'
            && groups.separator(first) != ' ')) {
      return false;
    }
    int day = yearFirst ? third : first;
    return (yearFirst || yearLast) && isUpTo31(groups, day) && isUpTo31(groups, first + 1);
  }

  /** 18.32.157: three groups with dots, some of them short. */
  private static boolean isVersion(DigitGroups groups, int first, int last) {
    return last == first + 2
        && groups.length(last) <= 3
        && (groups.length(first) <= 2 || groups.length(first + 1) <= 2)
        && groups.goesOn(first + 1, '.')
        && groups.goesOn(last, '.');
  }

  /**
   * 963589.38: two groups with a dot, the second short; but no fraction begins with a zero, or
   * stands directly behind a word for telephones.
   */
  private static boolean isFraction(Text text, DigitGroups groups, int first, int last, int start) {
    return last == first + 1
        && groups.length(last) <= 2
        && groups.goesOn(last, '.')
        && groups.at(groups.start(first)) != '0'
        && !isNamed(text, start);
  }

  /** Whether a word for telephones, or the key, stands directly before: "Tel.: 5551234". */
  private static boolean isNamed(Text text, int start) {
    int end = start;
    while (end > 0 && start - end < MARGIN && !Ascii.isLetterOrDigit(text.at(end - 1))) {
      end--;
    }
    return text.key().isAbout(Topics.PHONE)
        || text.isAbout(Topics.PHONE, text.runStart(end, end - Topics.LONGEST, Ascii.LETTER), end);
  }

  /**
   * The status and size behind a request in an access log: {@code "GET /phones HTTP/1.1" 200
   * 1234567}.
   */
  private static boolean isResponse(DigitGroups groups, int first, int start) {
    return groups.length(first) == 3
        && groups.at(start - 1) == ' '
        && groups.at(start - 2) == '"'
        && Ascii.isDigit(groups.at(start - 3));
  }

  /**
   * "mobile app build 3412472 (23720)"; not "call the driver", which is a word for versions, too.
   */
  private static boolean isBuild(Text text, int start) {
    int end = start - 1;
    return text.at(end) == ' '
        && text.isOneOf(BUILDS, text.runStart(end, end - Topics.LONGEST, Ascii.LETTER), end);
  }

  private static boolean isUpTo31(DigitGroups groups, int group) {
    if (groups.length(group) == 1) {
      return true;
    }
    char tens = groups.at(groups.start(group));
    return tens < '3' || (tens == '3' && groups.at(groups.start(group) + 1) < '2');
  }

  private static boolean isGrouped(DigitGroups groups, int first, int last) {
    for (int i = first + 1; i <= last; i++) {
      char between = groups.at(groups.end(i - 1));
      if (groups.length(i) == 1 || between == '.' || between == '/') {
        boolean zero = groups.length(first) == 4 && groups.at(groups.start(first)) == '0';
        return groups.length(i) > 1 && between == '.' && (groups.length(first) == 3 || zero);
      }
    }
    return true;
  }
}
