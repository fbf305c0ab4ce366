package io.throughline.processors.redaction.detect;

/**
 * National identity, tax and health numbers: of digits alone by {@link NumberScheme}, with letters
 * by {@link LetteredIds}.
 *
 * <p>Grouped as people write them, or with a strong check, they are believed as they stand; others
 * need a telling word. A technical word or key, or a value that could be the present time as a
 * number, speaks against an ungrouped one.
 */
final class NationalIdDetector extends CompositeDetector {

  static final int SHORTEST = 9;
  static final int LONGEST = 15;
  private static final int MOST_GROUPS = 8;

  /** How far behind its start a word may tell of a number. */
  private static final int REACH = Telling.AFTER + MOST_GROUPS + LONGEST;

  private static final long COUNTS = Topics.TECHNICAL | Topics.MEASURE | Topics.COUNT;

  /** From the middle of 2023 to early 2030: as seconds or milliseconds these are times. */
  private static final long NOW_FROM = Checks.packed(1_690_000_000L);

  private static final long NOW_TO = Checks.packed(1_900_000_000L);

  /** Brings milliseconds in a packed number to seconds. */
  private static final int MILLIS = 12;

  @Override
  public String name() {
    return "national_id";
  }

  NationalIdDetector() {
    super(new Numbers(), new Lettered(), new CodiceFiscale());
  }

  @Override
  public boolean matchesNumber(long value, KeyContext key) {
    if (!key.isAbout(Topics.NATIONAL_ID) || value < 10_000_000) {
      return false;
    }
    int digits = Long.toString(value).length();
    long packed = Checks.packed(value);
    for (NumberScheme scheme : NumberScheme.ALL) {
      // A leading zero is lost in a number.
      if (scheme.digits() >= digits
          && scheme.digits() <= digits + 2
          && scheme.check().test(packed)) {
        return true;
      }
    }
    return false;
  }

  /** Of digits alone. */
  private static final class Numbers implements Detector {

    @Override
    public String name() {
      return "national_id";
    }

    @Override
    public Gate gate() {
      return Gate.digits(SHORTEST);
    }

    @Override
    public void detect(Text text, FindingSink sink) {
      DigitGroups groups = text.groups();
      if (!groups.holdNumber(SHORTEST)) {
        return;
      }
      boolean told = text.key().isAbout(Topics.NATIONAL_ID);
      int[] walk = text.freshScratch();
      int free = 0;
      int quiet = 0;
      int passed = 0;
      int group = NumberStarts.next(groups, 0, free, quiet, walk);
      while (group < groups.count()) {
        text.spend(1 + group - passed);
        passed = group;
        if (!told && group >= quiet) {
          quiet = QuietGroups.end(text, Topics.NATIONAL_ID, groups, group);
        }
        if (mayBegin(text, groups, group)) {
          if (isWithinList(text, groups, free, group, walk)) {
            int listEnd = NumberStarts.listEnd(groups, group, walk);
            group = groups.withinList(group, listEnd, REACH, listEnd - NumberStarts.LIST);
          } else if (opens(text, groups, group)) {
            int last = longest(text, groups, group, walk);
            if (last >= 0 && !isInList(text, groups, free, group, last, walk)) {
              sink.found(groups.start(group), groups.end(last));
              group = last;
              free = last + 1;
            }
          }
        }
        group = NumberStarts.next(groups, group + 1, free, quiet, walk);
      }
    }
  }

  /**
   * Whether the groups from {@code first} to {@code last} are some of a longer list: "120 340 560
   * 780", or of numbers of any length, with blanks on both sides. Those before {@code free} belong
   * to another id.
   */
  private static boolean isInList(
      Text text, DigitGroups groups, int free, int first, int last, int[] asked) {
    int length = groups.length(first);
    if (first == last) {
      return !isRare(groups.length(first)) && Figures.surround(text, groups, first);
    }
    char separator = groups.separator(first);
    boolean before =
        first > free
            && groups.goesOn(first, separator)
            && !Ascii.isLetter(text.at(groups.start(first - 1) - 1));
    boolean after = last + 1 < groups.count() && groups.goesOn(last + 1, separator);
    // A social security number has no check digit: one like its first before it makes a row.
    boolean unchecked =
        before
            && last == first + 2
            && groups.length(first + 1) == 2
            && groups.length(last) == 4
            && groups.length(first - 1) == length;
    boolean within =
        separator == ' '
            && ((before && after) || unchecked)
            && !(after && longest(text, groups, last + 1, asked) >= 0);
    if (within || length != groups.length(last)) {
      return within && !text.tells(Topics.NATIONAL_ID, groups.start(first), groups.end(last));
    }
    return ((before && groups.length(first - 1) == length)
            || (after
                && groups.length(last + 1) == length
                && longest(text, groups, last + 1, asked) < 0))
        && !text.tells(Topics.NATIONAL_ID, groups.start(first), groups.end(last));
  }

