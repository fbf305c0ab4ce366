package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

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

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
