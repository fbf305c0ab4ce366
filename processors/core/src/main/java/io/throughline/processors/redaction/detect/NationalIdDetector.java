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

  /** The groups of an Australian Medicare number, see {@link DigitGroups#lengths}. */
  private static final int MEDICARE = 0x154;

  /** How far behind its start a word may tell of a number. */
  private static final int REACH = Telling.AFTER + NumberEnds.MOST_GROUPS + LONGEST;

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
    for (int zeros = 0; zeros <= 2; zeros++) {
      // A leading zero is lost in a number.
      if (NumberChecks.hold(NumberEnds.ANY, digits + zeros, packed)) {
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
      if (!text.holdsNumber(SHORTEST)) {
        return;
      }
      DigitGroups groups = text.groups();
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
          walk[NumberStarts.QUIET] = quiet;
        }
        if (mayBegin(groups, group)) {
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
      Text text, DigitGroups groups, int free, int first, int last, int[] walk) {
    int length = groups.length(first);
    if (first == last) {
      return !IdNumber.isRare(groups.length(first)) && Figures.surround(text, groups, first);
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
            && !(after && longest(text, groups, last + 1, walk) >= 0);
    if (within || length != groups.length(last)) {
      return within && !text.tells(Topics.NATIONAL_ID, groups.start(first), groups.end(last));
    }
    return ((before && groups.length(first - 1) == length)
            || (after
                && groups.length(last + 1) == length
                && longest(text, groups, last + 1, walk) < 0))
        && !text.tells(Topics.NATIONAL_ID, groups.start(first), groups.end(last));
  }

  /** See {@link NumberStarts#isWithinList}, where a word may tell of the id. */
  private static boolean isWithinList(
      Text text, DigitGroups groups, int free, int group, int[] walk) {
    return NumberStarts.isWithinList(groups, free, group, walk)
        && !text.mayTell(Topics.NATIONAL_ID, groups.start(group), NumberEnds.MOST_GROUPS + LONGEST);
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

  /** Whether digits stand before the word that ends at {@code end}, or a UUID goes on with it. */
  private static boolean isHash(Text text, int end) {
    int start = text.runStart(end, end - LONGEST, Ascii.LETTER);
    char before = text.at(start - 1);
    boolean hexadecimal = text.runEnd(start, end, Ascii.HEX) == end;
    return Ascii.isDigit(before) || (before == '-' && hexadecimal);
  }

  /** The place in the family, after an Australian Medicare number: 2123 45670 1-2. */
  private static boolean isMember(DigitGroups groups, int first, int last) {
    int end = groups.end(last);
    return last == first + 2
        && groups.lengths(first) == MEDICARE
        && (groups.at(end) == '-' || groups.at(end) == '/')
        && !Ascii.isLetterOrDigit(groups.at(end + 2));
  }

  /**
   * The last group of the longest id that begins with {@code first}, or -1; asked twice in a list.
   */
  private static int longest(Text text, DigitGroups groups, int first, int[] walk) {
    if (walk[NumberStarts.ASKED] != first + 1) {
      walk[NumberStarts.LAST] = longestOf(text, groups, first, walk);
      walk[NumberStarts.ASKED] = first + 1;
    }
    return walk[NumberStarts.LAST];
  }

  /** Whether enough digits follow. */
  private static boolean mayBegin(DigitGroups groups, int first) {
    int most = Math.min(groups.count(), first + NumberEnds.MOST_GROUPS) - 1;
    return groups.digits(first, most) >= SHORTEST;
  }

  private static int longestOf(Text text, DigitGroups groups, int first, int[] walk) {
    int usual = NumberStarts.usualEnds(groups, first, walk);
    boolean quiet = first < walk[NumberStarts.QUIET] && !NumberStarts.mayBeTold(groups, first);
    int left = quiet ? usual : usual | NumberEnds.told(groups, first);
    text.spend(NumberEnds.MOST_GROUPS);
    while (left != 0) {
      int end = Integer.highestOneBit(left);
      int last = first + Integer.numberOfTrailingZeros(end);
      if ((closes(groups, first, last) || isMember(groups, first, last))
          && IdNumber.is(text, groups, first, last, (usual & end) != 0)) {
        return last;
      }
      left ^= end;
    }
    return -1;
  }

  /**
   * A path or another field may go on behind groups, or behind a part of a path, but not behind any
   * number in one piece.
   */
  private static boolean closes(DigitGroups groups, int first, int last) {
    int end = groups.end(last);
    char after = groups.at(end);
    if (Ascii.isLetterOrDigit(after) || after == '_') {
      return false;
    }
    char second = groups.at(end + 1);
    if (after == '/' || after == ':') {
      boolean open = last > first || groups.at(groups.start(first) - 1) == '/';
      return open ? !Ascii.isDigit(second) : !Ascii.isLetterOrDigit(second);
    }
    boolean joined = after == '-' || after == '.' || after == '+';
    return !joined || !Ascii.isLetterOrDigit(second);
  }
}
