package io.throughline.processors.redaction.detect;

import static io.throughline.processors.redaction.detect.Checks.date;
import static io.throughline.processors.redaction.detect.Checks.digit;
import static io.throughline.processors.redaction.detect.Checks.luhn;
import static io.throughline.processors.redaction.detect.Checks.multiple;
import static io.throughline.processors.redaction.detect.Checks.part;
import static io.throughline.processors.redaction.detect.Checks.unpacked;
import static io.throughline.processors.redaction.detect.Checks.weighted;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * One country's identity number of digits alone. Rules from the issuing authorities' public
 * descriptions.
 *
 * @param digits how many
 * @param shape the groups it is written in, as {@code 324} for 3-2-4, or {@link #NONE}
 * @param otherShape or these
 * @param separators a bit for each sign that may stand between them, the same one throughout, a
 *     plus being the blank of forms and queries; or {@link #MIXED}
 * @param plain whether it is believed in one piece without a word for it
 * @param first a bit for each digit that it may begin with
 * @param check check digits, dates, reserved ranges, of a number packed as {@link Checks} read it
 */
record NumberScheme(
    String name,
    int digits,
    int shape,
    int otherShape,
    int separators,
    boolean plain,
    int first,
    LongPredicate check) {

  private static final int ANY_DIGIT = (1 << 10) - 1;

  /** Instead of a shape. */
  private static final int NONE = -1;

  static final int DASH = DigitGroups.sign('-');
  static final int DOT = DigitGroups.sign('.');
  static final int SLASH = DigitGroups.sign('/');

  /** Dots, and a dash before the last group. */
  static final int MIXED = DigitGroups.sign('~');

  private static NumberScheme of(
      String name, int digits, String shapes, boolean plain, LongPredicate check) {
    return of(name, digits, shapes, " +-.", plain, check);
  }

  private static NumberScheme of(
      String name,
      int digits,
      String shapes,
      String separators,
      boolean plain,
      LongPredicate check) {
    int[] given =
        Arrays.stream(shapes.split(" "))
            .filter(s -> !s.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    int shape = given.length > 0 ? given[0] : NONE;
    int other = given.length > 1 ? given[1] : NONE;
    int signs = DigitGroups.signs(separators);
    return new NumberScheme(name, digits, shape, other, signs, plain, ANY_DIGIT, check);
  }

  /** The same, of which none begins with a smaller digit. */
  private NumberScheme from(int digit) {
    int begins = ANY_DIGIT & -(1 << digit);
    return new NumberScheme(name, digits, shape, otherShape, separators, plain, begins, check);
  }

  /** No check digit: believed when written in its groups, or beside a word. */
  static final List<NumberScheme> ALL =
      List.of(
          of("US SSN", 9, "324", " +-.", false, NumberScheme::socialSecurity),
          of("US ITIN", 9, "324", " +-", false, NumberScheme::taxpayer),
          of("CA SIN", 9, "333", " +-", false, n -> digit(n, 8) > 0 && digit(n, 8) != 8 && luhn(n)),
          of("AU TFN", 9, "333", " +", false, multiple(11, 1, 4, 3, 7, 5, 8, 6, 9, 10)),
          of("NL BSN", 9, "423", ".", false, NumberScheme::burgerservice),
          of("AU Medicare", 10, "451", true, NumberScheme::medicare),
          of("UK NHS", 10, "334", true, NumberScheme::nhs),
          of("SE personnummer", 10, "64", "-+", true, NumberScheme::personnummer),
          of("FI henkilötunnus", 10, "64", "-+", false, NumberScheme::henkilotunnus),
          of("DE tax id", 11, "2333", true, NumberScheme::germanTax),
          of("DE tax number", 10, "235 55", "/", false, n -> true),
          of("DE tax number", 10, "244", "/", false, n -> true),
          of("DE tax number", 11, "335 344", "/", false, n -> true),
          of("DE tax number", 13, "", true, n -> part(n, 11, 2) >= 1 && part(n, 11, 2) <= 9),
          of("DE tax number", 13, "", false, n -> part(n, 11, 2) >= 10 && part(n, 11, 2) <= 16),
          of("PL PESEL", 11, "", true, NumberScheme::pesel),
          of("TR kimlik", 11, "", true, NumberScheme::kimlik),
          of("BR CPF", 11, "3332 92", " +-.~", true, NumberScheme::cpf),
          of("SE personnummer", 12, "84", "-+", true, NumberScheme::longPersonnummer),
          of("IN Aadhaar", 12, "444", " +-:", true, n -> digit(n, 11) > 1 && Checks.verhoeff(n))
              .from(2),
          of("KR RRN", 13, "67", "-", true, NumberScheme::residentRegistration),
          of("TH id", 13, "14521", " +-", true, NumberScheme::thai),
          of("ZA id", 13, "6421 643", " +-", true, NumberScheme::southAfrican),
          of("FR NIR", 15, "1222332 92", " +-", true, NumberScheme::nir));

  private static final int SEPARATORS =
      ALL.stream().mapToInt(NumberScheme::separators).reduce(0, (a, b) -> a | b) & ~(1 << MIXED);

  /** Groups of other lengths than any of them begins with. */
  static final int NO_SHAPE = 0;

  /** Before the first group. */
  static final int ANY_SHAPE = 1;

  /** The tree of all shapes: where the next group's length leads from each beginning of one. */
  private static final byte[] SHAPES = new byte[64 * 10];

  private static final NumberScheme[][] BY_LENGTH = new NumberScheme[16][];
  private static final NumberScheme[][] PLAIN = new NumberScheme[16][];
  private static final NumberScheme[][] BY_SHAPE = new NumberScheme[64][];

  /** By shape, a bit for each digit that any of its schemes may begin with. */
  private static final int[] FIRST = new int[64];

  /** And for each sign that any of them may have between its groups. */
  private static final int[] BETWEEN = new int[64];

  static {
    byte beginnings = ANY_SHAPE;
    Arrays.fill(BY_SHAPE, new NumberScheme[0]);
    for (NumberScheme scheme : ALL) {
      for (int shape : scheme.shapes()) {
        int at = ANY_SHAPE;
        for (char length : Integer.toString(shape).toCharArray()) {
          int next = at * 10 + length - '0';
          SHAPES[next] = SHAPES[next] == NO_SHAPE ? ++beginnings : SHAPES[next];
          at = SHAPES[next];
        }
        BY_SHAPE[at] = those(other -> other.hasShape(shape));
        FIRST[at] |= scheme.first;
        BETWEEN[at] |= scheme.separators;
      }
    }
    for (int digits = 0; digits < BY_LENGTH.length; digits++) {
      int wanted = digits;
      BY_LENGTH[digits] = those(scheme -> scheme.digits() == wanted);
      PLAIN[digits] = those(scheme -> scheme.digits() == wanted && scheme.plain());
    }
  }

  /** How all of them begin in groups. */
  static GroupShapes groups() {
    GroupShapes groups = new GroupShapes();
    for (NumberScheme scheme : ALL) {
      int signs = scheme.separators & SEPARATORS;
      for (int shape : scheme.shapes()) {
        int[] lengths = Integer.toString(shape).chars().map(c -> c - '0').toArray();
        if (lengths.length == 2) {
          groups.with(signs, lengths[0], lengths[1]);
        } else {
          groups.with(signs, lengths[0], lengths[1], lengths[2]);
        }
      }
    }
    return groups;
  }

  private static boolean socialSecurity(long number) {
    long area = number >>> 24;
    return area != 0
        && area != 0x666
        && area < 0x900
        && (number & 0xFF_0000) != 0
        && (number & 0xFFFF) != 0;
  }

  private static boolean taxpayer(long number) {
    int group = part(number, 4, 2);
    boolean given = group >= 50 && (group <= 65 || group >= 70) && group != 89 && group != 93;
    return digit(number, 8) == 9 && given;
  }

  private static boolean burgerservice(long number) {
    return number > 0x999_9999
        && (weighted(number, 9, 9, 8, 7, 6, 5, 4, 3, 2) - digit(number, 0)) % 11 == 0;
  }

  private static boolean medicare(long number) {
    int first = digit(number, 9);
    return first >= 2
        && first <= 6
        && weighted(number, 10, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == digit(number, 1);
  }

  private static boolean nhs(long number) {
    int check = 11 - weighted(number, 10, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return number > 0x1000 && (check == 11 ? 0 : check) == digit(number, 0);
  }

  /** One digit of the first ten twice or three times, the others once at most, and ISO 7064. */
  private static boolean germanTax(long number) {
    if (digit(number, 10) == 0) {
      return false;
    }
    int seen = 0;
    int repeated = 0;
    for (int place = 1; place <= 10; place++) {
      int bit = 1 << digit(number, place);
      repeated |= seen & bit;
      seen |= bit;
    }
    // Numbers for tests use every digit once.
    return Integer.bitCount(repeated) <= 1 && Integer.bitCount(seen) >= 8 && Checks.iso11(number);
  }

  private static boolean pesel(long number) {
    int month = part(number, 7, 2) % 20;
    return date(part(number, 9, 2), month, part(number, 5, 2))
        && (weighted(number, 11, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) + digit(number, 0)) % 10 == 0;
  }

  private static boolean kimlik(long number) {
    int odd = 0;
    int even = 0;
    int all = 0;
    for (int place = 10; place > 1; place--) {
      int digit = digit(number, place);
      all += digit;
      if (place % 2 == 0) {
        odd += digit;
      } else {
        even += digit;
      }
    }
    int tenth = Math.floorMod(odd * 7 - even, 10);
    return digit(number, 10) > 0
        && tenth == digit(number, 1)
        && (all + tenth) % 10 == digit(number, 0);
  }

  private static boolean cpf(long number) {
    int first = weighted(number, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    int second = weighted(number, 11, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    return first == digit(number, 1)
        && second == digit(number, 0)
        && number % 0x111_1111_1111L != 0;
  }

  private static boolean longPersonnummer(long number) {
    int century = part(number, 10, 2);
    return (century == 19 || century == 20) && personnummer(number & 0xFF_FFFF_FFFFL);
  }

  /** Coordination numbers, for people who are not registered, add 60 to the day. */
  private static boolean personnummer(long number) {
    boolean day = date(number, 4) || (part(number, 4, 2) > 60 && date(number - 0x60_0000, 4));
    return day && luhn(number);
  }

  /** The check is one of 31 characters, a digit in a third of them. */
  private static boolean henkilotunnus(long number) {
    return date(part(number, 4, 2), part(number, 6, 2), part(number, 8, 2))
        && unpacked(number >>> 4) % 31 == digit(number, 0);
  }

  /** Numbers given since 2020 have no check digit, so the date and the sex are all there is. */
  private static boolean residentRegistration(long number) {
    int sex = digit(number, 6);
    return sex >= 1 && sex <= 8 && date(number, 7);
  }

  private static boolean thai(long number) {
    int province = part(number, 10, 2);
    boolean known =
        province >= 10
            && province <= 96
            && province != 28
            && province != 29
            && province != 59
            && (province < 68 || province > 69)
            && (province < 78 || province > 79)
            && (province < 87 || province > 89);
    int check = (11 - weighted(number, 13, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10;
    int kind = digit(number, 12);
    return known && kind >= 1 && kind <= 8 && check == digit(number, 0);
  }

  private static boolean southAfrican(long number) {
    return date(number, 7) && digit(number, 2) <= 2 && luhn(number);
  }

  private static boolean nir(long number) {
    int sex = digit(number, 14);
    int month = part(number, 10, 2);
    long body = unpacked(number >>> 8);
    return (sex == 1 || sex == 2 || sex == 3 || sex == 4 || sex == 7 || sex == 8)
        && ((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50)
        && 97 - body % 97 == part(number, 0, 2);
  }

  /** Whether the sign stands between groups of any of them, see {@link DigitGroups#sign}. */
  static boolean separates(int sign) {
    return (SEPARATORS >>> sign & 1) != 0;
  }

  /** Where a group of this length leads from the beginning of a shape, longer ones as one of 9. */
  static int next(int beginning, int length) {
    return SHAPES[beginning * 10 + Math.min(length, 9)];
  }

  /** Those that are written in the groups that led here. */
  static NumberScheme[] ofShape(int beginning) {
    return BY_SHAPE[beginning];
  }

  private static NumberScheme[] those(Predicate<NumberScheme> wanted) {
    return ALL.stream().filter(wanted).toArray(NumberScheme[]::new);
  }

  private int[] shapes() {
    return IntStream.of(shape, otherShape).filter(given -> given != NONE).toArray();
  }

  /** Whether this one is written in groups of these lengths. */
  boolean hasShape(int groups) {
    return groups == shape || groups == otherShape;
  }

  boolean hasSeparator(int sign) {
    return (separators >>> sign & 1) != 0;
  }

  /** Those of so many digits, at most fifteen. */
  static NumberScheme[] ofLength(int digits) {
    return BY_LENGTH[digits];
  }

  /** Those of them that are believed in one piece. */
  static NumberScheme[] plainOf(int digits) {
    return PLAIN[digits];
  }

  /**
   * Whether any of those that are written in the groups that led here, if there are some, has this
   * sign between them, and any begins with this digit.
   */
  static boolean mayBe(int beginning, int separator, char digit) {
    return (BETWEEN[beginning] >>> separator & FIRST[beginning] >>> (digit - '0') & 1) != 0;
  }

  /** Whether a number satisfies the check of any of some. */
  static boolean isOneOf(NumberScheme[] schemes, long number) {
    for (NumberScheme scheme : schemes) {
      if (scheme.check.test(number)) {
        return true;
      }
    }
    return false;
  }
}
