package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against a count of the sample one place after the other. */
class SampleSetsTest {

  private static final Offset<Double> ROUNDING = within(1e-6);

  private static final List<String> PATTERNS =
      List.of(
          "e",
          "a",
          "z",
          "\\=A",
          "\\=Z",
          "0",
          "9",
          "\\.",
          "\\d",
          "\\w",
          "\\l\\d",
          "\\d\\d\\d\\d",
          "http",
          "java",
          "aaaa",
          "zzzz",
          "\\b\\=S\\=Q",
          "\\b\\lt\\b",
          ".\\.\\.e",
          "\\n",
          "e\\n",
          "\\w\\w\\w\\w",
          "\\h\\h\\-\\h",
          "\\:\\d",
          "de 0",
          "d\\a\\a0");

  /** What united grams let through, counted place by place. */
  private static double naive(int width, Gram... grams) {
    byte[] sample = SampleSets.SAMPLE;
    int held = 0;
    for (int at = 0; at + Gram.LENGTH <= sample.length; at++) {
      boolean all = true;
      for (int column = 0; column < Gram.LENGTH; column += width) {
        boolean any = false;
        for (Gram gram : grams) {
          boolean allowed = true;
          for (int position = column; position < column + width; position++) {
            allowed &= gram.allows(position, sample[at + position]);
          }
          any |= allowed;
        }
        all &= any;
      }
      held += all ? 1 : 0;
    }
    double expected = 0.5 * sample.length;
    for (int column = 0; column < Gram.LENGTH; column += width) {
      double sum = 0;
      for (Gram gram : grams) {
        double share = 1;
        for (int position = column; position < column + width; position++) {
          share *= share(gram, position);
        }
        sum += share;
      }
      expected *= Math.min(1, sum);
    }
    return held + expected;
  }

  private static double share(Gram gram, int position) {
    double share = 0;
    for (char c = 0; c < 128; c++) {
      if (gram.allows(position, c)) {
        share +=
            Character.isLowerCase(c)
                ? 0.025
                : Character.isDigit(c) ? 0.01 : Character.isUpperCase(c) ? 0.004 : 0.002;
      }
    }
    return Math.min(1, share);
  }

  @Test
  void passed_anyGram_isWhatTheSampleHoldsAndWhatToExpect() {
    for (String pattern : PATTERNS) {
      Gram gram = Gram.parse(pattern);

      assertThat(SampleSets.ofCharacters(gram).passed())
          .as(pattern)
          .isCloseTo(naive(1, gram), ROUNDING);
      assertThat(SampleSets.ofPairs(gram).passed()).as(pattern).isCloseTo(naive(2, gram), ROUNDING);
    }
  }

  @Test
  void passed_grams_dependsOnText() {
    double common = SampleSets.ofCharacters(Gram.parse("java")).passed();

    assertThat(common).isGreaterThan(10);
    assertThat(SampleSets.ofCharacters(Gram.parse("qvzx")).passed()).isLessThan(0.1);
    assertThat(SampleSets.ofCharacters(Gram.parse("\\n")).passed()).isZero();
  }

  @Test
  void add_anyTwoGrams_letsThroughWhatOneAllowsInEachColumn() {
    for (String first : PATTERNS) {
      for (String second : PATTERNS) {
        Gram a = Gram.parse(first);
        Gram b = Gram.parse(second);
        SampleSets characters = SampleSets.ofCharacters(a);
        characters.add(SampleSets.ofCharacters(b));
        SampleSets pairs = SampleSets.ofPairs(a);
        pairs.add(SampleSets.ofPairs(b));

        assertThat(characters.passed()).as("%s %s", a, b).isCloseTo(naive(1, a, b), ROUNDING);
        assertThat(pairs.passed()).as("%s %s", a, b).isCloseTo(naive(2, a, b), ROUNDING);
      }
    }
  }

  @Test
  void add_severalGrams_addsUp() {
    Gram a = Gram.parse("http");
    Gram b = Gram.parse("java");
    Gram c = Gram.parse("\\d\\d");
    SampleSets sets = SampleSets.ofCharacters(a);
    sets.add(SampleSets.ofCharacters(b));
    sets.add(SampleSets.ofCharacters(c));

    assertThat(sets.passed()).isCloseTo(naive(1, a, b, c), ROUNDING);
  }

  @Test
  void harmOf_sameOwner_isWhatNeitherWouldLetThroughAlone() {
    Gram a = Gram.parse("java");
    Gram b = Gram.parse("\\l\\l\\d\\d");
    SampleSets first = SampleSets.ofCharacters(a);
    SampleSets second = SampleSets.ofCharacters(b);

    assertThat(first.harmOf(second, true))
        .isCloseTo(naive(1, a, b) - naive(1, a) - naive(1, b), ROUNDING);
    assertThat(second.harmOf(first, true)).isCloseTo(first.harmOf(second, true), ROUNDING);
  }

  @Test
  void harmOf_twoOwners_countsForBoth() {
    Gram a = Gram.parse("java");
    Gram b = Gram.parse("\\l\\l\\d\\d");
    SampleSets first = SampleSets.ofCharacters(a);

    assertThat(first.harmOf(SampleSets.ofCharacters(b), false))
        .isCloseTo(2 * naive(1, a, b) - naive(1, a) - naive(1, b), ROUNDING);
    assertThat(first.passed()).as("still its own").isCloseTo(naive(1, a), ROUNDING);
  }
}
