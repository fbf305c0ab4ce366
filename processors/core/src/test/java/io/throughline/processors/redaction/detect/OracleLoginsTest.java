package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names and passwords before an Oracle database. */
class OracleLoginsTest {

  private final Masked masked = new Masked("password");

  @Test
  void text_passwordBehindAName_isHidden() {
    assertThat(masked.text("CONNECT kim/tiger@db")).isEqualTo("CONNECT kim/*@db");
    assertThat(masked.text("failed: CONNECT kim/tiger@db")).isEqualTo("failed: CONNECT kim/*@db");
    assertThat(masked.text("connect kim/tiger@//db:1521/x")).isEqualTo("connect kim/*@//db:1521/x");
    assertThat(masked.text("SQL> conn kim/tiger@db")).isEqualTo("SQL> conn kim/*@db");
    assertThat(masked.text("expdp kim/tiger@db directory=x"))
        .isEqualTo("expdp kim/*@db directory=x");
    assertThat(masked.text("rman target kim/tiger@db")).isEqualTo("rman target kim/*@db");
    assertThat(masked.text("exp userid=kim/tiger@db file=x"))
        .isEqualTo("exp userid=kim/*@db file=x");
  }

  @Test
  void text_otherPlaces_stayAsTheyAre() {
    staysAsItIs(
        "could not connect orders/main@1.2",
        "connect to acme/orders@main",
        "connected a/b@c",
        "CONNECT orders.example:443 HTTP/1.1",
        "CONNECT kim@db",
        "CONNECT kim/@db",
        "CONNECT a/b/c@db",
        "CONNECT kim/$PASS@db",
        "override=a/b@c");
  }

  @Test
  void detect_shortOrLongNames_upToSixtyFourCharacters() {
    assertThat(found(text("CONNECT a/b@c"))).containsExactly("b");
    assertThat(found(text("CONNECT " + "a".repeat(58) + "/tiger@db"))).containsExactly("tiger");
    assertThat(found(text("CONNECT " + "a".repeat(59) + "/tiger@db"))).isEmpty();
    assertThat(found(text("kim/tiger@db"))).isEmpty();
    assertThat(found(text("x\tkim/tiger@db"))).isEmpty();
    assertThat(found(text("userid=kim/tiger@db userid=lee/lion@db")))
        .containsExactly("tiger", "lion");
  }

  @Test
  void detect_partOfALongerValue_readsNothingBesideIt() {
    String before = "CONNECT ki".repeat(10);
    String part = "kim/tiger@db userid=kim/tiger@db CONNECT kim/lion@x";
    Text text = text(before + part + "@y");
    text.select(before.length(), before.length() + part.length());

    assertThat(found(text)).containsExactly("tiger", "lion");
    assertThat(text.stepsTaken()).isBetween(50L, 90L);
  }

  private static Text text(String value) {
    return Text.of(value, KeyContext.NONE);
  }

  private static List<String> found(Text text) {
    return Masked.found(new OracleLogins(), text);
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
