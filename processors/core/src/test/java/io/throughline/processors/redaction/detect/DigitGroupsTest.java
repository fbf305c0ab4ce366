package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Runs of digits, and which of them could be parts of one number. */
class DigitGroupsTest {

  private final DigitGroups groups = new DigitGroups();

  @Test
  void read_runsOfDigits_areGroups() {
    read("a12 345-6b");
    assertThat(groups.count()).isEqualTo(3);
    assertThat(groups.start(0)).isEqualTo(1);
    assertThat(groups.end(0)).isEqualTo(3);
    assertThat(groups.length(1)).isEqualTo(3);
    assertThat(groups.gap(1)).isEqualTo(1);
    assertThat(groups.start(2)).isEqualTo(8);
    assertThat(groups.end(2)).isEqualTo(9);
  }

  @Test
  void read_partOfALongerValue_countsFromItsStart() {
    read("99 59 18 99", 3, 5);
    assertThat(groups.count()).isEqualTo(2);
    assertThat(groups.start(0)).isZero();
    assertThat(groups.end(1)).isEqualTo(5);
    assertThat(groups.holdNumber(4)).isTrue();
    assertThat(groups.holdNumber(5)).isFalse();
    assertThat(groups.isLuhn(1, 1)).isTrue();
  }

  @Test
  void read_charactersBeyondOneByte_areNoDigits() {
    read("\uFF111\u01302\u0660\u0131");
    assertThat(groups.count()).isEqualTo(2);
    assertThat(groups.start(0)).isEqualTo(1);
    assertThat(groups.end(1)).isEqualTo(4);
  }

  @Test
  void read_moreGroupsThanBefore_growsTheMemory() {
    read("1 ".repeat(100));
    assertThat(groups.count()).isEqualTo(100);
    assertThat(groups.start(99)).isEqualTo(198);
    assertThat(groups.end(99)).isEqualTo(199);
    assertThat(groups.holdNumber(100)).isTrue();
    assertThat(groups.holdNumber(101)).isFalse();
  }

  @Test
  void packed_ofGroupsOfAnyLengths_holdsTheirDigitsInOrder() {
    read("x1-23 456/78901 23456789 0123456789 0123456789012345");
    assertThat(groups.packed(0, 0)).isEqualTo(0x1);
    assertThat(groups.packed(0, 3)).isEqualTo(0x123_4567_8901L);
    assertThat(groups.packed(4, 4)).isEqualTo(0x2345_6789L);
    assertThat(groups.packed(5, 5)).isEqualTo(0x01_2345_6789L);
    assertThat(groups.packed(6, 6)).isEqualTo(0x0123_4567_8901_2345L);
  }

  @Test
  void read_nextLine_forgetsTheOneBefore() {
    read("1234 5678");
    read("12");
    assertThat(groups.count()).isEqualTo(1);
    assertThat(groups.holdNumber(3)).isFalse();
    assertThat(groups.holdNumber(2)).isTrue();
    read("");
    assertThat(groups.count()).isZero();
    assertThat(groups.holdNumber(1)).isFalse();
  }

  @Test
  void holdNumber_upToThreeSignsBetween_joinGroups() {
    assertThat(longest("12 34")).isEqualTo(4);
    assertThat(longest("12--34")).isEqualTo(4);
    assertThat(longest("12 - 34")).isEqualTo(4);
    assertThat(longest("12 -- 34")).isEqualTo(2);
    assertThat(longest("- 12 34 56 78")).isEqualTo(8);
    assertThat(longest("1 -- 23 45 -- 6")).isEqualTo(4);
    assertThat(longest("1234 -- 5")).isEqualTo(4);
  }

