package io.throughline.processors.redaction.detect;

import static io.throughline.processors.redaction.detect.Checks.date;
import static io.throughline.processors.redaction.detect.Checks.digit;
import static io.throughline.processors.redaction.detect.Checks.luhn;
import static io.throughline.processors.redaction.detect.Checks.part;
import static io.throughline.processors.redaction.detect.Checks.sumOfEven;
import static io.throughline.processors.redaction.detect.Checks.unpacked;

/**
 * What makes digits the number of a {@link NumberScheme}: check digits first, which refuse most at
 * the least cost, then dates and ranges. Numbers are packed as {@link Checks} read them.
 */
final class NumberChecks {

  private static final int SSN = NumberScheme.US_SSN.bit();
  private static final int ITIN = NumberScheme.US_ITIN.bit();
  private static final int SIN = NumberScheme.CA_SIN.bit();
  private static final int TFN = NumberScheme.AU_TFN.bit();
  private static final int BSN = NumberScheme.NL_BSN.bit();
  private static final int MEDICARE = NumberScheme.AU_MEDICARE.bit();
  private static final int NHS = NumberScheme.UK_NHS.bit();
  private static final int PERSONNUMMER = NumberScheme.SE_PERSONNUMMER.bit();
  private static final int HENKILOTUNNUS = NumberScheme.FI_HENKILOTUNNUS.bit();
  private static final int TAX_ID = NumberScheme.DE_TAX_ID.bit();
  private static final int TAX_NUMBER_OF_10 = NumberScheme.DE_TAX_NUMBER_OF_10.bit();
  private static final int TAX_NUMBER_OF_11 = NumberScheme.DE_TAX_NUMBER_OF_11.bit();
  private static final int TAX_NUMBER_TO_9 = NumberScheme.DE_TAX_NUMBER_TO_9.bit();
  private static final int TAX_NUMBER_FROM_10 = NumberScheme.DE_TAX_NUMBER_FROM_10.bit();
  private static final int PESEL = NumberScheme.PL_PESEL.bit();
  private static final int KIMLIK = NumberScheme.TR_KIMLIK.bit();
  private static final int CPF = NumberScheme.BR_CPF.bit();
  private static final int PERSONNUMMER_OF_12 = NumberScheme.SE_PERSONNUMMER_OF_12.bit();
  private static final int AADHAAR = NumberScheme.IN_AADHAAR.bit();
  private static final int RRN = NumberScheme.KR_RRN.bit();
  private static final int THAI = NumberScheme.TH_ID.bit();
  private static final int SOUTH_AFRICAN = NumberScheme.ZA_ID.bit();
  private static final int NIR = NumberScheme.FR_NIR.bit();

