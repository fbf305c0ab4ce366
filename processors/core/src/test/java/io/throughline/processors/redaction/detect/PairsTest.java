package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PairsTest {

  private final Pairs pairs = new Pairs().add("ab", "1").addIgnoringCase("x", "yz");

  @Test
  void next_firstAndSecondOfOneCall_findsThePair() {
    assertThat(next("--a1", 0)).isEqualTo(2);
    assertThat(next("--b1", 0)).isEqualTo(2);
    assertThat(next("--xz", 0)).isEqualTo(2);
  }

  @Test
  void next_firstAndSecondOfTwoCalls_findsNone() {
    assertThat(next("ay x1 ab 1a", 0)).isEqualTo(10);
  }

  @Test
  void next_otherCase_findsOnlyWhatIgnoresIt() {
    assertThat(next("A1 Xy", 0)).isEqualTo(3);
    assertThat(next("A1 xY", 0)).isEqualTo(3);
  }

  @Test
  void next_pairBeforeTheStart_isPassedOver() {
    assertThat(next("a1 a1", 1)).isEqualTo(3);
    assertThat(next("a1", 1)).isEqualTo(1);
  }

  @Test
  void next_charactersOutsideAscii_areInNoPair() {
    assertThat(next("\u00E11a\uFF11\u007F1", 0)).isEqualTo(5);
  }

  @Test
  void next_beyondTheLast_returnsTheLast() {
    assertThat(next("a1", 2)).isEqualTo(1);
    assertThat(pairs.next(new char[0], 0, -1)).isEqualTo(-1);
  }

  @Test
  void hold_twoCharacters_areOfOnePair() {
    Pairs pairs = new Pairs().add("ab", "1").add("c", "2");
    assertThat(pairs.hold('a', '1')).isTrue();
    assertThat(pairs.hold('b', '1')).isTrue();
    assertThat(pairs.hold('c', '2')).isTrue();
    assertThat(pairs.hold('a', '2')).isFalse();
    assertThat(pairs.hold('1', 'a')).isFalse();
    assertThat(pairs.hold('\u0101', '1')).isFalse();
    assertThat(pairs.hold('a', '\u00B1')).isFalse();
  }

  @Test
  void which_pair_isToldByTheOrderOfAdding() {
    Pairs pairs = new Pairs().add("ab", "1").add("a", "2").addIgnoringCase("c", "d");
    assertThat(pairs.which('b', '1')).isEqualTo(0);
    assertThat(pairs.which('a', '2')).isEqualTo(1);
    assertThat(pairs.which('C', 'd')).isEqualTo(2);
  }

  @Test
  void add_moreOftenThanThereAreBits_isRefused() {
    Pairs full = new Pairs();
    for (int i = 0; i < Integer.SIZE - 1; i++) {
      full.add("a", "b");
    }
    assertThatThrownBy(() -> full.add("c", "d")).isInstanceOf(IllegalStateException.class);
  }

  private int next(String text, int from) {
    return pairs.next(text.toCharArray(), from, text.length() - 1);
  }
}
