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

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
