package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tokens by their first characters, or by their shape. */
class VendorKeyDetectorTest {

  private final Masked masked = new Masked("vendor_key");

  @Test
  void text_token_isFound() {
    assertThat(masked.text("with ghp" + "_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5 in"))
        .isEqualTo("with * in");
    assertThat(masked.text("with ghs" + "_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5 in"))
        .isEqualTo("with * in");
    assertThat(masked.text("with github" + "_pat_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5 in"))
        .isEqualTo("with * in");
    assertThat(masked.text("with gl" + "pat-4f8Kq2Zr7Tn5Xc1Vb9Lm in")).isEqualTo("with * in");
    assertThat(masked.text("with xo" + "xb-123456789012-4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6 in"))
        .isEqualTo("with * in");
    assertThat(masked.text("with sk" + "_live_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6 in")).isEqualTo("with * in");
    assertThat(
            masked.text(
                "with SG.4f8Kq2Zr7Tn5Xc1Vb9Lm3W.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5abcdefgh in"))
        .isEqualTo("with * in");
    assertThat(masked.text("with np" + "m_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5 in"))
        .isEqualTo("with * in");
    assertThat(
            masked.text(
                "with pypi-4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je54f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5"
                    + " in"))
        .isEqualTo("with * in");
    assertThat(masked.text("with sk" + "-ant-api03-4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5 in"))
        .isEqualTo("with * in");
    assertThat(masked.text("with sk" + "-proj-4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5 in"))
        .isEqualTo("with * in");
    assertThat(masked.text("with hf" + "_abcdefghijklmnopqrstuvwxyzABCDEFGH in"))
        .isEqualTo("with * in");
    assertThat(masked.text("with shpat_0123456789abcdef0123456789abcdef in"))
        .isEqualTo("with * in");
    assertThat(masked.text("with SK0123456789abcdef0123456789abcdef in")).isEqualTo("with * in");
    assertThat(masked.text("with AKC4f8Kq2Zr7Tn5Xc1Vb9Lm in")).isEqualTo("with * in");
    assertThat(masked.text("with AP7abcdefghijk in")).isEqualTo("with * in");
    assertThat(masked.text("with 0123456789abcdef0123456789abcdef-us7 in")).isEqualTo("with * in");
    assertThat(masked.text("with 123456789:AA4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2 in"))
        .isEqualTo("with * in");
    assertThat(
            masked.text(
                "with E14f8Kq2Zr7Tn5.atlasv1.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je54f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5"
                    + " in"))
        .isEqualTo("with * in");
    assertThat(masked.text("\"ghp" + "_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5\"."))
        .isEqualTo("\"*\".");
    assertThat(masked.text("x=gl" + "pat-4f8Kq2Zr7Tn5Xc1Vb9Lm&y")).isEqualTo("x=*&y");
  }

  @Test
  void text_partOfAWordOrTooShort_staysAsItIs() {
    assertThat(masked.text("xghp" + "_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5"))
        .isEqualTo("xghp" + "_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5");
    assertThat(masked.text("ghp" + "_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd"))
        .isEqualTo("ghp" + "_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd");
    assertThat(masked.text("gl" + "pat-4f8Kq2Zr7Tn5Xc")).isEqualTo("gl" + "pat-4f8Kq2Zr7Tn5Xc");
    assertThat(masked.text("sk" + "-circle-animation-one"))
        .isEqualTo("sk" + "-circle-animation-one");
    assertThat(masked.text("key-note-of-the-year")).isEqualTo("key-note-of-the-year");
    assertThat(masked.text("xo" + "xb-Slack_BOT")).isEqualTo("xo" + "xb-Slack_BOT");
    assertThat(masked.text("skin_live_abcdefghijkl")).isEqualTo("skin_live_abcdefghijkl");
    assertThat(masked.text("gggggggggggggggggggggggggggggggg-us7"))
        .isEqualTo("gggggggggggggggggggggggggggggggg-us7");
    assertThat(masked.text("12:AA4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2"))
        .isEqualTo("12:AA4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2");
    assertThat(masked.text("short.atlasv1.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5"))
        .isEqualTo("short.atlasv1.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5");
    assertThat(masked.text("APPLICATIONCONTEXT1")).isEqualTo("APPLICATIONCONTEXT1");
  }

  @Test
  void text_tokenInParts_isFound() {
    String part = "4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5";
    assertThat(masked.text("pat4f8Kq2Zr7Tn5Xc." + "0123456789abcdef".repeat(4) + "."))
        .isEqualTo("*.");
    assertThat(masked.text("pat4f8Kq2Zr7Tn5Xc." + "0123456789abcdef".repeat(4) + "0"))
        .startsWith("pat4");
    assertThat(masked.text("authress" + "_4f8kq2.ab1cd.acc_7f2." + part + "Xy12")).isEqualTo("*");
    assertThat(masked.text("squ" + "_0123456789abcdef0123456789abcdef01234567")).isEqualTo("*");
    assertThat(masked.text("s.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6")).isEqualTo("*");
    assertThat(masked.text("s.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp")).isEqualTo("s.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp");
    assertThat(masked.text("vercel_blob_rw" + "_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6")).isEqualTo("*");
    assertThat(masked.text("ZXlK" + part + part)).isEqualTo("*");
  }

