package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Figures that pass the check digits of identity numbers by chance. */
class FiguresTest {

  private final Masked masked = new Masked("national_id");

  @Test
  void text_sizeInWholePages_isNoIdentityNumber() {
    staysAsItIs("heap grew by 4680134656", "Integer overflow: 2147483648", "2147483648");
    assertThat(masked.text("no 9434765870")).isEqualTo("no *");
  }

  @Test
  void text_negativeNumber_isNoIdentityNumber() {
    staysAsItIs("hash -9434765870", "-9434765870", "hash=-9434765870", "(-9434765870)");
    assertThat(masked.text("NHS -9434765870")).isEqualTo("NHS -*");
    assertThat(masked.text("- 9434765870")).isEqualTo("- *");
    assertThat(masked.text("-90021312343")).isEqualTo("-*");
  }

  @Test
  void text_allDigitsInTheirOrder_areAnAlphabet() {
    staysAsItIs("allowed: 0123456789");
  }

  @Test
  void text_ratioOfLongNumbers_isNoIdentityNumber() {
    staysAsItIs("read 1234567 of 9434765870", "read 9434765870 of 7463025618 bytes");
    assertThat(masked.text("page 3 of 9434765870")).isEqualTo("page 3 of *");
    assertThat(masked.text("nhs 1234567 of 9434765870")).isEqualTo("nhs 1234567 of *");
    assertThat(masked.text("1234567 or 9434765870")).isEqualTo("1234567 or *");
  }

  @Test
  void text_numberInARowOfFigures_isOneOfThem() {
    staysAsItIs(
        "eth0 9434765870 74630256 0 0",
        "level 1   9434765870  233948096",
        "7 1 9434765870",
        "9434765870\t5\t17");
    assertThat(masked.text("a 9434765870 17")).isEqualTo("a * 17");
    assertThat(masked.text("a 9434765870 17 b 5")).isEqualTo("a * 17 b 5");
    assertThat(masked.text("9434765870 020 7946 0958")).isEqualTo("* 020 7946 0958");
    assertThat(masked.text("9434765870 415 555 0132")).isEqualTo("* 415 555 0132");
    assertThat(masked.text("9434765870 2950123480")).isEqualTo("* *");
    assertThat(masked.text("9434765870 17.5 3")).isEqualTo("* 17.5 3");
    assertThat(masked.text("nhs 9434765870 17 5")).isEqualTo("nhs * 17 5");
    assertThat(masked.text("90021312343 17 5")).isEqualTo("* 17 5");
    assertThat(masked.text("9434765870                  17 5"))
        .isEqualTo("*                  17 5");
  }

  @Test
  void text_threeGroupsBesideANumber_areNoSocialSecurityNumber() {
    staysAsItIs("bench 100 100 10 8192");
    assertThat(masked.text("read 100 10 8192")).isEqualTo("read *");
    assertThat(masked.text("read 100 10 8192 512")).isEqualTo("read * 512");
    assertThat(masked.text("ssn of 7 100 10 8192")).isEqualTo("ssn of 7 *");
    assertThat(masked.text("bed 123 943 476 5870")).isEqualTo("bed 123 *");
  }

  @Test
  void text_partOfAPath_isToldOfByWhatStandsBeforeIt() {
    staysAsItIs(
        "/projects/230757369262/locations/global/identity",
        "sqs.example/230757369262/insurance-claims");
    assertThat(masked.text("/aadhaar/234123412346/card")).isEqualTo("/aadhaar/*/card");
    assertThat(masked.text("/x/234123412346 aadhaar")).isEqualTo("/x/* aadhaar");
  }

  @Test
  void text_wordForWhatIsCounted_speaksOfTheNumberBesideIt() {
    staysAsItIs(
        "social graph with 730284650 edges",
        "tax sequence 730284650",
        "tax.calculation.units=730284650",
        "<tenured freebytes=\"40749153840\"",
        "rx_packets:483900289482",
        "adler32 9434765870");
    assertThat(masked.text("sin 730284650 of edges")).isEqualTo("sin * of edges");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
