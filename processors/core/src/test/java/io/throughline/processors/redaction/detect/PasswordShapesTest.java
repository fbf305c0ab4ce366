package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which names are those of credentials, and where their values begin and end. */
class PasswordShapesTest {

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
  void text_sign_standsBetweenTheNameAndTheValue() {
    assertThat(masked.text("password=a1")).isEqualTo("password=*");
    assertThat(masked.text("password:a1")).isEqualTo("password:*");
    assertThat(masked.text("password: a1")).isEqualTo("password: *");
    assertThat(masked.text("password = a1")).isEqualTo("password = *");
    assertThat(masked.text("password  =  a1")).isEqualTo("password  =  *");
    assertThat(masked.text("password:=a1")).isEqualTo("password:=*");
    assertThat(masked.text("password=>a1")).isEqualTo("password=>*");
    assertThat(masked.text("password => 'a1'")).isEqualTo("password => '*'");
    assertThat(masked.text("\"password\":\"a1\"")).isEqualTo("\"password\":\"*\"");
    assertThat(masked.text("'password': 'a1'")).isEqualTo("'password': '*'");
    assertThat(masked.text("`password`: `a1`")).isEqualTo("`password`: `*`");
    assertThat(masked.text("\\\"password\\\":\\\"a1\\\"")).isEqualTo("\\\"password\\\":\\\"*\\\"");
    assertThat(masked.text("[\"password\"]=\"a1\"")).isEqualTo("[\"password\"]=\"*\"");
    assertThat(masked.text("(password)=a1")).isEqualTo("(password)=*");
    assertThat(masked.text("a::password=a1")).isEqualTo("a::password=*");
    assertThat(masked.text("password 'a1'")).isEqualTo("password '*'");
    assertThat(masked.text("password \"a1\"")).isEqualTo("password \"*\"");
    assertThat(masked.text("secret \"orders-db-v2")).isEqualTo("secret \"*");
    assertThat(masked.text("secret \"Orders-db-0a1b2c3d4e\"")).isEqualTo("secret \"*\"");
    assertThat(masked.text("secret \"0a1b2c3d4e\"")).isEqualTo("secret \"*\"");
    assertThat(masked.text("password \"orders-db-v2\"")).isEqualTo("password \"*\"");
    assertThat(masked.text(" password=a1")).isEqualTo(" password=*");
    assertThat(masked.text("password=  a1")).isEqualTo("password=  *");
    assertThat(masked.text("password      =a1")).isEqualTo("password      =*");
    staysAsItIs(
        "password('a1')",
        "password::a1",
        "password a1",
        "passwords 'a1'",
        "secret \"orders-db-v2\" not found",
        "=a1",
        "password=",
        "password",
        "password=            a1",
        "password       =a1");
  }

  @Test
  void text_option_isFollowedByItsValue() {
    assertThat(masked.text("--password a1")).isEqualTo("--password *");
    assertThat(masked.text("--password=a1")).isEqualTo("--password=*");
    assertThat(masked.text("--db-password a1")).isEqualTo("--db-password *");
    assertThat(masked.text("--password \"a1 b\" c")).isEqualTo("--password \"*\" c");
    assertThat(masked.text("-password a1")).isEqualTo("-password *");
    assertThat(masked.text("- -password a1")).isEqualTo("- -password *");
    assertThat(masked.text("--token 0a1b2c3d4e")).isEqualTo("--token *");
    staysAsItIs("--password --user", "x--password a1", "--tokens 0a1b2c3d4e");
  }

  @Test
  void text_value_endsWhereItsWritingSays() {
    assertThat(masked.text("password=a1 b")).isEqualTo("password=* b");
    assertThat(masked.text("password=a1&b")).isEqualTo("password=*&b");
    assertThat(masked.text("password=a1;b")).isEqualTo("password=*;b");
    assertThat(masked.text("password=a1,b")).isEqualTo("password=*,b");
    assertThat(masked.text("password=a1\"b")).isEqualTo("password=*\"b");
    assertThat(masked.text("password=a1'b")).isEqualTo("password=*'b");
    assertThat(masked.text("password=a1)b")).isEqualTo("password=*)b");
    assertThat(masked.text("password=a1]b")).isEqualTo("password=*]b");
    assertThat(masked.text("password=a1}b")).isEqualTo("password=*}b");
    assertThat(masked.text("password=a1`b")).isEqualTo("password=*`b");
    assertThat(masked.text("password=a1<b")).isEqualTo("password=*<b");
    assertThat(masked.text("password=\"a1 b\" c")).isEqualTo("password=\"*\" c");
    assertThat(masked.text("password=\"a1\\\"b\" c")).isEqualTo("password=\"*\" c");
    assertThat(masked.text("password=\"a1\\\\\" c")).isEqualTo("password=\"*\" c");
    assertThat(masked.text("password='a1\"b' c")).isEqualTo("password='*' c");
    assertThat(masked.text("password=\"a1 b")).isEqualTo("password=\"*");
    assertThat(masked.text("password=\"a1\\")).isEqualTo("password=\"*");
    assertThat(masked.text("{\\\"password\\\":\\\"a1\\\",\\\"b\\\":1}"))
        .isEqualTo("{\\\"password\\\":\\\"*\\\",\\\"b\\\":1}");
    assertThat(masked.text("{\\\"password\\\":\\\"a\\\\b1\\\"}"))
        .isEqualTo("{\\\"password\\\":\\\"*\\\"}");
    assertThat(masked.text("<password>a1 b</password>")).isEqualTo("<password>*</password>");
    assertThat(masked.text("<password>a1")).isEqualTo("<password>*");
    assertThat(masked.text("<ns:password>a1</ns:password>"))
        .isEqualTo("<ns:password>*</ns:password>");
    assertThat(masked.text("<Password Type=\"PasswordText\">a1</Password>"))
        .isEqualTo("<Password Type=\"PasswordText\">*</Password>");
    assertThat(masked.text("pwd=home")).isEqualTo("pwd=*");
    assertThat(masked.text("passwd=/a1")).isEqualTo("passwd=*");
    assertThat(masked.text("password=[a1")).isEqualTo("password=[*");
    assertThat(masked.text("password=@a1")).isEqualTo("password=@*");
    staysAsItIs(
        "password=\"\"",
        "password=''",
        "<Name Type=\"Password\">a1</Name>",
        "<a b=\"password\">c1</a>",
        "<password></password>",
        "PWD=/home/kim",
        "OLDPWD=/home/kim");
  }

