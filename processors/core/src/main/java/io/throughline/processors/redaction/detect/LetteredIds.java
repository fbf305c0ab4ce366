package io.throughline.processors.redaction.detect;

/** Identity numbers with letters among the digits, most of them with a check letter. */
final class LetteredIds {

  private static final String SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String FINNISH = "0123456789ABCDEFHJKLMNPRSTUVWXY";

  private static final DigitWeights NRIC_WEIGHTS = DigitWeights.of(2, 7, 6, 5, 4, 3, 2);

  /** By the first letter of a British number: a bit for each that may be its second. */
  private static final int[] NINO_SECOND = ninoSecond();

  /** In one piece. */
  private static final int SHORTEST = 8;

  /** With a word before it. */
  private static final int GLUED = SHORTEST + 2;

  private LetteredIds() {}

  private static int[] ninoSecond() {
    int[] second = new int[26];
    for (char a = 'A'; a <= 'Z'; a++) {
      for (char b = 'A'; b <= 'Z'; b++) {
        boolean given =
            "DFIQUV".indexOf(a) < 0
                && "DFIQUVO".indexOf(b) < 0
                && !"BG GB KN NK NT TN ZZ".contains("" + a + b);
        second[a - 'A'] |= given ? 1 << (b - 'A') : 0;
      }
    }
    return second;
  }

  /**
   * Takes an id that begins with a run of letters and digits, or within one, and returns its end,
   * or -1.
   */
  static int find(
      Text text, int start, int end, boolean letters, boolean digits, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int length = end - start;
    boolean maybe =
        length >= SHORTEST
            ? digits
            : LetteredStarts.mayGoOn(
                chars, offset + start, offset + end, offset + text.length(), digits, letters);
    int found = maybe ? match(text, start, end, letters) : -1;
    if (found > 0) {
      sink.found(start, found);
    } else if (digits && letters && length >= GLUED) {
      return glued(text, start, end, sink);
    }
    return found;
  }

  /** An id glued to the word before it: "code is030594W903B". */
  private static int glued(Text text, int start, int end, FindingSink sink) {
    int word = start;
    while (word < end && text.charAt(word) >= 'a' && text.charAt(word) <= 'z') {
      word++;
    }
    if (word - start >= 2 && word < end && end - word >= SHORTEST) {
      int found = match(text, word, end, true);
      if (found > 0 && text.tells(Topics.NATIONAL_ID, start, end)) {
        sink.found(word, found);
        return found;
      }
    }
    return -1;
  }

  /** The end of an id that begins with the run of letters and digits at {@code start}, or -1. */
  private static int match(Text text, int start, int end, boolean letters) {
    int length = end - start;
    char after = text.peek(end);
    char before = text.peek(start - 1);
    if (before == '_'
        || ((before == '-' || before == '.') && Ascii.isLetterOrDigit(text.peek(start - 2)))) {
      return -1;
    }
    char first = text.peek(start);
    boolean opening = isBetweenGroups(after);
    if (opening && length <= 8 && Ascii.isLetter(first) && Ascii.isLetter(text.peek(start + 1))) {
      int nino = spacedNino(text, start);
      return nino > 0 || length != 3 ? nino : GroupedIds.codiceFiscale(text, start);
    }
    if (opening && (length <= 2 || length == 8 || length == 13) && !Ascii.isLetter(first)) {
      int grouped = GroupedIds.end(text, start, length);
      if (grouped > 0) {
        return grouped;
      }
    }
    int separated = after == ' ' ? -1 : separated(text, start, end);
    if (separated > 0
        || length < SHORTEST
        || after == '_'
        || (after == '-' && Ascii.isLetterOrDigit(text.peek(end + 1)))) {
      return separated;
    }
    boolean found =
        switch (length) {
          case 8 ->
              letters
                  && isNif(text, start, end)
                  && !looksHex(text, start, end)
                  && !isSize(text, start, end);
          case 9 ->
              letters
                  && (isNino(text, start)
                      || isNric(text, start)
                      || isNie(text, start, end)
                      || (isNif(text, start, end)
                          && !looksHex(text, start, end)
                          && !isSize(text, start, end)));
          case 10 -> letters && isPan(text, start);
          case 11 -> letters && isHetu(text, start);
          case 12 -> letters && isGermanInsurance(text, start);
          case 15 -> letters && isCorsicanNir(text, start);
          case 16 -> letters && CodiceFiscale.isOne(text, start);
          default -> false;
        };
    return found ? end : -1;
  }

