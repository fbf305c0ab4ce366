package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a parameter's name begins and its value ends. */
class QuerySecretShapesTest {

  private final Masked masked = new Masked("query_secret");

  @Test
  void text_parameter_isFoundByItsName() {
    assertThat(masked.text("?token=4f8K")).isEqualTo("?token=*");
    assertThat(masked.text("&token=4f8K")).isEqualTo("&token=*");
    assertThat(masked.text(";token=4f8K")).isEqualTo(";token=*");
    assertThat(masked.text("#token=4f8K")).isEqualTo("#token=*");
    assertThat(masked.text("token=4f8K&a=b")).isEqualTo("token=*&a=b");
    assertThat(masked.text("token=4f8K&a")).isEqualTo("token=*&a");
    assertThat(masked.text("token=4f8K&&a=b")).isEqualTo("token=*&&a=b");
    assertThat(masked.text("token=4f8K&-")).isEqualTo("token=*&-");
    assertThat(masked.text("url.query", "token=4f8K")).isEqualTo("token=*");
    assertThat(masked.text("url.query", "a=1&token=4f8K")).isEqualTo("a=1&token=*");
    assertThat(masked.text("?subscription-key=4f8K")).isEqualTo("?subscription-key=*");
    assertThat(masked.text("?x-amz-security-token=4f8K")).isEqualTo("?x-amz-security-token=*");
    assertThat(masked.text("?confirmation_token=4f8K")).isEqualTo("?confirmation_token=*");
    assertThat(masked.text("?x_a-m_z-s_i-g_n-a_t-ure=4f8K"))
        .isEqualTo("?x_a-m_z-s_i-g_n-a_t-ure=*");
    assertThat(masked.text("?token=a=b&sid=cdef")).isEqualTo("?token=*&sid=*");
    assertThat(masked.text("?token=4f8K&token=5g9L&x=1")).isEqualTo("?token=*&token=*&x=1");
    staysAsItIs(
        " token=4f8K",
        "/token=4f8K",
        "token=4f8K&=b",
        "token=4f8K&.a=b",
        "token=4f8K & b",
        "token=4f8K",
        "x token=4f8K&a=b",
        "=4f8K&a=b",
        "?=4f8K",
        "?x-oss-credential-token=4f8K",
        "?aaaaaaaaaaaaaaaaaaaaaaaatoken=4f8K",
        "?aaaaaaaaaaaaaaaaaaaaaaaaaaaaatoken=4f8K",
        "?tokem=4f8K",
        "?aoken=4f8K");
    assertThat(masked.text("url.query", " token=4f8K")).isEqualTo(" token=4f8K");
  }

  @Test
  void text_value_endsWhereAParameterDoes() {
    assertThat(masked.text("?token=4f8K&b")).isEqualTo("?token=*&b");
    assertThat(masked.text("?token=4f8K#b")).isEqualTo("?token=*#b");
    assertThat(masked.text("?token=4f8K\"b")).isEqualTo("?token=*\"b");
    assertThat(masked.text("?token=4f8K'b")).isEqualTo("?token=*'b");
    assertThat(masked.text("?token=4f8K<b")).isEqualTo("?token=*<b");
    assertThat(masked.text("?token=4f8K>b")).isEqualTo("?token=*>b");
    assertThat(masked.text("?token=4f8K;b")).isEqualTo("?token=*;b");
    assertThat(masked.text("?token=4f8K)b")).isEqualTo("?token=*)b");
    assertThat(masked.text("?token=4f8K]b")).isEqualTo("?token=*]b");
    assertThat(masked.text("?token=4f8K}b")).isEqualTo("?token=*}b");
    assertThat(masked.text("?token=4f8K,b")).isEqualTo("?token=*,b");
    assertThat(masked.text("?token=4f8K b")).isEqualTo("?token=* b");
    assertThat(masked.text("?token=4f8K!b")).isEqualTo("?token=*");
    assertThat(masked.text("?token=4f8K/b")).isEqualTo("?token=*");
    assertThat(masked.text("?token=")).isEqualTo("?token=");
  }

  @Test
  void text_shortNumber_isAStatusOrACount() {
    assertThat(masked.text("?code=1234")).isEqualTo("?code=*");
    assertThat(masked.text("?pin=a")).isEqualTo("?pin=*");
    assertThat(masked.text("?pin=12a")).isEqualTo("?pin=*");
    assertThat(masked.text("#token=abcd")).isEqualTo("#token=*");
    assertThat(masked.text("#code=1234")).isEqualTo("#code=*");
    staysAsItIs("?code=1", "?code=12", "?code=123", "?code=", "#pin=abc", "#code=123", "#pin=a");
  }

  @Test
  void text_parametersOwnName_isAPlaceholder() {
    assertThat(masked.text("?access_token=ACCESS_TOKEm")).isEqualTo("?access_token=*");
    assertThat(masked.text("?access_token=ACCESS_TOKENS")).isEqualTo("?access_token=*");
    assertThat(masked.text("?password=PASSWORD")).isEqualTo("?password=*");
    staysAsItIs("?access_token=ACCESS_TOKEN", "?client-secret=CLIENT-SECRET&n=1");
  }

  @Test
  void detect_blankBehindTheAmpersand_isNoForm() {
    assertThat(found(Text.of("token=4f8K& b", KeyContext.NONE))).isEmpty();
    assertThat(found(Text.of("token=4f8K&", KeyContext.NONE))).isEmpty();
    assertThat(found(Text.of("token=4f8K& &b", KeyContext.NONE))).containsExactly("4f8K");
  }

  @Test
  void detect_partOfALongerValue_countsAStepACharacter() {
    String before = "x".repeat(100);
    String part = "?token=" + "4f8K".repeat(50) + "&code=" + "4f8K".repeat(25);
    Text text = Text.of(before + part + "&x=1", KeyContext.NONE);
    text.select(before.length(), before.length() + part.length());

    assertThat(found(text)).containsExactly("4f8K".repeat(50), "4f8K".repeat(25));
    // Names are read twice; the value under a common name twice, too.
    assertThat(text.stepsTaken()).isBetween(415L, 430L);
  }

  private static List<String> found(Text text) {
    return Masked.found(new QuerySecretDetector(), text);
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