  private static final DigitWeights TAX_FILE_WEIGHTS = DigitWeights.of(1, 4, 3, 7, 5, 8, 6, 9, 10);
  private static final DigitWeights BURGERSERVICE_WEIGHTS =
      DigitWeights.of(9, 8, 7, 6, 5, 4, 3, 2, 10);
  private static final DigitWeights MEDICARE_WEIGHTS =
      DigitWeights.of(1, 3, 7, 9, 1, 3, 7, 9, 0, 0);
  private static final DigitWeights NHS_WEIGHTS = DigitWeights.of(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
  private static final DigitWeights PESEL_WEIGHTS =
      DigitWeights.of(1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1);
  private static final DigitWeights CPF_FIRST_WEIGHTS =
      DigitWeights.of(10, 9, 8, 7, 6, 5, 4, 3, 2, 0, 0);
  private static final DigitWeights CPF_SECOND_WEIGHTS =
      DigitWeights.of(11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 0);
  private static final DigitWeights THAI_WEIGHTS =
      DigitWeights.of(13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 0);

  private NumberChecks() {}

  /**
   * Whether a number of so many digits is one of some schemes, a bit for each. Not a function of
   * each scheme, as a loop over them would be compiled into as many calls that cannot be foreseen.
   */
  static boolean hold(int schemes, int digits, long number) {
    return switch (digits) {
      case 9 -> ofNine(schemes, number);
      case 10 -> ofTen(schemes, number);
      case 11 -> ofEleven(schemes, number);
      case 12 ->
          ((schemes & PERSONNUMMER_OF_12) != 0 && longPersonnummer(number))
              || ((schemes & AADHAAR) != 0 && aadhaar(number));
      case 13 -> ofThirteen(schemes, number);
      case 15 -> (schemes & NIR) != 0 && nir(number);
      default -> false;
    };
  }

  private static boolean ofNine(int schemes, long number) {
    return ((schemes & SSN) != 0 && socialSecurity(number))
        || ((schemes & ITIN) != 0 && taxpayer(number))
        || ((schemes & SIN) != 0 && socialInsurance(number))
        || ((schemes & TFN) != 0 && taxFile(number))
        || ((schemes & BSN) != 0 && burgerservice(number));
  }

  private static boolean ofTen(int schemes, long number) {
    return (schemes & TAX_NUMBER_OF_10) != 0
        || ((schemes & MEDICARE) != 0 && medicare(number))
        || ((schemes & NHS) != 0 && nhs(number))
        || ((schemes & PERSONNUMMER) != 0 && personnummer(number))
        || ((schemes & HENKILOTUNNUS) != 0 && henkilotunnus(number));
  }

  private static boolean ofEleven(int schemes, long number) {
    return (schemes & TAX_NUMBER_OF_11) != 0
        || ((schemes & PESEL) != 0 && pesel(number))
        || ((schemes & KIMLIK) != 0 && kimlik(number))
        || ((schemes & CPF) != 0 && cpf(number))
        || ((schemes & TAX_ID) != 0 && germanTax(number));
  }

  private static boolean ofThirteen(int schemes, long number) {
    return ((schemes & TAX_NUMBER_TO_9) != 0 && isOfState(number, 1, 9))
        || ((schemes & TAX_NUMBER_FROM_10) != 0 && isOfState(number, 10, 16))
        || ((schemes & RRN) != 0 && residentRegistration(number))
        || ((schemes & THAI) != 0 && thai(number))
        || ((schemes & SOUTH_AFRICAN) != 0 && southAfrican(number));
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

  private static boolean socialInsurance(long number) {
    return luhn(number) && digit(number, 8) > 0 && digit(number, 8) != 8;
  }

  private static boolean taxFile(long number) {
    return TAX_FILE_WEIGHTS.sum(number) % 11 == 0;
  }

  private static boolean burgerservice(long number) {
    return number > 0x999_9999 && BURGERSERVICE_WEIGHTS.sum(number) % 11 == 0;
  }

  private static boolean medicare(long number) {
    int first = digit(number, 9);
    return first >= 2 && first <= 6 && MEDICARE_WEIGHTS.sum(number) % 10 == digit(number, 1);
  }

  /** The check digit makes the sum a multiple; what would need a tenth is not given. */
  private static boolean nhs(long number) {
    return number > 0x1000 && NHS_WEIGHTS.sum(number) % 11 == 0;
  }

  private static boolean germanTax(long number) {
    return digit(number, 10) != 0 && Checks.iso11(number) && repeatsOneDigit(number);
  }

  /**
   * One digit of the first ten twice or three times, the others once at most; or each once, as
   * numbers for tests have them.
   */
  private static boolean repeatsOneDigit(long number) {
    int seen = 0;
    int repeated = 0;
    for (int place = 1; place <= 10; place++) {
      int bit = 1 << digit(number, place);
      repeated |= seen & bit;
      seen |= bit;
    }
    return Integer.bitCount(repeated) <= 1 && Integer.bitCount(seen) >= 8;
  }

  /** The state's number, in thirteen digits. */
  private static boolean isOfState(long number, int from, int to) {
    int state = part(number, 11, 2);
    return state >= from && state <= to;
  }

  private static boolean pesel(long number) {
    return PESEL_WEIGHTS.sum(number) % 10 == 0
        && date(part(number, 9, 2), part(number, 7, 2) % 20, part(number, 5, 2));
  }

  private static boolean kimlik(long number) {
    int odd = sumOfEven(number >>> (2 * Checks.BITS));
    int even = sumOfEven(number >>> (3 * Checks.BITS));
    int tenth = digit(number, 1);
    return Math.floorMod(odd * 7 - even, 10) == tenth
        && (odd + even + tenth) % 10 == digit(number, 0)
        && digit(number, 10) > 0;
  }

  private static boolean cpf(long number) {
    return CPF_FIRST_WEIGHTS.sum(number) * 10 % 11 % 10 == digit(number, 1)
        && CPF_SECOND_WEIGHTS.sum(number) * 10 % 11 % 10 == digit(number, 0)
        && number % 0x111_1111_1111L != 0;
  }

  private static boolean longPersonnummer(long number) {
    int century = part(number, 10, 2);
    return (century == 19 || century == 20) && personnummer(number & 0xFF_FFFF_FFFFL);
  }

  /** Coordination numbers, for people who are not registered, add 60 to the day. */
  private static boolean personnummer(long number) {
    return luhn(number)
        && (date(number, 4) || (part(number, 4, 2) > 60 && date(number - 0x60_0000, 4)));
  }

  /** The check is one of 31 characters, a digit in a third of them. */
  private static boolean henkilotunnus(long number) {
    return date(part(number, 4, 2), part(number, 6, 2), part(number, 8, 2))
        && unpacked(number >>> 4) % 31 == digit(number, 0);
  }

  private static boolean aadhaar(long number) {
    return digit(number, 11) > 1 && Checks.verhoeff(number);
  }

  /** Numbers given since 2020 have no check digit, so the date and the sex are all there is. */
  private static boolean residentRegistration(long number) {
    int sex = digit(number, 6);
    return sex >= 1 && sex <= 8 && date(number, 7);
  }

  private static boolean thai(long number) {
    int kind = digit(number, 12);
    return (11 - THAI_WEIGHTS.sum(number) % 11) % 10 == digit(number, 0)
        && kind >= 1
        && kind <= 8
        && isProvince(part(number, 10, 2));
  }

  private static boolean isProvince(int province) {
    return province >= 10
        && province <= 96
        && province != 28
        && province != 29
        && province != 59
        && (province < 68 || province > 69)
        && (province < 78 || province > 79)
        && (province < 87 || province > 89);
  }

  private static boolean southAfrican(long number) {
    return luhn(number) && digit(number, 2) <= 2 && date(number, 7);
  }

  private static boolean nir(long number) {
    int sex = digit(number, 14);
    int month = part(number, 10, 2);
    return (sex == 1 || sex == 2 || sex == 3 || sex == 4 || sex == 7 || sex == 8)
        && ((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50)
        && 97 - unpacked(number >>> 8) % 97 == part(number, 0, 2);
  }
}
