package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tokens in sentences. */
class ProseTokensTest {

  private final Masked masked = new Masked("password");

  @Test
  void text_tokenBehindItsName_isHidden() {
    assertThat(masked.text("the api key is k3Rz9QmT2vXw7LpY, keep it"))
        .isEqualTo("the api key is *, keep it");
    assertThat(masked.text("using access token k3Rz9QmT2vXw7LpY again"))
        .isEqualTo("using access token * again");
    assertThat(masked.text("client secret was k3Rz9QmT-2vXw7LpY."))
        .isEqualTo("client secret was *.");
    assertThat(masked.text("the secret is: k3Rz9QmT2vXw7LpY")).isEqualTo("the secret is: *");
    assertThat(masked.text("{\"msg\":\"bad token k3Rz9QmT2vXw7LpY\"}"))
        .isEqualTo("{\"msg\":\"bad token *\"}");
    assertThat(masked.text("token k3Rz9QmT2vXw7LpY\nnext")).isEqualTo("token *\nnext");
  }

  @Test
  void text_otherNames_sayNothing() {
    staysAsItIs("cache key k3Rz9QmT2vXw7LpY");
    staysAsItIs("public key k3Rz9QmT2vXw7LpY");
    staysAsItIs("monkey k3Rz9QmT2vXw7LpY");
    staysAsItIs("the tokens k3Rz9QmT2vXw7LpY");
  }

  @Test
  void text_whatIsNotMixedAsATokenIs_staysAsItIs() {
    staysAsItIs("the token is too short");
    staysAsItIs("token k3Rz9QmT2vXw7Lp");
    staysAsItIs("token 18f135d25f557203301850c5a38fd547");
    staysAsItIs("token HmacSHA256TokenValidator failed");
    staysAsItIs("secret orders-db-credentials-2026-v3");
    staysAsItIs("token 4Kb6.7Mc9.1Pd3.5Qx8");
    staysAsItIs("token k3Rz9QmT2vXw7LpY/orders");
    staysAsItIs("token k3Rz9QmT2vXw7LpY(4)");
  }

  private void staysAsItIs(String text) {
    assertThat(masked.text(text)).isEqualTo(text);
  }
}
