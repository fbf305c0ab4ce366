package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What stands between a credential's name and its value, and where that value ends. */
class PasswordSignsTest {

  private final Masked masked = new Masked("password");

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
  void text_typeOrQuestionMarkBeforeTheSign_isReadOver() {
    assertThat(masked.text("val apiToken: String = \"4f8Kq2Zr7T\""))
        .isEqualTo("val apiToken: String = \"*\"");
    assertThat(masked.text("var password string = \"winter\""))
        .isEqualTo("var password string = \"*\"");
    assertThat(masked.text("DB_PASSWORD ?= winter")).isEqualTo("DB_PASSWORD ?= *");
    staysAsItIs("substring = \"winter\"", "val colour: String = \"winter1\"");
  }

  @Test
  void text_oraclePasswordWithoutQuotes_isFoundBehindItsKeyword() {
    assertThat(masked.text("ran ALTER USER kim IDENTIFIED BY winter ACCOUNT UNLOCK"))
        .isEqualTo("ran ALTER USER kim IDENTIFIED BY * ACCOUNT UNLOCK");
    staysAsItIs(
        "users are identified by email", "IDENTIFIED BY VALUES x", "IDENTIFIED BY RANDOM PASSWORD");
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
  void text_letterBeforeAQuote_saysWhatKindOfStringItIs() {
    assertThat(masked.text("WITH PASSWORD = N'w1nter'")).isEqualTo("WITH PASSWORD = N'*'");
    assertThat(masked.text("password=b'w1nter', n")).isEqualTo("password=b'*', n");
    assertThat(masked.text("password=u\"w1n'ter\"")).isEqualTo("password=u\"*\"");
    assertThat(masked.text("key=token=N'4f8kq2zr7t'")).isEqualTo("key=token=N'*'");
    assertThat(masked.text("password=nw1nter")).isEqualTo("password=*");
    assertThat(masked.text("x='password=n', y='z'")).isEqualTo("x='password=*', y='z'");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
