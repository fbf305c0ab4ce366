package io.throughline.processors.redaction.detect;

/**
 * Payment card numbers: issuer, length and Luhn's check digit must fit, in one piece or in groups.
 *
 * <p>Under a key that speaks of cards, or beside such a word, the check digit is not asked for: a
 * mistyped card number is still almost the card number.
 */
final class CardDetector implements Detector {

  static final int SHORTEST = 12;
  static final int LONGEST = 19;
  private static final int LONG = 17;

  /** Shorter ones are few, and the numbers of goods have as many digits. */
  private static final int USUAL = 15;

  /** How far behind its start a word may tell of a number. */
  private static final int REACH = Telling.AFTER + 2 * LONGEST;

  @Override
  public String name() {
    return "card";
  }

  @Override
  public Gate gate() {
    return Gate.digits(SHORTEST);
  }

  @Override
  public boolean matchesNumber(long value, KeyContext key) {
    return isCard(value, key);
  }

  private static boolean isCard(long value, KeyContext key) {
    if (value < 100_000_000_000L) {
      return false;
    }
    int length = 12;
    for (long limit = 1_000_000_000_000L; length < LONGEST && value >= limit; limit *= 10) {
      length++;
    }
    long lead = value;
    while (lead >= 1_000_000) {
      lead /= 10;
    }
    boolean told = key.isAbout(Topics.CARD);
    boolean counted = length < USUAL && key.isAbout(Topics.MEASURE);
    boolean id = length >= LONG && key.isAbout(Topics.TECHNICAL | Topics.BUSINESS);
    if (!told && (counted || id)) {
      return false;
    }
    return (CardIssuers.issues((int) lead, length)
            || (told && CardIssuers.issuesRarely((int) lead, length)))
        && (told || isLuhn(value));
  }

  private static boolean isLuhn(long number) {
    int sum = 0;
    for (long rest = number; rest > 0; rest /= 100) {
      int doubled = (int) (rest / 10 % 10) * 2;
      sum += (int) (rest % 10) + doubled - (doubled > 9 ? 9 : 0);
    }
    return sum % 10 == 0;
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    if (!text.holdsNumber(SHORTEST)) {
      return;
    }
    DigitGroups groups = text.groups();
    boolean told = text.key().isAbout(Topics.CARD);
    int[] ends = text.freshScratch();
    int free = 0;
    int quiet = 0;
    int passed = 0;
    int group = CardStarts.next(groups, 0, free, quiet, ends);
    while (group < groups.count()) {
      text.spend(1 + group - passed);
      passed = group;
      if (!told && group >= quiet) {
        quiet = QuietGroups.end(text, Topics.CARD, groups, group);
      }
      int exponent = exponentForm(text, groups, group);
      if (exponent > 0) {
        sink.found(groups.start(group), exponent);
        group++;
      } else if (isWithinList(text, groups, free, group, ends)) {
        int listEnd = CardStarts.listEnd(groups, group, ends);
        int needed = CardStarts.needed(groups.length(group));
        group = groups.withinList(group, listEnd, REACH, listEnd - needed);
      } else {
        int last = longestCard(text, groups, group, CardStarts.runEnd(groups, group, ends));
        if (last >= 0
            && opensCard(text, groups.start(group))
            && !isInList(text, groups, free, group, last)) {
          sink.found(groups.start(group), groups.end(last));
          group = last;
          free = last + 1;
        }
      }
      group = CardStarts.next(groups, group + 1, free, quiet, ends);
    }
  }

  /** The end of a card in a double's text form, 4.111111111111111E15, or -1. */
  private static int exponentForm(Text text, DigitGroups groups, int group) {
    if (groups.length(group) != 1
        || group + 2 >= groups.count()
        || text.charAt(groups.end(group)) != '.'
        || (text.at(groups.end(group + 1)) | 0x20) != 'e'
        || groups.length(group + 2) != 2
        || groups.gap(group + 1) != 1
        || groups.gap(group + 2) != 1
        || Ascii.isLetterOrDigit(text.at(groups.start(group) - 1))) {
      return -1;
    }
    int exponent =
        (text.charAt(groups.start(group + 2)) - '0') * 10
            + text.charAt(groups.start(group + 2) + 1)
            - '0';
    if (exponent < SHORTEST - 1 || exponent >= LONGEST || groups.length(group + 1) > exponent) {
      return -1;
    }
    long value = Character.digit(text.charAt(groups.start(group)), 10);
    for (int i = 0; i < exponent; i++) {
      int at = groups.start(group + 1) + i;
      int digit = i < groups.length(group + 1) ? text.charAt(at) - '0' : 0;
      value = value * 10 + digit;
    }
    return isCard(value, text.key()) ? groups.end(group + 2) : -1;
  }

