package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which names are those of credentials, and what may be a value of each kind of name. */
class PasswordNamesTest {

  private final Masked masked = new Masked("password");

  @Test
  void text_nameOfTwoWordsInOne_isThatOfACredential() {
    String token = "2Ot3hdNCKF3JRJDCio";
    assertThat(masked.text("accesstoken=" + token)).isEqualTo("accesstoken=*");
    assertThat(masked.text("authtoken: " + token)).isEqualTo("authtoken: *");
    assertThat(masked.text("REFRESHTOKEN=" + token)).isEqualTo("REFRESHTOKEN=*");
    assertThat(masked.text("csrftoken=" + token)).isEqualTo("csrftoken=*");
    assertThat(masked.text("idtoken=" + token)).isEqualTo("idtoken=*");
    assertThat(masked.text("dbpass=tiger")).isEqualTo("dbpass=*");
    assertThat(masked.text("userpwd=tiger")).isEqualTo("userpwd=*");
    assertThat(masked.text("compass=north1 bypass=tiger1"))
        .isEqualTo("compass=north1 bypass=tiger1");
    assertThat(masked.text("gridtoken=" + token)).isEqualTo("gridtoken=" + token);
  }

  @Test
  void text_nameOfACredential_mayHaveJointsAndANumber() {
    assertThat(masked.text("password=a1")).isEqualTo("password=*");
    assertThat(masked.text("password2=a1")).isEqualTo("password2=*");
    assertThat(masked.text("password_=a1")).isEqualTo("password_=*");
    assertThat(masked.text("db.password=a1")).isEqualTo("db.password=*");
    assertThat(masked.text("dbPassword=a1")).isEqualTo("dbPassword=*");
    assertThat(masked.text("DBPASSWORD=a1")).isEqualTo("DBPASSWORD=*");
    assertThat(masked.text("pass-word=a1")).isEqualTo("pass-word=*");
    assertThat(masked.text("pass word=a1")).isEqualTo("pass word=*");
    assertThat(masked.text("mot_de_passe=a1")).isEqualTo("mot_de_passe=*");
    assertThat(masked.text("x_pass=a1")).isEqualTo("x_pass=*");
    assertThat(masked.text("xPass=a1")).isEqualTo("xPass=*");
    assertThat(masked.text("pw=a1")).isEqualTo("pw=*");
    assertThat(masked.text("cvc=123")).isEqualTo("cvc=*");
    assertThat(masked.text("api_key=0a1b2c3d4e")).isEqualTo("api_key=*");
    assertThat(masked.text("apiKey=0a1b2c3d4e")).isEqualTo("apiKey=*");
    assertThat(masked.text("api key=0a1b2c3d4e")).isEqualTo("api key=*");
    assertThat(masked.text("api--key=0a1b2c3d4e")).isEqualTo("api--key=*");
    assertThat(masked.text("apikey=0a1b2c3d4e")).isEqualTo("apikey=*");
    assertThat(masked.text("myApiKey=0a1b2c3d4e")).isEqualTo("myApiKey=*");
    assertThat(masked.text("oauth=0a1b2c3d4e")).isEqualTo("oauth=*");
    assertThat(masked.text("auth=0a1b2c3d4e")).isEqualTo("auth=*");
    assertThat(masked.text("secret=0a1b2c3d4e")).isEqualTo("secret=*");
    assertThat(masked.text("key=0A1b2c3d4e5f6a7bZ")).isEqualTo("key=*");
    assertThat(masked.text("passwordConfirm=a1")).isEqualTo("passwordConfirm=*");
    assertThat(masked.text("password_again=a1")).isEqualTo("password_again=*");
    assertThat(masked.text("xyPassword_repeat=a1")).isEqualTo("xyPassword_repeat=*");
    assertThat(masked.text("snyk_key=0a1b2c3d4e")).isEqualTo("snyk_key=*");
    assertThat(masked.text("snyk.client.id=0a1b2c3d4e")).isEqualTo("snyk.client.id=*");
    assertThat(masked.text("newRelicKey=0a1b2c3d4e")).isEqualTo("newRelicKey=*");
    assertThat(masked.text("new_relic_key=0a1b2c3d4e")).isEqualTo("new_relic_key=*");
    assertThat(masked.text("_key=0A1b2c3d4e5f6a7bZ")).isEqualTo("_key=*");
    staysAsItIs(
        "xpass=a1",
        "XPass=a1",
        "XPASS=a1",
        "compass=a1",
        "xapi_key=0a1b2c3d4e",
        "xoauth=0a1b2c3d4e",
        "author=0a1b2c3d4e",
        "publicKeyToken=0a1b2c3d4e5f6a7b",
        "public_key=0A1b2c3d4e5f6a7bZ",
        "confirm=a1",
        "repeat=a1",
        "xrepeat=a1",
        "key_snyk=0a1b2c3d4e",
        "mysnykkey=0a1b2c3d4e");
  }

