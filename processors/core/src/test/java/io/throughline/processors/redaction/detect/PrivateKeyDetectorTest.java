package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Private keys over all their lines, or in Base64. */
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
  void text_labels_areOfSoManyCharacters() {
    String begin = "-----BEGIN " + "X".repeat(42);
    assertThat(masked.text(begin + "PRIVATE KEY")).isEqualTo("*");
    assertThat(masked.text(begin + "XPRIVATE KEY")).isEqualTo(begin + "XPRIVATE KEY");
    String end = "-----END" + "X".repeat(59);
    assertThat(masked.text("-----BEGIN PRIVATE KEY-----\nMI\n" + end + "----- b")).isEqualTo("* b");
    assertThat(masked.text("-----BEGIN PRIVATE KEY-----\nMI\n" + end + "X----- b"))
        .isEqualTo("*" + "X".repeat(60) + "----- b");
  }

  @Test
  void text_severalObjects_hidesTheKeysAmongThem() {
    String certificate = "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----\n";
    String key = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----";
    assertThat(masked.text(certificate + key + "\n" + certificate + key))
        .isEqualTo(certificate + "*\n" + certificate + "*");
    assertThat(masked.text(key + key)).isEqualTo("**");
  }

  @Test
  void text_keyInAUrl_isHidden() {
    assertThat(
            masked.text(
                "k=-----BEGIN%20PRIVATE%20KEY-----%0AMIIE%0A-----END%20PRIVATE%20KEY-----&n=1"))
        .isEqualTo("k=*&n=1");
    assertThat(masked.text("k=-----BEGIN+RSA+PRIVATE+KEY-----%0AMIIE")).isEqualTo("k=*");
  }

  @Test
  void text_keyInBase64_isHiddenToItsEnd() {
    String key = base64("-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAx1\n");
    assertThat(masked.text("tls.key: " + key + "\nb: 1")).isEqualTo("tls.key: *\nb: 1");
    assertThat(masked.text(base64("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqh")))
        .isEqualTo("*");
    assertThat(masked.text(base64("-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIIm3q0")))
        .isEqualTo("*");
    assertThat(masked.text(base64("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz"))).isEqualTo("*");
    assertThat(masked.text(base64("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIFLT"))).isEqualTo("*");
  }

  @Test
  void text_otherPemInBase64_staysAsItIs() {
    String certificate = base64("-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuT");
    assertThat(masked.text(certificate)).isEqualTo(certificate);
    String publicKey = base64("-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0D");
    assertThat(masked.text(publicKey)).isEqualTo(publicKey);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
