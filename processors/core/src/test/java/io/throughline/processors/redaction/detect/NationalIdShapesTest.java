package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which signs and numbers may stand beside a number, and how many groups it has. */
class NationalIdShapesTest {

  private final Masked masked = new Masked("national_id");

  @Test
  void text_groupsAmongOthersOfTheirLength_areSomeOfAList() {
    assertThat(masked.text("459 199 708 1200")).isEqualTo("* 1200");
    assertThat(masked.text("a120 459 199 708")).isEqualTo("a120 *");
    assertThat(masked.text("z120 459 199 708")).isEqualTo("z120 *");
    assertThat(masked.text("Z120 459 199 708")).isEqualTo("Z120 *");
    assertThat(masked.text("459 199 708 459 199 708")).isEqualTo("* *");
    assertThat(masked.text("459 199 708 943 476 5870")).isEqualTo("* *");
    assertThat(masked.text("sin 120 459 199 708")).isEqualTo("sin 120 *");
    assertThat(masked.text("212-34-5678 4")).isEqualTo("* 4");
    assertThat(masked.text("4567 212-34-5678")).isEqualTo("4567 *");
    assertThat(masked.text("212 34 5678 212 34 5678")).isEqualTo("* *");
    staysAsItIs(
        "120 459 199 708",
        "459 199 708 120",
        "459 199 708-120",
        "459-199-708 120",
        "459-199-708-120",
        "120-459-199-708",
        "120-459 199 708");
  }

  @Test
  void text_gluedToAWord_isFoundOnlyBehindTwoLowerCaseLetters() {
    assertThat(masked.text("swedish az198507099805")).isEqualTo("swedish az*");
    assertThat(masked.text("swedish za198507099805")).isEqualTo("swedish za*");
    assertThat(masked.text("swedish zz198507099805")).isEqualTo("swedish zz*");
    assertThat(masked.text("swedish aa198507099805")).isEqualTo("swedish aa*");
    assertThat(masked.text("ssn is212345678")).isEqualTo("ssn is*");
    staysAsItIs(
        "swedish z198507099805",
        "swedish a198507099805",
        "swedish aZ198507099805",
        "swedish Az198507099805",
        "swedish 1a198507099805",
        "code is198507099805");
  }

  @Test
  void text_signBefore_joinsWithALetterOrDigitBeforeIt() {
    assertThat(masked.text("-90021312343")).isEqualTo("-*");
    assertThat(masked.text("+90021312343")).isEqualTo("+*");
    assertThat(masked.text(".90021312343")).isEqualTo(".*");
    assertThat(masked.text("- 90021312343")).isEqualTo("- *");
    assertThat(masked.text("a/212-34-5678")).isEqualTo("a/*");
    assertThat(masked.text("/212-34-5678")).isEqualTo("/*");
    staysAsItIs(
        "a-90021312343",
        "a.90021312343",
        "a+90021312343",
        "1/212-34-5678",
        "a$90021312343",
        "a_212-34-5678",
        "A212-34-5678");
  }

  @Test
  void text_signBehind_joinsWithALetterOrDigitBehindIt() {
    assertThat(masked.text("90021312343-")).isEqualTo("*-");
    assertThat(masked.text("90021312343.")).isEqualTo("*.");
    assertThat(masked.text("90021312343+")).isEqualTo("*+");
    assertThat(masked.text("90021312343 -a")).isEqualTo("* -a");
    assertThat(masked.text("90021312343: a")).isEqualTo("*: a");
    assertThat(masked.text("90021312343/")).isEqualTo("*/");
    assertThat(masked.text("/users/90021312343/a")).isEqualTo("/users/*/a");
    assertThat(masked.text("/users/90021312343:a")).isEqualTo("/users/*:a");
    assertThat(masked.text("212-34-5678:a")).isEqualTo("*:a");
    assertThat(masked.text("212-34-5678/a")).isEqualTo("*/a");
    staysAsItIs(
        "90021312343-a",
        "90021312343.a",
        "90021312343+a",
        "90021312343_",
        "90021312343a",
        "90021312343:a",
        "90021312343/a",
        "/users/90021312343/1",
        "212-34-5678/1",
        "212-34-5678_a");
  }

