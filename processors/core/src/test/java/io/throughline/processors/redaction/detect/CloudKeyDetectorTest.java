package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

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
}
