package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where the name and password before a host begin and end. */
class UrlPasswordShapesTest {

  private final Masked masked = new Masked("url_password");

  @Test
  void text_userInfo_endsAtTheLastAtSign() {
    assertThat(masked.text("https://a:b@c")).isEqualTo("https://*@c");
    assertThat(masked.text("a://b:c@d")).isEqualTo("a://*@d");
    assertThat(masked.text("x://:p@h")).isEqualTo("x://*@h");
    assertThat(masked.text("x://abcd@h")).isEqualTo("x://*@h");
    assertThat(masked.text("x://abc@h")).isEqualTo("x://*@h");
    assertThat(masked.text("x://ab@h")).isEqualTo("x://*@h");
    assertThat(masked.text("x://a@h")).isEqualTo("x://*@h");
    assertThat(masked.text("x://a:b@c:d@e")).isEqualTo("x://*@e");
    assertThat(masked.text("https://h/x y://a:b@c")).isEqualTo("https://h/x y://*@c");
    assertThat(masked.text("x://REDACTED:REDACTEd@h")).isEqualTo("x://*@h");
    assertThat(masked.text("x://REDACTED:REDACTE@h")).isEqualTo("x://*@h");
    assertThat(masked.text("x://a:b!@c")).isEqualTo("x://*@c");
    staysAsItIs(
        "x://@h",
        "://a:b@c",
        "-://a:b@c",
        "x://h:80/a@b",
        "x://h:80",
        "x://abc:",
        "https:///a:b@c",
        "x://REDACTED:REDACTED@h",
        "x://a:b\"@c",
        "x://a:b<@c",
        "x://a:b>@c",
        "x://a:b\\@c",
        "x://a:b @c",
        "x://a:b#@c",
        "x://a:b?@c");
  }

  @Test
  void text_oracle_hasAPasswordBeforeTheAtSign() {
    assertThat(masked.text("jdbc:oracle:thin:a/b@c")).isEqualTo("jdbc:oracle:thin:*@c");
    assertThat(masked.text("jdbc:oracle:oci8:a/b@c")).isEqualTo("jdbc:oracle:oci8:*@c");
    assertThat(masked.text("jdbc:oracle::a/b@c")).isEqualTo("jdbc:oracle::*@c");
    assertThat(masked.text("jdbc:oracle:thin:/b@c")).isEqualTo("jdbc:oracle:thin:*@c");
    assertThat(masked.text("jdbc:oracle:thin:a/@c")).isEqualTo("jdbc:oracle:thin:*@c");
    assertThat(masked.text("x jdbc:oracle:thin:a/b@c jdbc:oracle:thin:d/e@f"))
        .isEqualTo("x jdbc:oracle:thin:*@c jdbc:oracle:thin:*@f");
    staysAsItIs(
        "jdbc:oracle:thin:a@c",
        "jdbc:oracle:thin:a/b c",
        "jdbc:oracle:thin:a/b",
        "jdbc:oracle:thin:a/b c@d",
        "jdbc:oracle:thin x@",
        "jdbc:oracle:thin:@//h:1/s");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