  @Test
  void text_partOfAUuid_isNotGluedToAWord() {
    staysAsItIs("DELETE /social/12683017-cf47-428b-9a4d-fa4710280430");
    assertThat(masked.text("tax-nr90021312343")).isEqualTo("tax-nr*");
  }

  @Test
  void text_eightGroups_areTheMost() {
    assertThat(masked.text("2 55 08 14 168 025 38")).isEqualTo("*");
    assertThat(masked.text("2 55 08 14 168 025 38 1")).isEqualTo("* 1");
    assertThat(masked.text("1 2 55 08 14 168 025 38")).isEqualTo("1 *");
    assertThat(masked.text("3-1015-00123-45-9")).isEqualTo("*");
    assertThat(masked.text("3-1015-00123-45-9 1")).isEqualTo("* 1");
    assertThat(masked.text("3 1015 00123 45 9")).isEqualTo("*");
    assertThat(masked.text("255081416802538 1")).isEqualTo("* 1");
    assertThat(masked.text("1 255081416802538")).isEqualTo("1 *");
    assertThat(masked.text("2 55 08 14 168 02538")).isEqualTo("2 55 08 14 168 02538");
  }

  @Test
  void text_taxNumberWithSlashes_isBelievedByItselfOrBesideAWord() {
    assertThat(masked.text("21/815/08150")).isEqualTo("*");
    assertThat(masked.text("{\"nr\":\"21/815/08150\"}")).isEqualTo("{\"nr\":\"*\"}");
    assertThat(masked.text("Steuernummer 21/815/08150")).isEqualTo("Steuernummer *");
    assertThat(masked.text("93815/08152")).isEqualTo("*");
    staysAsItIs(
        "15246/75970 done",
        "(93815/08152)",
        "/tiles/21/815/08150",
        "threads 927/908/25832 (active/idle/max)");
  }

  @Test
  void text_twoNumbersOfARange_areNoResidentRegistration() {
    assertThat(masked.text("900101-2635970")).isEqualTo("*");
    assertThat(masked.text("resident 900101-2635970")).isEqualTo("resident *");
    staysAsItIs("rows 900101-2635970 of 9", "bytes 900101-2635970");
  }

  @Test
  void text_groupsAmongNumbersOfAnyLength_areSomeOfAList() {
    assertThat(masked.text("212 34 5678 7")).isEqualTo("* 7");
    assertThat(masked.text("5 212 34 5678")).isEqualTo("5 *");
    assertThat(masked.text("ssn 5 212 34 5678 7")).isEqualTo("ssn 5 * 7");
    assertThat(masked.text("5 212-34-5678 7")).isEqualTo("5 * 7");
    staysAsItIs("5 212 34 5678 7", "1024 12 212 34 5678 9387 881");
  }

  @Test
  void text_behindAnAtSignOrInAHash_isNoId() {
    assertThat(masked.text("ssn @ 90021312343")).isEqualTo("ssn @ *");
    staysAsItIs("orders-7@90021312343", "swedish 4bc198507099805");
  }

  @Test
  void text_groupsOfADump_areNoAadhaar() {
    assertThat(masked.text("6580 7302 1578")).isEqualTo("*");
    assertThat(masked.text("face 6580 7302 1578 feed")).isEqualTo("face * feed");
    assertThat(masked.text("78a1 6580 7302 1578")).isEqualTo("78a1 *");
    assertThat(masked.text("6580 7302 1578 0e0f")).isEqualTo("* 0e0f");
    staysAsItIs("78a1 6580 7302 1578 0e0f");
  }

  @Test
  void text_numberAmongOthersInBlanks_isOneOfAList() {
    assertThat(masked.text("the 123 456 782")).isEqualTo("the *");
    assertThat(masked.text("SIN 71 123 456 782 88")).isEqualTo("SIN 71 * 88");
    staysAsItIs("[88 71 123 456 782 88 71]");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