  /** See {@link NumberStarts#isWithinList}, where a word may tell of the id. */
  private static boolean isWithinList(
      Text text, DigitGroups groups, int free, int group, int[] walk) {
    return NumberStarts.isWithinList(groups, free, group, walk)
        && !text.mayTell(Topics.NATIONAL_ID, groups.start(group), MOST_GROUPS + LONGEST);
  }

  /** With letters among the digits. */
  private static final class Lettered implements Detector {

    @Override
    public String name() {
      return "national_id";
    }

    @Override
    public Gate gate() {
      return Gate.grams("\\l\\d", "\\d\\l", "\\d \\l", "\\d\\-\\l", "\\d\\+\\l").andDigits(4);
    }

    @Override
    public void detect(Text text, FindingSink sink) {
      LetteredRuns.detect(text, sink);
    }
  }

  private static boolean opens(Text text, DigitGroups groups, int group) {
    int start = groups.start(group);
    char before = groups.at(start - 1);
    if (before == ' ') {
      return true;
    }
    if (Ascii.isDigit(before) || Ascii.isUpper(before) || before == '_' || before == '$') {
      return false;
    }
    char second = groups.at(start - 2);
    if (before >= 'a' && before <= 'z') {
      // Glued to a word, as "code is199003052397": of at least two letters, and no part of a hash.
      return groups.length(group) >= SHORTEST
          && second >= 'a'
          && second <= 'z'
          && !isHash(text, start)
          && text.tells(Topics.NATIONAL_ID, start, start);
    }
    boolean joined = before == '-' || before == '.' || before == '+' || before == '@';
    return before == '/' ? !Ascii.isDigit(second) : !joined || !Ascii.isLetterOrDigit(second);
  }

  /** Whether digits stand before the word that ends at {@code end}. */
  private static boolean isHash(Text text, int end) {
    return Ascii.isDigit(text.at(text.runStart(end, end - LONGEST, Ascii.LETTER) - 1));
  }

  /**
   * A path or another field may go on behind groups, or behind a part of a path, but not behind any
   * number in one piece.
   */
  private static boolean closes(Text text, int end, boolean open) {
    char after = text.at(end);
    if (Ascii.isLetterOrDigit(after) || after == '_') {
      return false;
    }
    char second = text.at(end + 1);
    if (after == '/' || after == ':') {
      return open ? !Ascii.isDigit(second) : !Ascii.isLetterOrDigit(second);
    }
    boolean joined = after == '-' || after == '.' || after == '+';
    return !joined || !Ascii.isLetterOrDigit(second);
  }

  /** The place in the family, after an Australian Medicare number: 2123 45670 1-2. */
  private static boolean isMember(Text text, int end, int shape) {
    return shape == 451
        && (text.at(end) == '-' || text.at(end) == '/')
        && !Ascii.isLetterOrDigit(text.at(end + 2));
  }

  /**
   * The last group of the longest id that begins with {@code first}, or -1; asked twice in a list.
   */
  private static int longest(Text text, DigitGroups groups, int first, int[] asked) {
    if (asked[0] != first + 1) {
      asked[1] = longest(text, groups, first);
      asked[0] = first + 1;
    }
    return asked[1];
  }

  /** Whether an id could begin with {@code first}, where {@link NumberShapes} hold its groups. */
  private static boolean mayBegin(Text text, DigitGroups groups, int first) {
    if (groups.length(first) >= SHORTEST) {
      return true;
    }
    int start = groups.start(first);
    return groups.digits(first, Math.min(groups.count(), first + MOST_GROUPS) - 1) >= SHORTEST
        && (NumberShapes.GROUPED.hold(groups.shape(first))
            || text.key().isAbout(Topics.NATIONAL_ID)
            || !text.isQuiet(Topics.NATIONAL_ID, start, start + MOST_GROUPS + LONGEST));
  }

  private static int longest(Text text, DigitGroups groups, int first) {
    if (!NumberShapes.ALL.hold(groups.shape(first)) || !mayBegin(text, groups, first)) {
      return -1;
    }
    int most = Math.min(groups.count(), first + MOST_GROUPS) - 1;
    int total = 0;
    int shape = 0;
    int beginning = NumberScheme.ANY_SHAPE;
    int separator = DigitGroups.SEVERAL;
    int found = -1;
    int group = first;
    while (true) {
      int length = groups.length(group);
      total += length;
      if (total > LONGEST) {
        break;
      }
      shape = shape * 10 + Math.min(length, 9);
      beginning = NumberScheme.next(beginning, length);
      boolean dashes = separator == NumberScheme.DASH;
      if (total >= SHORTEST
          && (group == first || dashes || NumberScheme.ofShape(beginning).length > 0)
          && (closes(text, groups.end(group), group > first || isInPath(text, groups, first))
              || isMember(text, groups.end(group), shape))
          && isId(text, groups, first, group, shape, separator)) {
        found = group;
      }
      boolean ends = group == most || (beginning == NumberScheme.NO_SHAPE && group > first);
      int between = groups.sign(group);
      boolean mixed = separator == NumberScheme.DOT && between == NumberScheme.DASH;
      if ((ends && !(dashes && group < most))
          || !NumberScheme.separates(between)
          || (group > first && between != separator && !mixed)) {
        break;
      }
      separator = mixed ? NumberScheme.MIXED : between;
      group++;
    }
    text.spend(1 + group - first);
    return found;
  }