  @Test
  void holdNumber_letterBetween_joinsOnlyAsAnExponent() {
    assertThat(longest("12e34")).isEqualTo(4);
    assertThat(longest("12E34")).isEqualTo(4);
    assertThat(longest("12f34")).isEqualTo(2);
    assertThat(longest("12a34")).isEqualTo(2);
    assertThat(longest("12%34")).isEqualTo(4);
    assertThat(longest("12e-34")).isEqualTo(2);
    assertThat(longest("12 e34")).isEqualTo(2);
    assertThat(longest("12-e34")).isEqualTo(2);
    assertThat(longest("12\u00b734")).isEqualTo(2);
    assertThat(longest("12\u008034")).isEqualTo(2);
    assertThat(longest("12\u007f34")).isEqualTo(4);
    assertThat(longest("a12")).isEqualTo(2);
  }

  @Test
  void holdDigits_ofAllGroups_areCounted() {
    read("12 a 34 b 5");
    assertThat(groups.holdDigits(0)).isTrue();
    assertThat(groups.holdDigits(5)).isTrue();
    assertThat(groups.holdDigits(6)).isFalse();
    assertThat(groups.holdDigits(2)).isTrue();
    read("ab");
    assertThat(groups.holdDigits(1)).isFalse();
    assertThat(groups.holdDigits(0)).isTrue();
  }

  @Test
  void isLuhn_someGroupsTogether_satisfyTheCheck() {
    // The last digit counts once, the one before it twice, less nine from ten on.
    read("1 8");
    assertThat(groups.isLuhn(0, 1)).isTrue();
    assertThat(groups.isLuhn(0, 0)).isFalse();
    read("1 9");
    assertThat(groups.isLuhn(0, 1)).isFalse();
    read("59 18");
    assertThat(groups.isLuhn(0, 0)).isTrue();
    assertThat(groups.isLuhn(1, 1)).isTrue();
    assertThat(groups.isLuhn(0, 1)).isTrue();
    read("5 91 8");
    assertThat(groups.isLuhn(0, 0)).isFalse();
    assertThat(groups.isLuhn(1, 1)).isTrue();
    assertThat(groups.isLuhn(1, 2)).isFalse();
    assertThat(groups.isLuhn(0, 2)).isTrue();
  }

  @Test
  void isLuhn_ofLongGroups_countsEachDigit() {
    // Eight digits are added up at a time, from the first.
    read("00000018 000000018 4111111111111111 378282246310005 4111111 111111111");
    assertThat(groups.isLuhn(0, 0)).isTrue();
    assertThat(groups.isLuhn(1, 1)).isTrue();
    assertThat(groups.isLuhn(0, 1)).isFalse();
    assertThat(groups.isLuhn(2, 2)).isTrue();
    assertThat(groups.isLuhn(1, 2)).isTrue();
    assertThat(groups.isLuhn(3, 3)).isTrue();
    assertThat(groups.isLuhn(4, 5)).isTrue();
    assertThat(groups.isLuhn(4, 4)).isFalse();
    read("4111111111111112 378282246310015");
    assertThat(groups.isLuhn(0, 0)).isFalse();
    assertThat(groups.isLuhn(1, 1)).isFalse();
  }

  @Test
  void isLuhn_ofGroupsFarAheadOrBefore_isTheSame() {
    read("18 ".repeat(50) + "1 9 18");
    assertThat(groups.isLuhn(3, 5)).isTrue();
    assertThat(groups.isLuhn(40, 40)).isTrue();
    assertThat(groups.isLuhn(49, 51)).isFalse();
    assertThat(groups.isLuhn(52, 52)).isTrue();
    assertThat(groups.isLuhn(0, 49)).isTrue();
    assertThat(groups.isLuhn(0, 51)).isFalse();
    assertThat(groups.isLuhn(50, 51)).isFalse();
  }

  @Test
  void isLuhn_ofManyGroups_growsTheMemory() {
    read("0 ".repeat(15) + "1 8");
    assertThat(groups.isLuhn(15, 16)).isTrue();
    assertThat(groups.isLuhn(15, 15)).isFalse();
    read("0 ".repeat(140) + "1 8");
    assertThat(groups.isLuhn(140, 141)).isTrue();
    read("1 9");
    assertThat(groups.isLuhn(0, 1)).isFalse();
  }

