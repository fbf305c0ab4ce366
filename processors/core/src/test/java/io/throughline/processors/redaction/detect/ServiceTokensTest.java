package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tokens directly behind the name of a service. */
class ServiceTokensTest {

  private static final String HEX = "0a1b2c3d4e5f".repeat(3) + "0a1b";
  private static final String MIXED = "k4f8q2zr7t".repeat(4);

  private final Masked masked = new Masked("vendor_key");

  @Test
  void text_tokenInTheServicesAlphabet_isHidden() {
    assertThat(masked.text("sourcegraph: " + HEX)).isEqualTo("sourcegraph: *");
    assertThat(masked.text("SENDBIRD = \"" + HEX + "\"")).isEqualTo("SENDBIRD = \"*\"");
    assertThat(masked.text("{\"datadog\":\"" + MIXED + "\"}")).isEqualTo("{\"datadog\":\"*\"}");
    assertThat(masked.text("netlify=" + MIXED + ".")).isEqualTo("netlify=*.");
  }

  @Test
  void text_tokenOfOkta_mayHoldDashes() {
    String token = "00QCjAl4MlV-WPXM6ONz4BRNLpd5OVQdZ1x3Yz_a2b";
    assertThat(masked.text("okta: " + token)).isEqualTo("okta: *");
    assertThat(masked.text("{\"okta\":\"" + token + "\"}")).isEqualTo("{\"okta\":\"*\"}");
    staysAsItIs(
        "okta: " + token + "x", "okta: " + token.substring(1), "okta: 1" + token.substring(1));
  }

  @Test
  void text_commitOrVersion_staysAsItIs() {
    staysAsItIs(
        "datadog: " + HEX,
        "netlify " + MIXED,
        "datadog:" + MIXED,
        "datadogs: " + MIXED,
        "mydatadog: " + MIXED,
        "datadog: " + MIXED.substring(0, 31),
        "datadog: " + MIXED + "-x",
        "meraki: " + MIXED);
  }

  @Test
  void text_nameAndToken_haveSoMuchBetweenThem() {
    assertThat(masked.text("datadog   : " + MIXED)).isEqualTo("datadog   : *");
    assertThat(masked.text("datadog:    " + MIXED)).isEqualTo("datadog:    *");
    assertThat(masked.text("datadog: " + MIXED.substring(0, 32))).isEqualTo("datadog: *");
    assertThat(masked.text("datadog: " + "k4f8q2zr7t".repeat(10))).isEqualTo("datadog: *");
    staysAsItIs(
        "datadog    : " + MIXED,
        "datadog:     " + MIXED,
        "datadog: " + "k4f8q2zr7t".repeat(10) + "k",
        "datadog: " + "abcdefghij".repeat(4));
  }

  @Test
  void text_nameThatEndsAlike_isNone() {
    staysAsItIs("a sourcegraph, an autograph: " + HEX, "a sourcegraph, another raph: " + HEX);
    assertThat(masked.text("autograph, sourcegraph: " + HEX))
        .isEqualTo("autograph, sourcegraph: *");
  }

  @Test
  void text_severalNames_hidesTheTokenOfEach() {
    assertThat(masked.text("okta=" + MIXED + " netlify: " + MIXED + " meraki: " + HEX))
        .isEqualTo("okta=* netlify: * meraki: *");
    assertThat(masked.text("okta netlify: " + MIXED)).isEqualTo("okta netlify: *");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
