package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Under a secret's name: what a check, a logger or a manual says of the secret. */
class SecretMentionsTest {

  private final Masked masked = new Masked("password");

  @Test
  void text_identityOfAnObject_staysAsItIs() {
    staysAsItIs(
        "token: com.acme.auth.TokenImpl@2799f6f8",
        "credentials=org.acme.Credentials$Basic@8e82f0",
        "password=[C@c46d066a",
        "secret: javax.crypto.spec.SecretKeySpec@fffe3a1b");
    assertThat(masked.text("password=kim@2026")).isEqualTo("password=*");
    assertThat(masked.text("password=C@c46d066a")).isEqualTo("password=*");
    assertThat(masked.text("password=[X@c46d066a")).isEqualTo("password=[*");
    assertThat(masked.text("password=a.b@1234567890")).isEqualTo("password=*");
    assertThat(masked.text("password=a.b+c@1234")).isEqualTo("password=*");
    assertThat(masked.text("password=a.b@")).isEqualTo("password=*");
    assertThat(masked.text("password=a.b@1234")).isEqualTo("password=*");
    assertThat(masked.text("password=.B@1234")).isEqualTo("password=*");
  }

  @Test
  void text_nameAndAYear_isNoObject() {
    isHidden(
        "password=",
        "K.Sharma@123",
        "j.Smith@1985",
        "Mr.Kim@20231231",
        "st.Gallen@198512",
        "j.Smith@cafe",
        "com.acme.Token@abc",
        "com.acme.Token@8E82AF");
  }

  @Test
  void text_nameOfAClass_staysAsItIs() {
    staysAsItIs(
        "token: UsernamePasswordAuthenticationToken [Principal=x]",
        "credentials: InstanceProfileCredentialsProvider",
        "token: BearerTokenConverter",
        "AZURE_TOKEN_CREDENTIALS=WorkloadIdentityCredential",
        "secret: com.acme.vault.SecretResolver",
        "accessKeySecret := credential.AccessKeySecret");
    assertThat(masked.text("token: UsErnamePasswordAuthenticationToken")).isEqualTo("token: *");
    assertThat(masked.text("token: qWvRtZpLkJhGfDsAyXcVbNm")).isEqualTo("token: *");
  }

  @Test
  void text_passphraseInHumps_isNoClass() {
    isHidden(
        "client_secret=",
        "CorrectHorseBatteryStaple",
        "SuperSecretSigningKey",
        "superSecretSigningKey",
        "monkeyLongGreatToken",
        "VerySecretSigningKeyForJwt");
  }

  @Test
  void text_refusalOfAPassword_staysAsItIs() {
    staysAsItIs(
        "{\"password\":\"must not be blank\"}",
        "{\"errors\":{\"password\":[\"can't be empty\"]}}",
        "\"password\": [\"This field is required.\"]",
        "{\"password\":\"is too short (minimum is 8)\"}",
        "{\"password\":\"size needs at least 8\"}",
        "Password: Must hold a digit",
        "password: Value should be longer");
    assertThat(masked.text("{\"password\":\"correct horse battery\"}"))
        .isEqualTo("{\"password\":\"*\"}");
    assertThat(masked.text("{\"password\":\"the horse must run\"}"))
        .isEqualTo("{\"password\":\"*\"}");
    assertThat(masked.text("{\"password\":\"me too\"}")).isEqualTo("{\"password\":\"*\"}");
    assertThat(masked.text("{\"password\":\"at leastways\"}")).isEqualTo("{\"password\":\"*\"}");
    assertThat(masked.text("Password: Tiger is here")).isEqualTo("Password: * is here");
    assertThat(masked.text("{\"password\":\"musty toolbox\"}")).isEqualTo("{\"password\":\"*\"}");
    assertThat(masked.text("{\"password\":\"required\"}")).isEqualTo("{\"password\":\"*\"}");
    assertThat(masked.text("Password: Summer user: kim")).isEqualTo("Password: * user: kim");
    assertThat(masked.text("Password: Summer user=kim")).isEqualTo("Password: * user=kim");
    assertThat(masked.text("Password: Summer")).isEqualTo("Password: *");
    assertThat(masked.text("Password: Summer Kim")).isEqualTo("Password: * Kim");
  }

  @Test
  void text_refusalThatQuotesThePassword_isHidden() {
    for (String refusal :
        new String[] {
          "'tiger' is too short",
          "Value `tiger` must not be used",
          "hunter2 is invalid",
          "2hunter is invalid",
          "is too common: Winter2026",
          "it must be love 2026"
        }) {
      assertThat(masked.text("{\"password\":\"" + refusal + "\"}"))
          .isEqualTo("{\"password\":\"*\"}");
    }
    staysAsItIs(
        "{\"password\":\"doesn't match\"}",
        "{\"password\":\"must be at most 128 characters, can't be empty\"}");
    assertThat(masked.text("Password: Value-x goes on")).isEqualTo("Password: * goes on");
    assertThat(masked.text("Password: The_matrix goes on")).isEqualTo("Password: * goes on");
  }

  @Test
  void text_somethingPassedOn_staysAsItIs() {
    staysAsItIs(
        "Cannot pass \"OrderPlaced\" to the handler",
        "pass 'nil' as the third argument",
        "ProxyPass \"/api/\" \"http://backend:8080/\"");
    assertThat(masked.text("db_pass 'tiger'")).isEqualTo("db_pass '*'");
    assertThat(masked.text("--pass 'tiger'")).isEqualTo("--pass '*'");
    assertThat(masked.text("user 'kim' pass 'tiger' rejected"))
        .isEqualTo("user 'kim' pass '*' rejected");
    assertThat(masked.text("login pass \"tiger\"")).isEqualTo("login pass \"*\"");
    assertThat(masked.text("login pass \"tiger")).isEqualTo("login pass \"*");
  }

  @Test
  void text_directoryOrCommands_stayAsTheyAre() {
    staysAsItIs("{\"PWD\":\"/usr/src/app\"}", "env={PWD: '/srv'}", "(ALL) NOPASSWD: ALL");
    assertThat(masked.text("{\"pwd\":\"t/ger\"}")).isEqualTo("{\"pwd\":\"*\"}");
  }

  @Test
  void text_signAfterAName_isATagsOnlyBehindIt() {
    staysAsItIs(
        "SYSTEM \"file:///etc/passwd\" >]><foo>",
        "cat /etc/passwd > /dev/null",
        "<password></password> read by login1",
        "usage: login <user> <password> [options]");
    assertThat(masked.text("<password> tiger </password>")).isEqualTo("<password> *</password>");
    assertThat(masked.text("<password>tiger")).isEqualTo("<password>*");
    assertThat(masked.text("password -> tiger")).isEqualTo("password -> *");
    assertThat(masked.text("<password >tiger</password>")).isEqualTo("<password >*</password>");
    assertThat(masked.text("<password > tiger </password>")).isEqualTo("<password > *</password>");
    assertThat(masked.text("Password> tiger2")).isEqualTo("Password> *");
  }

  private void isHidden(String before, String... secrets) {
    for (String secret : secrets) {
      assertThat(masked.text(before + secret)).isEqualTo(before + "*");
    }
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
