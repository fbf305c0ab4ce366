package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What makes digits a country's number. */
class NumberChecksTest {

  /** One of each scheme in their order. */
  private static final long[] NUMBERS = {
    0x212345678L,
    0x912701234L,
    0x730284650L,
    0x459199708L,
    0x606281617L,
    0x2950123480L,
    0x9434765870L,
    0x8507099805L,
    0x1111111001L,
    0x40749153840L,
    0x9876543210L,
    0x12345678901L,
    0x0915081501238L,
    0x1181508150123L,
    0x90021312343L,
    0x10000000146L,
    0x08898144067L,
    0x198507099805L,
    0x234123412346L,
    0x9001012635970L,
    0x3101500123459L,
    0x8001015009087L,
    0x255081416802538L
  };

  @Test
  void hold_ofEachScheme_isSaidOfItsNumber() {
    assertThat(NUMBERS).hasSameSizeAs(NumberScheme.ALL);
    for (int i = 0; i < NUMBERS.length; i++) {
      NumberScheme scheme = NumberScheme.ALL.get(i);
      int bit = scheme.bit();
      assertThat(NumberChecks.hold(bit, scheme.digits(), NUMBERS[i])).as("%s", scheme).isTrue();
      assertThat(NumberChecks.hold(0, scheme.digits(), NUMBERS[i])).as("%s", scheme).isFalse();
      assertThat(NumberChecks.hold(bit, scheme.digits() + 1, NUMBERS[i])).isFalse();
    }
  }

  @Test
  void hold_otherDigits_areOfNone() {
    for (int digits : new int[] {0, 8, 14, 16}) {
      assertThat(NumberChecks.hold(NumberEnds.ANY, digits, 0x2345678L)).isFalse();
    }
  }

  @Test
  void hold_firstDigits_areThoseThatAreGiven() {
    assertThat(digits(NumberScheme.US_SSN, "", "")).isEqualTo("012345678");
    assertThat(digits(NumberScheme.US_ITIN, "", "0050")).isEqualTo("9");
    assertThat(digits(NumberScheme.CA_SIN, "", "")).isEqualTo("12345679");
    assertThat(digits(NumberScheme.NL_BSN, "", "")).isEqualTo("0123456789");
    assertThat(digits(NumberScheme.NL_BSN, "0", "")).isEqualTo("123456789");
    assertThat(digits(NumberScheme.AU_MEDICARE, "", "")).isEqualTo("23456");
    assertThat(digits(NumberScheme.DE_TAX_ID, "", "2345678")).isEqualTo("123456789");
    assertThat(digits(NumberScheme.TR_KIMLIK, "", "00000000")).isEqualTo("123456789");
    assertThat(digits(NumberScheme.IN_AADHAAR, "", "")).isEqualTo("23456789");
    assertThat(digits(NumberScheme.TH_ID, "", "10")).isEqualTo("12345678");
    assertThat(digits(NumberScheme.FR_NIR, "", "5508")).isEqualTo("123478");
  }

  @Test
  void hold_digitsForTheSexOrTheState_areThoseThatAreGiven() {
    assertThat(digits(NumberScheme.KR_RRN, "900101", "")).isEqualTo("12345678");
    assertThat(digits(NumberScheme.ZA_ID, "8001015009", "")).isEqualTo("012");
    assertThat(pairs(NumberScheme.DE_TAX_NUMBER_TO_9, "", "")).isEqualTo(range(1, 9));
    assertThat(pairs(NumberScheme.DE_TAX_NUMBER_FROM_10, "", "")).isEqualTo(range(10, 16));
  }

  @Test
  void hold_partsOfASocialSecurityNumber_areNotZero() {
    assertThat(holds(NumberScheme.US_SSN, "001010001")).isTrue();
    assertThat(holds(NumberScheme.US_SSN, "899010001")).isTrue();
    assertThat(holds(NumberScheme.US_SSN, "000010001")).isFalse();
    assertThat(holds(NumberScheme.US_SSN, "666010001")).isFalse();
    assertThat(holds(NumberScheme.US_SSN, "900010001")).isFalse();
    assertThat(holds(NumberScheme.US_SSN, "001000001")).isFalse();
    assertThat(holds(NumberScheme.US_SSN, "001010000")).isFalse();
  }

