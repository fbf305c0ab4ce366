package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the built-in {@code staging} keeps because the key says what the value is. */
class StagingTest {

  private final PolicyTrial staging = new PolicyTrial(Redactor.create(RedactionPolicy.staging()));

  @ParameterizedTest
  @CsvSource({
    "server.address,        10.1.2.3",
    "network.local.address, 2001:db8::77",
    "host.ip,               10.1.2.3",
    "host.mac,              00:1b:44:11:3a:b7",
    "cloud.account.id,      234123412346",
    "order.id,              4929945807302159",
    "invoice.number,        4929945807302159",
    "messaging.message.id,  4929945807302159",
    "cache.key,             90c192cf-d3ac-44af-8f21-ddb66cad4a26",
  })
  void text_underAKeyOfAKnownConvention_stays(String key, String value) {
    assertThat(staging.text(key, value).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "client.address, 10.1.2.3,                 [ip]",
    "note,           4929945807302159,         [card]",
    "server.address, kim@mail.example,         [email]",
    "order.id,       card 4929945807302159 ok, card [card] ok",
    "server.address, 4532988842124732,         [card]",
    "host.ip,        4532.9888.4212.4732,      [card]",
    "host.mac.owner, 00:1b:44:11:3a:b7,        [mac]",
  })
  void text_underAnotherKeyOrOfAnotherKind_isMasked(String key, String value, String left) {
    assertThat(staging.text(key, value).value()).isEqualTo(left);
  }
}
