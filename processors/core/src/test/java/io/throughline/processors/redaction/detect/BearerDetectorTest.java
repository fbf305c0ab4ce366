package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Credentials after the scheme, and on command lines. */
class BearerDetectorTest {

  private final Masked masked = new Masked("bearer");

  @Test
  void text_scheme_hidesTheCredential() {
    assertThat(masked.text("Authorization: Bearer abc.def-123"))
        .isEqualTo("Authorization: Bearer *");
    assertThat(masked.text("bearer 4f8Kq2Zr7T")).isEqualTo("bearer *");
    assertThat(masked.text("Basic dXNlcjpwYXNz")).isEqualTo("Basic *");
    assertThat(masked.text("Authorization: Token abcdefgh")).isEqualTo("Authorization: Token *");
    assertThat(masked.text("'Authorization': 'Basic abcdefgh'"))
        .isEqualTo("'Authorization': 'Basic *'");
    assertThat(masked.text("Authorization: Digest abcdefgh1")).isEqualTo("Authorization: Digest *");
  }

  @Test
  void text_words_stayAsTheyAre() {
    assertThat(masked.text("basic authentication")).isEqualTo("basic authentication");
    assertThat(masked.text("bearer tokens are")).isEqualTo("bearer tokens are");
    assertThat(masked.text("Token abcdefgh1")).isEqualTo("Token abcdefgh1");
    assertThat(masked.text("Bearer short")).isEqualTo("Bearer short");
    assertThat(masked.text("Digest abcdefgh1")).isEqualTo("Digest abcdefgh1");
    assertThat(masked.text("Bearer <token>")).isEqualTo("Bearer <token>");
  }

  @Test
  void text_curlUser_isHidden() {
    assertThat(masked.text("curl -u kim:hunter2 http://x")).isEqualTo("curl -u * http://x");
    assertThat(masked.text("curl --user \"kim:hunter2\" x")).isEqualTo("curl --user * x");
    assertThat(masked.text("curl -u kim:hunter")).isEqualTo("curl -u *");
    assertThat(masked.text("curl --proxy-user kim:hunter2")).isEqualTo("curl --proxy-user *");
    assertThat(masked.text("curl -u $USER:$PASS")).isEqualTo("curl -u $USER:$PASS");
    assertThat(masked.text("curl -u kim")).isEqualTo("curl -u kim");
    assertThat(masked.text("run -x kim:hunter2")).isEqualTo("run -x kim:hunter2");
    assertThat(masked.text("-u kim:hunter2")).isEqualTo("-u *");
  }
}
