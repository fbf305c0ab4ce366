package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which lengths, groups and neighbours a card number has. */
class CardShapesTest {

  private final Masked masked = new Masked("card");

  @Test
  void text_cardBesideASum_isACard() {
    assertThat(masked.text("36624719355088 sum 12.50")).isEqualTo("* sum 12.50");
    assertThat(masked.text("sum of 36624719355088")).isEqualTo("sum of *");
  }

  @Test
  void text_doublesTextForm_isFoundWhereItHoldsACard() {
    assertThat(masked.text("4.000123456789017E15")).isEqualTo("*");
    assertThat(masked.text("of 4.000123456789017E15 ms")).isEqualTo("of * ms");
    assertThat(masked.text("4.000123456789017e15")).isEqualTo("*");
    assertThat(masked.text("3.70012345678905E14")).isEqualTo("*");
    assertThat(masked.text("6.200123456789012347E18")).isEqualTo("*");
    assertThat(masked.text("card", "5.00012345673E11")).isEqualTo("*");
    assertThat(masked.text("card", "4.000123456789012343E18")).isEqualTo("*");
    assertThat(masked.text("card", "6.200123456789012347E18")).isEqualTo("*");
    assertThat(masked.text("4.00012345106E15")).isEqualTo("*");
    assertThat(masked.text("-4.000123456789017E15")).isEqualTo("-*");
    assertThat(masked.text("of 4.000123456789017E15 and 4000123456789017")).isEqualTo("of * and *");
    staysAsItIs(
        "4.000123456789018E15",
        "5.00012345673E11",
        "4.000123456789017E14",
        "4.000123456789017E16",
        "4.000123456789017E9",
        "4.000123456789017E5",
        "a4.000123456789017E15",
        "14.000123456789017E15",
        "4.000123456789017F15",
        "4.000123456789017E+15",
        "4.000123456789017E150",
        "4,000123456789017E15",
        "4..000123456789017E15");
    for (String other : new String[] {"5.00012345673E10", "4.000123456789017E19"}) {
      assertThat(masked.text("card", other)).isEqualTo(other);
    }
  }

  @Test
  void text_inOnePiece_hasALengthThatItsNetworkIssues() {
    assertThat(masked.text("of 4000123456789017")).isEqualTo("of *");
    assertThat(masked.text("370012345678905")).isEqualTo("*");
    assertThat(masked.text("36012345678901")).isEqualTo("*");
    assertThat(masked.text("4000123456788")).isEqualTo("*");
    assertThat(masked.text("6200123456789012347")).isEqualTo("*");
    assertThat(masked.text("62001234567890128")).isEqualTo("*");
    assertThat(masked.text("620012345678901232")).isEqualTo("*");
    assertThat(masked.text("100012345678902")).isEqualTo("*");
    assertThat(masked.text("card 500012345673")).isEqualTo("card *");
    assertThat(masked.text("card 4000123456789012343")).isEqualTo("card *");
    assertThat(masked.text("card 6200123456789012347")).isEqualTo("card *");
    assertThat(masked.text("card 62001234567890128")).isEqualTo("card *");
    assertThat(masked.text("card", "4000123456789018")).isEqualTo("*");
    assertThat(masked.text("card", "500012345674")).isEqualTo("*");
    assertThat(masked.text("card", "4000123456789012343")).isEqualTo("*");
    assertThat(masked.text("card", "6200123456789012348")).isEqualTo("*");
    assertThat(masked.text("id 4000123456789017")).isEqualTo("id *");
    assertThat(masked.text("id 370012345678905")).isEqualTo("id *");
    assertThat(masked.text("card id 6200123456789012347")).isEqualTo("card id *");
    assertThat(masked.text("card id 100012345678902")).isEqualTo("card id *");
    assertThat(masked.text("total 370012345678905")).isEqualTo("total *");
    assertThat(masked.text("card total 36012345678901")).isEqualTo("card total *");
    assertThat(masked.text("total.bytes", "370012345678905")).isEqualTo("*");
    staysAsItIs(
        "500012345673",
        "4000123456789012343",
        "of 4000123456789018",
        "id 6200123456789012347",
        "id 62001234567890128",
        "id 100012345678902",
        "total 36012345678901",
        "total 4000123456788",
        "36012345678912345675",
        "0000000000000000");
    assertThat(masked.text("total.bytes", "36012345678901")).isEqualTo("36012345678901");
    assertThat(masked.text("card", "0000000000000000")).isEqualTo("0000000000000000");
  }

