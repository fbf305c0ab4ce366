package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is assigned to a name for a credential. */
class PasswordDetectorTest {

  private final Masked masked = new Masked("password");

  @Test
  void text_assignment_hidesTheValue() {
    assertThat(masked.text("password=hunter2")).isEqualTo("password=*");
    assertThat(masked.text("user=kim&password=hunter2&x=1")).isEqualTo("user=kim&password=*&x=1");
    assertThat(masked.text("{\"password\":\"ab\\\"cd\",\"a\":1}"))
        .isEqualTo("{\"password\":\"*\",\"a\":1}");
    assertThat(masked.text("{\\\"pwd\\\":\\\"hunter2\\\"}")).isEqualTo("{\\\"pwd\\\":\\\"*\\\"}");
    assertThat(masked.text("passwd: 'a b c'")).isEqualTo("passwd: '*'");
    assertThat(masked.text("<password>hunter2</password>")).isEqualTo("<password>*</password>");
    assertThat(masked.text("Server=db;Password=S3cret!;")).isEqualTo("Server=db;Password=*;");
    assertThat(masked.text("--password hunter2 -v")).isEqualTo("--password * -v");
    assertThat(masked.text("IDENTIFIED password 'x1'")).isEqualTo("IDENTIFIED password '*'");
    assertThat(masked.text("DB_PASSWORD = hunter2")).isEqualTo("DB_PASSWORD = *");
    assertThat(masked.text("password2: hunter2")).isEqualTo("password2: *");
    assertThat(masked.text("pass=>hunter2")).isEqualTo("pass=>*");
    assertThat(masked.text("spring.mail.password=x")).isEqualTo("spring.mail.password=*");
    assertThat(masked.text("dbPw=hunter2")).isEqualTo("dbPw=*");
  }

  @Test
  void text_token_hidesWhatLooksRandom() {
    assertThat(masked.text("client_secret=4f8Kq2Zr7T")).isEqualTo("client_secret=*");
    assertThat(masked.text("apiKey: \"4f8Kq2Zr7T\"")).isEqualTo("apiKey: \"*\"");
    assertThat(masked.text("access-key=4f8Kq2Zr7T")).isEqualTo("access-key=*");
    assertThat(masked.text("key = \"4f8Kq2Zr7Tn5Xc1V\"")).isEqualTo("key = \"*\"");
    assertThat(masked.text("token=abcdefGHIJKLmnopqrstuv")).isEqualTo("token=*");
    assertThat(masked.text("token=expired")).isEqualTo("token=expired");
    assertThat(masked.text("key=4f8Kq2Zr")).isEqualTo("key=4f8Kq2Zr");
    assertThat(masked.text("key=value")).isEqualTo("key=value");
    assertThat(masked.text("secret: public")).isEqualTo("secret: public");
    assertThat(masked.text("apiKey=12345678")).isEqualTo("apiKey=12345678");
    assertThat(masked.text("tokens=4f8Kq2Zr7T")).isEqualTo("tokens=4f8Kq2Zr7T");
    assertThat(masked.text("token.count=4f8Kq2Zr7T1")).isEqualTo("token.count=4f8Kq2Zr7T1");
    assertThat(masked.text("compass=4f8Kq2Zr7T")).isEqualTo("compass=4f8Kq2Zr7T");
  }

  @Test
  void text_nothingAssigned_staysAsItIs() {
    assertThat(masked.text("secret santa campaign")).isEqualTo("secret santa campaign");
    assertThat(masked.text("design tokens loaded")).isEqualTo("design tokens loaded");
    assertThat(masked.text("password: must not be empty")).isEqualTo("password: must not be empty");
    assertThat(masked.text("password=null")).isEqualTo("password=null");
    assertThat(masked.text("password=$VAR")).isEqualTo("password=$VAR");
    assertThat(masked.text("password=${VAR}")).isEqualTo("password=${VAR}");
    assertThat(masked.text("password=<value>")).isEqualTo("password=<value>");
    assertThat(masked.text("password=****")).isEqualTo("password=****");
    assertThat(masked.text("password")).isEqualTo("password");
    assertThat(masked.text("passwords=a")).isEqualTo("passwords=a");
    assertThat(masked.text("token=none")).isEqualTo("token=none");
    assertThat(masked.text("password= ")).isEqualTo("password= ");
    assertThat(masked.text("pw")).isEqualTo("pw");
  }

  @Test
  void text_underAKeyForIt_isWhollyHidden() {
    assertThat(masked.text("auth_token", "abc")).isEqualTo("*");
    assertThat(masked.text("user.password", "x y")).isEqualTo("*");
    assertThat(masked.text("authorization", "Basic")).isEqualTo("*");
    assertThat(masked.text("token.count", "12")).isEqualTo("12");
    assertThat(masked.text("cart.key", "abc")).isEqualTo("abc");
  }

  @Test
  void matchesNumber_underAKeyForACredential_isFound() {
    assertThat(new PasswordDetector().matchesNumber(1, KeyContext.of("card.cvv"))).isTrue();
    assertThat(new PasswordDetector().matchesNumber(1, KeyContext.of("card.count"))).isFalse();
  }
}
