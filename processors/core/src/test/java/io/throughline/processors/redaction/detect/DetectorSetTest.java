package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorSetTest {

  private final DetectorSet all = DetectorSet.of(Detectors.all());
  private final Findings findings = new Findings();

  private String masked(String value) {
    return Masked.named(all, value);
  }

  @Test
  void scan_cleanValue_findsNothing() {
    assertThat(all.scan("GET /orders/42 took 12 ms", KeyContext.NONE, findings)).isFalse();
    assertThat(findings.isEmpty()).isTrue();
  }

  @Test
  void scan_severalKindsInOneValue_findsEach() {
    assertThat(masked("card 5105 1051 0510 5100 of kim@mail.example, DE89 3704 0044 0532 0130 00"))
        .isEqualTo("card <card> of <email>, <iban>");
  }

  @Test
  void scan_findingOnALaterLine_hasOffsetsOfTheValue() {
    assertThat(masked("first\nsecond kim@mail.example\r\nthird"))
        .isEqualTo("first\nsecond <email>\r\nthird");
  }

  @Test
  void scan_escapedAndFullWidthCharacters_coversTheirOriginalPlaces() {
    assertThat(masked("to kim%40mail.example now")).isEqualTo("to <email> now");
    assertThat(masked("to kim\\u0040mail.example now")).isEqualTo("to <email> now");
    assertThat(masked("pay ５１０５１０５１０５１０５１００ now")).isEqualTo("pay <card> now");
    assertThat(masked("pay 5105\u200B1051\u00A00510\u200B5100 now")).isEqualTo("pay <card> now");
  }

  @Test
  void scan_numberThatIsACard_namesTheDetector() {
    assertThat(all.scan(5105105105105100L, KeyContext.NONE)).isSameAs(Detectors.named("card"));
    assertThat(all.scan(5105105105105100.0, KeyContext.NONE)).isSameAs(Detectors.named("card"));
    assertThat(all.scan(5105105105105101L, KeyContext.NONE)).isNull();
    assertThat(all.scan(0.5, KeyContext.NONE)).isNull();
  }

  @Test
  void scan_numberUnderATellingKey_asksCompositeDetectorsToo() {
    Detector id = Detectors.named("national_id");
    assertThat(all.scan(212345678L, KeyContext.of("user.ssn"))).isSameAs(id);
    assertThat(all.scan(90021312343.0, KeyContext.of("user.pesel"))).isSameAs(id);
    assertThat(all.scan(212345678L, KeyContext.of("order.count"))).isNull();
  }

  @Test
  void scan_numberThatIsNotWhole_isNoDetectors() {
    assertThat(all.scan(212345678.5, KeyContext.of("user.ssn"))).isNull();
    assertThat(all.scan(1e300, KeyContext.NONE)).isNull();
    assertThat(all.scan(Double.NaN, KeyContext.NONE)).isNull();
  }

  @Test
  void scan_address_isOneUnlessItsKeySaysOtherwise() {
    assertThat(all.scan("10.1.2.3", KeyContext.of("client.address"), findings)).isTrue();
    assertThat(findings.detector(0).name()).isEqualTo("ip");
    assertThat(all.scan("10.1.2.3", KeyContext.of("service.version"), findings)).isFalse();
  }

  @Test
  void scan_addressBesideADetectorOfOnesOwn_isLookedAtByBoth() {
    DetectorSet set =
        DetectorSet.of(List.of(Detectors.regex("site", "10[.]1[.]"), Detectors.named("ip")));

    assertThat(Masked.named(set, "10.1.2.3")).isEqualTo("<site>");
  }

  @Test
  void scan_emptyLines_areNothing() {
    assertThat(masked("")).isEmpty();
    assertThat(masked("\n\n")).isEqualTo("\n\n");
    assertThat(masked("\n\nkim@mail.example")).isEqualTo("\n\n<email>");
    assertThat(masked("kim@mail.example\n")).isEqualTo("<email>\n");
  }

  @Test
  void detectors_areThoseOfTheSet() {
    assertThat(all.detectors()).isEqualTo(Detectors.all());
  }
}
