package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenTableTest {

  /** What stands before and after the line, and must not count. */
  private static final String OUTSIDE = "a1";

  private static String masked(String entries, String line) {
    Text text = new Text();
    text.load(OUTSIDE + line + OUTSIDE, KeyContext.NONE);
    text.select(OUTSIDE.length(), OUTSIDE.length() + line.length());
    text.startBudget();
    StringBuilder out = new StringBuilder();
    int[] end = {0};
    new TokenTable(entries)
        .detect(
            text,
            (from, to) -> {
              out.append(line, end[0], from).append('*');
              end[0] = to;
            });
    return out.append(line.substring(end[0])).toString();
  }

  private static List<String> grams(List<Gram> grams) {
    List<String> patterns = new ArrayList<>();
    grams.forEach(gram -> patterns.add(gram.toString()));
    return patterns;
  }

  private static String gate(String entry) {
    return String.join(" ", grams(new TokenTable(entry).gate().tokenGrams));
  }

  @Test
  void detect_atAnyPlaceOfALine_findsTheToken() {
    String entry = "tok_ a 12";
    assertThat(masked(entry, "tok_ab12cd34ef56")).isEqualTo("*");
    assertThat(masked(entry, "a tok_ab12cd34ef56, b")).isEqualTo("a *, b");
    assertThat(masked(entry, "'tok_ab12cd34ef56' tok_ab12cd34ef57")).isEqualTo("'*' *");
    assertThat(masked(entry, "a tik_ab12cd34ef56")).isEqualTo("a tik_ab12cd34ef56");
    assertThat(masked(entry, "a t")).isEqualTo("a t");
    assertThat(masked(entry, "")).isEmpty();
  }

  @Test
  void detect_tooShortOrTooLong_findsNothing() {
    String entry = "tok_ a 10 12";
    assertThat(masked(entry, "tok_ab12cd34e")).isEqualTo("tok_ab12cd34e");
    assertThat(masked(entry, "tok_ab12cd34ef")).isEqualTo("*");
    assertThat(masked(entry, "tok_ab12cd34ef56")).isEqualTo("*");
    assertThat(masked(entry, "tok_ab12cd34ef567")).isEqualTo("tok_ab12cd34ef567");
  }

  @Test
  void detect_eachAlphabet_endsWhereItDoes() {
    assertThat(masked("tok_ a 10", "tok_Az09Az09Az-_")).isEqualTo("*-_");
    assertThat(masked("tok_ w 10", "tok_Az09-z_9Az.=")).isEqualTo("*.=");
    assertThat(masked("tok_ h 10", "tok_af09AF19ab-")).isEqualTo("*-");
    assertThat(masked("tok_ b 10", "tok_az09AZ19ab+/=_-.")).isEqualTo("*.");
    assertThat(masked("tok_ d 10", "tok_az09AZ19ab.-=_z/")).isEqualTo("*/");
    assertThat(masked("tok_ l 10", "tok_az09az19ab_")).isEqualTo("*_");
  }

  @Test
  void detect_lettersBehindItsAlphabet_findsNothing() {
    assertThat(masked("tok_ h 10", "tok_af09AF19abg")).isEqualTo("tok_af09AF19abg");
    assertThat(masked("tok_ l 10", "tok_az09az19abZ")).isEqualTo("tok_az09az19abZ");
  }

  @Test
  void new_otherAlphabet_throws() {
    assertThatThrownBy(() -> new TokenTable("tok_ q 10"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tok_ q 10");
  }

  @Test
  void create_tokenOfLessThanEightCharacters_isRefused() {
    assertThatThrownBy(() -> new TokenTable("tok_ a 7"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tok_ 7");
  }

  @Test
  void detect_strict_needsTwoDigitsAndTwoLetters() {
    assertThat(masked("!tok_ A 12", "tok_abcdefghij12")).isEqualTo("*");
    assertThat(masked("!tok_ A 12", "tok_abcdefghijk1")).isEqualTo("tok_abcdefghijk1");
    assertThat(masked("!tok_ A 12", "tok_0123456789ab")).isEqualTo("*");
    assertThat(masked("!tok_ A 12", "tok_0123456789a1")).isEqualTo("tok_0123456789a1");
    assertThat(masked("!tok_ a 12", "tok_abcdefghijk1")).isEqualTo("*");
  }

  @Test
  void detect_gateOfItsOwn_needsNeitherDigitNorLongRun() {
    assertThat(masked("!tok_ a 8", "tok_abcdefgh")).isEqualTo("*");
    assertThat(masked("tok_ a 8", "tok_abcdefgh")).isEqualTo("tok_abcdefgh");
    assertThat(masked("tok_ a 8", "tok_abcdefghijklmno")).isEqualTo("tok_abcdefghijklmno");
  }

  @Test
  void detect_noGateOfItsOwn_needsALongRunThatHoldsADigit() {
    assertThat(masked("tok_ a 8", "tok_ab12cd34")).isEqualTo("tok_ab12cd34");
    assertThat(masked("tok_ a 8", "tok_ab12cd34e")).isEqualTo("*");
    assertThat(masked("tok_ w 8", "tok_-a_b-c_d1")).isEqualTo("*");
    assertThat(masked("tok. d 12", "tok.ab12.cd34.ef56.gh78")).isEqualTo("tok.ab12.cd34.ef56.gh78");
    assertThat(masked("tok. d 12", "tok.ab12.cd34ef56gh78i")).isEqualTo("*");
    assertThat(masked("tok. d 12", "tok.12.abcdefghijklmnop")).isEqualTo("tok.12.abcdefghijklmnop");
  }

  @Test
  void detect_digitInThePrefix_needsNoOther() {
    assertThat(masked("t1k_ a 12", "t1k_abcdefghijkl")).isEqualTo("*");
  }

  @Test
  void detect_prefixesWithTheSameTwoCharacters_findsEach() {
    String entries = "to_ a 12, tok_ a 12, tos- a 12, tx- a 12";
    assertThat(masked(entries, "to_ab12cd34ef56")).isEqualTo("*");
    assertThat(masked(entries, "tok_ab12cd34ef56")).isEqualTo("*");
    assertThat(masked(entries, "tos-ab12cd34ef56")).isEqualTo("*");
    assertThat(masked(entries, "tx-ab12cd34ef56")).isEqualTo("*");
    assertThat(masked(entries, "toz-ab12cd34ef56")).isEqualTo("toz-ab12cd34ef56");
  }

  @Test
  void detect_dotsAtTheEnd_areNotTheTokens() {
    assertThat(masked("tok_ d 12", "is tok_ab12cd34ef56.")).isEqualTo("is *.");
    assertThat(masked("tok_ d 12", "is tok_ab12cd34ef56...")).isEqualTo("is *...");
    assertThat(masked("!tok. d 8", "tok..........")).isEqualTo("tok..........");
  }

  @Test
  void detect_insideAWord_findsNothing() {
    assertThat(masked("tok_ a 12", "xtok_ab12cd34ef56")).isEqualTo("xtok_ab12cd34ef56");
    assertThat(masked("tok_ a 12", "9tok_ab12cd34ef56")).isEqualTo("9tok_ab12cd34ef56");
    assertThat(masked("tok_ a 12", "_tok_ab12cd34ef56")).isEqualTo("_*");
    String block = " ".repeat(63);
    assertThat(masked("tok_ a 12", block + "xtok_ab12cd34ef56"))
        .isEqualTo(block + "xtok_ab12cd34ef56");
    assertThat(masked("tok_ a 12", block + " tok_ab12cd34ef56")).isEqualTo(block + " *");
  }

  @Test
  void detect_signAtTheBeginning_isFoundInEachPlace() {
    for (int blanks = 60; blanks < 70; blanks++) {
      String before = " ".repeat(blanks);
      assertThat(masked("_tok_ a 12", before + "_tok_ab12cd34ef56")).isEqualTo(before + "*");
    }
    assertThat(masked("_tok_ a 12", "x_tok_ab12cd34ef56")).isEqualTo("x_tok_ab12cd34ef56");
  }

  @Test
  void detect_besideCharactersOutsideAscii_findsTheToken() {
    assertThat(masked("tok_ a 12", "\u00E9tok_ab12cd34ef56")).isEqualTo("\u00E9*");
    assertThat(masked("tok_ a 12", "\u0080tok_ab12cd34ef56\u0080")).isEqualTo("\u0080*\u0080");
    assertThat(masked("tok_ a 12", "t\u00E9tok_ab12cd34ef56")).isEqualTo("t\u00E9*");
  }

  @Test
  void detect_afterThePlusOfBase64_findsNothing() {
    assertThat(masked("tok_ a 12", "x+tok_ab12cd34ef56")).isEqualTo("x+tok_ab12cd34ef56");
    assertThat(masked("tok_ a 12", " +tok_ab12cd34ef56")).isEqualTo(" +*");
    assertThat(masked("tok_ a 12", "+tok_ab12cd34ef56")).isEqualTo("+*");
    assertThat(masked("tok_ a 12", "x-tok_ab12cd34ef56")).isEqualTo("x-*");
  }

  @Test
  void detect_shortPrefixBehindADot_isAFilesEnding() {
    assertThat(masked("ico- a 12", "fav.ico-ab12cd34ef56")).isEqualTo("fav.ico-ab12cd34ef56");
    assertThat(masked("ico- a 12", "-.ico-ab12cd34ef56")).isEqualTo("-.*");
    assertThat(masked("ico- a 12", "fav,ico-ab12cd34ef56")).isEqualTo("fav,*");
    assertThat(masked("icon- a 12", "fav.icon-ab12cd34ef56")).isEqualTo("fav.*");
  }

  @Test
  void detect_oneOrTwoCharactersRepeated_isAPlaceholderBehindASign() {
    assertThat(masked("!tok_ a 8", "tok_xxxxxxxx")).isEqualTo("tok_xxxxxxxx");
    assertThat(masked("!tok- a 8", "tok-xyxyxyxy")).isEqualTo("tok-xyxyxyxy");
    assertThat(masked("!tok_ w 8", "tok_xx-y_y--")).isEqualTo("tok_xx-y_y--");
    assertThat(masked("!tok_ a 8", "tok_xyxyxyxz")).isEqualTo("*");
    assertThat(masked("!tokens a 8", "tokensxxxxxxxx")).isEqualTo("*");
    assertThat(masked("!tokenss a 8", "tokenssxxxxxxxx")).isEqualTo("tokenssxxxxxxxx");
    assertThat(masked("!tok a 8", "tokxxxxxxxx")).isEqualTo("*");
  }

  @Test
  void detect_placeholderThatVariesLate_isLookedAtForFortyCharacters() {
    assertThat(masked("!tok_ a 8", "tok_" + "x".repeat(38) + "yz")).isEqualTo("*");
    String late = "tok_" + "x".repeat(40) + "yz";
    assertThat(masked("!tok_ a 8", late)).isEqualTo(late);
  }

  @Test
  void detect_tokenWithinARunThatIsTooLong_isMeasuredByThatRun() {
    assertThat(masked("tok_ w 10 24", "tok_-tok_ab12cd34ef56gh78ij90")).isEqualTo("tok_-*");
    assertThat(masked("!tok_ W 10 24", "tok_-tok_abcdefghijklmnopqr12")).isEqualTo("tok_-*");
  }

  @Test
  void detect_lineThatFillsItsMemory_readsNothingBehind() {
    String line = " ".repeat(239) + " tok_ab12cd34ef5";
    List<Integer> found = new ArrayList<>();
    new TokenTable("tok_ a 8").detect(Text.of(line + "6", KeyContext.NONE), (a, b) -> found.add(b));
    new TokenTable("tok_ a 8")
        .detect(Text.of(" ".repeat(255) + "t", KeyContext.NONE), (a, b) -> found.add(b));

    assertThat(found).containsExactly(256);
  }

  @Test
  void gate_longPrefix_isItsRarestPart() {
    assertThat(gate("tok_ a 12")).isEqualTo("\\=t\\=o\\=k\\=_");
    assertThat(gate("tokenQXZJ a 12")).isEqualTo("\\=Q\\=X\\=Z\\=J");
    assertThat(gate("QXZJtoken a 12")).isEqualTo("\\=Q\\=X\\=Z\\=J");
  }

  @Test
  void gate_shortPrefix_isTheBeginningOfAWord() {
    assertThat(gate("SK- a 12")).isEqualTo("\\b\\=S\\=K\\=-");
    assertThat(gate("SK a 12")).isEqualTo("\\b\\=S\\=K\\w");
    assertThat(gate("SK l 12")).isEqualTo("\\b\\=S\\=K\\w");
    assertThat(gate("SK h 12")).isEqualTo("\\b\\=S\\=K\\h");
    assertThat(gate("SK w 12")).isEqualTo("\\b\\=S\\=K\\t");
    assertThat(gate("SK d 12")).isEqualTo("\\b\\=S\\=K\\t");
  }

  @Test
  void gate_prefixesThatDifferInAHexadecimalDigit_isOneForAll() {
    assertThat(gate("AP0 a 12")).isEqualTo("\\b\\=A\\=P\\h");
    assertThat(gate("AP a 12")).isEqualTo("\\b\\=A\\=P\\w");
    assertThat(gate("AQ0 a 12")).isEqualTo("\\b\\=A\\=Q\\=0");
  }

  @Test
  void gate_tokenWithItsOwn_needsNoLongToken() {
    Gate gate = new TokenTable("!SG. d 40, tok_ a 20").gate();

    assertThat(grams(gate.grams)).containsExactly("\\b\\=S\\=G\\=.");
    assertThat(grams(gate.tokenGrams)).containsExactly("\\=t\\=o\\=k\\=_");
  }

  @Test
  void looksRandom_twoDigitsAndTwoLettersBetweenThePlaces_isTrue() {
    Text text = Text.of("xab12y", KeyContext.NONE);

    assertThat(TokenTable.looksRandom(text, 1, 5)).isTrue();
    assertThat(TokenTable.looksRandom(text, 2, 5)).isFalse();
    assertThat(TokenTable.looksRandom(text, 1, 4)).isFalse();
  }
}
