package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is an address, and what only has an at sign. */
class EmailDetectorTest {

  private final Masked masked = new Masked("email");

  @Test
  void text_address_isFound() {
    assertThat(masked.text("kim@mail.example")).isEqualTo("*");
    assertThat(masked.text("to <kim.larsen+tag@mail.example>")).isEqualTo("to <*>");
    assertThat(masked.text("o'hara@mail.example")).isEqualTo("*");
    assertThat(masked.text("mailto:kim@mail.example?x")).isEqualTo("mailto:*?x");
    assertThat(masked.text("kim@mail.example.")).isEqualTo("*.");
    assertThat(masked.text("(kim_l@a-b.co.uk)")).isEqualTo("(*)");
    assertThat(masked.text("email=kim@mail.example;x")).isEqualTo("email=*;x");
    assertThat(masked.text("a@b.de")).isEqualTo("*");
    assertThat(masked.text("jürgen@müller.example")).isEqualTo("*");
    assertThat(masked.text("kim@xn--80ak6aa92e.xn--p1ai")).isEqualTo("*");
    assertThat(masked.text("x@sub.domain.museum, y@z.io")).isEqualTo("*, *");
    assertThat(masked.text(".kim@mail.example")).isEqualTo(".*");
    assertThat(masked.text("/users/kim@mail.example/orders")).isEqualTo("/users/*/orders");
    assertThat(masked.text("kim@mail.example.2x")).isEqualTo("*.2x");
  }

  @Test
  void text_atSignWithoutAddress_staysAsItIs() {
    assertThat(masked.text("kim@localhost")).isEqualTo("kim@localhost");
    assertThat(masked.text("com.acme.Cart@1a2b3c4d")).isEqualTo("com.acme.Cart@1a2b3c4d");
    assertThat(masked.text("icon@2x.png")).isEqualTo("icon@2x.png");
    assertThat(masked.text("@author")).isEqualTo("@author");
    assertThat(masked.text("a @ b.de")).isEqualTo("a @ b.de");
    assertThat(masked.text("@mail.example")).isEqualTo("@mail.example");
    assertThat(masked.text("git@host.example:team/repo.git"))
        .isEqualTo("git@host.example:team/repo.git");
    assertThat(masked.text("kim@mail..example")).isEqualTo("kim@mail..example");
    assertThat(masked.text("kim@.example")).isEqualTo("kim@.example");
    assertThat(masked.text("lodash@4.17.21")).isEqualTo("lodash@4.17.21");
    assertThat(masked.text("kim@mail.e")).isEqualTo("kim@mail.e");
    assertThat(masked.text("Main@app.java")).isEqualTo("Main@app.java");
  }

  @Test
  void text_userThatIsNotGit_isFound() {
    assertThat(masked.text("gim@host.example:team")).isEqualTo("*:team");
    assertThat(masked.text("git@host.example")).isEqualTo("*");
  }

  @Test
  void text_nameBeforeTheHostOfAUrl_isFoundWithoutTheHost() {
    assertThat(masked.text("https://kim.smith@example.org/x")).isEqualTo("https://*@example.org/x");
    assertThat(masked.text("smtp://kim.smith@example.org")).isEqualTo("smtp://*@example.org");
    assertThat(masked.text("see https://example.org,kim.smith@example.org"))
        .isEqualTo("see https://example.org,*@example.org");
    assertThat(masked.text("https://kim@example.org:pw@example.org/x@y"))
        .isEqualTo("https://*:*@example.org/x@y");
    assertThat(masked.text("https://a:b@c.example.org:1/k@example.org?m=l@example.org"))
        .isEqualTo("https://a:*@c.example.org:1/*?m=*");
    assertThat(masked.text("https://example.org m@example.org")).isEqualTo("https://example.org *");
    assertThat(masked.text("//kim@example.org")).isEqualTo("//*");
    assertThat(masked.text("://kim@example.org")).isEqualTo("://*");
    assertThat(masked.text("x:/kim@example.org")).isEqualTo("x:/*");
  }

  @Test
  void text_nobodyBeforeTheHostOfAUrl_staysAsItIs() {
    assertThat(masked.text("ssh://git@example.org/x")).isEqualTo("ssh://git@example.org/x");
    assertThat(masked.text("https://REDACTED:REDACTED@example.org"))
        .isEqualTo("https://REDACTED:REDACTED@example.org");
    assertThat(masked.text("akka://Orders@orders-0.orders.svc:2552/user"))
        .isEqualTo("akka://Orders@orders-0.orders.svc:2552/user");
  }

  @Test
  void text_unitOfSystemd_isNoAddress() {
    for (String unit :
        new String[] {
          "Starting user@1000.service...",
          "getty@tty1.service",
          "sshd@3-10.scope",
          "backup@daily.timer",
          "systemd-fsck@dev-disk.slice",
        }) {
      assertThat(masked.text(unit)).isEqualTo(unit);
    }
    assertThat(masked.text("kim@service.example")).isEqualTo("*");
    assertThat(masked.text("kim@example.services")).isEqualTo("*");
  }

  @Test
  void text_nameAndPasswordOfAUrl_goWithoutTheHost() {
    Masked both = new Masked(List.of(Detectors.named("url_password"), Detectors.named("email")));
    assertThat(both.text("https://kim:X@example.com/")).isEqualTo("https://*@example.com/");
    assertThat(both.text("https://kim@example.com/")).isEqualTo("https://*@example.com/");
    assertThat(both.text("https://kim@example.org:pw@example.com"))
        .isEqualTo("https://*@example.com");
  }

