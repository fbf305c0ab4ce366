package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long the parts of tokens are that are known by their shape, to the character. */
class ShapedTokensTest {

  private final Masked masked = new Masked("vendor_key");

  @Test
  void text_facebook_hasAnApplicationsNumberBeforeItsBar() {
    isFound(digits(15) + "|" + random(27));
    isFound(digits(16) + "|" + random(27));
    isFound(digits(15) + "|" + random(40));
    isLeft(digits(14) + "|" + random(27));
    isLeft(digits(17) + "|" + random(27));
    isLeft(digits(18) + "|" + random(27));
    isLeft(digits(15) + "|" + random(26));
    isLeft(digits(15) + "|" + random(41));
    isLeft(digits(15) + "|" + "a".repeat(30));
    isFoundAfter("|", digits(15) + "|" + random(27));
    assertThat(masked.text(digits(15) + "|" + random(27))).isEqualTo("*");
  }

  @Test
  void text_facebook_hasTwoKindsOfCharactersInItsSecret() {
    isFound(digits(15) + "|" + "aB".repeat(15));
    isFound(digits(15) + "|" + "a1".repeat(15));
    isFound(digits(15) + "|" + "A1".repeat(15));
    isFound(digits(15) + "|" + "z" + "A".repeat(29));
    isFound(digits(15) + "|" + "aA" + "1".repeat(28));
    isLeft(digits(15) + "|" + "A".repeat(30));
    isLeft(digits(15) + "|" + "1".repeat(30));
    isLeft(digits(15) + "|" + "A_".repeat(15));
  }

  @Test
  void text_sidekiq_isTwoHexadecimalNumbersInALineThatNamesItsServer() {
    String found = "CONTRIBSYS: *";
    assertThat(masked.text("CONTRIBSYS: " + hex(8) + ":" + hex(8))).isEqualTo(found);
    assertThat(masked.text(hex(8) + ":" + hex(8) + " for CONTRIBSYS"))
        .isEqualTo("* for CONTRIBSYS");
    assertThat(masked.text(": CONTRIBSYS " + hex(8) + ":" + hex(8))).isEqualTo(": CONTRIBSYS *");
    isLeft("CONTRIBSYS: " + hex(7) + ":" + hex(8));
    isLeft("CONTRIBSYS: " + hex(9) + ":" + hex(8));
    isLeft("CONTRIBSYS: " + hex(8) + ":" + hex(7));
    isLeft("CONTRIBSYS: " + hex(8) + ":" + hex(9));
    isLeft("CONTRIBSYS: " + hex(7) + "g:" + hex(8));
    isLeft("CONTRIBSYS: g" + hex(7) + ":" + hex(8));
    isLeft("CONTRIBSYS: " + hex(8) + ":" + hex(7) + "g");
    isLeft("CONTRIB: " + hex(8) + ":" + hex(8));
  }

  @Test
  void text_newRelic_endsWithItsLetters() {
    isFound(hex(36) + "NRAL");
    isFound(hex(40) + "NRAL");
    isFound("eu01xx" + hex(30) + "NRAL");
    isFoundAfter("NRAL ", hex(36) + "NRAL");
    isLeft(hex(35) + "NRAL");
    isLeft(hex(37) + "NRAL");
    isLeft(hex(41) + "NRAL");
    isLeft(hex(36) + "NRALs");
    isLeft(hex(36) + "nral");
    isLeft("eu01xxx" + hex(29) + "NRAL");
  }

  @Test
  void text_mailchimp_endsWithItsDataCentre() {
    isFound(hex(32) + "-us7");
    isFound(hex(32) + "-us17");
    assertThat(masked.text(hex(32) + "-us7")).isEqualTo("*");
    isLeft(hex(32) + "-us");
    isLeft(hex(32) + "-us177");
    isLeft(hex(32) + "-us7a");
    isLeft(hex(31) + "-us7");
    isLeft(hex(33) + "-us7");
    isLeft("g" + hex(32) + "-us7");
    isLeft("g" + hex(31) + "-us7");
    isLeft(hex(31) + "g-us7");
    isFoundAfter("-us7", hex(32) + "-us7");
    assertThat(masked.text("at " + hex(32) + "-us7 and " + hex(32) + "-us8"))
        .isEqualTo("at * and *");
  }

  @Test
  void text_terraform_hasTenCharactersBeforeItsMark() {
    String mark = ".atlas" + "v1.";
    isFound(random(10) + mark + random(41));
    isFound(random(20) + mark + random(100));
    isLeft(random(9) + mark + random(41));
    isLeft(random(10) + mark + random(40));
    isFoundAfter(mark, random(10) + mark + random(41));
    assertThat(masked.text("x" + random(20) + mark + random(101) + " y")).isEqualTo("x*K y");
    assertThat(masked.text(random(10) + mark + random(41))).isEqualTo("*");
  }

