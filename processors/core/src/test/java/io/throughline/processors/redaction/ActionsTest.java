package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the place of a finding, action by action. */
class ActionsTest {

  private final Actions actions = new Actions(new Pseudonyms(KeyRing.random()));

  @ParameterizedTest
  @CsvSource({
    "card,   4929 9458 0730 2159, [card]",
    "email,  kim@mail.example,    [email]",
    "sql,    'x',                 ?",
    "url_password, kim:hunter2,   REDACTED:REDACTED",
  })
  void mask_anything_leavesTheDetectorsName(String detector, String found, String left) {
    assertThat(actions.replace(detector, Action.MASK, found)).isEqualTo(left);
    assertThat(actions.replace(detector, Action.DROP, found)).isEqualTo(left);
    assertThat(actions.replace(detector, Action.KEEP, found)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "card,  4929945807302159,    ****2159",
    "card,  4929 9458 0730 2159, ****2159",
    "card,  4929-9458-0730-215-9, ****2159",
    "iban,  GB33BUKB20201555555555, ****5555",
    "phone, +49 30 90182 0,      ****1820",
    "card,  12345678,            ****5678",
    "card,  1234567,             [card]",
    "card,  1-2-3-4-5-6-7,       [card]",
    "card,  '',                  [card]",
  })
  void last4_countsLettersAndDigits(String detector, String found, String left) {
    assertThat(actions.replace(detector, Action.LAST4, found)).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({
    "ip,    203.0.113.77,         203.0.113.0/24",
    "ip,    203.0.113.77/32,      203.0.113.0/24",
    "ip,    203.0.113.0/25,       203.0.113.0/24",
    "ip,    203.0.113.0/24,       203.0.113.0/24",
    "ip,    203.0.113.77/24,      203.0.113.0/24",
    "ip,    10.0.0.0/8,           10.0.0.0/8",
    "ip,    10.1.2.77/16,         10.1.2.0/16",
    "ip,    203%2E0%2E113%2E77,   [ip]",
    "ip,    2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
    "ip,    2001:db8::77,         2001:db8::/48",
    "ip,    2001:db8:1::/64,      2001:db8:1::/48",
    "ip,    2001:db8::/32,        2001:db8::/32",
    "ip,    2001:db8:1:2:3:4:5:6/48, 2001:db8:1::/48",
    "ip,    2001:db8:1:2:3:4:5:6/32, 2001:db8:1::/32",
    "ip,    ::1,                  [ip]",
    "ip,    ::ffff:203.0.113.77,  [ip]",
    "email, kim@mail.example,     *@mail.example",
    "email, kim@a@mail.example,   *@mail.example",
    "email, kim%40mail.example,   [email]",
    "email, kim\uFF20mail.example, [email]",
    "phone, +49 30 901820,        +49…",
    "phone, +49301,               [phone]",
    "phone, 030 901820,           [phone]",
    "born,  1979-05-12,           1979",
    "born,  12.05.1979,           1979",
    "born,  5/12/2001,            2001",
    "born,  12.05.79,             [born]",
    "born,  1879-05-12,           [born]",
    "card,  4929 9458 0730 2159,  [card]",
    "card,  1979 2001 4929 2159,  [card]",
    "jwt,   1979,                 1979",
  })
  void truncate_leavesTheCoarsePart(String detector, String found, String left) {
    assertThat(actions.replace(detector, Action.TRUNCATE, found)).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({
    "card, 4929 9458 0730 2159, 4929945807302159",
    "email, Kim@Mail.Example, kim@mail.example"
  })
  void pseudonym_isThatOfTheNormalisedValue(String detector, String found, String normalised) {
    assertThat(actions.replace(detector, Action.PSEUDONYM, found))
        .matches("tmp_[a-p]{32}")
        .isEqualTo(actions.pseudonym(normalised));
  }
}