  @Test
  void hold_groupOfATaxpayer_isOneThatIsGiven() {
    List<Integer> given = range(50, 99);
    given.removeAll(range(66, 69));
    given.removeAll(List.of(89, 93));
    assertThat(pairs(NumberScheme.US_ITIN, "900", "")).isEqualTo(given);
  }

  @Test
  void hold_provinceOfThailand_isOneThatThereIs() {
    List<Integer> provinces = range(10, 96);
    provinces.removeAll(List.of(28, 29, 59, 68, 69, 78, 79, 87, 88, 89));
    assertThat(pairs(NumberScheme.TH_ID, "1", "")).isEqualTo(provinces);
  }

  @Test
  void hold_monthOfAFrenchNumber_mayBeOneThatStandsForNone() {
    List<Integer> months = range(1, 12);
    months.addAll(range(20, 42));
    months.addAll(range(50, 99));
    assertThat(pairs(NumberScheme.FR_NIR, "155", "")).isEqualTo(months);
  }

  @Test
  void hold_dayOfASwedishNumber_mayBeSixtyMore() {
    List<Integer> days = range(1, 30);
    days.addAll(range(61, 90));
    assertThat(pairs(NumberScheme.SE_PERSONNUMMER, "8504", "")).isEqualTo(days);
    assertThat(pairs(NumberScheme.SE_PERSONNUMMER_OF_12, "", "850401")).isEqualTo(range(19, 20));
  }

  @Test
  void hold_yearOfAPolishNumber_tellsItsCenturyByTheMonth() {
    List<Integer> months = range(1, 12);
    for (int century = 20; century < 100; century += 20) {
      months.addAll(range(century + 1, Math.min(century + 12, 99)));
    }
    assertThat(pairs(NumberScheme.PL_PESEL, "90", "13")).isEqualTo(months);
  }

  @Test
  void hold_oneDigitOfAGermanNumber_isRepeated() {
    assertThat(digits(NumberScheme.DE_TAX_ID, "123456789", "")).isEqualTo("0123456789");
    assertThat(digits(NumberScheme.DE_TAX_ID, "123456788", "")).isEqualTo("089");
    assertThat(digits(NumberScheme.DE_TAX_ID, "123456777", "")).isEqualTo("089");
    assertThat(digits(NumberScheme.DE_TAX_ID, "123456677", "")).isEmpty();
    assertThat(digits(NumberScheme.DE_TAX_ID, "123457777", "")).isEmpty();
  }

  /** The digits that make, between two others, the beginning of some number of a scheme. */
  private static String digits(NumberScheme scheme, String before, String after) {
    return IntStream.range(0, 10)
        .filter(digit -> begins(scheme, before + digit + after))
        .mapToObj(Integer::toString)
        .collect(Collectors.joining());
  }

  /** The same of two digits. */
  private static List<Integer> pairs(NumberScheme scheme, String before, String after) {
    List<Integer> pairs = range(0, 99);
    pairs.removeIf(pair -> !begins(scheme, "%s%02d%s".formatted(before, pair, after)));
    return pairs;
  }

  /** Whether some digits behind it make it a number: ones, and any last three. */
  private static boolean begins(NumberScheme scheme, String beginning) {
    int left = scheme.digits() - beginning.length();
    int varied = Math.min(left, 3);
    String start = beginning + "1".repeat(left - varied);
    return IntStream.range(1000, 2000)
        .mapToObj(end -> Integer.toString(end).substring(4 - varied))
        .anyMatch(end -> holds(scheme, start + end));
  }

  private static boolean holds(NumberScheme scheme, String digits) {
    return NumberChecks.hold(scheme.bit(), scheme.digits(), Long.parseLong(digits, 16));
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.rangeClosed(from, to).boxed().collect(Collectors.toCollection(ArrayList::new));
  }
}