  private static boolean isInPath(Text text, DigitGroups groups, int first) {
    return text.at(groups.start(first) - 1) == '/';
  }

  private static boolean isId(
      Text text, DigitGroups groups, int first, int last, int shape, int separator) {
    int start = groups.start(first);
    int end = groups.end(last);
    int total = groups.digits(first, last);
    long number = groups.packed(first, last);
    boolean whole = first == last;
    boolean plain = whole && isWholeTaxNumber(text, start, end, total);
    boolean believed = false;
    for (NumberScheme scheme : NumberScheme.ofLength(total)) {
      boolean usual =
          whole
              ? plain || scheme.plain()
              : scheme.hasShape(shape) && scheme.hasSeparator(separator);
      believed |= usual && scheme.check().test(number);
    }
    if (believed
        && !(whole
            ? isTechnical(text, start, end, number, total)
            : isCount(text, start, end, shape, separator))) {
      return true;
    }
    return text.tells(Topics.NATIONAL_ID, start, end)
        && (believed || isTold(number, total, whole, separator))
        && !(whole && (isCounted(text, end) || AssignedName.counts(text, start)));
  }

  /** Whether a number may be an id beside a word for it; dashes may stand in the wrong places. */
  private static boolean isTold(long number, int total, boolean whole, int separator) {
    for (NumberScheme scheme : NumberScheme.ofLength(total)) {
      if ((whole || (separator == NumberScheme.DASH && scheme.hasSeparator(separator)))
          && scheme.check().test(number)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The numbers of the German states 10 to 16 look like any time of 2001 to 2023 in milliseconds:
   * believed where nothing else stands in a value that is not about time.
   */
  private static boolean isWholeTaxNumber(Text text, int start, int end, int total) {
    return total == 13 && start == 0 && end == text.length() && !text.key().isAbout(Topics.TIME);
  }

  /**
   * What has no check digit may count: "15246/75970 done" and the parts of a path, where it is not
   * a value by itself, or "rows 570123-1221556"; and groups of four may be of a dump.
   */
  private static boolean isCount(Text text, int start, int end, int shape, int separator) {
    if (separator == NumberScheme.SLASH) {
      return !isEdge(text.at(start - 1)) || !isEdge(text.at(end));
    }
    return shape == 444
        ? HexRuns.surround(text, start, end)
        : shape == 67 && text.isForetold(Topics.MEASURE, start);
  }

  /** The text's, or a quote. */
  private static boolean isEdge(char c) {
    return c == '\0' || c == '"' || c == '\'';
  }

  private static boolean isTechnical(Text text, int start, int end, long number, int total) {
    boolean time =
        (total == 10 && number >= NOW_FROM && number < NOW_TO)
            || (total == 13 && number >>> MILLIS >= NOW_FROM && number >>> MILLIS < NOW_TO);
    boolean segment = text.at(start - 1) == '/' && !isRare(total);
    return (time || segment || isTechnical(text, start, end))
        && !text.tells(Topics.NATIONAL_ID, start, end)
        && !AssignedName.isIdNumber(text, start);
  }

  /**
   * Whether all numbers of so many digits have two check digits, or one and a date. A path has ids
   * of other kinds in it, which pass a single check too often.
   */
  static boolean isRare(int digits) {
    return digits == 11 || digits == 15;
  }

  private static boolean isTechnical(Text text, int start, int end) {
    char before = text.at(start - 1);
    if ((before == ':' && text.at(end) == ':') || Figures.isComputed(text, start, end)) {
      return true;
    }
    long against = Topics.TECHNICAL | Topics.BUSINESS;
    int nameEnd = AssignedName.end(text, start);
    if (nameEnd < 0) {
      return before == '=' || AssignedName.foretells(text, against, start) || isCounted(text, end);
    }
    return text.key().isAbout(against)
        || AssignedName.counts(text, start)
        || AssignedName.isAbout(text, against, nameEnd)
        || isCounted(text, end);
  }

  /** "2341234 ms": the next word is a unit. */
  private static boolean isCounted(Text text, int end) {
    int unit = text.at(end) == ' ' ? end + 1 : end;
    int unitEnd = unit;
    while (Ascii.isLetter(text.at(unitEnd)) && unitEnd - unit < Topics.LONGEST) {
      unitEnd++;
    }
    boolean name = text.at(unitEnd) == '=' || text.at(unitEnd) == ':';
    boolean bytes = unitEnd == unit + 1 && text.charAt(unit) == 'B';
    return !name && (bytes || text.isAbout(COUNTS, unit, unitEnd));
  }
}
