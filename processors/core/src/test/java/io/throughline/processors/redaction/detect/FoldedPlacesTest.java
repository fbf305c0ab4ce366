package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The way back from a folded line. */
class FoldedPlacesTest {

  private final FoldedPlaces places = new FoldedPlaces();

  private void expect(int index, int start, int end) {
    assertThat(places.startOf(index)).isEqualTo(start);
    assertThat(places.endOf(index)).isEqualTo(end);
  }

  @Test
  void nothingNoted_standsOneToOne() {
    assertThat(places.areOneToOne()).isTrue();
    expect(0, 0, 1);
    expect(7, 7, 8);
  }

  @Test
  void resolved_escapes_coverAllTheirCharacters() {
    // a%40%2Eb
    places.resolved(2, 4);
    places.resolved(3, 7);

    assertThat(places.areOneToOne()).isFalse();
    expect(0, 0, 1);
    expect(1, 1, 4);
    expect(2, 4, 7);
    expect(3, 7, 8);
    expect(4, 8, 9);
  }

  @Test
  void leftOut_oneAfterAnother_belongsToNeitherSide() {
    // ab??c, and one at the beginning
    places.leftOut(0, 0, 1);
    places.leftOut(2, 3, 4);
    places.leftOut(2, 4, 5);

    expect(0, 1, 2);
    expect(1, 2, 3);
    expect(2, 5, 6);
  }

  @Test
  void leftOut_behindAnEscape_isNotOfIt() {
    // a%40?b
    places.resolved(2, 4);
    places.leftOut(2, 4, 5);

    expect(1, 1, 4);
    expect(2, 5, 6);
  }

  @Test
  void resolved_again_replacesWhatStoodBehindThePlace() {
    // a [at] b: the blank is noted first, then becomes a part of the sign
    places.resolved(2, 4);
    places.resolved(2, 9);

    expect(1, 1, 9);
    expect(2, 9, 10);
  }

  @Test
  void resolved_manyEscapes_areAllKept() {
    for (int i = 0; i < 1000; i++) {
      places.resolved(i + 1, 3 * (i + 1));
    }
    for (int i = 0; i < 1000; i++) {
      expect(i, 3 * i, 3 * i + 3);
    }
    expect(1000, 3000, 3001);
  }

  @Test
  void startOf_anyOrder_isTheSame() {
    for (int i = 0; i < 1000; i++) {
      places.resolved(2 * i + 1, 4 * i + 3);
    }
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      int index = random.nextInt(1000);
      expect(2 * index, 4 * index, 4 * index + 3);
      expect(2 * index + 1, 4 * index + 3, 4 * index + 4);
    }
  }

  @Test
  void clear_forgetsAll() {
    places.resolved(1, 3);
    places.clear();

    assertThat(places.areOneToOne()).isTrue();
    expect(1, 1, 2);
  }
}
