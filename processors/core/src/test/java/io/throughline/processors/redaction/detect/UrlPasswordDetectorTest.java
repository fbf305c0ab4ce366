package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** User information in URLs. */
class UrlPasswordDetectorTest {

  private final Masked masked = new Masked("url_password");

  @Test
  void text_userInformation_isHidden() {
    assertThat(masked.text("https://kim:pw@host/x")).isEqualTo("https://*@host/x");
    assertThat(masked.text("redis://:pw@cache:6379")).isEqualTo("redis://*@cache:6379");
    assertThat(masked.text("ftp://kim@host")).isEqualTo("ftp://*@host");
    assertThat(masked.text("ssh://git@host/x")).isEqualTo("ssh://git@host/x");
    assertThat(masked.text("ssh://git:pw@host/x")).isEqualTo("ssh://*@host/x");
    assertThat(masked.text("ftp://kimlarsen@host")).isEqualTo("ftp://*@host");
    assertThat(masked.text("a http://u:p@x b http://u:p@y")).isEqualTo("a http://*@x b http://*@y");
    assertThat(masked.text("postgres://u:p@ss@db")).isEqualTo("postgres://*@db");
    assertThat(masked.text("jdbc:oracle:thin:scott/tiger@//db:1521/XE"))
        .isEqualTo("jdbc:oracle:thin:*@//db:1521/XE");
  }

  @Test
  void text_noUserInformation_staysAsItIs() {
    assertThat(masked.text("+://u:p@x")).isEqualTo("+://u:p@x");
    assertThat(masked.text("https://@host")).isEqualTo("https://@host");
    assertThat(masked.text("https://host/@author")).isEqualTo("https://host/@author");
    assertThat(masked.text("https://host:8080/a@b")).isEqualTo("https://host:8080/a@b");
    assertThat(masked.text("https://host @x")).isEqualTo("https://host @x");
    assertThat(masked.text("https://host?x=1@2")).isEqualTo("https://host?x=1@2");
    assertThat(masked.text("https://host#a@b")).isEqualTo("https://host#a@b");
    assertThat(masked.text("://u:p@x")).isEqualTo("://u:p@x");
    assertThat(masked.text("https://REDACTED:REDACTED@host"))
        .isEqualTo("https://REDACTED:REDACTED@host");
    assertThat(masked.text("https://REDACTED:REDACTED2@host")).isEqualTo("https://*@host");
    assertThat(masked.text("jdbc:oracle:thin:@//db")).isEqualTo("jdbc:oracle:thin:@//db");
    assertThat(masked.text("jdbc:oracle:thin:scott@//db")).isEqualTo("jdbc:oracle:thin:scott@//db");
  }

  @Test
  void text_systemOfActors_isNobody() {
    for (String url :
        new String[] {
          "[akka.tcp://Orders@orders-0:2552/user/x]",
          "akka://Orders@10.1.2.3",
          "pekko://Orders@orders-0",
          "spark://CoarseGrainedScheduler@driver:48069",
        }) {
      assertThat(masked.text(url)).isEqualTo(url);
    }
    assertThat(masked.text("akka://kim:tiger@orders-0")).isEqualTo("akka://*@orders-0");
    assertThat(masked.text("spark://PbY1RPyVOq8N0FLYCAYJ@orders-0"))
        .isEqualTo("spark://*@orders-0");
    assertThat(masked.text("akka://kim.smith@orders-0")).isEqualTo("akka://*@orders-0");
    assertThat(masked.text("http://kim@orders-0/akka")).isEqualTo("http://*@orders-0/akka");
  }

  @Test
  void text_schemeThatEndsInADigit_isOne() {
    assertThat(masked.text("postgresql+psycopg2://u:p@db")).isEqualTo("postgresql+psycopg2://*@db");
  }

