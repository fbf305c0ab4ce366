package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

  @Test
  void text_loginPipedToChpasswd_hidesThePassword() {
    assertThat(masked.text("echo root:tiger | chpasswd")).isEqualTo("echo root:* | chpasswd");
    assertThat(masked.text("echo 'kim:ti:ger' | sudo /usr/sbin/chpasswd -e"))
        .isEqualTo("echo 'kim:*' | sudo /usr/sbin/chpasswd -e");
    assertThat(masked.text("RUN echo \"kim:tiger\"|chpasswd"))
        .isEqualTo("RUN echo \"kim:*\"|chpasswd");
    staysAsItIs(
        "cat users | chpasswd",
        "echo \"$LOGIN\" | chpasswd",
        "echo kim:$PASSWORD | chpasswd",
        "echo kim: | chpasswd",
        "echo :tiger | chpasswd",
        "echo kim:tiger; chpasswd",
        "echo kim:tiger | mychpasswd",
        "2026-11-27 12:30:05 | chpasswd",
        "| chpasswd");
  }

  @Test
  void text_loginFarBeforeChpasswd_isOfAnotherCommand() {
    String command = "sudo -u root -- /usr/sbin/";
    assertThat(masked.text("echo kim:tiger |    " + command + "chpasswd"))
        .isEqualTo("echo kim:* |    " + command + "chpasswd");
    staysAsItIs("echo kim:tiger |      " + command + "chpasswd");
    String longest = "k:" + "tiger7".repeat(10) + "x1";
    assertThat(masked.text("echo " + longest + "|chpasswd")).isEqualTo("echo k:*|chpasswd");
    staysAsItIs("echo kk" + longest + "|chpasswd");
  }

  @Test
  void text_literalOfASecretToCreate_isHidden() {
    String create = "kubectl -n prod create secret generic db ";
    assertThat(masked.text(create + "--from-literal=user=kim --from-literal key=tiger -o yaml"))
        .isEqualTo(create + "--from-literal=user=* --from-literal key=* -o yaml");
    assertThat(masked.text(create + "--from-literal=key='ti ger' --from-literal='key=tiger'"))
        .isEqualTo(create + "--from-literal=key='*' --from-literal='key=*'");
    assertThat(masked.text(create + "--from-literal=key=\"ti ger"))
        .isEqualTo(create + "--from-literal=key=\"*");
    staysAsItIs(
        create + "--from-literal=key=$KEY --from-literal=key=",
        create + "--from-literal=key",
        create + "--from-literal",
        create + "--from-file=key=tiger.pem",
        create + "; kubectl create configmap x --from-literal=mode=fast",
        create + "| tee --from-literal=mode=fast",
        "kubectl create configmap x --from-literal=mode=fast");
  }

  @Test
  void text_argumentsOfACommand_areReadToTheSixth() {
    assertThat(masked.text("sqlplus -1 -2 -3 -4 -5 -6 scott/tiger"))
        .isEqualTo("sqlplus -1 -2 -3 -4 -5 -6 scott/*");
    assertThat(masked.text("htpasswd -b -1 -2 -3 users kim tiger"))
        .isEqualTo("htpasswd -b -1 -2 -3 users kim tiger");
    assertThat(masked.text("htpasswd -b -1 -2 users kim tiger"))
        .isEqualTo("htpasswd -b -1 -2 users kim *");
    assertThat(masked.text("smbclient -1 -2 -3 -4 -5 -U kim%tiger"))
        .isEqualTo("smbclient -1 -2 -3 -4 -5 -U kim%*");
    staysAsItIs(
        "sqlplus -1 -2 -3 -4 -5 -6 -7 scott/tiger", "smbclient -1 -2 -3 -4 -5 -6 -U kim%tiger");
  }

  @Test
  void text_commandBehindAnother_isReadToo() {
    assertThat(masked.text("htpasswd -nb kim tiger && sqlplus scott/tiger"))
        .isEqualTo("htpasswd -nb kim * && sqlplus scott/*");
    assertThat(masked.text("sqlplus scott/a && smbclient -U kim%b && rpcclient -U lee%c"))
        .isEqualTo("sqlplus scott/* && smbclient -U kim%* && rpcclient -U lee%*");
  }

  @Test
  void text_partOfAnArgument_isNoPassword() {
    staysAsItIs(
        "smbclient -U kim%",
        "smbclient -U %tiger",
        "smbclient kim%tiger",
        "sqlplus scott/@db",
        "htpasswd -b users kim \"\"",
        "AUTH kim $PASS1");
  }

  @Test
  void detect_partOfALongerValue_readsNothingBesideIt() {
    for (String line :
        new String[] {
          "sqlplus k/tiger",
          "htpasswd -nb k tiger",
          "smbclient -U k%tiger",
          "AUTH tiger7",
          "create secret --from-literal=k=tiger"
        }) {
      Text text = Text.of("x'" + line + "x/x", KeyContext.NONE);
      text.select(2, 2 + line.length());
      assertThat(found(text)).as(line).containsExactly(line.substring(line.indexOf("tiger")));
      text.select(2, 2 + line.indexOf("tiger"));
      assertThat(found(text)).as(line).isEmpty();
    }
    Text text = Text.of("echo kim:tiger | chpasswd", KeyContext.NONE);
    text.select(7, 25);
    assertThat(found(text)).containsExactly("tiger");
    text.select(9, 25);
    assertThat(found(text)).isEmpty();
    text.select(0, 24);
    assertThat(found(text)).isEmpty();
  }

  @Test
  void detect_commandsInARow_readsEachCharacterAFewTimes() {
    for (String command :
        new String[] {
          "sqlplus -a ",
          "htpasswd -n ",
          "smbclient -a ",
          "rpcclient a ",
          "create secret --from-literal=a ",
          "a:b | chpasswd "
        }) {
      Text text = Text.of(command.repeat(100), KeyContext.NONE);
      found(text);
      assertThat(text.stepsTaken()).as(command).isLessThan(400L * command.length());
    }
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }

  private static List<String> found(Text text) {
    return Masked.found(new ArgumentPasswords(), text);
  }

  @Test
  void text_passwordCalledAsACommand_beginsNone() {
    assertThat(masked.text("sqlplus scott/sqlplus k/tiger")).isEqualTo("sqlplus scott/* k/tiger");
    assertThat(masked.text("htpasswd -nb kim sqlplus k/tiger"))
        .isEqualTo("htpasswd -nb kim * k/tiger");
    assertThat(masked.text("smbclient -U kim%sqlplus k/tiger"))
        .isEqualTo("smbclient -U kim%* k/tiger");
    assertThat(found(Text.of("AUTH sqlplus k/tiger7", KeyContext.NONE)))
        .containsExactly("k/tiger7");
    staysAsItIs("a:chpasswd|chpasswd");
  }
}
