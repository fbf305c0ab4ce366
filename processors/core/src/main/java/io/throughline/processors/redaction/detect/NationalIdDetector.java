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

  private static final int SHORTEST = 9;
  private static final int LONGEST = 15;

  /** From the middle of 2023 to early 2030: as seconds or milliseconds these are times. */
  private static final long NOW_FROM = 1_690_000_000L;

  private static final long NOW_TO = 1_900_000_000L;

  @Override
  public String name() {
    return "national_id";
  }

  NationalIdDetector() {
    super(new Numbers(), new Lettered());
  }

  @Override
  public boolean matchesNumber(long value, KeyContext key) {
    if (!key.isAbout(Topics.NATIONAL_ID) || value < 10_000_000) {
      return false;
    }
    int digits = Long.toString(value).length();
    for (NumberScheme scheme : NumberScheme.ALL) {
      // A leading zero is lost in a number.
      if (scheme.digits() >= digits
          && scheme.digits() <= digits + 2
          && scheme.check().test(value)) {
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
      int group = 0;
      while (group < groups.count()) {
        int last =
            opens(text, groups.start(group), groups.length(group))
                ? longest(text, groups, group)
                : -1;
        if (last >= 0) {
          sink.found(groups.start(group), groups.end(last));
          group = last;
        }
        group++;
      }
    }
  }

  /** With letters among the digits. */
  private static final class Lettered implements Detector {

    @Override
    public String name() {
      return "national_id";
    }

    @Override
    public Gate gate() {
      return Gate.grams("\\l\\d", "\\d\\l", "\\l \\d", "\\d\\-\\l").andDigits(4);
    }

    @Override
    public void detect(Text text, FindingSink sink) {
      LetteredIds.detect(text, sink);
    }
  }

  private static boolean opens(Text text, int start, int length) {
    char before = text.at(start - 1);
    if (Ascii.isDigit(before) || Ascii.isUpper(before) || before == '_' || before == '$') {
      return false;
    }
    if (before >= 'a' && before <= 'z') {
      // Glued to a word, as "code is199003052397": only a word of at least two letters.
      char second = text.at(start - 2);
      return length >= SHORTEST
          && second >= 'a'
          && second <= 'z'
          && text.tells(Topics.NATIONAL_ID, start, start);
    }
    boolean joined = before == '-' || before == '.' || before == '/' || before == '+';
    return !joined || !Ascii.isLetterOrDigit(text.at(start - 2));
  }

  private static boolean closes(Text text, int end) {
    char after = text.at(end);
    if (Ascii.isLetterOrDigit(after) || after == '_') {
      return false;
    }
    boolean joined = after == '-' || after == '.' || after == '/' || after == ':' || after == '+';
    return !joined || !Ascii.isLetterOrDigit(text.at(end + 1));
  }

  /** The place in the family, after an Australian Medicare number: 2123 45670 1-2. */
  private static boolean isMember(Text text, int end, int shape) {
    return shape == 451
        && (text.at(end) == '-' || text.at(end) == '/')
        && !Ascii.isLetterOrDigit(text.at(end + 2));
  }

  private static int longest(Text text, DigitGroups groups, int first) {
    long value = 0;
    int total = 0;
    int shape = 0;
    char separator = '\0';
    int found = -1;
    for (int group = first; group < groups.count() && group - first < 8; group++) {
      if (group > first) {
        char between = text.charAt(groups.end(group - 1));
        boolean mixed = separator == '.' && between == '-' && group > first + 1;
        if (groups.gap(group) != 1
            || !NumberScheme.separates(between)
            || (group > first + 1 && between != separator && !mixed)) {
          break;
        }
        separator = mixed ? NumberScheme.MIXED : between;
      }
      total += groups.length(group);
      if (total > LONGEST) {
        break;
      }
      shape = shape * 10 + Math.min(groups.length(group), 9);
      for (int i = groups.start(group); i < groups.end(group); i++) {
        value = value * 10 + text.charAt(i) - '0';
      }
      if (total >= SHORTEST
          && (closes(text, groups.end(group)) || isMember(text, groups.end(group), shape))
          && isId(text, groups.start(first), groups.end(group), value, total, shape, separator)) {
        found = group;
      }
    }
    return found;
  }

  private static boolean isId(
      Text text, int start, int end, long value, int total, int shape, char separator) {
    for (NumberScheme scheme : NumberScheme.ofLength(total)) {
      boolean shaped =
          separator == '\0'
              || (scheme.separators().indexOf(separator) >= 0 && scheme.shapes().contains(shape));
      if (shaped && scheme.check().test(value)) {
        if (separator != '\0') {
          return true;
        }
        if (scheme.plain()
            ? !isTechnical(text, start, end, value, total)
            : text.tells(Topics.NATIONAL_ID, start, end)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isTechnical(Text text, int start, int end, long value, int total) {
    boolean time =
        (total == 10 && value >= NOW_FROM && value < NOW_TO)
            || (total == 13 && value >= NOW_FROM * 1000 && value < NOW_TO * 1000);
    char before = text.at(start - 1);
    char after = text.at(end);
    boolean inPath = before == '/' || before == '=' || (before == ':' && after == ':');
    return (time || inPath || text.tells(Topics.TECHNICAL | Topics.BUSINESS, start, end))
        && !text.tells(Topics.NATIONAL_ID, start, end);
  }
}