  @Test
  void text_nameAndPasswordOfGosMySql_areFound() {
    assertThat(masked.text("app:tiger@tcp(db:3306)/shop")).isEqualTo("*@tcp(db:3306)/shop");
    assertThat(masked.text("open dsn=\"app:p@ss/1@tcp(db:3306)/shop\""))
        .isEqualTo("open dsn=\"*@tcp(db:3306)/shop\"");
    assertThat(masked.text("DSN=app:tiger@tcp(db)/a, app:lion@tcp(db)/b"))
        .isEqualTo("DSN=*@tcp(db)/a, *@tcp(db)/b");
    assertThat(masked.text("app:t=i(g[e'r@tcp(db)/a")).isEqualTo("*@tcp(db)/a");
    assertThat(masked.text("open('mysql','app:t(r@tcp(db)/a')"))
        .isEqualTo("open('mysql','*@tcp(db)/a')");
    assertThat(masked.text("dsn=app:tiger@unix(/run/mysql.sock)/shop"))
        .isEqualTo("dsn=*@unix(/run/mysql.sock)/shop");
    assertThat(masked.text("app@unix(/run/mysql.sock)/shop"))
        .isEqualTo("app@unix(/run/mysql.sock)/shop");
    assertThat(masked.text("@tcp(db)")).isEqualTo("@tcp(db)");
    assertThat(masked.text("app@tcp(db)/shop")).isEqualTo("app@tcp(db)/shop");
    assertThat(masked.text("REDACTED:REDACTED@tcp(db)/a")).isEqualTo("REDACTED:REDACTED@tcp(db)/a");
  }

  @Test
  void detect_partOfALongerValue_readsNothingBesideIt() {
    for (String line :
        new String[] {"ftp://k:p@", "k:p@tcp(", "jdbc:oracle:thin:k/p@", "akka://k:p@"}) {
      Text text = Text.of("x" + line + "@x@", KeyContext.NONE);
      text.select(1, 1 + line.length());
      assertThat(found(text)).as(line).hasSize(1);
      text.select(1, 1 + line.lastIndexOf('@'));
      assertThat(found(text)).as(line).isEmpty();
    }
    Text text = Text.of("ftp://kim@host", KeyContext.NONE);
    text.select(3, 14);
    assertThat(found(text)).isEmpty();
  }

  @Test
  void detect_longUserInformation_countsAStepACharacter() {
    String name = "a".repeat(200);
    assertThat(steps("ftp://" + name + ":p@host")).isBetween(200L, 240L);
    assertThat(steps(" ".repeat(90) + name + ":p@tcp(db)")).isBetween(200L, 240L);
    assertThat(steps(" ".repeat(90) + "jdbc:oracle:thin:" + name + "/p@db")).isBetween(205L, 240L);
  }

  @Test
  void detect_schemesOfOracleInARow_readsEachCharacterOnce() {
    String row = "jdbc:oracle:thin:".repeat(50);
    assertThat(steps(row + "kim/tiger@db")).isLessThan(2L * row.length());
    assertThat(masked.text("jdbc:oracle:thin:a/b@x jdbc:oracle:thin:c/d@y"))
        .isEqualTo("jdbc:oracle:thin:*@x jdbc:oracle:thin:*@y");
    assertThat(masked.text("jdbc:oracle:thin:/b@x")).isEqualTo("jdbc:oracle:thin:*@x");
    assertThat(masked.text("jdbc:oracle:a/b")).isEqualTo("jdbc:oracle:a/b");
    assertThat(masked.text("jdbc:oracles:a/b@x")).isEqualTo("jdbc:oracles:a/b@x");
  }

  @Test
  void detect_addressesForGoInARow_readsEachCharacterOnce() {
    String row = "a:b@tcp(@unix(".repeat(50);
    assertThat(steps(row)).isLessThan(5L * row.length());
  }

  private static long steps(String value) {
    Text text = Text.of(value, KeyContext.NONE);
    found(text);
    return text.stepsTaken();
  }

  private static List<String> found(Text text) {
    return Masked.found(new UrlPasswordDetector(), text);
  }
}
