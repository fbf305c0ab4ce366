package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GramTableTest {

  private static GramTable table(int length, int begin, String... patterns) {
    List<GramTable.Placed> grams = new ArrayList<>();
    for (String pattern : patterns) {
      grams.add(new GramTable.Placed(Gram.parse(pattern), begin));
    }
    return new GramTable(length, grams);
  }

  private static long at(GramTable table, String line, int begin) {
    return table.at(0, line.toCharArray(), 0, line.length(), begin);
  }

  @Test
  void at_severalGrams_hasTheBitsOfThoseThere() {
    GramTable table = table(4, 0, "abcd", "\\d\\d", "cd");

    assertThat(at(table, "xaBcdy", 1)).isEqualTo(0b101);
    assertThat(at(table, "xaBcdy", 0)).isZero();
    assertThat(at(table, "xaBcdy", 2)).isZero();
    assertThat(at(table, "xx12", 0)).isEqualTo(0b010);
  }

  @Test
  void at_theLinesStart_seesLineBreaksBefore() {
    GramTable table = table(4, 0, "\\b\\=S\\=G\\=.");

    assertThat(at(table, "SG.", -1)).isOne();
    assertThat(table.at(0, "xSG.".toCharArray(), 1, 4, 0)).isOne();
    assertThat(at(table, "xSG.", 0)).isZero();
  }

  @Test
  void at_theLinesEnd_seesNothingBehind() {
    GramTable table = table(4, 0, "key\\a");

    assertThat(at(table, "key=", 0)).isOne();
    assertThat(at(table, "key", 0)).isZero();
    assertThat(table.at(0, "key=".toCharArray(), 0, 3, 0)).isZero();
  }

  @Test
  void at_windowLongerThanTheGram_allowsAnythingBeside() {
    GramTable table = table(6, 1, "abcd");

    assertThat(at(table, "xabcdx", 0)).isOne();
    assertThat(at(table, "\u20ACabcd", 0)).isOne();
    assertThat(at(table, "abcd", -1)).isOne();
    assertThat(at(table, "abcdx", 0)).isZero();
  }

  @Test
  void at_characterOutsideAscii_isInTheLastSet() {
    GramTable table = table(4, 0, "\\n");

    assertThat(at(table, "abc\u20AC", 0)).isOne();
    assertThat(at(table, "abca", 0)).isZero();
  }

  @Test
  void at_moreGramsThanAWordHasBits_hasAWordForEach64() {
    List<GramTable.Placed> grams =
        new ArrayList<>(Collections.nCopies(65, new GramTable.Placed(Gram.parse("ab"), 0)));
    grams.add(new GramTable.Placed(Gram.parse("cd"), 0));
    GramTable table = new GramTable(Gram.LENGTH, grams);
    char[] ab = "xxab".toCharArray();
    char[] cd = "xxcd".toCharArray();

    assertThat(table.at(0, ab, 0, 4, 0)).isEqualTo(-1);
    assertThat(table.at(1, ab, 0, 4, 0)).isEqualTo(0b01);
    assertThat(table.at(0, cd, 0, 4, 0)).isZero();
    assertThat(table.at(1, cd, 0, 4, 0)).isEqualTo(0b10);
  }
}