  @Test
  void text_authorization_endsWithItsParameters() {
    assertThat(masked.text("Authorization: Digest username=\"kim\", response=\"0a1b\""))
        .isEqualTo("Authorization: *");
    assertThat(masked.text("Authorization: Digest username=\"kim\",response=\"0a1b\" next"))
        .isEqualTo("Authorization: * next");
    assertThat(masked.text("Authorization: Hawk id=kim, mac=\"a1\"")).isEqualTo("Authorization: *");
    assertThat(
            masked.text("Authorization: AWS4-HMAC-SHA256 Credential=a1/b, Signature=0a1b2c3d more"))
        .isEqualTo("Authorization: * more");
    assertThat(masked.text("Proxy-Authorization: Digest username=\"kim\", response=\"0a1b\""))
        .isEqualTo("Proxy-Authorization: *");
    assertThat(masked.text("Authorization=Digest username=\"kim\", response=\"0a1b\" and more"))
        .isEqualTo("Authorization=* and more");
  }

  @Test
  void text_typeOrQuestionMarkBeforeTheSign_isReadOver() {
    assertThat(masked.text("val apiToken: String = \"4f8Kq2Zr7T\""))
        .isEqualTo("val apiToken: String = \"*\"");
    assertThat(masked.text("var password string = \"winter\""))
        .isEqualTo("var password string = \"*\"");
    assertThat(masked.text("DB_PASSWORD ?= winter")).isEqualTo("DB_PASSWORD ?= *");
    staysAsItIs("substring = \"winter\"", "val colour: String = \"winter1\"");
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
  void text_letterBeforeAQuote_saysWhatKindOfStringItIs() {
    assertThat(masked.text("WITH PASSWORD = N'w1nter'")).isEqualTo("WITH PASSWORD = N'*'");
    assertThat(masked.text("password=b'w1nter', n")).isEqualTo("password=b'*', n");
    assertThat(masked.text("password=u\"w1n'ter\"")).isEqualTo("password=u\"*\"");
    assertThat(masked.text("key=token=N'4f8kq2zr7t'")).isEqualTo("key=token=N'*'");
    assertThat(masked.text("password=nw1nter")).isEqualTo("password=*");
    assertThat(masked.text("x='password=n', y='z'")).isEqualTo("x='password=*', y='z'");
  }

  @Test
  void text_oraclePasswordWithoutQuotes_isFoundBehindItsKeyword() {
    assertThat(masked.text("ran ALTER USER kim IDENTIFIED BY winter ACCOUNT UNLOCK"))
        .isEqualTo("ran ALTER USER kim IDENTIFIED BY * ACCOUNT UNLOCK");
    staysAsItIs(
        "users are identified by email", "IDENTIFIED BY VALUES x", "IDENTIFIED BY RANDOM PASSWORD");
  }

  @Test
  void text_bracketInQuotes_isNoCall() {
    assertThat(masked.text("SECRET_KEY = 'zq8(fk2zr7t'")).isEqualTo("SECRET_KEY = '*'");
    staysAsItIs("SECRET_KEY = random(fk2zr7t)", "SECRET_KEY = 'of fk2zr7tq8 (new)'");
  }

  @Test
  void text_railsKeyBase_isASecret() {
    assertThat(masked.text("SECRET_KEY_BASE=4f8k2zr71a2b3c4d")).isEqualTo("SECRET_KEY_BASE=*");
    assertThat(masked.text("secretKeyBase: 4f8k2zr71a2b3c4d")).isEqualTo("secretKeyBase: *");
    staysAsItIs("database=4f8k2zr71a2b3c4d", "key_base=4f8k2zr71a2b3c4d");
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