  @Test
  void text_telegram_hasABotsNumberBeforeItsColon() {
    isFound(digits(5) + ":AA" + random(30));
    isFound(digits(16) + ":AA" + random(30));
    isFound(digits(9) + ":AA" + random(38));
    isLeft(digits(4) + ":AA" + random(30));
    isLeft(digits(17) + ":AA" + random(30));
    isLeft(digits(18) + ":AA" + random(30));
    isLeft(digits(5) + ":AA" + random(29));
    isLeft(digits(5) + ":Aa" + random(30));
    isFoundAfter(":AA", digits(5) + ":AA" + random(30));
    assertThat(masked.text(digits(9) + ":AA" + random(38) + "z")).isEqualTo("*z");
  }

  @Test
  void text_discord_hasThreePartsOfTheirLengths() {
    isFound("M" + random(22) + "." + random(6) + "." + random(27));
    isFound("N" + random(25) + "." + random(6) + "." + random(40));
    isFound("O" + random(24) + "." + random(6) + "." + random(38));
    isLeft("P" + random(22) + "." + random(6) + "." + random(27));
    isLeft("M" + random(21) + "." + random(6) + "." + random(27));
    isLeft("M" + random(26) + "." + random(6) + "." + random(27));
    isLeft("M" + random(22) + "." + random(5) + "." + random(27));
    isLeft("M" + random(22) + "." + random(7) + "." + random(27));
    isLeft("M" + random(22) + "." + random(4) + "/a." + random(27));
    isLeft("M" + random(22) + "." + random(6) + "." + random(26));
    isLeft("M" + "a".repeat(22) + "." + "b".repeat(6) + "." + "c".repeat(27));
    isFoundAfter(".", "M" + random(22) + "." + random(6) + "." + random(27));
    assertThat(masked.text("M" + random(22) + "." + random(6) + "." + random(27))).isEqualTo("*");
  }

  @Test
  void text_webhook_isHiddenWithItsHost() {
    isFound("https://hooks.slack.com/services/" + random(24));
    isFound("https://hooks.zapier.com/hooks/catch/" + random(22));
    isFound("https://acme.hook.office.com/web/" + random(24));
    isFound("https://example.com/api/webhooks/" + random(34));
    isFound("hooks/" + random(34));
    isLeft("hooks/" + random(33));
    isLeft("https://hooks.example.com/services/" + random(40));
    isLeft("https://example.com/hook/" + random(40));
    isLeft("a hook, and hooks.slack.com alone");
    isFoundAfter("hook", "hooks/" + random(34));
    assertThat(masked.text("(hooks/" + random(34) + ")")).isEqualTo("(*)");
    assertThat(masked.text("a hooks/" + random(34) + ", hooks/" + random(34) + " b"))
        .isEqualTo("a *, * b");
    assertThat(masked.text("hooks/" + random(294) + "z")).isEqualTo("*z");
    assertThat(masked.text("z" + "a".repeat(60) + "hooks/" + random(34))).isEqualTo("z*");
    assertThat(masked.text("a".repeat(60) + "hooks/" + random(34))).isEqualTo("*");
  }

  @Test
  void text_maxmind_endsWithItsMark() {
    String mark = "_m" + "mk";
    isFound(random(30) + mark);
    isFound(random(40) + mark);
    isLeft(random(29) + mark);
    isLeft(random(30) + mark + "a");
    isFoundAfter(mark, random(30) + mark);
    assertThat(masked.text("z" + random(40) + mark)).isEqualTo("z*");
    assertThat(masked.text(random(30) + mark)).isEqualTo("*");
  }

  private void isFound(String token) {
    assertThat(masked.text("with " + token + " in")).isEqualTo("with * in");
  }

  private void isFoundAfter(String mark, String token) {
    assertThat(masked.text(mark + " with " + token)).isEqualTo(mark + " with *");
  }

  private void isLeft(String text) {
    assertThat(masked.text(text)).isEqualTo(text);
    assertThat(masked.text("with " + text + " in")).isEqualTo("with " + text + " in");
  }

  /** The last of 101 is a K. */
  private static String random(int length) {
    return "K4f8q2Zr7T".repeat(length / 10 + 1).substring(0, length);
  }

  private static String hex(int length) {
    return "0a1b2c3d4e".repeat(length / 10 + 1).substring(0, length);
  }

  private static String digits(int length) {
    return "1234567890".repeat(2).substring(0, length);
  }
}
