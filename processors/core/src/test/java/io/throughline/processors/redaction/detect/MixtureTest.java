package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MixtureTest {

  private final Mixture mixture = new Mixture();

  @Test
  void move_eachKindOfCharacter_isCounted() {
    long counts = move("aB1 ({:.x*\u00E9", 0, 11);

    assertThat(Mixture.of(counts, Mixture.UPPER)).isEqualTo(1);
    assertThat(Mixture.of(counts, Mixture.LOWER)).isEqualTo(2);
    assertThat(Mixture.of(counts, Mixture.DIGIT)).isEqualTo(1);
    assertThat(Mixture.of(counts, Mixture.BLANK)).isEqualTo(1);
    assertThat(Mixture.of(counts, Mixture.SIGN)).isEqualTo(6);
    assertThat(Mixture.of(counts, Mixture.BRACKET)).isEqualTo(1);
    assertThat(Mixture.of(counts, Mixture.BRACE)).isEqualTo(1);
    assertThat(Mixture.of(counts, Mixture.POINT)).isEqualTo(2);
    assertThat(Mixture.of(counts, Mixture.FILLER)).isEqualTo(3);
  }

  @Test
  void move_asManyAsItMayCount_doesNotOverflow() {
    long counts = move("x".repeat(Mixture.MOST), 0, Mixture.MOST);

    assertThat(Mixture.of(counts, Mixture.LOWER)).isEqualTo(Mixture.MOST);
    assertThat(Mixture.of(counts, Mixture.FILLER)).isEqualTo(Mixture.MOST);
    assertThat(Mixture.of(counts, Mixture.UPPER)).isZero();
    assertThat(Mixture.of(counts, Mixture.DIGIT)).isZero();
  }

  @Test
  void move_anywhere_countsAsAFreshOne() {
    Random random = new Random(1);
    String text = "aB1 ({:.x*=".repeat(20);
    for (int i = 0; i < 2_000; i++) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(Mixture.MOST + 1));

      assertThat(move(text, from, to)).isEqualTo(new Mixture().move(text.toCharArray(), from, to));
    }
  }

  @Test
  void move_byAFewPlaces_looksAtThoseAlone() {
    String text = "key=".repeat(30);
    move(text, 4, 68);
    assertThat(mixture.steps()).isEqualTo(64);

    move(text, 8, 72);
    assertThat(mixture.steps()).isEqualTo(8);
  }

  @Test
  void open_valueWithoutQuotes_countsItsBeginningAndFindsItsEnd() {
    String text = "key=" + "aB1.".repeat(20) + " ,x";
    char[] chars = text.toCharArray();

    assertThat(mixture.open(chars, 4, chars.length)).isEqualTo(84);

    assertThat(mixture.move(chars, 4, 68)).isEqualTo(new Mixture().move(chars, 4, 68));
    assertThat(mixture.steps()).isZero();
    assertThat(mixture.open(chars, 85, chars.length)).isEqualTo(85);
    assertThat(mixture.open(chars, 86, chars.length)).isEqualTo(chars.length);
    assertThat(mixture.move(chars, 86, 87)).isEqualTo(new Mixture().move(chars, 86, 87));
  }

  @Test
  void isFiller_whatEndsAValue_isNone() {
    assertThat(Mixture.isFiller(' ')).isFalse();
    assertThat(Mixture.isFiller('x')).isTrue();
  }

  private long move(String text, int from, int to) {
    return mixture.move(text.toCharArray(), from, to);
  }
}
