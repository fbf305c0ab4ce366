package io.throughline.processors.redaction.detect;

import java.util.List;
import java.util.function.Predicate;

/**
 * One country's identity number of digits alone. Rules from the issuing authorities' public
 * descriptions. Without a check digit it is believed when written in its groups, or beside a word.
 */
enum NumberScheme {
  US_SSN(9, "324", " +-.", false),
  US_ITIN(9, "324", " +-", false),
  CA_SIN(9, "333", " +-", false),
  AU_TFN(9, "333", " +", false),
  NL_BSN(9, "423", ".", false),
  AU_MEDICARE(10, "451"),
  UK_NHS(10, "334"),
  SE_PERSONNUMMER(10, "64", "-+", true),
  FI_HENKILOTUNNUS(10, "64", "-+", false),
  DE_TAX_ID(11, "2333"),
  DE_TAX_NUMBER_OF_10(10, "235 55 244", "/", false),
  DE_TAX_NUMBER_OF_11(11, "335 344", "/", false),
  DE_TAX_NUMBER_TO_9(13, ""),
  DE_TAX_NUMBER_FROM_10(13, "", " +-.", false),
  PL_PESEL(11, ""),
  TR_KIMLIK(11, ""),
  BR_CPF(11, "3332 92", " +-.~", true),
  SE_PERSONNUMMER_OF_12(12, "84", "-+", true),
  IN_AADHAAR(12, "444", " +-:", true),
  KR_RRN(13, "67", "-", true),
  TH_ID(13, "14521", " +-", true),
  ZA_ID(13, "6421 643", " +-", true),
  FR_NIR(15, "1222332 92", " +-", true);

  static final int DASH = DigitGroups.sign('-');
  static final int DOT = DigitGroups.sign('.');
  static final int SLASH = DigitGroups.sign('/');

  /** Dots, and a dash before the last group. */
  static final int MIXED = DigitGroups.sign('~');

  static final List<NumberScheme> ALL = List.of(values());

  private static final int[] OF_LENGTH = new int[NationalIdDetector.LONGEST + 1];

  static {
    for (int i = 0; i < OF_LENGTH.length; i++) {
      int length = i;
      OF_LENGTH[length] = bits(scheme -> scheme.digits == length);
    }
  }

  private final int digits;
  private final String shapes;
  private final int separators;
  private final boolean plain;

  /** One with a check digit, as most. */
  NumberScheme(int digits, String shapes) {
    this(digits, shapes, " +-.", true);
  }

  /**
   * @param digits how many
   * @param shapes the groups it is written in, {@code 324} for 3-2-4, with blanks between
   * @param separators what may stand between them, the same sign throughout, a plus being the blank
   *     of forms and queries, and {@code ~} for {@link #MIXED}
   * @param plain whether it is believed in one piece without a word for it
   */
  NumberScheme(int digits, String shapes, String separators, boolean plain) {
    this.digits = digits;
    this.shapes = shapes;
    this.separators = DigitGroups.signs(separators);
    this.plain = plain;
  }

  /** A bit for it, in a set of them; to be kept. */
  int bit() {
    return 1 << ALL.indexOf(this);
  }

  /** Of those that are wanted. */
  static int bits(Predicate<NumberScheme> wanted) {
    return ALL.stream().filter(wanted).mapToInt(NumberScheme::bit).sum();
  }

  /** Of those that have so many digits, at most fifteen. */
  static int ofLength(int digits) {
    return OF_LENGTH[digits];
  }

  int digits() {
    return digits;
  }

  /** Each the lengths of groups, a digit for one. */
  List<String> shapes() {
    return shapes.isEmpty() ? List.of() : List.of(shapes.split(" ", -1));
  }

  /** A bit for each sign that may stand between its groups, see {@link DigitGroups#signs}. */
  int separators() {
    return separators;
  }

  boolean isPlain() {
    return plain;
  }
}
