package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorSetTest {

  private final DetectorSet all = DetectorSet.of(Detectors.all());
  private final Findings findings = new Findings();

  private String masked(String value) {
    return masked(all, value);
  }

  private String masked(DetectorSet set, String value) {
    set.scan(value, KeyContext.NONE, findings);
    StringBuilder out = new StringBuilder(value);
    for (int i = findings.size() - 1; i >= 0; i--) {
      out.replace(findings.start(i), findings.end(i), "<" + findings.detector(i).name() + ">");
    }
    return out.toString();
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
  void scan_detectorThatThrows_failsClosedAndIsSwitchedOff() {
    List<String> told = new ArrayList<>();
    Detector broken =
        new Detector() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public void detect(Text text, FindingSink sink) {
            throw new IllegalStateException("broken");
          }
        };
    DetectorSet set =
        DetectorSet.of(List.of(broken), (d, cause, off) -> told.add(d.name() + " " + off));
    assertThat(masked(set, "anything")).isEqualTo("<broken>");
    assertThat(masked(set, "anything")).isEqualTo("<broken>");
    assertThat(told).containsExactly("broken true");
  }

  @Test
  void scan_detectorThatOverrunsThreeTimes_isSwitchedOffAndItsValuesFailClosed() {
    List<Boolean> told = new ArrayList<>();
    Detector slow =
        new Detector() {
          @Override
          public String name() {
            return "slow";
          }

          @Override
          public Gate gate() {
            return Gate.anyLiteral("ticket");
          }

          @Override
          public void detect(Text text, FindingSink sink) {
            for (int i = 0; ; i = (i + 1) % text.length()) {
              text.charAt(i);
            }
          }
        };
    DetectorSet set = DetectorSet.of(List.of(slow), (d, cause, off) -> told.add(off));
    for (int i = 0; i < 5; i++) {
      assertThat(masked(set, "ticket 7")).isEqualTo("<slow>");
    }
    assertThat(masked(set, "no such word")).isEqualTo("no such word");
    assertThat(told).containsExactly(false, false, true);
  }
}
