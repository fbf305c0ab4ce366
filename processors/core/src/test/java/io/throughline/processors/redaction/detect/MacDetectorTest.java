package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Hardware addresses, not fingerprints. */
class MacDetectorTest {

  private final Masked masked = new Masked("mac");

  @Test
  void text_address_isFound() {
    assertThat(masked.text("at 00:1b:44:11:3a:b7 ok")).isEqualTo("at * ok");
    assertThat(masked.text("AA-BB-CC-DD-EE-FE")).isEqualTo("*");
    assertThat(masked.text("00:1B:44:11:3A:B7,00:1B:44:11:3A:B8")).isEqualTo("*,*");
    assertThat(masked.text("mac:00:1b:44:11:3a:b7")).isEqualTo("mac:*");
    assertThat(masked.text("11:11:11:11:11:11")).isEqualTo("*");
  }

  @Test
  void text_fours_areFound() {
    assertThat(masked.text("at 001b.4411.3ab7 ok")).isEqualTo("at * ok");
    assertThat(masked.text("FCE1.C41F.07C5.")).isEqualTo("*.");
    assertThat(masked.text("001b.4411.3ab7,001b.4411.3ab8")).isEqualTo("*,*");
  }

  @Test
  void text_otherFours_stayAsTheyAre() {
    assertThat(masked.text("1234.5678.9012")).isEqualTo("1234.5678.9012");
    assertThat(masked.text("dead.beef.cafe")).isEqualTo("dead.beef.cafe");
    assertThat(masked.text("001b.4411.3ab")).isEqualTo("001b.4411.3ab");
    assertThat(masked.text("001b.4411.3ag7")).isEqualTo("001b.4411.3ag7");
    assertThat(masked.text("001b:4411.3ab7")).isEqualTo("001b:4411.3ab7");
    assertThat(masked.text("001b.4411:3ab7")).isEqualTo("001b.4411:3ab7");
    assertThat(masked.text("x001b.4411.3ab7")).isEqualTo("x001b.4411.3ab7");
    assertThat(masked.text("a.001b.4411.3ab7")).isEqualTo("a.001b.4411.3ab7");
    assertThat(masked.text("001b.4411.3ab7x")).isEqualTo("001b.4411.3ab7x");
    assertThat(masked.text("001b.4411.3ab7.x")).isEqualTo("001b.4411.3ab7.x");
  }

  @Test
  void text_noAddress_staysAsItIs() {
    assertThat(masked.text("00:1b:44:11:3a")).isEqualTo("00:1b:44:11:3a");
    assertThat(masked.text("00:00:00:00:00:00")).isEqualTo("00:00:00:00:00:00");
    assertThat(masked.text("FF:FF:FF:FF:FF:FF")).isEqualTo("FF:FF:FF:FF:FF:FF");
    assertThat(masked.text("00:1b-44:11:3a:b7")).isEqualTo("00:1b-44:11:3a:b7");
    assertThat(masked.text("00:1b:44:11:3a:b7:99")).isEqualTo("00:1b:44:11:3a:b7:99");
    assertThat(masked.text("99:00:1b:44:11:3a:b7")).isEqualTo("99:00:1b:44:11:3a:b7");
    assertThat(masked.text("00:1g:44:11:3a:b7")).isEqualTo("00:1g:44:11:3a:b7");
    assertThat(masked.text("x00:1b:44:11:3a:b7")).isEqualTo("x00:1b:44:11:3a:b7");
    assertThat(masked.text("00:1b:44:11:3a:b7x")).isEqualTo("00:1b:44:11:3a:b7x");
    assertThat(masked.text("00.1b.44.11.3a.b7")).isEqualTo("00.1b.44.11.3a.b7");
  }

  @Test
  void text_besideAnAddress_eachIsToldByItself() {
    String address = " 00:1b:44:11:3a:b7";
    for (String other :
        new String[] {
          "00:1b:44-11:3a:b7",
          "00:1b:44:11:3g:b7",
          "00:1b:44:11:3a-b7",
          "x00:1b:44:11:3a:b7",
          "00:1b:44:11:3a:b7x",
          "99:00:1b:44:11:3a:b7",
          "-99:00:1b:44:11:3a:b7",
          "00:1b:44:11:3a:b7:99",
          "00:1b:44:11:3a:b7:99-",
        }) {
      assertThat(masked.text(other + address)).isEqualTo(other + " *");
    }
  }

  @Test
  void text_signBesideAnAddress_goesOnWithAPairAlone() {
    assertThat(masked.text("a:00:1b:44:11:3a:b7:a")).isEqualTo("a:*:a");
    assertThat(masked.text("ga:00:1b:44:11:3a:b7:ag")).isEqualTo("ga:*:ag");
    assertThat(masked.text("node1a:00:1b:44:11:3a:b7:1afs")).isEqualTo("node1a:*:1afs");
    assertThat(masked.text("1a.00:1b:44:11:3a:b7.1a")).isEqualTo("1a.*.1a");
    assertThat(masked.text("-00-1b-44-11-3a-b7-")).isEqualTo("-*-");
  }

  @Test
  void text_inOnePiece_needsAWord() {
    assertThat(masked.text("mac 001b44113ab7 up")).isEqualTo("mac * up");
    assertThat(masked.text("{\"macAddress\":\"001B44113AB7\"}"))
        .isEqualTo("{\"macAddress\":\"*\"}");
    assertThat(masked.text("device.mac", "001b44113ab7")).isEqualTo("*");
    assertThat(masked.text("BSSID=001b44113ab7")).isEqualTo("BSSID=*");
    assertThat(masked.text("001b44113ab7")).isEqualTo("001b44113ab7");
    assertThat(masked.text("mac 001b44113ab")).isEqualTo("mac 001b44113ab");
    assertThat(masked.text("mac 001b44113abg")).isEqualTo("mac 001b44113abg");
    assertThat(masked.text("machine 001b44113ab7")).isEqualTo("machine 001b44113ab7");
    assertThat(masked.text("mac\n001b44113ab7")).isEqualTo("mac\n001b44113ab7");
  }
}
