package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** JSON web tokens with and without signature. */
class JwtDetectorTest {

  private final Masked masked = new Masked("jwt");

  @Test
  void text_token_isFoundToItsEnd() {
    assertThat(masked.text("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl")).isEqualTo("*");
    assertThat(masked.text("x eyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9 y")).isEqualTo("x * y");
    assertThat(
            masked.text(
                "eyJhbGciOiJSU0EifQ.QR1Owv2ug2WyPBnbQrRARTeEk9kDO2w8qDcjiHnSJflSdv1i.Nlhv.MKOle7UQrG6n.XFBoMYUZodetZdvT"))
        .isEqualTo("*");
    assertThat(masked.text("\"eyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9.\"")).isEqualTo("\"*.\"");
    assertThat(
            masked.text(
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9 eyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9"))
        .isEqualTo("* *");
  }

  @Test
  void text_noToken_staysAsItIs() {
    assertThat(masked.text("eyJ.eyJ")).isEqualTo("eyJ.eyJ");
    assertThat(masked.text("eyJhbGciOiJub25lIn0")).isEqualTo("eyJhbGciOiJub25lIn0");
    assertThat(masked.text("eyJhbGciOiJub25lIn0.short")).isEqualTo("eyJhbGciOiJub25lIn0.short");
    assertThat(masked.text("xeyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9"))
        .isEqualTo("xeyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9");
    assertThat(masked.text("eyJabc.eyJzdWIiOiI0MiJ9xx")).isEqualTo("eyJabc.eyJzdWIiOiI0MiJ9xx");
    assertThat(masked.text("keyJoin.something")).isEqualTo("keyJoin.something");
  }

  @Test
  void text_headerWithABlankBehindItsBrace_belongsToTheToken() {
    assertThat(masked.text("x eyAiYWxnIjogIkhTNTEyIiB9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl y"))
        .isEqualTo("x * y");
    assertThat(masked.text("ewogICJhbGciOiAiSFMyNTYiCn0.eyJzdWIiOiIxIn0")).isEqualTo("*");
    assertThat(masked.text("axAiYWxnIjogIkhTNTEyIiB9.eyJzdWIiOiIxIn0"))
        .isEqualTo("axAiYWxnIjogIkhTNTEyIiB9.eyJzdWIiOiIxIn0");
    assertThat(masked.text("ey.eyJzdWIiOiIxIn0")).isEqualTo("ey.eyJzdWIiOiIxIn0");
  }

  @Test
  void text_partsOfAToken_areOfTenCharactersAtLeast() {
    assertThat(masked.text("eyJhbGciOi.eyJzdWIiOi")).isEqualTo("*");
    assertThat(masked.text("eyAiYWxnIj.eyJzdWIiOi")).isEqualTo("*");
    staysAsItIs("eyJhbGciO.eyJzdWIiOi", "eyJhbGciOi.eyJzdWIiO", "eyAiYWxnI.eyJzdWIiOi");
  }

  @Test
  void text_headerWithABlankBehindItsBrace_isOfSoManyCharacters() {
    String longest = "eyA" + "a".repeat(397);
    assertThat(masked.text(longest + ".eyJzdWIiOi")).isEqualTo("*");
    staysAsItIs(longest + "a.eyJzdWIiOi");
  }

  @Test
  void detect_partOfALongerValue_readsNothingBesideIt() {
    String token = "eyJhbGciOi.eyJzdWIiOi";
    Text text = Text.of("x" + token + "x", KeyContext.NONE);
    text.select(1, 1 + token.length());
    assertThat(Masked.found(new JwtDetector(), text)).containsExactly(token);
    text.select(1, token.length());
    assertThat(Masked.found(new JwtDetector(), text)).isEmpty();
    text.select(2, 1 + token.length());
    assertThat(Masked.found(new JwtDetector(), text)).isEmpty();
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
