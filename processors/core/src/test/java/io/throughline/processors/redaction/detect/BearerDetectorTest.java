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

  @Test
  void text_credentialAtItsBounds_isHiddenWhole() {
    assertThat(masked.text("Bearer ab.c_d~e+f/g-h=, x")).isEqualTo("Bearer *, x");
    assertThat(masked.text("Bearer   4f8Kq2Zr7T")).isEqualTo("Bearer   *");
    assertThat(masked.text("Bearer \"4f8Kq2Zr7T\"")).isEqualTo("Bearer \"*\"");
    assertThat(masked.text("Bearer abcdefg1")).isEqualTo("Bearer *");
    assertThat(masked.text("Bearer abcdef1")).isEqualTo("Bearer abcdef1");
    assertThat(masked.text("Bearer abcDefgh")).isEqualTo("Bearer *");
    assertThat(masked.text("Bearer Abcdefgh")).isEqualTo("Bearer Abcdefgh");
    assertThat(masked.text("Bearer ABCDEFGH")).isEqualTo("Bearer ABCDEFGH");
    assertThat(masked.text("Bearer abcdefg=")).isEqualTo("Bearer *");
    assertThat(masked.text("Bearer	4f8Kq2Zr7T")).isEqualTo("Bearer	4f8Kq2Zr7T");
    assertThat(masked.text("BASIC dXNlcjpwYXNz bearer 4f8Kq2Zr7T")).isEqualTo("BASIC * bearer *");
  }

  @Test
  void text_schemeWithoutAHeader_needsTheHeader() {
    assertThat(masked.text("ApiKey abcdefgh1")).isEqualTo("ApiKey abcdefgh1");
    assertThat(masked.text("Authorization: ApiKey abcdefgh1")).isEqualTo("Authorization: ApiKey *");
    assertThat(masked.text("authorization=\"Token abcdefgh1\""))
        .isEqualTo("authorization=\"Token *\"");
    assertThat(masked.text("Authorization     : Token abcdefgh1"))
        .isEqualTo("Authorization     : Token abcdefgh1");
    assertThat(masked.text("Authorization: Bearer abcdefgh")).isEqualTo("Authorization: Bearer *");
    assertThat(masked.text("Authorization : Token abcdefgh1")).isEqualTo("Authorization : Token *");
    assertThat(masked.text("Authorization: Custom abcdefgh1"))
        .isEqualTo("Authorization: Custom abcdefgh1");
  }

  @Test
  void text_curlUserInQuotes_isHiddenWithThem() {
    assertThat(masked.text("curl -u 'kim:hunter2' x")).isEqualTo("curl -u * x");
    assertThat(masked.text("curl -u \"kim\":\"hunter2\" x")).isEqualTo("curl -u * x");
    assertThat(masked.text("curl --user=kim:hunter2 x")).isEqualTo("curl --user=* x");
    assertThat(masked.text("curl --users kim:hunter2")).isEqualTo("curl --users kim:hunter2");
    assertThat(masked.text("curl -u kim:$PASS")).isEqualTo("curl -u kim:$PASS");
    assertThat(masked.text("run -u kim:hunter")).isEqualTo("run -u kim:hunter");
    assertThat(masked.text("run -u kim7:hunter2")).isEqualTo("run -u *");
    assertThat(masked.text("   -u kim:hunter")).isEqualTo("   -u *");
    assertThat(masked.text("curl x-u kim:hunter2")).isEqualTo("curl x-u kim:hunter2");
    assertThat(masked.text("curl -u :hunter2")).isEqualTo("curl -u :hunter2");
  }

  @Test
  void text_shortCredentialInAHeader_isHidden() {
    assertThat(masked.text("Authorization: Basic YTpi")).isEqualTo("Authorization: Basic *");
    assertThat(masked.text("Authorization: Bearer none")).isEqualTo("Authorization: Bearer none");
    assertThat(masked.text("Basic YTpi")).isEqualTo("Basic YTpi");
  }

  @Test
  void text_placeholderOnACommandLine_staysAsItIs() {
    assertThat(masked.text("curl -u kim:<password>")).isEqualTo("curl -u kim:<password>");
    assertThat(masked.text("curl -u kim:[PASSWORD]")).isEqualTo("curl -u kim:[PASSWORD]");
    assertThat(masked.text("curl -u \"{{ .user }}:{{ .password }}\""))
        .isEqualTo("curl -u \"{{ .user }}:{{ .password }}\"");
    assertThat(masked.text("curl -u {kim}:hunter2")).isEqualTo("curl -u *");
  }

  @Test
  void text_parameterBehindAScheme_isNoCredential() {
    assertThat(masked.text("token_type=Bearer expires_in=3600"))
        .isEqualTo("token_type=Bearer expires_in=3600");
    assertThat(masked.text("Bearer abcdefgh=")).isEqualTo("Bearer *");
    assertThat(masked.text("Bearer aBcdefgh=1")).isEqualTo("Bearer *");
    assertThat(masked.text("Authorization: Bearer expires=3600"))
        .isEqualTo("Authorization: Bearer *");
  }
}