  @Test
  void text_railsKeyBase_isASecret() {
    assertThat(masked.text("SECRET_KEY_BASE=4f8k2zr71a2b3c4d")).isEqualTo("SECRET_KEY_BASE=*");
    assertThat(masked.text("secretKeyBase: 4f8k2zr71a2b3c4d")).isEqualTo("secretKeyBase: *");
    staysAsItIs("database=4f8k2zr71a2b3c4d", "key_base=4f8k2zr71a2b3c4d");
  }

  @Test
  void text_kindOfName_saysWhatMayBeAValue() {
    assertThat(masked.text("key=0A1b2c3d4e5f6a7b")).isEqualTo("key=*");
    assertThat(masked.text("key=0A1b-c3d4_5f6a7b")).isEqualTo("key=*");
    assertThat(masked.text("token=0a1b2c3d")).isEqualTo("token=*");
    assertThat(masked.text("token=\"0a1b 2c3d\"")).isEqualTo("token=\"*\"");
    assertThat(masked.text("token=abcdefghijKLMNOPQRST")).isEqualTo("token=*");
    assertThat(masked.text("token=abcde-ghij-LMNOPQRSTU")).isEqualTo("token=*");
    assertThat(masked.text("token=1a22-beta4567")).isEqualTo("token=*");
    assertThat(masked.text("token=1.b2-beta4567")).isEqualTo("token=*");
    assertThat(masked.text("token=0a1b2c3dXXXXXXX")).isEqualTo("token=*");
    assertThat(masked.text("token=0a1b2c3d****####")).isEqualTo("token=*");
    assertThat(masked.text("pin=1234")).isEqualTo("pin=*");
    assertThat(masked.text("pin=1234567890")).isEqualTo("pin=*");
    assertThat(masked.text("pin=0a1b2c3d")).isEqualTo("pin=*");
    staysAsItIs(
        "key=0A1b2c3d4e5f6a7",
        "key=0a1b2c3d4e5f6a7b",
        "key=0A1B2C3D4E5F6A7B",
        "key=0A1b-c3d_4-5f6a7b",
        "key=0A1b.c3d4e5f6a7bc",
        "key=aAbBcCdDeEfFgGhHiI",
        "token=0a1b2c3",
        "token=abcdefgh",
        "token=12345678",
        "token=\"0a1b 2c 3d4\"",
        "token=\"a b c 0a1b2c3d4\"",
        "token=abcdefghijKLMNOPQRS",
        "token=abcdefghijklmnopqrst",
        "token=ABCDEFGHIJKLMNOPQRST",
        "token=\"abcdefghij KLMNOPQRSTU\"",
        "token=abcde-ghij-LMNO-QRSTU",
        "token=fetch(0a1b2c3d)",
        "token=1.22-beta4567",
        "token=1.",
        "token=0a1b2c3dXXXXXXXX",
        "token=********",
        "pin=123",
        "pin=12345678901");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }

  @Test
  void text_sessionsOfServers_areCredentials() {
    assertThat(masked.text("JSESSIONID=4B8F2A96D1C34E57; Path=/"))
        .isEqualTo("JSESSIONID=*; Path=/");
    assertThat(masked.text("a=b; PHPSESSID=k3rz9qmt2v")).isEqualTo("a=b; PHPSESSID=*");
    assertThat(masked.text("a=b; ASP.NET_SessionId=k3rz9qmt2v"))
        .isEqualTo("a=b; ASP.NET_SessionId=*");
    assertThat(masked.text("session.id=k3rz9qmt2v")).isEqualTo("session.id=k3rz9qmt2v");
  }

  @Test
  void text_keysOfAzuresServices_areCredentials() {
    assertThat(masked.text("Ocp-Apim-Subscription-Key: k3rz9qmt2v"))
        .isEqualTo("Ocp-Apim-Subscription-Key: *");
    assertThat(masked.text("x-functions-key: k3rz9qmt2v")).isEqualTo("x-functions-key: *");
  }

  @Test
  void text_passwordsByOtherNames_areHidden() {
    assertThat(masked.text("Kennwort: sommer")).isEqualTo("Kennwort: *");
    assertThat(masked.text("brukernavn=kim passord=sommer")).isEqualTo("brukernavn=kim passord=*");
    assertThat(masked.text("{\"wachtwoord\":\"zomer\"}")).isEqualTo("{\"wachtwoord\":\"*\"}");
  }

  @Test
  void key_namesAPasswordInAnotherLanguage_hidesTheValue() {
    for (String key :
        List.of("usuario.contraseña", "SENHA", "dbHaslo", "пароль", "Пароль", "user_密码", "パスワード")) {
      assertThat(masked.text(key, "verano")).as(key).isEqualTo("*");
    }
    for (String key : List.of("contraseña.longitud", "senha_id", "пароли", "consenha")) {
      assertThat(masked.text(key, "verano")).as(key).isEqualTo("verano");
    }
  }
}
