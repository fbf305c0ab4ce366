package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tokens by their first characters, or by their shape. Signs are written in two pieces, so that no
 * scanner of this repository takes a test for a leak.
 */
class VendorKeyDetectorTest {

  /** 36 letters and digits. */
  private static final String RANDOM = "4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2Je5";

  /** 32 hexadecimal digits. */
  private static final String HEX = "0123456789abcdef0123456789abcdef";

  private final Masked masked = new Masked("vendor_key");

  private void isFound(String token) {
    assertThat(masked.text("with " + token + " in")).isEqualTo("with * in");
  }

  private void isLeft(String text) {
    assertThat(masked.text(text)).isEqualTo(text);
  }

  /** In one piece, and with a body for R or H in angle brackets. */
  private static String token(String written) {
    return written.replace("+", "").replace("<R>", RANDOM).replace("<H>", HEX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gh+p_<R>",
        "gh+s_<R>",
        "github+_pat_<R>",
        "gl+pat-4f8Kq2Zr7Tn5Xc1Vb9Lm",
        "xo+xb-123456789012-4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6",
        "sk+_live_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6",
        "S+G.4f8Kq2Zr7Tn5Xc1Vb9Lm3W.<R>abcdefgh",
        "np+m_<R>",
        "pypi+-<R><R>",
        "sk+-ant-api03-<R>",
        "sk+-proj-<R>",
        "h+f_abcdefghijklmnopqrstuvwxyzABCDEFGH",
        "shp+at_<H>",
        "S+K<H>",
        "S+K0123456789ABCDEF0123456789abcdef",
        "cmV+mdLzEyizP7RK3GyX7C92PGhQcqAZ8pHa1XMN4SxBdOwGHsKfrTDj5MUirNIyc",
        "EA+AAE5TjozfnMgJaa0offpkl5c",
        "test+_pub_0123456789abcdef0123456789abcde",
        "aio+_G7VmSUfOoD6V1vrORcmn0iSHkpEb",
        "od+t_mfRxpM854LkRsmuy85jpLzPbkkN0WrRo",
        "dp.+scim.<R>abcd",
        "sh+ltm_<R>ab-d",
        "pat+-na1-12345678-1234-4234-9234-123456789abc",
        "pat+-eu1-12345678-1234-4234-9234-123456789abc",
        "sl+k_<H><H>",
        "ha+wk.rgnLhlQsrdGDPvnBpOpn.Hmwdpztb11I7N9gWJcW9",
        "BB+FF-sXOQ7tfMH4LDozbQyjbCjEBEvvaDQhX",
        "VF.DM+.0123456789abcdef01234567.<R>",
        "tkn.+v1_<R><R>=",
        "amzn+.mws.12345678-1234-4234-9234-123456789abc",
        "amzn+1.oa2-cs.v1.<H><H>",
        "roo+tly_<H><H>",
        "wak+a_12345678-1234-4234-9234-123456789abc",
        "pk+_<H>01",
        "xai+-7_zLGkucirOeyOELxJ87Ktn5xEnrG1cLBNY0C3SuF2GLRLx",
        "sm+_pat_csAwAbKZLDUcKHba",
        "AKC4f8Kq2Zr7Tn5Xc1Vb9Lm",
        "AP7abcdefghijk",
        "<H>-us7",
        "<H>-us12",
        "123456789:AA4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2",
        "12345:AA4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2",
        "E14f8Kq2Zr7Tn5.atlasv1.<R><R>",
        "sq+u_<H>01234567",
        "s.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6",
        "vercel_blob_rw+_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6",
        "authress+_4f8kq2.ab1cd.acc_7f2.<R>Xy12",
        "ZXlK<R><R>",
        "ico-<H>",
        "N4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp.4f8Kq2.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0",
        "https://hooks.slack.com/services/T0123/B0123/4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6",
        "https://outlook.office.com/webhook/4f8Kq2Zr-7Tn5@Xc1Vb9Lm/IncomingWebhook/3Wp6Yd0H",
        "https://acme.webhook.office.com/webhookb2/4f8Kq2Zr-7Tn5@Xc1Vb9Lm/IncomingWebhook/3Wp6Yd0H",
      })
  void text_token_isFound(String written) {
    isFound(token(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xgh+p_<R>",
        "gh+p_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd",
        "gl+pat-4f8Kq2Zr7Tn5Xc",
        "sk+-circle-animation-one",
        "key-note-of-the-year",
        "xo+xb-Slack_BOT",
        "skin_live_abcdefghijkl",
        "gggggggggggggggggggggggggggggggg-us7",
        "<H>-us",
        "0<H>-us7",
        "<H>-us7x",
        "12:AA4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2",
        "1234:AA4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs8Ga2",
        "12345:AA4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd",
        "short.atlasv1.<R>",
        "APPLICATIONCONTEXT1",
        "s.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp",
        "https://hooks.example.com/x",
        "P4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp.4f8Kq2.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0",
        "N4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp.4f8Kq.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0",
        "N4f8Kq2Zr7Tn5Xc1Vb9Lm3.4f8Kq2.4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0",
      })
  void text_partOfAWordOrTooShort_staysAsItIs(String written) {
    isLeft(token(written));
  }

  @Test
  void text_signsAroundAToken_stay() {
    assertThat(masked.text(token("\"gh+p_<R>\"."))).isEqualTo("\"*\".");
    assertThat(masked.text(token("x=gl+pat-4f8Kq2Zr7Tn5Xc1Vb9Lm&y"))).isEqualTo("x=*&y");
    assertThat(masked.text(token("pat4f8Kq2Zr7Tn5Xc.<H><H>."))).isEqualTo("*.");
    isLeft(token("pat4f8Kq2Zr7Tn5Xc.<H><H>0"));
  }

  @Test
  void text_numberAndSecretOfAnApplication_isFound() {
    String secret = "4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0";
    isFound("123456789012345|" + secret);
    isFound("1234567890123456|" + secret);
    isFound("123456789012345|_" + secret);
    isFound("123456789012345|4-" + secret);
    isLeft("12345678901234|" + secret);
    isLeft("12345678901234567|" + secret);
    isLeft("123456789012345|" + secret.substring(1));
    isLeft("123456789012345|" + secret + "0123456789abcd");
    isLeft("123456789012345|abcdefghijklmnopqrstuvwxyzabc");
    isLeft("123456789012345 " + secret);
  }

  @Test
  void text_placeholder_staysAsItIs() {
    isLeft("ghp" + "_" + "x".repeat(36));
    isLeft("gl" + "pat-xxxxxxxxxxxx-XXXXXXXXXX");
    isFound("gl" + "pat-xxxxxxxxxxxx-XXXXXXXXX0");
    isFound("SK" + "x".repeat(32));
  }

  @Test
  void text_signOfItsOwn_needsNoDigit() {
    isFound("gl" + "rt-kqZrTnXcVbLmWpYdHsGa");
    isFound("wh" + "sec_kqZrTnXcVbLmWpYdHsGaJe");
    isLeft("shpat" + "_" + "abcdefab".repeat(4));
  }

  @Test
  void text_withinBase64_staysAsItIs() {
    isLeft("4f8K+AKC4f8Kq2Zr7Tn5Xc1Vb9Lm");
    assertThat(masked.text("+AKC4f8Kq2Zr7Tn5Xc1Vb9Lm")).isEqualTo("+*");
    assertThat(masked.text("4 +AKC4f8Kq2Zr7Tn5Xc1Vb9Lm")).isEqualTo("4 +*");
  }

  @Test
  void text_fileEnding_isNoPrefix() {
    isLeft("favicon.ico-" + HEX + ".png");
    assertThat(masked.text(" .ico-" + HEX)).isEqualTo(" .*");
  }

  @Test
  void text_keyOfMaxMind_isKnownByItsEnd() {
    assertThat(masked.text("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.")).isEqualTo("*.");
    isLeft("4f8Kq2_4f8Kq2Zr7Tn5Xc1Vb9_mmk");
    isLeft("4f8Kq2_4f8Kq2Zr7Tn5Xc1Vb9Lm3Wp6Yd0Hs_mmkx");
  }

  @Test
  void text_keyOfAGemServer_needsItsName() {
    assertThat(masked.text("BUNDLE__CONTRIBSYS__COM=01234567:89abcdef"))
        .isEqualTo("BUNDLE__CONTRIBSYS__COM=*");
    isLeft("CONTRIBSYS 0123456:89abcdef");
    isLeft("CONTRIBSYS 01234567:89abcdeg");
    isLeft("01234567:89abcdef");
  }

  @Test
  void text_tokenWithoutDigits_isFoundBehindARareSign() {
    String letters = "KfHqZrTnXcVbLmWpYdRsGaJe";
    for (String sign :
        new String[] {"gl+dt-", "gl+ptt-", "gl+ffct-", "hv+s.", "ver+cel_", "dckr_+pat_"}) {
      isFound(token(sign) + letters + (sign.endsWith("cel_") ? "" : "QuNi"));
    }
    isLeft(token("gl+pat-") + "put-your-token-in-here-please");
    isLeft(token("gl+pat-") + "PUT_YOUR_TOKEN_IN_HERE_PLEASE");
  }

  @Test
  void text_keyOfADocument_isAnExample() {
    isLeft(token("gh+p_") + RANDOM.substring(0, 29) + "EXAMPLE");
    isFound(token("gh+p_") + RANDOM.substring(0, 29) + "EXAMPLf");
  }

  @Test
  void text_equalsSignInAToken_isOfIt() {
    isFound(token("fio-+u-") + RANDOM + "=" + RANDOM);
    isFound(token("duffel_+test_") + "4f8Kq2=" + RANDOM);
    isFound("E14f8Kq2Zr7Tn5.atlas" + "v1." + RANDOM.substring(0, 20) + "=" + RANDOM);
  }

  @Test
  void text_tokensOfSnykAndConfluent_areFound() {
    String random = "0Cq5knDvX3k9zgaLRkfT5LLdWg7SbyiqM7Fi7FQp4OuhvA1DpQsiJQEfGndqR8uS";
    assertThat(masked.text("use snyk_uat.024735fd.eu." + random + " now")).isEqualTo("use * now");
    assertThat(masked.text("snyk_sat.024735fd.eu." + random)).isEqualTo("*");
    assertThat(masked.text("cflt" + random.substring(0, 60))).isEqualTo("*");
    assertThat(masked.text("cflt-" + "cluster".repeat(9))).isEqualTo("cflt-" + "cluster".repeat(9));
    assertThat(masked.text("snyk_uat.yml")).isEqualTo("snyk_uat.yml");
  }
}
