package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Addresses with their checks. */
class CryptoDetectorTest {

  private final Masked masked = new Masked("crypto");

  @Test
  void text_address_isFound() {
    assertThat(masked.text("to 1BoatSLRHtKNngkdXEeobR76b53LETtpyT now")).isEqualTo("to * now");
    assertThat(masked.text("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")).isEqualTo("*");
    assertThat(masked.text("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")).isEqualTo("*");
    assertThat(masked.text("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")).isEqualTo("*");
    assertThat(masked.text("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"))
        .isEqualTo("*");
    assertThat(masked.text("0x52908400098527886E0F7030069857D2E4169EE7")).isEqualTo("*");
  }

  @Test
  void text_wrongCheckOrLength_staysAsItIs() {
    assertThat(masked.text("1BoatSLRHtKNngkdXEeobR76b53LETtpyU"))
        .isEqualTo("1BoatSLRHtKNngkdXEeobR76b53LETtpyU");
    assertThat(masked.text("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"))
        .isEqualTo("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5");
    assertThat(masked.text("0x52908400098527886E0F7030069857D2E4169EE"))
        .isEqualTo("0x52908400098527886E0F7030069857D2E4169EE");
    assertThat(masked.text("0x52908400098527886E0F7030069857D2E4169EG7"))
        .isEqualTo("0x52908400098527886E0F7030069857D2E4169EG7");
    assertThat(masked.text("2BoatSLRHtKNngkdXEeobR76b53LETtpyT"))
        .isEqualTo("2BoatSLRHtKNngkdXEeobR76b53LETtpyT");
    assertThat(masked.text("bd1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"))
        .isEqualTo("bd1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
    assertThat(masked.text("1BoatSLRHtKNngkdXEeobR76b53LETtpy0"))
        .isEqualTo("1BoatSLRHtKNngkdXEeobR76b53LETtpy0");
  }
}