  /** Forms with a sign inside: 12345678-Z, Y1234567-X, 010190-123A, 12.345.678-Z. */
  private static int separated(Text text, int start, int end) {
    char after = text.at(end);
    int length = end - start;
    if (length == 6
        && (after == '-' || after == '+')
        && isHetu(text, start)
        && !Ascii.isLetterOrDigit(text.at(start + 11))) {
      return start + 11;
    }
    if (after == '-' && (length == 7 || length == 8) && isLone(text, end + 1)) {
      boolean nie = isNie(text, start, end + 2);
      return nie || isNif(text, start, end + 2) ? end + 2 : -1;
    }
    if (after == '-' && length == 1 && isLone(text, end + 9) && text.at(end + 8) == '-') {
      return isNie(text, start, end + 10) ? end + 10 : -1;
    }
    if (after == '.' && (length == 1 || length == 2) && text.at(end + 4) == '.') {
      int close = text.at(end + 8) == '-' ? end + 9 : end + 8;
      return isLone(text, close) && isNif(text, start, close + 1) ? close + 1 : -1;
    }
    return -1;
  }

  static boolean isNieLetter(char c) {
    char upper = Ascii.toUpper(c);
    return upper == 'X' || upper == 'Y' || upper == 'Z';
  }

  private static boolean isLone(Text text, int at) {
    return Ascii.isLetter(text.at(at)) && !Ascii.isLetterOrDigit(text.at(at + 1));
  }

  /** Seven digits and a letter up to f, all lower-case: rather a shortened hash. */
  private static boolean looksHex(Text text, int start, int end) {
    char last = text.charAt(end - 1);
    return last >= 'a' && last <= 'f' && !text.tells(Topics.NATIONAL_ID, start, end);
  }

  /** As in the log of a garbage collector: 1234567K->123456K(12345678K). */
  private static boolean isSize(Text text, int start, int end) {
    boolean between =
        (text.at(start - 1) == '(' && Ascii.isLetterOrDigit(text.at(start - 2)))
            || text.startsWith("->", start - 2)
            || text.startsWith("->", end);
    return "KMGB".indexOf(text.charAt(end - 1)) >= 0
        && (between || text.tells(Topics.MEASURE, start, end))
        && !text.tells(Topics.NATIONAL_ID, start, end);
  }

  static boolean isNif(Text text, int start, int end) {
    int number = 0;
    int digits = 0;
    for (int i = start; i < end - 1; i++) {
      char c = text.charAt(i);
      if (Ascii.isDigit(c)) {
        number = number * 10 + c - '0';
        digits++;
      } else if (c != '-' && c != '.') {
        return false;
      }
    }
    return (digits == 7 || digits == 8)
        && SPANISH.charAt(number % 23) == Ascii.toUpper(text.charAt(end - 1));
  }

  private static boolean isNie(Text text, int start, int end) {
    int kind = "XYZ".indexOf(Ascii.toUpper(text.charAt(start)));
    if (kind < 0) {
      return false;
    }
    int number = kind;
    int digits = 0;
    for (int i = start + 1; i < end - 1; i++) {
      char c = text.charAt(i);
      if (Ascii.isDigit(c)) {
        number = number * 10 + c - '0';
        digits++;
      } else if (c != '-') {
        return false;
      }
    }
    return digits == 7 && SPANISH.charAt(number % 23) == Ascii.toUpper(text.charAt(end - 1));
  }

  private static boolean digits(Text text, int start, int count) {
    return text.bits().areDigits(start, count);
  }

  private static int number(Text text, int start, int count) {
    char[] chars = text.array();
    int from = text.offset() + start;
    int number = 0;
    for (int i = from; i < from + count; i++) {
      number = number * 10 + chars[i] - '0';
    }
    return number;
  }

  private static boolean ninoPrefix(Text text, int start) {
    char first = Ascii.toUpper(text.peek(start));
    char second = Ascii.toUpper(text.peek(start + 1));
    return Ascii.isUpper(first)
        && Ascii.isUpper(second)
        && (NINO_SECOND[first - 'A'] >>> (second - 'A') & 1) != 0;
  }

  private static boolean ninoSuffix(char c) {
    return Ascii.toUpper(c) >= 'A' && Ascii.toUpper(c) <= 'D';
  }

  private static boolean isNino(Text text, int start) {
    return ninoPrefix(text, start)
        && digits(text, start + 2, 6)
        && ninoSuffix(text.charAt(start + 8));
  }

