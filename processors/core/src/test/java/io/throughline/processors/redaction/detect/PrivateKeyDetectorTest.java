package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Private keys over all their lines. */
class PrivateKeyDetectorTest {

  private final Masked masked = new Masked("private_key");

  @Test
  void text_key_isHiddenToItsEnd() {
    assertThat(
            masked.text(
                "a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nb"))
        .isEqualTo("a\n*\nb");
    assertThat(masked.text("-----BEGIN PRIVATE KEY-----\nMIIE")).isEqualTo("*");
    assertThat(masked.text("-----BEGIN PRIVATE KEY-----\\nMI\\n-----END PRIVATE KEY-----\\n"))
        .isEqualTo("*\\n");
  }

  @Test
  void text_otherPem_staysAsItIs() {
    assertThat(masked.text("-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----"))
        .isEqualTo("-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----");
    assertThat(masked.text("---------")).isEqualTo("---------");
    assertThat(masked.text("-----BEGIN PUBLIC KEY-----")).isEqualTo("-----BEGIN PUBLIC KEY-----");
  }

  @Test
  void text_keyInAUrl_isHidden() {
    assertThat(
            masked.text(
                "k=-----BEGIN%20PRIVATE%20KEY-----%0AMIIE%0A-----END%20PRIVATE%20KEY-----&n=1"))
        .isEqualTo("k=*&n=1");
    assertThat(masked.text("k=-----BEGIN+RSA+PRIVATE+KEY-----%0AMIIE")).isEqualTo("k=*");
  }
}
