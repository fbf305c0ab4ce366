package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values that are an IPv4 address and nothing else, which {@link DetectorSet} tells by their form.
 */
class AddressAloneTest {

  private final DetectorSet builtIn = DetectorSet.of(Detectors.all());

  /** A detector that is not built in, so that every value is read. */
  private final DetectorSet reading = with("none", "qzqzqzqz");

  private static DetectorSet with(String name, String regex) {
    List<Detector> detectors = new ArrayList<>(List.of(Detectors.regex(name, regex)));
    detectors.addAll(Detectors.all());
    return DetectorSet.of(detectors);
  }

  private static String found(DetectorSet set, String value, String key) {
    Findings findings = new Findings();
    set.scan(value, KeyContext.of(key), findings);
    return findings.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client.address",
        "client.ip",
        "text",
        "order.id",
        "customer.phone",
        "service.version",
        "user.ssn",
        "card",
        "db.query.text",
        "auth_token"
      })
  void scan_fourNumbersWithDots_findsWhatReadingFinds(String key) {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String value = fourNumbers(random);
      assertThat(found(builtIn, value, key)).as(value).isEqualTo(found(reading, value, key));
    }
  }

  /** Mostly octets; some too large, some with zeros before them. */
  private static String fourNumbers(Random random) {
    List<String> numbers = new ArrayList<>();
    for (int n = 0; n < 4; n++) {
      int number = random.nextInt(random.nextInt(12) == 0 ? 1100 : 256);
      numbers.add(String.format(random.nextInt(12) == 0 ? "%03d" : "%d", number));
    }
    return String.join(".", numbers);
  }

  @Test
  void scan_nearlyAnAddress_findsWhatReadingFinds() {
    for (String value :
        List.of(
            "",
            ".",
            "1.2.3",
            "1.2.3.",
            ".1.2.3",
            "1..2.3",
            "1.2.3.4.",
            "1.2.3.4.5",
            "256.1.1.1",
            "1.2.3.0004",
            "1.2.3.4 ",
            "1.2.3.4/24",
            "1.2.3.x",
            "255.255.255.256",
            "1234567")) {
      assertThat(found(builtIn, value, "text")).as(value).isEqualTo(found(reading, value, "text"));
    }
  }

  @Test
  void scan_addressThatAUsersDetectorKnows_isNamedByIt() {
    assertThat(found(with("office", "10\\.77\\.\\d+\\.\\d+"), "10.77.1.2", "client.address"))
        .contains("office");
  }

  @Test
  void scan_addressWithoutTheDetector_findsNothing() {
    DetectorSet cards = DetectorSet.of(List.of(Detectors.named("card")));

    assertThat(found(cards, "203.0.113.77", "client.address")).isEqualTo("[]");
  }
}