  @Test
  void text_inGroups_isFoundInThoseOfCards() {
    assertThat(masked.text("4000 1234 5678 9017")).isEqualTo("*");
    assertThat(masked.text("4000-1234-5678-9017")).isEqualTo("*");
    assertThat(masked.text("4000.1234.5678.9017")).isEqualTo("*");
    assertThat(masked.text("4000 - 1234 - 5678 - 9017")).isEqualTo("*");
    assertThat(masked.text("4000  1234  5678  9017")).isEqualTo("*");
    assertThat(masked.text("4000,1234,5678,9017")).isEqualTo("*");
    assertThat(masked.text("40001234 56789017")).isEqualTo("*");
    assertThat(masked.text("40001234-56789017")).isEqualTo("*");
    assertThat(masked.text("40 00 12 34 56 78 90 17")).isEqualTo("*");
    assertThat(masked.text("40-00-12-34-56-78-90-17")).isEqualTo("*");
    assertThat(masked.text("4 0 0 0 1 2 3 4 5 6 7 8 9 0 1 7")).isEqualTo("*");
    assertThat(masked.text("400 012 345 678 901 7")).isEqualTo("*");
    assertThat(masked.text("card", "40 00 12 34 56 78 90 18")).isEqualTo("*");
    assertThat(masked.text("card", "4000 1234 5678 9018")).isEqualTo("*");
    staysAsItIs(
        "4000 -- 1234 -- 5678 -- 9017",
        "4000, 1234, 5678, 9017",
        "4000a1234a5678a9017",
        "4000\u65e51234\u65e55678\u65e59017",
        "40001234.56789017",
        "40001234  56789017",
        "40.00.12.34.56.78.90.17",
        "40-00 12 34 56 78 90 17",
        "40001 23456 78901 7",
        "400012 345678 9017",
        "40 00 12 34 56 78 90 18",
        "4000 1234 5678 9018");
  }

  @Test
  void text_inGroupsOfOtherNetworks_isFound() {
    assertThat(masked.text("3700 123456 78905")).isEqualTo("*");
    assertThat(masked.text("3700-123456-78905")).isEqualTo("*");
    assertThat(masked.text("3601 234567 8901")).isEqualTo("*");
    assertThat(masked.text("4000 123 456 788")).isEqualTo("*");
    assertThat(masked.text("620012 3456789012347")).isEqualTo("*");
    assertThat(masked.text("4000 1234 5678 9012 343")).isEqualTo("*");
    assertThat(masked.text("5000 1234 5673")).isEqualTo("*");
    assertThat(masked.text("4000 123 456 788 1")).isEqualTo("* 1");
    assertThat(masked.text("3700 1234 5678 905")).isEqualTo("*");
    assertThat(masked.text("6200 1234 5678 9012 347")).isEqualTo("*");
    assertThat(masked.text("6200 1234 5678 9012 8")).isEqualTo("*");
    assertThat(masked.text("3601 2345 6789 01")).isEqualTo("*");
    assertThat(masked.text("3601 234567 8901 12")).isEqualTo("* 12");
    assertThat(masked.text("3700 123456 78905 1234")).isEqualTo("* 1234");
    staysAsItIs(
        "50 00 12 34 56 73",
        "400012 3456789012343",
        "3700 12345 678905",
        "3700 123456 789 05",
        "4000 123 4567 88",
        "400 0123 456 788",
        "37001 23456 78905",
        "6200123456789 012347");
  }

  @Test
  void text_amongGroupsOfFour_isOneOfAListWithThreeBesideItOnBothSides() {
    assertThat(masked.text("1000 4000 1234 5678 9017 2000")).isEqualTo("1000 * 2000");
    assertThat(masked.text("1000 1001 1002 4000 1234 5678 9017")).isEqualTo("1000 1001 1002 *");
    assertThat(masked.text("4000 1234 5678 9017 2000 2001 2002")).isEqualTo("* 2000 2001 2002");
    assertThat(masked.text("1000-1001 4000 1234 5678 9017 2000")).isEqualTo("1000-1001 * 2000");
    assertThat(masked.text("1000, 1001 4000 1234 5678 9017 2000")).isEqualTo("1000, 1001 * 2000");
    assertThat(masked.text("card 1000 1001 4000 1234 5678 9017 2000"))
        .isEqualTo("card 1000 1001 * 2000");
    assertThat(masked.text("1000 1001 4000 1234 5678 9017 200")).isEqualTo("1000 1001 * 200");
    assertThat(masked.text("100 1001 4000 1234 5678 9017 2000")).isEqualTo("100 1001 * 2000");
    assertThat(masked.text("4000 1234 5678 9017 4000 1234 5678 9017")).isEqualTo("* *");
    assertThat(masked.text("4000 1234 5678 9017 4000 1234 5678 9017 4000 1234 5678 9017"))
        .isEqualTo("* * *");
    assertThat(masked.text("1000 1001 4000 1234 5678 9017, 2000")).isEqualTo("1000 1001 *, 2000");
    staysAsItIs(
        "1000 1001 4000 1234 5678 9017 2000",
        "1000 4000 1234 5678 9017 2000 2001",
        "1000 1001 1002 4000 1234 5678 9017 2000 2001 2002",
        "10 1001 4000 1234 5678 9017 2000 2001");
  }

