package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Options of one letter that take a password, behind the commands that have them. */
class CommandPasswordsTest {

  private final Masked masked = new Masked("password");

  @Test
  void text_optionOfItsCommand_hidesTheValue() {
    assertThat(masked.text("mysql -u root -pa1 shop")).isEqualTo("mysql -u root -p* shop");
    assertThat(masked.text("/usr/bin/mysqldump -phunter2 > a"))
        .isEqualTo("/usr/bin/mysqldump -p* > a");
    assertThat(masked.text("mariadb -pkim shop")).isEqualTo("mariadb -p* shop");
    assertThat(masked.text("sshpass -p a1 ssh kim@db1")).isEqualTo("sshpass -p * ssh kim@db1");
    assertThat(masked.text("sshpass -pa1 ssh kim@db1")).isEqualTo("sshpass -p* ssh kim@db1");
    assertThat(masked.text("redis-cli -h cache -a a1 ping"))
        .isEqualTo("redis-cli -h cache -a * ping");
    assertThat(masked.text("mongosh -u kim -p a1")).isEqualTo("mongosh -u kim -p *");
    assertThat(masked.text("sqlcmd -U sa -P a1")).isEqualTo("sqlcmd -U sa -P *");
    assertThat(masked.text("ldapsearch -w a1 -b dc=x")).isEqualTo("ldapsearch -w * -b dc=x");
    assertThat(masked.text("docker login -u kim -p a1")).isEqualTo("docker login -u kim -p *");
    assertThat(masked.text("zip -r -P a1 x.zip y")).isEqualTo("zip -r -P * x.zip y");
    assertThat(masked.text("unzip -P 'a 1' x.zip")).isEqualTo("unzip -P '*' x.zip");
  }

  @Test
  void text_valueInQuotes_isHiddenWithItsBlanks() {
    assertThat(masked.text("mysql -p'a b' shop")).isEqualTo("mysql -p'*' shop");
    assertThat(masked.text("sshpass -p \"a b\" ssh")).isEqualTo("sshpass -p \"*\" ssh");
    assertThat(masked.text("sh -c \"mysql -pa1\"")).isEqualTo("sh -c \"mysql -p*\"");
    assertThat(masked.text("sshpass -p 'a b")).isEqualTo("sshpass -p '*");
    assertThat(masked.text("`mysql -pa1`")).isEqualTo("`mysql -p*`");
  }

  @Test
  void text_severalCommands_eachHasItsOwnOptions() {
    assertThat(masked.text("mysql -pa1 && redis-cli -a b2"))
        .isEqualTo("mysql -p* && redis-cli -a *");
    assertThat(masked.text("redis-cli -p 6379 | mysql -pa1"))
        .isEqualTo("redis-cli -p 6379 | mysql -p*");
    assertThat(masked.text("docker login -u zip -p a1")).isEqualTo("docker login -u zip -p *");
    assertThat(masked.text("mysql -u zip -pa1")).isEqualTo("mysql -u zip -p*");
  }

  @Test
  void text_noPassword_staysAsItIs() {
    staysAsItIs(
        "mysql -p shop",
        "mysql -P3306 shop",
        "mysql shop-pa1",
        "mysql -p'' shop",
        "mysql -p$PASS",
        "mysql -p<password>",
        "mysql -p{{pass}}",
        "mysql -p[password]",
        "mysql -p***",
        "mysql -p",
        "sshpass -p -e",
        "sshpass -f a1",
        "ssh -p 2222 db1",
        "mkdir -p /var/lib/mysql",
        "docker run login -p 80:80",
        "docker run login -p 127.0.0.1:80:80/80",
        "java com.mysql.Main -pool",
        "jdbc:mysql -pool",
        "xmysql -pa1",
        "mongo driver -patch 3",
        "loginService started with -pool 4",
        "sqlcmd -p a1",
        "zip -p a1 x.zip",
        "zip -Pa1 x.zip",
        "gzip -P a1",
        "zipkin -P a1",
        "deploy x.zip -P a1",
        "unzip -q x.zip && ls | xargs -P 4 rm");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