  /** The last group of the longest card that begins with {@code first}, or -1. */
  private static int longestCard(Text text, DigitGroups groups, int first, int runEnd) {
    int beyond = CardGroups.beyond(groups, first, runEnd);
    if (beyond > 0 && isCard(text, groups, first, beyond)) {
      return beyond;
    }
    int last = Math.min(runEnd, first + CardGroups.most(groups.length(first)) - 1);
    while (last >= first && groups.digits(first, last) >= SHORTEST) {
      if (isCard(text, groups, first, last)) {
        return last;
      }
      last--;
    }
    return -1;
  }

  private static boolean isCard(Text text, DigitGroups groups, int first, int last) {
    boolean told = text.key().isAbout(Topics.CARD);
    boolean luhn = groups.isLuhn(first, last);
    int start = groups.start(first);
    int end = groups.end(last);
    if ((!luhn && !told) || !closesCard(text, end)) {
      return false;
    }
    int total = groups.digits(first, last);
    int lead = lead(text, start);
    boolean rarely = told || (last > first && groups.length(first) == 4);
    boolean issued =
        CardIssuers.issues(lead, total) || (rarely && CardIssuers.issuesRarely(lead, total));
    return lead != 0 && isCard(text, start, end, total, luhn, issued);
  }

  /** The first six digits. */
  private static int lead(Text text, int start) {
    int lead = 0;
    int read = 0;
    for (int i = start; read < 6; i++) {
      char c = text.charAt(i);
      if (Ascii.isDigit(c)) {
        lead = lead * 10 + c - '0';
        read++;
      }
    }
    return lead;
  }

  /**
   * Whether the groups from {@code first} to {@code last} are some of a longer list: "5 10 25 50 75
   * 100", "1024 2048 4096 …". Those before {@code free} belong to another card.
   */
  private static boolean isInList(Text text, DigitGroups groups, int free, int first, int last) {
    if (first == last) {
      return false;
    }
    boolean fours = groups.length(first) == 4;
    char separator = text.charAt(groups.end(first));
    int before = first;
    while (before > free
        && first - before < CardStarts.LIST
        && groups.goesOn(before, separator)
        && (!fours || groups.length(before - 1) == 4)) {
      before--;
    }
    int after = last;
    while (after + 1 < groups.count()
        && after - last < CardStarts.LIST
        && groups.goesOn(after + 1, separator)
        && (!fours || groups.length(after + 1) == 4)) {
      after++;
    }
    int beside = first - before + after - last;
    return (fours ? before < first && after > last && beside >= CardStarts.LIST : beside > 0)
        && !text.tells(Topics.CARD, groups.start(first), groups.end(last));
  }

  /** See {@link CardStarts#isWithinList}, where a word may tell of the card. */
  private static boolean isWithinList(
      Text text, DigitGroups groups, int free, int group, int[] ends) {
    return CardStarts.isWithinList(groups, free, group, ends)
        && !text.mayTell(Topics.CARD, groups.start(group), 2 * LONGEST);
  }

  private static boolean opensCard(Text text, int start) {
    char before = text.at(start - 1);
    if (Ascii.isLetterOrDigit(before) || before == '_') {
      // Glued to its word, as in "visa4111…", or to the sign of a magnetic stripe's first track.
      return (Ascii.isLetter(before) && text.tells(Topics.CARD, start, start))
          || (before == 'B' && text.at(start - 2) == '%');
    }
    // The fraction of a decimal number is no card, nor is anything after a longer number's dot.
    return !(before == '.' && Ascii.isDigit(text.at(start - 2)) && text.at(start - 3) != '.')
        || text.at(start - 5) == '.';
  }

  private static boolean closesCard(Text text, int end) {
    char after = text.at(end);
    return !Ascii.isLetterOrDigit(after) && after != '_';
  }

  private static boolean isCard(
      Text text, int start, int end, int total, boolean luhn, boolean issued) {
    if ((!luhn && !(issued && text.key().isAbout(Topics.CARD)))
        || HexRuns.surround(text, start, end)) {
      return false;
    }
    boolean whole = end - start == total;
    if (luhn && issued && (!whole || (total >= USUAL && total < LONG))) {
      return true;
    }
    boolean told = text.tells(Topics.CARD, start, end);
    if (luhn && issued && total < USUAL) {
      return told || !text.tells(Topics.MEASURE, start, end);
    }
    // Cards in one piece of 17 digits and more are rarer than ids; so are air travel's.
    boolean rare = issued || CardIssuers.isAirTravel(text.charAt(start), total);
    // A hash or an id in all bits of a long is negative half of the time.
    boolean negative = whole && text.at(start - 1) == '-';
    if (luhn && rare && !negative && !text.tells(Topics.TECHNICAL, start, end)) {
      return true;
    }
    return (luhn && told && (rare || !AssignedName.counts(text, start)))
        || (issued && text.key().isAbout(Topics.CARD));
  }
}