  @Test
  void text_anyPlaceInALine_isFound() {
    for (int before = 0; before < 140; before++) {
      String line = "-".repeat(before) + " kim@a@mail.example @ x@y";
      assertThat(masked.text(line)).isEqualTo("-".repeat(before) + " kim@* @ x@y");
      assertThat(masked.text("a.b".repeat(before) + " @kim@mail.example"))
          .isEqualTo("a.b".repeat(before) + " @*");
    }
  }

  @Test
  void detect_partOfALongerValue_readsNothingBesideIt() {
    String line = "kim@mail.example";
    Text text = Text.of("x" + line + "x@y.zz", KeyContext.NONE);
    text.select(1, 1 + line.length());
    assertThat(found(text)).containsExactly(line);
    text.select(4, 1 + line.length());
    assertThat(found(text)).isEmpty();
    text.select(1, 10);
    assertThat(found(text)).isEmpty();
    text.select(1, 11);
    assertThat(found(text)).isEmpty();
    text.select(1, 12);
    assertThat(found(text)).containsExactly("kim@mail.ex");
  }

  @Test
  void detect_longNames_countsAStepACharacter() {
    String before = "x".repeat(400) + " ";
    String name = "a".repeat(200) + "@" + "b".repeat(100) + ".example";
    Text text = Text.of(before + name, KeyContext.NONE);
    text.select(before.length(), before.length() + name.length());
    assertThat(found(text)).containsExactly(name);
    assertThat(text.stepsTaken()).isBetween(300L, 330L);
    String url = "https://" + "a".repeat(50) + "@" + "b".repeat(90) + ".example";
    Text inUrl = Text.of(before + url, KeyContext.NONE);
    inUrl.select(before.length(), before.length() + url.length());
    assertThat(found(inUrl)).containsExactly("a".repeat(50));
    assertThat(inUrl.stepsTaken()).isBetween(245L, 290L);
  }

  @Test
  void text_lastOfTheLabelsThatCouldBeOne_endsTheDomain() {
    assertThat(masked.text("kim@a.bc.1.22.333")).isEqualTo("*.1.22.333");
    assertThat(masked.text("kim@1.22.333")).isEqualTo("kim@1.22.333");
    assertThat(masked.text("kim@a.b.c.d")).isEqualTo("kim@a.b.c.d");
    assertThat(masked.text("kim@ab.c")).isEqualTo("kim@ab.c");
    assertThat(masked.text("kim@a.bc")).isEqualTo("*");
    assertThat(masked.text("kim@a.\u00e4\u00f6")).isEqualTo("*");
    assertThat(masked.text("kim@a.xn")).isEqualTo("*");
    assertThat(masked.text("kim@a.xn-1")).isEqualTo("*");
    assertThat(masked.text("kim@a.xm-1")).isEqualTo("kim@a.xm-1");
    assertThat(masked.text("kim@a.applications")).isEqualTo("*");
  }

  @Test
  void text_wordsInQuotesBeforeTheSign_areFoundWithThem() {
    assertThat(masked.text("to \"kim lee\"@example.org now")).isEqualTo("to * now");
    assertThat(masked.text("{\"email\":\"\\\"kim lee\\\"@example.org\"}"))
        .isEqualTo("{\"email\":\"\\*\"}");
    assertThat(masked.text("{\"host\":\"@example.org\"}")).isEqualTo("{\"host\":\"@example.org\"}");
    assertThat(masked.text("[\"a\", \"@example.org\"]")).isEqualTo("[\"a\", \"@example.org\"]");
    assertThat(masked.text("\"\"@example.org")).isEqualTo("\"\"@example.org");
    assertThat(masked.text("kim\"@example.org")).isEqualTo("kim\"@example.org");
  }

  @Test
  void text_addressBetweenBrackets_isAHost() {
    assertThat(masked.text("kim@[192.0.2.7], lee")).isEqualTo("*, lee");
    assertThat(masked.text("kim@[IPv6:2001:db8::1]")).isEqualTo("*");
    assertThat(masked.text("kim@[host]")).isEqualTo("kim@[host]");
    assertThat(masked.text("kim@[192.0.2.7")).isEqualTo("kim@[192.0.2.7");
  }

  @Test
  void text_addressBetweenBrackets_isAsLongAsOneOfAHost() {
    assertThat(masked.text("kim@[1.2.3.4]")).isEqualTo("*");
    assertThat(masked.text("kim@[1.2.34]")).isEqualTo("kim@[1.2.34]");
    String longest = "1".repeat(45);
    assertThat(masked.text("kim@[" + longest + "]")).isEqualTo("*");
    assertThat(masked.text("kim@[1" + longest + "]")).isEqualTo("kim@[1" + longest + "]");
  }

  @Test
  void text_wordsInQuotes_areAFewAtMost() {
    assertThat(masked.text("\"k\"@example.org")).isEqualTo("*");
    String most = "kim ".repeat(16);
    assertThat(masked.text("\"" + most + "x\"@example.org")).isEqualTo("*");
    assertThat(masked.text("\"" + most + "xy\"@example.org"))
        .isEqualTo("\"" + most + "xy\"@example.org");
    assertThat(masked.text("\" kim\"@example.org")).isEqualTo("\" kim\"@example.org");
    assertThat(masked.text("\"kim \"@example.org")).isEqualTo("\"kim \"@example.org");
    assertThat(masked.text("a\"kim\"@example.org")).isEqualTo("a\"kim\"@example.org");
  }

  @Test
  void text_endingLongerThanAnyOfAFile_endsADomain() {
    assertThat(masked.text("kim@mail.automounts")).isEqualTo("*");
    assertThat(masked.text("kim@mail.photography")).isEqualTo("*");
    assertThat(masked.text("kim@mail.properties")).isEqualTo("kim@mail.properties");
  }

  private static List<String> found(Text text) {
    return Masked.found(new EmailDetector(), text);
  }
}
