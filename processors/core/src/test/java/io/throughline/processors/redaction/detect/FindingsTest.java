package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the detectors found, put in order. */
class FindingsTest {

  private static final Detector CARD = Detectors.named("card");
  private static final Detector PHONE = Detectors.named("phone");

  private final Findings findings = new Findings();

  private String places() {
    StringBuilder places = new StringBuilder();
    for (Finding finding : findings.toList()) {
      places.append(finding.detector().name()).append(' ');
      places.append(finding.start()).append('-').append(finding.end()).append(' ');
    }
    return places.toString().strip();
  }

  @Test
  void settle_overlapping_areUnitedUnderTheFirstInPrecedence() {
    findings.add(PHONE, 2, 5, 12);
    findings.add(CARD, 1, 8, 20);
    findings.add(PHONE, 2, 10, 11);
    findings.settle();
    assertThat(places()).isEqualTo("card 5-20");
  }

  @Test
  void settle_touching_stayApart() {
    findings.add(CARD, 1, 8, 20);
    findings.add(PHONE, 2, 5, 8);
    findings.settle();
    assertThat(places()).isEqualTo("phone 5-8 card 8-20");
  }

  @Test
  void settle_manyOutOfOrder_areSorted() {
    for (int i = 99; i >= 0; i--) {
      findings.add(i % 2 == 0 ? CARD : PHONE, 1 + i % 2, 10 * i, 10 * i + 5);
    }
    findings.settle();
    assertThat(findings.size()).isEqualTo(100);
    for (int i = 0; i < 100; i++) {
      assertThat(findings.start(i)).isEqualTo(10 * i);
      assertThat(findings.end(i)).isEqualTo(10 * i + 5);
      assertThat(findings.detector(i)).isSameAs(i % 2 == 0 ? CARD : PHONE);
    }
  }

  @Test
  void add_nothingOrNegative_isLeftOut() {
    findings.add(CARD, 1, 3, 3);
    findings.add(CARD, 1, -1, 3);
    assertThat(findings.isEmpty()).isTrue();
  }

  @Test
  void truncate_toAMark_forgetsWhatCameAfter() {
    findings.add(CARD, 1, 0, 3);
    findings.add(PHONE, 2, 5, 8);
    findings.truncate(1);
    assertThat(places()).isEqualTo("card 0-3");
    findings.clear();
    assertThat(places()).isEmpty();
  }
}
