package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What the detectors found, put in order. */
class FindingsTest {

  private final Findings findings = new Findings();
  private final Detector card = named("card");
  private final Detector email = named("email");
  private final Detector phone = named("phone");

  private static Detector named(String name) {
    return new Detector() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void detect(Text text, FindingSink sink) {}
    };
  }

  @Test
  void add_emptyOrBeforeTheValue_isIgnored() {
    findings.add(card, 0, 3, 3);
    findings.add(card, 0, 3, 2);
    findings.add(card, 0, -1, 2);
    assertThat(findings.isEmpty()).isTrue();

    findings.add(card, 0, 0, 1);
    assertThat(findings).hasToString("[card[0,1)]");
  }

  @Test
  void add_manyFindings_keepsEach() {
    for (int i = 0; i < 100; i++) {
      findings.add(i % 2 == 0 ? card : email, 0, 10 * i, 10 * i + 5);
    }

    assertThat(findings.size()).isEqualTo(100);
    for (int i = 0; i < 100; i++) {
      assertThat(findings.toList().get(i))
          .isEqualTo(new Finding(i % 2 == 0 ? card : email, 10 * i, 10 * i + 5));
    }
  }

  @Test
  void settle_overlapping_unitesThemUnderTheNameThatTakesPrecedence() {
    findings.add(email, 1, 0, 5);
    findings.add(card, 0, 4, 9);
    findings.settle();
    assertThat(findings).hasToString("[card[0,9)]");

    findings.clear();
    findings.add(card, 0, 0, 5);
    findings.add(email, 1, 4, 9);
    findings.settle();
    assertThat(findings).hasToString("[card[0,9)]");
  }

  @Test
  void settle_threeInAChain_unitesAll() {
    findings.add(phone, 2, 0, 5);
    findings.add(email, 1, 4, 9);
    findings.add(card, 0, 8, 12);
    findings.add(phone, 2, 12, 14);
    findings.settle();

    assertThat(findings).hasToString("[card[0,12), phone[12,14)]");
  }

  @Test
  void settle_oneWithinAnother_keepsTheLongerEnd() {
    findings.add(card, 0, 0, 9);
    findings.add(email, 1, 2, 4);
    findings.settle();

    assertThat(findings).hasToString("[card[0,9)]");
  }

  @Test
  void settle_sameRank_keepsTheFirstName() {
    findings.add(card, 1, 2, 5);
    findings.add(email, 1, 2, 5);
    findings.settle();

    assertThat(findings).hasToString("[card[2,5)]");
  }

  @Test
  void settle_besideEachOther_keepsBoth() {
    findings.add(email, 1, 5, 9);
    findings.add(card, 0, 0, 5);
    findings.settle();

    assertThat(findings).hasToString("[card[0,5), email[5,9)]");
  }

  @Test
  void settle_anyOrder_sortsByPlaceWithNamesAndRanks() {
    int[] order = {3, 0, 4, 1, 2};
    for (int i : order) {
      findings.add(i % 2 == 0 ? card : email, i % 2, 10 * i, 10 * i + 5);
    }
    // Takes over the name of what it overlaps, unless that has the lower rank.
    findings.add(phone, 1, 12, 13);
    findings.add(email, 1, 22, 23);
    findings.settle();

    assertThat(findings)
        .hasToString("[card[0,5), email[10,15), card[20,25), email[30,35), card[40,45)]");
  }

  @Test
  void settle_manyInReverse_sortsByPlaceWithNamesAndRanks() {
    for (int i = 99; i >= 0; i--) {
      findings.add(i % 2 == 0 ? card : email, i % 2, 10 * i, 10 * i + 5);
      findings.add(phone, 1, 10 * i + 4, 10 * i + 6);
    }
    findings.settle();

    assertThat(findings.size()).isEqualTo(100);
    for (int i = 0; i < 100; i++) {
      assertThat(findings.toList().get(i))
          .isEqualTo(new Finding(i % 2 == 0 ? card : email, 10 * i, 10 * i + 6));
    }
  }

  @Test
  void isExact_findingsThatStandAloneOrHoldTheOthers_areWhatTheirDetectorsReported() {
    findings.add(card, 0, 0, 5);
    findings.add(email, 1, 10, 19);
    findings.add(phone, 2, 12, 14);
    findings.add(phone, 2, 20, 22);
    findings.add(phone, 2, 20, 29);
    findings.settle();

    assertThat(findings).hasToString("[card[0,5), email[10,19), phone[20,29)]");
    assertThat(findings.isExact(0)).isTrue();
    assertThat(findings.isExact(1)).isTrue();
    assertThat(findings.isExact(2)).isTrue();
  }

  @Test
  void isExact_findingsThatOthersMadeLonger_areNot() {
    findings.add(card, 0, 0, 5);
    findings.add(email, 1, 4, 9);
    findings.add(email, 1, 10, 19);
    findings.add(card, 0, 12, 14);
    findings.add(phone, 2, 20, 25);
    findings.add(phone, 2, 24, 29);
    findings.settle();

    assertThat(findings).hasToString("[card[0,9), card[10,19), phone[20,29)]");
    assertThat(findings.isExact(0)).isFalse();
    assertThat(findings.isExact(1)).isFalse();
    assertThat(findings.isExact(2)).isFalse();
  }

  @Test
  void isExact_stretchInWhichADetectorFailed_isNotAndTakesTheNameOfWhatItHolds() {
    findings.addUnread(email, 1, 0, 9);
    findings.addUnread(phone, 2, 10, 19);
    findings.add(card, 0, 12, 14);
    findings.settle();

    assertThat(findings).hasToString("[email[0,9), card[10,19)]");
    assertThat(findings.isExact(0)).isFalse();
    assertThat(findings.isExact(1)).isFalse();
  }

  @Test
  void settle_united_forgetsTheDetectorsOfTheRest() {
    findings.add(card, 0, 0, 5);
    findings.add(email, 1, 4, 9);
    findings.settle();

    assertThat(findings.detector(0)).isSameAs(card);
    assertThat(findings.detector(1)).isNull();
  }

  @Test
  void truncate_toAMark_forgetsWhatCameAfter() {
    findings.add(card, 1, 0, 3);
    findings.add(phone, 2, 5, 8);
    findings.truncate(1);

    assertThat(findings).hasToString("[card[0,3)]");
    assertThat(findings.detector(1)).isNull();
  }

  @Test
  void clear_afterFindings_forgetsTheirDetectors() {
    findings.add(card, 0, 0, 5);
    findings.clear();

    assertThat(findings.isEmpty()).isTrue();
    assertThat(findings.detector(0)).isNull();
  }

  @Test
  void found_inALine_isShiftedToItsPlace() {
    FindingSink sink = findings.sink(card, 0, 10, 15);
    sink.found(0, 5);
    sink.found(2, 2);
    sink.found(3, 4);

    assertThat(findings).hasToString("[card[10,15), card[13,14)]");
  }

  @Test
  void found_outsideTheLine_throws() {
    FindingSink sink = findings.sink(card, 0, 10, 15);

    assertThatThrownBy(() -> sink.found(0, 6)).hasMessage("card reported [0,6) of 5");
    assertThatThrownBy(() -> sink.found(-1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> sink.found(3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(findings.isEmpty()).isTrue();
  }
}
