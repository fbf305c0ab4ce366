package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@link Folding} makes of a line, character by character. */
class FoldedLineTest {

  private static final char SEPARATOR = '\uFFFC';

  private final Folding folding = new Folding();

  /** The folded line; null if there was nothing to fold. */
  private String folded(String line) {
    boolean changed = folding.fold(Text.of(line, KeyContext.NONE));
    return changed ? new String(folding.chars, 0, folding.length) : null;
  }

  private void isLeft(String line) {
    assertThat(folded(line)).as(line).isNull();
  }

  @Test
  void fold_plainLine_changesNothing() {
    isLeft("");
    isLeft("50 % of a&b (at last) [1] C:\\dir");
    isLeft("\u4E00\u3400\u0414");
  }

  @Test
  void fold_anyCharacter_keepsTheWayBack() {
    assertThat(folded("a%40\u00ADb\uD835\uDFD9c%\uD83D\uDE00")).isEqualTo("a@b1c%\uD83D\uDE00");
    int[] starts = {0, 1, 5, 6, 8, 9, 10, 11};
    int[] ends = {1, 4, 6, 8, 9, 10, 11, 12};
    for (int i = 0; i < starts.length; i++) {
      assertThat(folding.startOf(i)).isEqualTo(starts[i]);
      assertThat(folding.endOf(i)).isEqualTo(ends[i]);
    }
  }

  @Test
  void fold_longLines_growsItsMemory() {
    for (int length : new int[] {255, 256, 257, 300, 2_000}) {
      String line = "x".repeat(length - 3);
      assertThat(folded(line + "%41")).isEqualTo(line + "A");
      assertThat(folded("%41" + line)).isEqualTo("A" + line);
      isLeft(line);
    }
  }

  @Test
  void fold_slightlyLongerLines_reservesTwice() {
    folded("x".repeat(300));
    char[] memory = folding.chars;
    folded("x".repeat(500));

    assertThat(folding.chars).isSameAs(memory).hasSize(512);
  }

  @Test
  void fold_mathematicalDigits_areDigits() {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      line.appendCodePoint(0x1D7CE + i);
    }
    assertThat(folded(line.toString())).isEqualTo("0123456789".repeat(5));
    isLeft(Character.toString(0x1D7CD));
    isLeft(Character.toString(0x1D800));
    isLeft("\uD835");
  }

  @Test
  void fold_percentEscapes_areResolved() {
    assertThat(folded("%41%30%7e%20")).isEqualTo("A0~ ");
    assertThat(folded("%2540")).isEqualTo("@");
    assertThat(folded("%u0041%U0042")).isEqualTo("AB");
    assertThat(folded("%u00e9")).isEqualTo("\u00E9");
    isLeft("%4");
    isLeft("%zz");
    isLeft("%4z");
    isLeft("%z4");
    isLeft("%u004z");
    isLeft("%u00");
    assertThat(folded("%25zz")).isEqualTo("%zz");
    assertThat(folded("%254z")).isEqualTo("%4z");
  }

  @Test
  void fold_escapesOfControlCharactersAndHalves_separate() {
    assertThat(folded("a%00%0a%1f%7f%80%ffb")).isEqualTo("a" + (SEPARATOR + "").repeat(6) + "b");
    assertThat(folded("\\u0000")).isEqualTo(SEPARATOR + "");
    assertThat(folded("\\u{10000}")).isEqualTo(SEPARATOR + "");
    assertThat(folded("\\u{FFFF}")).isEqualTo("\uFFFF");
    assertThat(folded("a\\nb\\tc\\rd"))
        .isEqualTo("a" + SEPARATOR + "b" + SEPARATOR + "c" + SEPARATOR + "d");
    assertThat(folded("a\\\\nb")).isEqualTo("a" + SEPARATOR + "b");
    isLeft("a\\qb");
    isLeft("a\\");
  }

  @Test
  void fold_octalEscapes_areResolved() {
    assertThat(folded("\\101\\122\\060\\077\\176")).isEqualTo("AR0?~");
    assertThat(folded("\\\\101")).isEqualTo("A");
    assertThat(folded("\\351")).isEqualTo("\u00E9");
    assertThat(folded("\\000")).isEqualTo(SEPARATOR + "");
    isLeft("\\401");
    isLeft("\\/01");
    isLeft("\\181");
    isLeft("\\118");
    isLeft("\\1/1");
    isLeft("\\11/");
    isLeft("\\11");
  }

  @Test
  void fold_hexadecimalEscapes_areResolved() {
    assertThat(folded("\\x41\\u0042\\U0043\\\\u0044")).isEqualTo("ABCD");
    assertThat(folded("\\u{41}\\u{000042}\\u{7}")).isEqualTo("AB" + SEPARATOR);
    isLeft("\\u{0000041}");
    isLeft("\\u{}");
    isLeft("\\u{41");
    isLeft("\\u00zz");
    isLeft("\\x4");
    isLeft("\\xz1");
    assertThat(folded("\\u004\u0661")).as("digits of other scripts").isEqualTo("\\u0041");
  }

  @Test
  void fold_references_areResolved() {
    assertThat(folded("&#64;&#x40;&#X4f;&#0000064;&#x0000040;")).isEqualTo("@@O@@");
    assertThat(folded("&commat;&period;&plus;&nbsp;")).isEqualTo("@.+ ");
    isLeft("&#00000064;");
    isLeft("&#64");
    isLeft("&#;");
    isLeft("&#x;");
    isLeft("&amp;");
  }

  @Test
  void fold_bracketedSigns_takesTheBlanksAroundThem() {
    assertThat(folded("a [at] b (DOT) c")).isEqualTo("a@b.c");
    assertThat(folding.startOf(1)).isEqualTo(1);
    assertThat(folding.endOf(1)).isEqualTo(7);
    assertThat(folded("a(at)b[.]c[dot]d")).isEqualTo("a@b.c.d");
    assertThat(folded("a [at]b")).isEqualTo("a @b");
    assertThat(folded("a[at] b")).isEqualTo("a@ b");
    assertThat(folded("[at] b")).isEqualTo("@ b");
  }

  @Test
  void plain_atTheEdgesOfTheTables_isTheCharacterOrWhatItStandsFor() {
    assertThat(FoldTable.plain('\u0080')).isEqualTo('\u0080');
    assertThat(FoldTable.plain('\u33FF')).isEqualTo('\u33FF');
    assertThat(FoldTable.plain('\u3400')).isEqualTo('\u3400');
    assertThat(FoldTable.plain('\uFDFF')).isEqualTo('\uFDFF');
    assertThat(FoldTable.plain('\uFE00')).isEqualTo('\0');
    assertThat(FoldTable.plain('\uFF21')).isEqualTo('A');
    assertThat(FoldTable.plain('\uFFFF')).isEqualTo('\uFFFF');
  }

  @Test
  void fold_coloursOfATerminal_areLeftOut() {
    assertThat(folded("a\u001B[mb\u001B[0mc\u001B[38;5;196md\u001B[?25le")).isEqualTo("abcde");
    assertThat(folded("\\u001b[1ma\\x1B[0mb\\033[0m")).isEqualTo("ab");
    isLeft("\u001B");
    isLeft("\u001B[");
    isLeft("\u001B[1");
    isLeft("\u001B1m");
    isLeft("\u001B[1\u007F");
    isLeft("\u001B[" + "1;".repeat(20) + "m");
  }
}