  /** With a space or dash between the pairs, or between some: AB 12 34 56 C, AB 123456 C. */
  private static int spacedNino(Text text, int start) {
    if (!ninoPrefix(text, start)) {
      return -1;
    }
    int at = start + 2;
    boolean pairs = true;
    for (int i = 0; i < 6; i++) {
      if (i % 2 == 0) {
        boolean joint = isBetweenGroups(text.peek(at));
        pairs &= joint;
        at += joint ? 1 : 0;
      }
      if (!Ascii.isDigit(text.peek(at))) {
        return -1;
      }
      at++;
    }
    at += isBetweenGroups(text.peek(at)) ? 1 : 0;
    boolean found = ninoSuffix(text.peek(at)) && !Ascii.isLetterOrDigit(text.peek(at + 1));
    // "by 100000 a second" is prose.
    boolean written = pairs || (Ascii.isUpper(text.peek(start)) && Ascii.isUpper(text.peek(at)));
    return found && (written || text.tells(Topics.NATIONAL_ID, start, at + 1)) ? at + 1 : -1;
  }

  /** A blank, as a form or query writes it also, or a dash. */
  static boolean isBetweenGroups(char c) {
    return c == ' ' || c == '-' || c == '+';
  }

  private static boolean isNric(Text text, int start) {
    char kind = Ascii.toUpper(text.charAt(start));
    if ("STFGM".indexOf(kind) < 0 || !digits(text, start + 1, 7)) {
      return false;
    }
    int sum = kind == 'T' || kind == 'G' ? 4 : kind == 'M' ? 3 : 0;
    long eight = EightBytes.at(text.bytes(), text.offset() + start + 1);
    sum += NRIC_WEIGHTS.sum(Checks.packed(0, eight, 7));
    int rest = sum % 11;
    char check = Ascii.toUpper(text.charAt(start + 8));
    if (!Ascii.isUpper(check)) {
      return false;
    }
    char expected =
        switch (kind) {
          case 'S', 'T' -> "JZIHGFEDCBA".charAt(rest);
          case 'F', 'G' -> "XWUTRQPNMLK".charAt(rest);
          default -> "KLJNPQRTUWX".charAt(10 - rest);
        };
    // Copied from examples, the check letter is often made up; the shape is rare enough.
    return check == expected
        || (Ascii.isUpper(text.charAt(start)) && !AssignedName.isTechnical(text, start, start + 9));
  }

  /** No check letter; the fourth letter is the kind of holder, P a person. */
  private static boolean isPan(Text text, int start) {
    if (!digits(text, start + 5, 4) || text.bits().countLetters(start, 10) != 6) {
      return false;
    }
    char holder = Ascii.toUpper(text.charAt(start + 3));
    return holder == 'P'
        || text.tells(Topics.NATIONAL_ID, start, start + 10)
        || ("CHFATBLJG".indexOf(holder) >= 0
            && text.runEnd(start, start + 5, Ascii.UPPER) == start + 5
            && Ascii.isUpper(text.peek(start + 9))
            && !AssignedName.isTechnical(text, start, start + 10));
  }

  private static boolean isHetu(Text text, int start) {
    if (!digits(text, start, 6)
        || "+-YXWVUABCDEF".indexOf(Ascii.toUpper(text.at(start + 6))) < 0
        || !digits(text, start + 7, 3)) {
      return false;
    }
    int date = number(text, start, 6);
    char check = FINNISH.charAt((date * 1000 + number(text, start + 7, 3)) % 31);
    return check == Ascii.toUpper(text.peek(start + 10))
        && Checks.date(date % 100, date / 100 % 100, date / 10_000);
  }

  static boolean isGermanInsurance(Text text, int start) {
    if (!digits(text, start, 8) || !digits(text, start + 9, 3)) {
      return false;
    }
    char letter = Ascii.toUpper(text.charAt(start + 8));
    if (!Ascii.isUpper(letter)) {
      return false;
    }
    long number = (long) number(text, start, 8) * 100 + letter - 'A' + 1;
    number = Checks.packed(number * 100 + number(text, start + 9, 2));
    int[] weights = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      int product = weights[i] * Checks.digit(number, 11 - i);
      sum += product / 10 + product % 10;
    }
    int month = number(text, start + 4, 2);
    return month >= 1 && month <= 12 && sum % 10 == text.charAt(start + 11) - '0';
  }

  static boolean isCorsicanNir(Text text, int start) {
    char letter = Ascii.toUpper(text.charAt(start + 6));
    if (text.charAt(start + 5) != '2'
        || (letter != 'A' && letter != 'B')
        || !digits(text, start, 5)
        || !digits(text, start + 7, 8)) {
      return false;
    }
    long body = (long) number(text, start, 5) * 100 + (letter == 'A' ? 19 : 18);
    body = body * 1_000_000 + number(text, start + 7, 6);
    return 97 - body % 97 == number(text, start + 13, 2);
  }
}
