package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which words are schemes, and how long and mixed a credential behind them is. */
class BearerShapesTest {

  private final Masked masked = new Masked("bearer");

  @Test
  void text_scheme_isFollowedByItsCredential() {
    assertThat(masked.text("Bearer abc12345")).isEqualTo("Bearer *");
    assertThat(masked.text("bearer abc12345")).isEqualTo("bearer *");
    assertThat(masked.text("BEARER abc12345")).isEqualTo("BEARER *");
    assertThat(masked.text("Bearer abcdEFGH")).isEqualTo("Bearer *");
    assertThat(masked.text("Bearer abcd=fgh")).isEqualTo("Bearer *");
    assertThat(masked.text("Bearer abcd+fgh")).isEqualTo("Bearer *");
    assertThat(masked.text("Bearer \"abc12345\"")).isEqualTo("Bearer \"*\"");
    assertThat(masked.text("Bearer  abc12345 x")).isEqualTo("Bearer  * x");
    assertThat(masked.text("Bearer abc12345,x")).isEqualTo("Bearer *,x");
    assertThat(masked.text("Bearer abc12345;x")).isEqualTo("Bearer *;x");
    assertThat(masked.text("Bearer abc.12345~a/b_c-d x")).isEqualTo("Bearer * x");
    assertThat(masked.text("Basic abc12345")).isEqualTo("Basic *");
    assertThat(masked.text("Authorization: Token abc12345")).isEqualTo("Authorization: Token *");
    assertThat(masked.text("Authorization: Digest abc12345")).isEqualTo("Authorization: Digest *");
    assertThat(masked.text("Authorization: ApiKey abc12345")).isEqualTo("Authorization: ApiKey *");
    assertThat(masked.text("Authorization: Token abcdefgh")).isEqualTo("Authorization: Token *");
    assertThat(masked.text("Authorization: Bearer a1")).isEqualTo("Authorization: Bearer *");
    assertThat(masked.text("Authorization: Bearer abcdefgh")).isEqualTo("Authorization: Bearer *");
    assertThat(masked.text("Authorization: Bearer aZ")).isEqualTo("Authorization: Bearer *");
    assertThat(masked.text("Authorization: Basic zZ")).isEqualTo("Authorization: Basic *");
    assertThat(masked.text("Authorization: Basic aA")).isEqualTo("Authorization: Basic *");
    assertThat(masked.text("Authorization=\"Token abc12345\""))
        .isEqualTo("Authorization=\"Token *\"");
    assertThat(masked.text("Authorization:Token abc12345")).isEqualTo("Authorization:Token *");
    assertThat(masked.text("Authorization     Token abc12345"))
        .isEqualTo("Authorization     Token *");
    staysAsItIs(
        "Bearer abc1234",
        "Bearer abcdefgh",
        "Bearer Abcdefgh",
        "Bearer abcd-fgh",
        "Bearer ABCDEFGH",
        "Bearers abc12345",
        "xBearer abc12345",
        "Bearer:abc12345",
        "Basic auth",
        "Basic authentication",
        "Token abc12345",
        "token abc12345",
        "Digest abc12345",
        "ApiKey abc12345",
        "Authorization: Tokem abc12345",
        "Authorization: Token abcdefg",
        "Authorization: Bearer abcdefg",
        "Authorization: Basic Zz",
        "Authorization      Token abc12345",
        "Authentication: Token abc12345",
        "Bearer",
        "Bearer ");
  }

  @Test
  void text_userOption_isFoundBehindCurl() {
    assertThat(masked.text("curl -u a:b x")).isEqualTo("curl -u * x");
    assertThat(masked.text("curl -u a:b")).isEqualTo("curl -u *");
    assertThat(masked.text("curl -u=a:b")).isEqualTo("curl -u=*");
    assertThat(masked.text("curl -u \"a:b c\" x")).isEqualTo("curl -u * x");
    assertThat(masked.text("curl -u 'a:b c' x")).isEqualTo("curl -u * x");
    assertThat(masked.text("curl -u \"a\":\"b\" x")).isEqualTo("curl -u * x");
    assertThat(masked.text("curl -u \"a\":\"b\"")).isEqualTo("curl -u *");
    assertThat(masked.text("curl --user a:b x")).isEqualTo("curl --user * x");
    assertThat(masked.text("curl --user=a:b x")).isEqualTo("curl --user=* x");
    assertThat(masked.text("curl --proxy-user a:b x")).isEqualTo("curl --proxy-user * x");
    assertThat(masked.text("curl --proxy-user \"a:b\" x")).isEqualTo("curl --proxy-user * x");
    assertThat(masked.text("curl -v -u a:b")).isEqualTo("curl -v -u *");
    assertThat(masked.text("curl -u a: x")).isEqualTo("curl -u * x");
    assertThat(masked.text("curl -u a:b:c x")).isEqualTo("curl -u * x");
    assertThat(masked.text("curl -u a:{{b}} x")).isEqualTo("curl -u * x");
    assertThat(masked.text("curl -u \"a:b")).isEqualTo("curl -u *");
    assertThat(masked.text("CURL -u a:b")).isEqualTo("CURL -u *");
    assertThat(masked.text("wget -u kim:0a1b2c3d")).isEqualTo("wget -u *");
    assertThat(masked.text("  -u a:b")).isEqualTo("  -u *");
    assertThat(masked.text("-u a:b")).isEqualTo("-u *");
    assertThat(masked.text("                -u a:b")).isEqualTo("                -u *");
    assertThat(masked.text("--user a:b")).isEqualTo("--user *");
    assertThat(masked.text("curl\n-u a:b")).isEqualTo("curl\n-u *");
    assertThat(masked.text("then curl -u a:b")).isEqualTo("then curl -u *");
    assertThat(masked.text("curl -u  a:b")).isEqualTo("curl -u  *");
    assertThat(masked.text("curl -u x:y -u z:w")).isEqualTo("curl -u * -u *");
    staysAsItIs(
        "curl -ua:b",
        "curl --users a:b x",
        "curl --use a:b",
        "curl --proxy a:b",
        "curl -U a:b",
        "curl x-u a:b",
        "curl -u a",
        "curl -u :b",
        "curl -u $A:b x",
        "curl -u a:$B x",
        "curl -u <a>:b x",
        "curl -u [a]:b x",
        "curl -u a:[b] x",
        "curl -u a:*** x",
        "curl -u {{a}}:b x",
        "curl -u",
        "curl -u ",
        "curl -u \"",
        "curls -u a:b",
        "acurl -u a:b",
        "wget -u a:b",
        "                 -u a:b",
        "x -u a:b");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