  @Test
  void text_amongOtherGroups_isOneOfAListWithOneBesideIt() {
    assertThat(masked.text("40 00 12 34 56 78 90 17, 10")).isEqualTo("*, 10");
    assertThat(masked.text("10, 40 00 12 34 56 78 90 17")).isEqualTo("10, *");
    assertThat(masked.text("10-40 00 12 34 56 78 90 17")).isEqualTo("10-*");
    assertThat(masked.text("40001234 56789017")).isEqualTo("*");
    assertThat(masked.text("card 40001234 56789017 12")).isEqualTo("card * 12");
    assertThat(masked.text("a 40001234 56789017 a")).isEqualTo("a * a");
    staysAsItIs(
        "10 40 00 12 34 56 78 90 17",
        "40 00 12 34 56 78 90 17 10",
        "12 40001234 56789017",
        "40001234 56789017 12");
  }

  @Test
  void text_gluedToWhatIsBefore_isNoCard() {
    assertThat(masked.text("a.4000123456789017")).isEqualTo("a.*");
    assertThat(masked.text(".4000123456789017")).isEqualTo(".*");
    assertThat(masked.text(" .4000123456789017")).isEqualTo(" .*");
    assertThat(masked.text("1..4000123456789017")).isEqualTo("1..*");
    assertThat(masked.text("1.234.4000123456789017")).isEqualTo("1.234.*");
    assertThat(masked.text("%B4000123456789017")).isEqualTo("%B*");
    assertThat(masked.text("visa4000123456789017")).isEqualTo("visa*");
    assertThat(masked.text("-4000123456789017")).isEqualTo("-*");
    assertThat(masked.text("/4000123456789017")).isEqualTo("/*");
    staysAsItIs(
        "a4000123456789017",
        "1.4000123456789017",
        "12.4000123456789017",
        "1.23.4000123456789017",
        "_4000123456789017",
        "B4000123456789017",
        "visa14000123456789017",
        "%A4000123456789017",
        "visa_4000123456789017");
  }

  @Test
  void text_gluedToWhatIsBehind_isNoCard() {
    assertThat(masked.text("4000123456789017.")).isEqualTo("*.");
    assertThat(masked.text("4000123456789017-")).isEqualTo("*-");
    assertThat(masked.text("4000123456789017^")).isEqualTo("*^");
    assertThat(masked.text("4000123456789017/1")).isEqualTo("*/1");
    assertThat(masked.text("4000 1234 5678 9017 a")).isEqualTo("* a");
    staysAsItIs(
        "4000123456789017a", "4000123456789017_", "40001234567890171", "4000 1234 5678 9017a");
  }

  @Test
  void text_partOfADumpOrAnId_isNoCard() {
    assertThat(masked.text("4000 1234 5678 9017 f4ce")).isEqualTo("* f4ce");
    assertThat(masked.text("e0f1 4000 1234 5678 9017")).isEqualTo("e0f1 *");
    assertThat(masked.text("face 4000 1234 5678 9017 feed")).isEqualTo("face * feed");
    assertThat(masked.text("order-4000123456789017-1")).isEqualTo("order-*-1");
    assertThat(masked.text("80f198ee-4000123456789017")).isEqualTo("80f198ee-*");
    staysAsItIs("e0f1 4000 1234 5678 9017 f4ce", "80f198ee-4000123456789017-1");
  }

  @Test
  void text_listOfThirteenDigitsWithOtherSigns_isNoCard() {
    assertThat(masked.text("4000 123 456 101")).isEqualTo("*");
    assertThat(masked.text("4000-123-456-101")).isEqualTo("*");
    staysAsItIs("4000|123|456|101", "4000 123-456 101");
  }

  @Test
  void text_assignedToWhatCounts_isNoRareCard() {
    assertThat(masked.text("card 500012345673")).isEqualTo("card *");
    staysAsItIs("card \"offset\": 500012345673", "card size=500012345673");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
