package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GramTest {

  private static final String DIGITS = "0123456789";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";

  /** The last character that stands for those outside ASCII. */
  private static final char BEYOND = Gram.NON_ASCII;

  private static String allowed(Gram gram, int position) {
    StringBuilder allowed = new StringBuilder();
    for (char symbol = 0; symbol < Gram.ALPHABET; symbol++) {
      if (gram.allows(position, symbol)) {
        allowed.append(symbol);
      }
    }
    return allowed.toString();
  }

  private static String set(String pattern) {
    return allowed(Gram.parse(pattern), Gram.LENGTH - 1);
  }

  private static String allBut(String characters) {
    StringBuilder rest = new StringBuilder();
    for (char symbol = 0; symbol < Gram.ALPHABET; symbol++) {
      if (characters.indexOf(symbol) < 0) {
        rest.append(symbol);
      }
    }
    return rest.toString();
  }

  @Test
  void parse_letter_standsForBothCases() {
    assertThat(set("k")).isEqualTo("Kk");
    assertThat(set("K")).isEqualTo("Kk");
    assertThat(set("5")).isEqualTo("5");
  }

  @Test
  void parse_escapedClass_standsForItsCharacters() {
    assertThat(set("\\d")).isEqualTo(DIGITS);
    assertThat(set("\\h")).isEqualTo(DIGITS + "ABCDEFabcdef");
    assertThat(set("\\l")).isEqualTo(UPPER + LOWER);
    assertThat(set("\\w")).isEqualTo(DIGITS + UPPER + LOWER);
    assertThat(set("\\U")).isEqualTo(UPPER);
    assertThat(set("\\t")).isEqualTo("-" + DIGITS + UPPER + "_" + LOWER);
    assertThat(set("\\b")).isEqualTo(allBut(DIGITS + UPPER + LOWER));
    assertThat(set("\\a")).isEqualTo(allBut(UPPER + LOWER));
    assertThat(set("\\.")).isEqualTo(allBut(""));
    assertThat(set("\\n")).isEqualTo(String.valueOf(BEYOND));
  }

  @Test
  void parse_otherEscapedCharacter_standsForItself() {
    assertThat(set("\\@")).isEqualTo("@");
    assertThat(set("\\\n")).isEqualTo("\n");
    assertThat(set("\\\\")).isEqualTo("\\");
  }

  @Test
  void parse_equalsSignEscaped_takesTheNextCharacterInItsCase() {
    assertThat(set("\\=G")).isEqualTo("G");
    assertThat(set("\\=")).isEqualTo("=");
    Gram gram = Gram.parse("\\=\\d");
    assertThat(allowed(gram, 2)).isEqualTo("=");
    assertThat(allowed(gram, 3)).isEqualTo(DIGITS);
  }

  @Test
  void parse_fewerThanFour_alignsThemToTheEnd() {
    Gram gram = Gram.parse("a\\d");

    assertThat(allowed(gram, 0)).isEqualTo(allBut(""));
    assertThat(allowed(gram, 1)).isEqualTo(allBut(""));
    assertThat(allowed(gram, 2)).isEqualTo("Aa");
    assertThat(allowed(gram, 3)).isEqualTo(DIGITS);
  }

  @Test
  void parse_moreThanFour_throws() {
    assertThatThrownBy(() -> Gram.parse("abcd\\d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("abcd\\d");
  }

  @Test
  void rarestPart_longLiteral_isWhatTextHoldsLeastOften() {
    assertThat(Gram.rarestPart("eeeeqxzj")).isEqualTo("qxzj");
    assertThat(Gram.rarestPart("QXZJeeee")).isEqualTo("qxzj");
    assertThat(Gram.rarestPart("eeqxzjee")).isEqualTo("qxzj");
    assertThat(Gram.rarestPart("_eeeeqeee")).isEqualTo("eeeq");
  }

  @Test
  void rarestPart_equallyRare_isTheFirst() {
    assertThat(Gram.rarestPart("qeeeq")).isEqualTo("qeee");
  }

  @Test
  void rarestPart_shortLiteral_isAllOfIt() {
    assertThat(Gram.rarestPart("Q")).isEqualTo("q");
    assertThat(Gram.rarestPart("abcd")).isEqualTo("abcd");
  }

  @Test
  void rarestOf_lettersThatOthersFoldTo_allowThoseOutsideAscii() {
    assertThat(allowed(Gram.rarestOf("k"), 3)).isEqualTo("Kk" + BEYOND);
    assertThat(allowed(Gram.rarestOf("s"), 3)).isEqualTo("Ss" + BEYOND);
    assertThat(allowed(Gram.rarestOf("i"), 3)).isEqualTo("Ii" + BEYOND);
    assertThat(allowed(Gram.rarestOf("e"), 3)).isEqualTo("Ee");
    assertThat(allowed(Gram.rarestOf("-"), 3)).isEqualTo("-");
  }

  @Test
  void rarestOf_outsideAscii_allowsAllOutside() {
    assertThat(allowed(Gram.rarestOf("\u00E9"), 3)).isEqualTo(String.valueOf(BEYOND));
    assertThat(allowed(Gram.rarestOf("\u0080"), 3)).isEqualTo(String.valueOf(BEYOND));
  }

  @Test
  void rarestOf_nothing_throws() {
    assertThatThrownBy(() -> Gram.rarestOf("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shifted_firstThreeRarer_keepsThose() {
    Gram.Shifted of = Gram.parse("\\=Q\\=Vee").shifted();
    Gram shifted = of.gram();

    assertThat(allowed(shifted, 0)).isEqualTo(allBut(""));
    assertThat(allowed(shifted, 1)).isEqualTo("Q");
    assertThat(allowed(shifted, 2)).isEqualTo("V");
    assertThat(allowed(shifted, 3)).isEqualTo("Ee");
    assertThat(of.late()).isFalse();
  }

  @Test
  void shifted_lastThreeRarer_keepsThose() {
    Gram.Shifted of = Gram.parse("ee\\=Q\\=V").shifted();
    Gram shifted = of.gram();

    assertThat(allowed(shifted, 0)).isEqualTo("Ee");
    assertThat(allowed(shifted, 1)).isEqualTo("Q");
    assertThat(allowed(shifted, 2)).isEqualTo("V");
    assertThat(allowed(shifted, 3)).isEqualTo(allBut(""));
    assertThat(of.late()).isTrue();
  }

  @Test
  void shifted_firstThreeMayStandBeforeTheLine_keepsTheLast() {
    assertThat(Gram.parse("\\\n\\\n\\\ne").shifted().gram()).hasToString("\\\n\\\n\\\ne.");
    assertThat(Gram.parse("\\\n\\=Q\\\ne").shifted().gram()).hasToString(".\\\n\\=Q\\\ne");
  }

  @Test
  void equals_sameSets_isTrueHoweverWritten() {
    assertThat(Gram.parse("ab")).isEqualTo(Gram.parse("AB")).hasSameHashCodeAs(Gram.parse("AB"));
    assertThat(Gram.parse("ab")).isNotEqualTo(Gram.parse("ac")).isNotEqualTo("ab");
    assertThat(Gram.parse("ab")).doesNotHaveSameHashCodeAs(Gram.parse("ac"));
  }

  @Test
  void toString_isThePattern() {
    assertThat(Gram.parse("a\\d")).hasToString("a\\d");
  }
}