  @Test
  void shape_ofThreeGroups_isTheirLengthsAndWhatStandsBehindTheFirst() {
    read("1 22-333");
    assertThat(groups.shape(0) & 0xFFF).isEqualTo(0x321);
    assertThat(groups.shape(1) & 0xFFF).isEqualTo(0x32);
    assertThat(groups.shape(2) & 0xFFF).isEqualTo(0x3);
    assertThat(1 << groups.sign(0)).isEqualTo(DigitGroups.signs(" "));
    assertThat(1 << groups.sign(1)).isEqualTo(DigitGroups.signs("-"));
    assertThat(groups.sign(2)).isEqualTo(DigitGroups.SEVERAL);
  }

  @Test
  void shape_ofALongGroup_isTheLongestLength() {
    read("1234567890123456 12345678901234 1");
    assertThat(groups.shape(0) & 0xFFF).isEqualTo(0x1EF);
    assertThat(groups.digits(0, 1)).isEqualTo(30);
  }

  @Test
  void sign_severalOrLetters_areToldApart() {
    read("1, 2 +3 (4a5\u00b76e7 8");
    assertThat(groups.sign(0)).isEqualTo(DigitGroups.SEVERAL);
    assertThat(groups.sign(1)).isEqualTo(DigitGroups.SEVERAL_PLUS);
    assertThat(groups.sign(2)).isEqualTo(DigitGroups.SEVERAL_PLUS);
    assertThat(groups.sign(3)).isEqualTo(DigitGroups.LETTER);
    assertThat(groups.sign(4)).isEqualTo(DigitGroups.LETTER);
    assertThat(groups.sign(5)).isNotIn(DigitGroups.LETTER, DigitGroups.SEVERAL);
  }

  @Test
  void listEnd_anotherLengthOrSign_endsTheList() {
    read("12 34 56-78 9");
    assertThat(groups.listEnd(0)).isEqualTo(2);
    assertThat(groups.listEnd(2)).isEqualTo(3);
    assertThat(groups.listEnd(3)).isEqualTo(3);
    assertThat(groups.listEnd(4)).isEqualTo(4);
    read("12  34  56");
    assertThat(groups.listEnd(0)).isZero();
  }

  @Test
  void listEnd_signsThatShapesDoNotTellApart_areCompared() {
    read("12x34x56y78");
    assertThat(groups.listEnd(0)).isEqualTo(2);
    read("12_34_56|78");
    assertThat(groups.listEnd(0)).isEqualTo(2);
    read("1234567890123456 1234567890123456 12345678901234567");
    assertThat(groups.listEnd(0)).isEqualTo(1);
  }

  @Test
  void withinList_ofALongList_isTheLastWithSoMuchOfItBehind() {
    read("12 ".repeat(40));
    assertThat(groups.listEnd(0)).isEqualTo(39);
    // Group 29 begins at 87, and the list ends at 119.
    assertThat(groups.withinList(0, 39, 32, 39)).isEqualTo(29);
    assertThat(groups.withinList(0, 39, 32, 20)).isEqualTo(20);
    assertThat(groups.withinList(30, 39, 32, 39)).isEqualTo(30);
    assertThat(groups.withinList(35, 39, 32, 30)).isEqualTo(35);
  }

  @Test
  void withinList_withLettersBetween_isTheGroupItself() {
    read("12x".repeat(40));
    assertThat(groups.withinList(3, 39, 32, 39)).isEqualTo(3);
  }

  private void read(String text) {
    read(text, 0, text.length());
  }

  private void read(String value, int offset, int length) {
    Text text = Text.of(value, KeyContext.NONE);
    text.select(offset, offset + length);
    groups.read(text.bits(), text.bytes(), text.array(), offset, length);
  }

  /** The most digits that could be one number. */
  private int longest(String text) {
    read(text);
    int digits = 0;
    while (groups.holdNumber(digits + 1)) {
      digits++;
    }
    return digits;
  }
}
