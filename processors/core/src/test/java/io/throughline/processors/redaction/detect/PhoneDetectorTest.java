package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Telephone numbers by their writing, or by a word beside them. */
class PhoneDetectorTest {

  private final Masked masked = new Masked("phone");

  @Test
  void text_international_isFound() {
    assertThat(masked.text("at +49 30 901820 now")).isEqualTo("at * now");
    assertThat(masked.text("+4930901820")).isEqualTo("*");
    assertThat(masked.text("(+44) 20 7946 0958")).isEqualTo("(*");
    assertThat(masked.text("+1-212-555-0147x33")).isEqualTo("*");
    assertThat(masked.text("+46 (0)157 548 89")).isEqualTo("*");
    assertThat(masked.text("is+49 30 901820")).isEqualTo("is*");
  }

  @Test
  void text_northAmerican_isFound() {
    assertThat(masked.text("(212) 555-0147")).isEqualTo("*");
    assertThat(masked.text("212-555-0147")).isEqualTo("*");
    assertThat(masked.text("1-212-555-0147")).isEqualTo("*");
    assertThat(masked.text("(212)555-0147 x")).isEqualTo("* x");
    assertThat(masked.text("212.555.0147")).isEqualTo("*");
    assertThat(masked.text("212.555-0147")).isEqualTo("212.555-0147");
    assertThat(masked.text("212.155.0147")).isEqualTo("212.155.0147");
    assertThat(masked.text("1212-555-0147")).isEqualTo("1212-555-0147");
    assertThat(masked.text("212 555 0147")).isEqualTo("212 555 0147");
    assertThat(masked.text("012-555-0147")).isEqualTo("012-555-0147");
    assertThat(masked.text("212-155-0147")).isEqualTo("212-155-0147");
    assertThat(masked.text("212-555-014")).isEqualTo("212-555-014");
  }

  @Test
  void text_besideAWord_isFound() {
    assertThat(masked.text("phone 030 901820")).isEqualTo("phone *");
    assertThat(masked.text("Tel.: 0309018201")).isEqualTo("Tel.: *");
    assertThat(masked.text("mobile 0171/1234567")).isEqualTo("mobile *");
    assertThat(masked.text("call me at 030 901 820")).isEqualTo("call me at *");
    assertThat(masked.text("Phone:\n030 901 820")).isEqualTo("Phone:\n*");
    assertThat(masked.text("030 901 820 fax")).isEqualTo("* fax");
    assertThat(masked.text("fax 34 10 1763")).isEqualTo("fax *");
    assertThat(masked.text("fax 3410 17 63")).isEqualTo("fax *");
    assertThat(masked.text("fax 31 12 2026")).isEqualTo("fax 31 12 2026");
    assertThat(masked.text("fax 32 12 2026")).isEqualTo("fax *");
  }

  @Test
  void text_otherNumbers_stayAsTheyAre() {
    assertThat(masked.text("030 901820")).isEqualTo("030 901820");
    assertThat(masked.text("1234567")).isEqualTo("1234567");
    assertThat(masked.text("2026-11-22")).isEqualTo("2026-11-22");
    assertThat(masked.text("call on 2026-11-22")).isEqualTo("call on 2026-11-22");
    assertThat(masked.text("22.11.2026 call")).isEqualTo("22.11.2026 call");
    assertThat(masked.text("+0123456789")).isEqualTo("+0123456789");
    assertThat(masked.text("+123456")).isEqualTo("+123456");
    assertThat(masked.text("reach 1234567")).isEqualTo("reach 1234567");
    assertThat(masked.text("order 030 901820")).isEqualTo("order 030 901820");
    assertThat(masked.text("1.234.567")).isEqualTo("1.234.567");
    assertThat(masked.text("call offset 030 901 820")).isEqualTo("call offset 030 901 820");
    assertThat(masked.text("a1234567")).isEqualTo("a1234567");
    assertThat(masked.text("phone id 0309018201")).isEqualTo("phone id 0309018201");
    assertThat(masked.text("+12345678901234567")).isEqualTo("+12345678901234567");
  }

  @Test
  void text_keyAboutTelephones_takesAnyNumber() {
    assertThat(masked.text("customer.phone", "0309018201")).isEqualTo("*");
    assertThat(masked.text("customerPhone", "030 901820")).isEqualTo("*");
    assertThat(masked.text("customer.id", "0309018201")).isEqualTo("0309018201");
    assertThat(masked.text("customer.phone", "12345")).isEqualTo("12345");
  }

  @Test
  void matchesNumber_underAKeyForIt_isFound() {
    PhoneDetector phone = new PhoneDetector();
    assertThat(phone.matchesNumber(4930901820L, KeyContext.of("customer.phone"))).isTrue();
    assertThat(phone.matchesNumber(1_000_000L, KeyContext.of("customer.phone"))).isTrue();
    assertThat(phone.matchesNumber(999_999L, KeyContext.of("customer.phone"))).isFalse();
    assertThat(phone.matchesNumber(1_000_000_000_000_000L, KeyContext.of("phone"))).isFalse();
    assertThat(phone.matchesNumber(4930901820L, KeyContext.NONE)).isFalse();
  }
}
