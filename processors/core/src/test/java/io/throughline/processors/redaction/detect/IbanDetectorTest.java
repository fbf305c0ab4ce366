package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Account numbers: country, length and check. */
class IbanDetectorTest {

  private final Masked masked = new Masked("iban");

  @Test
  void text_accountNumber_isFound() {
    assertThat(masked.text("to DE44500105175407324931 please")).isEqualTo("to * please");
    assertThat(masked.text("to GB50WEST98765432165432 please")).isEqualTo("to * please");
    assertThat(masked.text("to NO9386011117947 please")).isEqualTo("to * please");
    assertThat(masked.text("to FR1420041010050500013M02606 please")).isEqualTo("to * please");
    assertThat(masked.text("to NL91ABNA0417164300 please")).isEqualTo("to * please");
    assertThat(masked.text("de44500105175407324931")).isEqualTo("*");
  }

  @Test
  void text_groups_areOneNumber() {
    assertThat(masked.text("DE44 5001 0517 5407 3249 31")).isEqualTo("*");
    assertThat(masked.text("DE44-5001-0517-5407-3249-31")).isEqualTo("*");
    assertThat(masked.text("DE44.5001.0517.5407.3249.31")).isEqualTo("*");
    assertThat(masked.text("DE44_5001_0517_5407_3249_31")).isEqualTo("*");
    assertThat(masked.text("DE44/5001/0517/5407/3249/31")).isEqualTo("*");
    assertThat(masked.text("DE44  500105175407324931")).isEqualTo("DE44  500105175407324931");
  }

  @Test
  void text_groupsOfFourWithAnyOtherSignThroughout_areOneNumber() {
    for (String sign : new String[] {"  ", "\t", " - ", ",", ", ", ":", "|", "*", "\\", " / "}) {
      String groups = String.join(sign, "NL91", "ABNA", "0417", "1643", "00");
      assertThat(masked.text("to " + groups + " please")).isEqualTo("to * please");
    }
    staysAsItIs(
        "NL91,ABNA,0417:1643,00",
        "NL91, ABNA,0417,1643,00",
        "NL91,AB,NA0417,1643,00",
        "NL91    ABNA    0417    1643    00");
  }

  @Test
  void text_lettersWhereACountryHasDigitsAlone_areNoNumber() {
    assertThat(masked.text("BA393385804800211234")).isEqualTo("*");
    staysAsItIs("BA65338580480021123F", "be73-e6a1-1234-5678");
  }

  @Test
  void text_fewDigits_areEnoughInARegularForm() {
    assertThat(masked.text("to LV84QMCRAB3BLQ0WGMZ9J please")).isEqualTo("to * please");
    assertThat(masked.text("to lv84qmcrab3blq0wgmz9j please")).isEqualTo("to * please");
    assertThat(masked.text("LV84 QMCR AB3B LQ0W GMZ9 J")).isEqualTo("*");
    assertThat(masked.text("LV84-QMCR-AB3B-LQ0W-GMZ9-J")).isEqualTo("*");
    assertThat(masked.text("LV84+QMCR+AB3B+LQ0W+GMZ9+J")).isEqualTo("*");
    assertThat(masked.text("LV84.QMCR.AB3B.LQ0W.GMZ9.J")).isEqualTo("LV84.QMCR.AB3B.LQ0W.GMZ9.J");
    assertThat(masked.text("LV84 QMCRAB3BLQ0W GMZ9 J")).isEqualTo("LV84 QMCRAB3BLQ0W GMZ9 J");
    assertThat(masked.text("LV84 QMCR AB3B LQ0W-GMZ9 J")).isEqualTo("LV84 QMCR AB3B LQ0W-GMZ9 J");
    assertThat(masked.text("LV52XDMNTXSAUWBIMH4SX")).isEqualTo("LV52XDMNTXSAUWBIMH4SX");
  }

  @Test
  void text_wrongLengthCountryOrCheck_staysAsItIs() {
    assertThat(masked.text("DE4450010517540732493")).isEqualTo("DE4450010517540732493");
    assertThat(masked.text("DE445001051754073249311")).isEqualTo("DE445001051754073249311");
    assertThat(masked.text("DE44500105175407324932")).isEqualTo("DE44500105175407324932");
    assertThat(masked.text("XX44500105175407324931")).isEqualTo("XX44500105175407324931");
    assertThat(masked.text("ADE44500105175407324931")).isEqualTo("ADE44500105175407324931");
    assertThat(masked.text("D144500105175407324931")).isEqualTo("D144500105175407324931");
    assertThat(masked.text("DEA4450010517540732493")).isEqualTo("DEA4450010517540732493");
    assertThat(masked.text("GB85ABCDEFGHIJKLMNOPQR")).isEqualTo("GB85ABCDEFGHIJKLMNOPQR");
  }

  @Test
  void text_wordsAround_stay() {
    assertThat(masked.text("DE44500105175407324931 GB50WEST98765432165432 is")).isEqualTo("* * is");
    assertThat(masked.text("IBAN:NO9386011117947.")).isEqualTo("IBAN:*.");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
