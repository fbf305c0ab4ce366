package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Passwords that commands take by their place. */
class ArgumentPasswordsTest {

  private final Masked masked = new Masked("password");

  @Test
  void text_loginOfSqlplus_hidesThePassword() {
    assertThat(masked.text("sqlplus scott/tiger@orders")).isEqualTo("sqlplus scott/*@orders");
    assertThat(masked.text("sqlplus -s -L scott/tiger")).isEqualTo("sqlplus -s -L scott/*");
    assertThat(masked.text("/opt/bin/sqlplus scott/tiger@//db:1521/XE @a.sql"))
        .isEqualTo("/opt/bin/sqlplus scott/*@//db:1521/XE @a.sql");
    assertThat(masked.text("sh -c \"sqlplus scott/tiger\"")).isEqualTo("sh -c \"sqlplus scott/*\"");
  }

  @Test
  void text_sqlplusWithoutPassword_staysAsItIs() {
    staysAsItIs(
        "sqlplus / as sysdba",
        "sqlplus /nolog @sql/start",
        "sqlplus scott @sql/start",
        "sqlplus @sql/start",
        "sqlplus scott/$PASSWORD@db",
        "sqlplus scott/",
        "sqlplus -s",
        "sqlplus ",
        "sqlplus",
        "mysqlplus scott/tiger",
        "sqlplus exited in lib/oracle");
  }

  @Test
  void text_batchOfHtpasswd_hidesThePassword() {
    assertThat(masked.text("htpasswd -b /etc/users kim tiger"))
        .isEqualTo("htpasswd -b /etc/users kim *");
    assertThat(masked.text("htpasswd -c -bB users kim tiger"))
        .isEqualTo("htpasswd -c -bB users kim *");
    assertThat(masked.text("htpasswd -nb kim tiger")).isEqualTo("htpasswd -nb kim *");
    staysAsItIs(
        "htpasswd -c users kim tiger",
        "htpasswd -b users kim",
        "htpasswd -b users kim $PASSWORD",
        "htpasswd -b",
        "htpasswd -");
  }

  @Test
  void text_authOfRedis_hidesThePassword() {
    assertThat(masked.text("AUTH tiger7")).isEqualTo("AUTH *");
    assertThat(masked.text("AUTH default tiger7")).isEqualTo("AUTH default *");
    assertThat(masked.text("AUTH PLAIN AGtpbQB0aWdlcg1")).isEqualTo("AUTH PLAIN *");
    staysAsItIs(
        "AUTH PLAIN",
        "AUTH TLS",
        "AUTH failed",
        "AUTH ?",
        "AUTH ",
        "AUTH tiger7 at db1 now",
        "OAUTH tiger7");
  }

  @Test
  void text_settingOfACommand_hidesTheValue() {
    assertThat(masked.text("aws configure set aws_secret_access_key wJalr7XUtnFEMIbPxRfi x"))
        .isEqualTo("aws configure set aws_secret_access_key * x");
    assertThat(masked.text("CONFIG SET requirepass tiger")).isEqualTo("CONFIG SET requirepass *");
    assertThat(masked.text("requirepass tiger")).isEqualTo("requirepass *");
    assertThat(masked.text("masterauth tiger7")).isEqualTo("masterauth *");
    staysAsItIs(
        "aws configure set region eu-central-1",
        "requirepass is not set",
        "we set password rules",
        "config set password rules apart");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }

  @Test
  void text_percentBehindAUserOfSamba_beginsAPassword() {
    assertThat(masked.text("smbclient //srv/share -U kim%tiger"))
        .isEqualTo("smbclient //srv/share -U kim%*");
    assertThat(masked.text("smbclient -U \"ACME\\kim%tiger\" //srv/x"))
        .isEqualTo("smbclient -U \"ACME\\kim%*\" //srv/x");
    assertThat(masked.text("rpcclient -Ukim%tiger srv")).isEqualTo("rpcclient -Ukim%* srv");
    assertThat(masked.text("smbclient -U kim //srv/100%x"))
        .isEqualTo("smbclient -U kim //srv/100%x");
    assertThat(masked.text("smbclient -U kim%$PASS //srv/x"))
        .isEqualTo("smbclient -U kim%$PASS //srv/x");
    assertThat(masked.text("smbclient -U")).isEqualTo("smbclient -U");
  }
}
