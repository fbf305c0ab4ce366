package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Keys of cloud providers. */
class CloudKeyDetectorTest {

  private final Masked masked = new Masked("cloud_key");

  @Test
  void text_key_isFound() {
    assertThat(masked.text("k AK" + "IAQ3EGWZ7JMX4TPL5C x")).isEqualTo("k * x");
    assertThat(masked.text("k AS" + "IAQ3EGWZ7JMX4TPL5C x")).isEqualTo("k * x");
    assertThat(masked.text("k AI" + "za4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je x")).isEqualTo("k * x");
    assertThat(masked.text("k ya" + "29.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5 x"))
        .isEqualTo("k * x");
    assertThat(masked.text("k GOC" + "SPX-4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0H x")).isEqualTo("k * x");
    assertThat(
            masked.text(
                "k dop" + "_v1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef x"))
        .isEqualTo("k * x");
    assertThat(masked.text("k Ab18Q~4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2J x")).isEqualTo("k * x");
  }

  @Test
  void text_noKey_staysAsItIs() {
    assertThat(masked.text("AKIAQ3EGWZ7")).isEqualTo("AKIAQ3EGWZ7");
    assertThat(masked.text("XAK" + "IAQ3EGWZ7JMX4TPL5C")).isEqualTo("XAK" + "IAQ3EGWZ7JMX4TPL5C");
    assertThat(masked.text("AK" + "IAQ3EGWZ7JMX4TPL5CX")).isEqualTo("AK" + "IAQ3EGWZ7JMX4TPL5CX");
    assertThat(masked.text("Q~~~")).isEqualTo("Q~~~");
    assertThat(masked.text("Ab1xQ~4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2J"))
        .isEqualTo("Ab1xQ~4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2J");
    assertThat(masked.text("Ab18Q~short")).isEqualTo("Ab18Q~short");
    assertThat(masked.text("Ab18Q~4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8"))
        .isEqualTo("Ab18Q~4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8");
    assertThat(masked.text("Ab18Q~4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8G")).isEqualTo("*");
    assertThat(masked.text("Ab18Q~4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2J")).isEqualTo("*");
    assertThat(masked.text("Ab18Q~4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Jx"))
        .isEqualTo("Ab18Q~4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Jx");
  }

  @Test
  void text_keyOfGoogle_needsNoDigit() {
    assertThat(masked.text("AI" + "zakqZrTnXcVbLmWpYdHsGaJekqZrTnXcVb")).isEqualTo("*");
    assertThat(masked.text("GOC" + "SPX-kqZrTnXcVbLmWpYdHsGaJe")).isEqualTo("*");
  }

  @Test
  void text_keyAtTheEndOfASentence_isFound() {
    assertThat(masked.text("is Ab18Q~4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2J.")).isEqualTo("is *.");
  }

  @Test
  void text_keyWithAzuresSignature_isFoundAtItsLength() {
    isFound(random(76), "AZDO", random(4));
    isFound(random(76), "+ASt", random(6) + "==");
    isFound(random(76), "APIM", random(6) + "==");
    isFound(random(52), "JQQJ", "99" + random(26));
    isFound(random(52), "JQQJ", "99" + random(28) + "==");
    isFound(random(44), "AzFu", random(6) + "==");
    isFound(random(42), "AzSe", random(6));
    isFound(random(42), "+ACR", random(6));
    isFound(random(33), "AIoT", random(6) + "=");
    isFound(random(33), "+AEh", random(6) + "=");
  }

  private void isFound(String before, String signature, String behind) {
    String key = before + signature + behind;
    assertThat(masked.text("k " + key + ", x")).as(key).isEqualTo("k *, x");
    assertThat(masked.text(key)).as(key).isEqualTo("*");
    for (String other :
        new String[] {
          "x" + key,
          key.substring(1),
          before + signature + "x" + behind,
          before + signature + behind.substring(1),
          before.substring(0, 9) + "." + before.substring(10) + signature + behind,
          before + signature.toLowerCase(Locale.ROOT) + behind
        }) {
      assertThat(masked.text(other)).as(other).isEqualTo(other);
    }
  }

  /** Letters of both cases and digits. */
  private static String random(int length) {
    return "4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je".repeat(3).substring(0, length);
  }

  @Test
  void text_signatureAlone_staysAsItIs() {
    assertThat(masked.text("APIM request 4f8Kq2Zr7Tn5Xc1Vb9")).startsWith("APIM request 4f8K");
    assertThat(masked.text("AZDO".repeat(30))).isEqualTo("AZDO".repeat(30));
  }

  @Test
  void text_clientSecretAnywhereInALine_isFound() {
    String secret = "abc8Q~" + "dEfGhIjKlMnOpQrStUvWxYz0123456789".substring(0, 31);
    for (int before = 0; before < 140; before++) {
      String signs = ",".repeat(before);
      assertThat(masked.text(signs + secret + " Q~")).isEqualTo(signs + "* Q~");
      assertThat(masked.text(signs + secret.replace('8', 'd')))
          .isEqualTo(signs + secret.replace('8', 'd'));
    }
    assertThat(masked.text(secret.substring(1))).isEqualTo(secret.substring(1));
  }
}
