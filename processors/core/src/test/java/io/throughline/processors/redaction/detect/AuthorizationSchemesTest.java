package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthorizationSchemesTest {

  private static Text text(String text) {
    return Text.of(text, KeyContext.NONE);
  }

  @Test
  void begin_schemeInAnyCase_isKnown() {
    assertThat(AuthorizationSchemes.begin(text("Digest a=b"), 0)).isTrue();
    assertThat(AuthorizationSchemes.begin(text("x SSWS 00a"), 2)).isTrue();
    assertThat(AuthorizationSchemes.begin(text("AWS4-HMAC-SHA256 Credential=a"), 0)).isTrue();
  }

  @Test
  void begin_otherWord_isNone() {
    assertThat(AuthorizationSchemes.begin(text("Digests a=b"), 0)).isFalse();
    assertThat(AuthorizationSchemes.begin(text("Dagger a=b"), 0)).isFalse();
    assertThat(AuthorizationSchemes.begin(text("xyz"), 0)).isFalse();
    assertThat(AuthorizationSchemes.begin(text("4711 a"), 0)).isFalse();
    assertThat(AuthorizationSchemes.begin(text(""), 0)).isFalse();
  }

  @Test
  void isName_onlyOfTheHeader() {
    assertThat(AuthorizationSchemes.isName(text("proxy-Authorization: a"), 19)).isTrue();
    assertThat(AuthorizationSchemes.isName(text("authentication: a"), 14)).isFalse();
    assertThat(AuthorizationSchemes.mayEndName('N')).isTrue();
    assertThat(AuthorizationSchemes.mayEndName('m')).isFalse();
  }
}