  @Test
  void text_numberAndSecretOfAnApplication_isFound() {
    String secret = "4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0";
    assertThat(masked.text("a 123456789012345|" + secret + " b")).isEqualTo("a * b");
    assertThat(masked.text("a 1234567890123456|" + secret + " b")).isEqualTo("a * b");
    for (String other :
        new String[] {
          "12345678901234|" + secret,
          "12345678901234567|" + secret,
          "123456789012345|" + secret.substring(1),
          "123456789012345|" + secret + "0123456789abcd",
          "123456789012345|abcdefghijklmnopqrstuvwxyzabc",
          "123456789012345 " + secret
        }) {
      assertThat(masked.text(other)).isEqualTo(other);
    }
  }

  @Test
  void text_placeholder_staysAsItIs() {
    assertThat(masked.text("ghp" + "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"))
        .isEqualTo("ghp" + "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    assertThat(masked.text("gl" + "pat-xxxxxxxxxxxx-XXXXXXXXXX"))
        .isEqualTo("gl" + "pat-xxxxxxxxxxxx-XXXXXXXXXX");
    assertThat(masked.text("gl" + "pat-xxxxxxxxxxxx-XXXXXXXXX0")).isEqualTo("*");
    assertThat(masked.text("SKxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")).isEqualTo("*");
  }

  @Test
  void text_withinBase64_staysAsItIs() {
    assertThat(masked.text("4f8K+AKC4f8Kq2Zr7Tn5Xc1Vb9Lm"))
        .isEqualTo("4f8K+AKC4f8Kq2Zr7Tn5Xc1Vb9Lm");
    assertThat(masked.text("+AKC4f8Kq2Zr7Tn5Xc1Vb9Lm")).isEqualTo("+*");
    assertThat(masked.text("4 +AKC4f8Kq2Zr7Tn5Xc1Vb9Lm")).isEqualTo("4 +*");
  }

  @Test
  void text_signOfItsOwn_needsNoDigit() {
    assertThat(masked.text("gl" + "rt-kqZrTnXcVbLmWpYdHsGa")).isEqualTo("*");
    assertThat(masked.text("wh" + "sec_kqZrTnXcVbLmWpYdHsGaJe")).isEqualTo("*");
    assertThat(masked.text("gl" + "ft-kqZrTnXcVbLmWpYdHsGa")).startsWith("gl");
  }

  @Test
  void text_fileEnding_isNoPrefix() {
    String hash = "0123456789abcdef0123456789abcdef";
    assertThat(masked.text("favicon.ico-" + hash + ".png"))
        .isEqualTo("favicon.ico-" + hash + ".png");
    assertThat(masked.text("ico-" + hash)).isEqualTo("*");
    assertThat(masked.text(" .ico-" + hash)).isEqualTo(" .*");
  }

  @Test
  void text_webhook_isFound() {
    assertThat(masked.text("https://hooks.slack.com/services/T0123/B0123/4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6"))
        .isEqualTo("*");
    assertThat(masked.text("https://hooks.example.com/x")).isEqualTo("https://hooks.example.com/x");
  }

  @Test
  void text_shapeAtItsBounds_isFoundOrNot() {
    assertThat(masked.text("x 0123456789abcdef0123456789abcdef-us12")).isEqualTo("x *");
    assertThat(masked.text("0123456789abcdef0123456789abcdef-us"))
        .isEqualTo("0123456789abcdef0123456789abcdef-us");
    assertThat(masked.text("00123456789abcdef0123456789abcdef-us7"))
        .isEqualTo("00123456789abcdef0123456789abcdef-us7");
    assertThat(masked.text("0123456789abcdef0123456789abcdef-us7x"))
        .isEqualTo("0123456789abcdef0123456789abcdef-us7x");
    assertThat(masked.text("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.")).isEqualTo("*.");
    assertThat(masked.text("4f8Kq2_4f8Kq2Zr7Tn5Xc1Vb9_mmk"))
        .isEqualTo("4f8Kq2_4f8Kq2Zr7Tn5Xc1Vb9_mmk");
    assertThat(masked.text("4f8Kq2_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs_mmkx"))
        .isEqualTo("4f8Kq2_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs_mmkx");
    assertThat(masked.text("12345:AA4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2")).isEqualTo("*");
    assertThat(masked.text("1234:AA4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2"))
        .isEqualTo("1234:AA4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2");
    assertThat(masked.text("12345:AA4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd"))
        .isEqualTo("12345:AA4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd");
    assertThat(masked.text("N4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp.4f8Kq2.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0"))
        .isEqualTo("*");
    assertThat(masked.text("P4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp.4f8Kq2.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0"))
        .isEqualTo("P4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp.4f8Kq2.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0");
    assertThat(masked.text("N4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp.4f8Kq.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0"))
        .isEqualTo("N4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp.4f8Kq.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0");
    assertThat(masked.text("N4f8Kq2Zr7Tn5Xc1Vb9Lm3.4f8Kq2.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0"))
        .isEqualTo("N4f8Kq2Zr7Tn5Xc1Vb9Lm3.4f8Kq2.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0");
    assertThat(masked.text("BUNDLE__CONTRIBSYS__COM=01234567:89abcdef"))
        .isEqualTo("BUNDLE__CONTRIBSYS__COM=*");
    assertThat(masked.text("CONTRIBSYS 0123456:89abcdef")).isEqualTo("CONTRIBSYS 0123456:89abcdef");
    assertThat(masked.text("CONTRIBSYS 01234567:89abcdeg"))
        .isEqualTo("CONTRIBSYS 01234567:89abcdeg");
    assertThat(masked.text("01234567:89abcdef")).isEqualTo("01234567:89abcdef");
    assertThat(
            masked.text(
                "https://acme.webhook.office.com/webhookb2/4f8Kq2Zr-7Tn5@Xc1Vb9Lm/IncomingWebhook/3Wp6Yd0H"))
        .isEqualTo("*");
  }
}
