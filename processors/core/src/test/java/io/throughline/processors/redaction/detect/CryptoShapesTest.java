package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long an address is, and its check. */
class CryptoShapesTest {

  private final Masked masked = new Masked("crypto");

  @Test
  void text_address_isFoundInItsLength() {
    assertThat(masked.text("0x52908400098527886E0F7030069857D2E4169EE7")).isEqualTo("*");
    assertThat(masked.text("0X52908400098527886E0F7030069857D2E4169EE7")).isEqualTo("*");
    assertThat(masked.text("to 0x52908400098527886E0F7030069857D2E4169EE7 at"))
        .isEqualTo("to * at");
    assertThat(masked.text("to 13ZWveQdd8hXUixnHTDbyMi8Cfer611xKg now")).isEqualTo("to * now");
    assertThat(masked.text("34FXrBu5B31uZtfDQYtCPz54MBwZYUENra")).isEqualTo("*");
    assertThat(masked.text("11111111111111111111BZbvjr")).isEqualTo("*");
    assertThat(masked.text("bc1qr23clxd5mzfsh79vn6pg0kaytjeq8w4ueyq49w")).isEqualTo("*");
    assertThat(masked.text("bc1qr23clxd5mzfsh79vn6pg0kaytjeq8w4uvcseqv")).isEqualTo("*");
    assertThat(
            masked.text(
                "bc1qr23clxd5mzfsh79vn6pg0kaytjeq8w4ur23clxd5mzfsh79vn6pg0kaytjeq8w4u4m6n70"))
        .isEqualTo("*");
    assertThat(
            masked.text(
                "bc1qr23clxd5mzfsh79vn6pg0kaytjeq8w4ur23clxd5mzfsh79vn6pg0kaytjeq8w4uq82lmd"))
        .isEqualTo("*");
    assertThat(masked.text("bc1qr23clxd5mzfsh79vn6pg0kaytjeq8w4ur23clxd5mzfsh79vn6pgcgef8z"))
        .isEqualTo("*");
    assertThat(
            masked.text(
                "to a customer who asked for it again bc1qr23clxd5mzfsh79vn6pg0kaytjeq8w4ur23clxd5mzfsh79vn6pg0kaytjeq8w4u4m6n70"))
        .isEqualTo("to a customer who asked for it again *");
    assertThat(
            masked.text("to a customer who asked for it again 34FXrBu5B31uZtfDQYtCPz54MBwZYUENra"))
        .isEqualTo("to a customer who asked for it again *");
    assertThat(
            masked.text(
                "bc1qr23clxd5mzfsh79vn6pg0kaytjeq8w4ueyq49w bd1qr23clxd5mzfsh79vn6pg0kaytjeq8w4ueyq49w"))
        .isEqualTo("* bd1qr23clxd5mzfsh79vn6pg0kaytjeq8w4ueyq49w");
    assertThat(
            masked.text(
                "bc1qr23clxd5mzfsh79vn6pg0kaytjeq8w4ueyq49w bc2qr23clxd5mzfsh79vn6pg0kaytjeq8w4ueyq49w"))
        .isEqualTo("* bc2qr23clxd5mzfsh79vn6pg0kaytjeq8w4ueyq49w");
    assertThat(
            masked.text(
                "bc1qr23clxd5mzfsh79vn6pg0kaytjeq8w4ueyq49w bc1qr23clxd5mzfsh79vb6pg0kaytjeq8w4ueyq49w"))
        .isEqualTo("* bc1qr23clxd5mzfsh79vb6pg0kaytjeq8w4ueyq49w");
    assertThat(masked.text("BC1QR23CLXD5MZFSH79VN6PG0KAYTJEQ8W4UEYQ49W")).isEqualTo("*");
    assertThat(masked.text("13ZWveQdd8hXUixnHTDbyMi8Cfer611xKg 23ZWveQdd8hXUixnHTDbyMi8Cfer611xKg"))
        .isEqualTo("* 23ZWveQdd8hXUixnHTDbyMi8Cfer611xKg");
    staysAsItIs(
        "0x52908400098527886E0F7030069857D2E4169EE7a",
        "0x52908400098527886E0F7030069857D2E4169EE",
        "0xg2908400098527886E0F7030069857D2E4169EE7",
        "0y52908400098527886E0F7030069857D2E4169EE7",
        "3R35uvfUDGsDe5GWZyGqhnRTmYZXaa12Ki",
        "31cCFdEs5vAeJ6YBUhEDFMuLhkRYpna5mY",
        "3zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
        "34FXrBu5B31uZtfDQYtCPz54MBwZYUENra1",
        "bc1qr23clxd5mzfsh79vn6pg0kaytjeq8w446xsv8",
        "bc1qr23clxd5mzfsh79vn6pg0kaytjeq8w4ur23clxd5mzfsh79vn6pg0kaytjeq8w4urj5cr89",
        "bc1qr23clxd5mzfsh79vb6pg0kaytjeq8w4ueyq49w",
        "bc1qr23clxd5mzfsh79vn6pg0kaytjeq8w4ueyq49q",
        "bc1qr23clxd5mzfsh79vn6pg0kaytjeq8w4ueyq49d",
        "bc1qr23clxd5mzfsh79vn6pg0kaytjeq8w4ueyq49wq",
        "bc1qr23clxd5mzfsh79v",
        "13ZWveQdd8hXUixnHTDbyMi8C",
        "13ZWveQdd8hXUixnHTDbyMi8Cfer611xK2",
        "13ZWveQdd0hXUixnHTDbyMi8Cfer611xKg");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
