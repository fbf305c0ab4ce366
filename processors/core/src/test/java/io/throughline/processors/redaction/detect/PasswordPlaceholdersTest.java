package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What stands in the place of a credential's value, and is none. */
class PasswordPlaceholdersTest {

  private final Masked masked = new Masked("password");

  @Test
  void text_nopasswd_isARuleOfSudoBeforeAColonAlone() {
    staysAsItIs("%wheel ALL=(ALL) NOPASSWD: ALL", "NOPASSWD:ALL");
    assertThat(masked.text("NOPASSWD=tiger")).isEqualTo("NOPASSWD=*");
  }

  @Test
  void text_wordsInBrackets_areNoPassword() {
    staysAsItIs("+ password = (sensitive value)", "~ db_password = (known after apply)");
    assertThat(masked.text("password = (tiger)")).isEqualTo("password = (*)");
    assertThat(masked.text("password = (tiger7 x)")).isEqualTo("password = (* x)");
    assertThat(masked.text("password=(tiger x)")).isEqualTo("password=(* x)");
  }

  @Test
  void text_whatHappensToAResource_isNoPasswordOfIt() {
    staysAsItIs(
        "random_password.db_password: Creating...",
        "random_password.db_password: Creation complete after 0s",
        "module.a.aws_secret.db_password: Refreshing state... [id=x]");
    assertThat(masked.text("db_password: Tiger...")).isEqualTo("db_password: *");
    assertThat(masked.text("db_password: Creating")).isEqualTo("db_password: *");
    assertThat(masked.text("db_password: ...")).isEqualTo("db_password: ...");
  }

  @Test
  void text_identityOfAnArray_isNoPassword() {
    staysAsItIs("password = [C@1b6d3586", "key = auth, value = [B@9ff0a484)");
    assertThat(masked.text("password = [Q@1b6d3586")).isEqualTo("password = [*");
  }

  @Test
  void text_masksVariablesAndNothing_areNoPasswords() {
    assertThat(masked.text("password=nope")).isEqualTo("password=*");
    assertThat(masked.text("password=[hiddens]")).isEqualTo("password=[*]");
    assertThat(masked.text("password=[kim")).isEqualTo("password=[*");
    assertThat(masked.text("password=(a1)")).isEqualTo("password=(*)");
    assertThat(masked.text("password=$1ab")).isEqualTo("password=*");
    assertThat(masked.text("password=$na-me")).isEqualTo("password=*");
    assertThat(masked.text("password=$2a$10$abc")).isEqualTo("password=*");
    assertThat(masked.text("password=\"{noop}kim\"")).isEqualTo("password=\"*\"");
    assertThat(masked.text("password=\"{noop}k\"")).isEqualTo("password=\"*\"");
    assertThat(masked.text("password=111")).isEqualTo("password=*");
    assertThat(masked.text("password=aaa")).isEqualTo("password=*");
    assertThat(masked.text("password=x")).isEqualTo("password=*");
    assertThat(masked.text("password=12")).isEqualTo("password=*");
    assertThat(masked.text("password: 123")).isEqualTo("password: *");
    assertThat(masked.text("password: word")).isEqualTo("password: *");
    assertThat(masked.text("password: WoRd goes")).isEqualTo("password: * goes");
    assertThat(masked.text("password: WordCase goes")).isEqualTo("password: * goes");
    assertThat(masked.text("password: word1 goes")).isEqualTo("password: * goes");
    assertThat(masked.text("password: wo-rd goes")).isEqualTo("password: * goes");
    assertThat(masked.text("password: \"word\" goes")).isEqualTo("password: \"*\" goes");
    staysAsItIs(
        "password=no",
        "password=ok",
        "password=%s",
        "password=yes",
        "password=n/a",
        "password=NULL",
        "password=true",
        "password=none",
        "password=false",
        "password=redacted",
        "password=FILTERED",
        "password=undefined",
        "password=[REDACTED]",
        "password=[password]",
        "password=[jwt]",
        "password=[hidden]",
        "password=[masked]",
        "password=[filtered]",
        "password=$NAME",
        "password=$name_1",
        "password=${name}",
        "password=$(name)",
        "password={{name}}",
        "password={}",
        "password=\"{noop}\"",
        "password=\"{noop\"",
        "password=\"{}kim\"",
        "password=\"{no.op}kim\"",
        "password=<name>",
        "password=---",
        "password=1",
        "password: 1",
        "password: 12",
        "password: word goes");
  }

  @Test
  void text_imageOrResourceName_isNoToken() {
    assertThat(masked.text("auth: 4f8kq2zr-7t")).isEqualTo("auth: *");
    assertThat(masked.text("token:4f8kq2zr-7t")).isEqualTo("token:*");
    assertThat(masked.text("{auth:4f8kq2zr-7t}")).isEqualTo("{auth:*}");
    assertThat(masked.text("secret=\"4f8k2zr7-1a2b-3c4d-5e6f-0a1b2c3d4e5f\""))
        .isEqualTo("secret=\"*\"");
    assertThat(masked.text("user:kim:password:w1nter")).isEqualTo("user:kim:password:*");
    assertThat(masked.text("session:kim:token:4f8kq2zr7t4f8kq2")).isEqualTo("session:kim:token:*");
    staysAsItIs(
        "vault:secret:4f8kq2zr7t4f8kq2-prod",
        "vault:secret:4f8kq2zr7t4f8kq2/orders",
        "session:kim:token:4f8kq2zr7t4f8kq",
        "auth:main-1769375859-e1ae8e0",
        "auth:" + "0a1b2c3d4e".repeat(4),
        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/orders-4f8Kq2",
        "secret=\"orders-db-v2\"",
        "{auth-0=OffsetAndMetadata{offset=1262144366}}");
  }

  @Test
  void text_placeholders_stayAsTheyAre() {
    assertThat(masked.text("password=xxxxxxx")).isEqualTo("password=*");
    assertThat(masked.text("password=xxxxxxxx1")).isEqualTo("password=*");
    assertThat(masked.text("token: user_id=4f8kq2zr7t")).isEqualTo("token: *");
    assertThat(masked.text("password: d2ludGVyMQ==")).isEqualTo("password: *");
    staysAsItIs(
        "password=xxxxxxxx",
        "password: (hidden)",
        "password=[PROTECTED]",
        "query Q($password: String!) { a }",
        "checksum/secret: 4f8f2fb71a2b3c4d5e6f",
        "pwd: /srv/app1",
        "access_key: 4F8K2ZR7TEXAMPLE",
        "secret: 4f8k2z..[Redacted]",
        "token: icmp_seq=263");
  }

  @Test
  void text_bracketInQuotes_isNoCall() {
    assertThat(masked.text("SECRET_KEY = 'zq8(fk2zr7t'")).isEqualTo("SECRET_KEY = '*'");
    staysAsItIs("SECRET_KEY = random(fk2zr7t)", "SECRET_KEY = 'of fk2zr7tq8 (new)'");
  }

  @Test
  void text_versionWithItsLetter_isAnImages() {
    staysAsItIs("pulled registry.example/auth:v10.23.279 in 3 s");
    assertThat(masked.text("auth:v10x23279zk")).isEqualTo("auth:*");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
