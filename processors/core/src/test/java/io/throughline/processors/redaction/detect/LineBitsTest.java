package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each shape at any place of a line, so that it lies within a block of 64 and across two. */
class LineBitsTest {

  private static final String EDGE = "(?<![A-Za-z0-9])";
  private static final Pattern LETTERED =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9][0-9]{2}"
              + "|[0-9]{2}[^A-Za-z0-9]?[A-Za-z](?![A-Za-z0-9])"
              + ("|" + EDGE + "[0-9][A-Za-z][^A-Za-z0-9][0-9]{3}"),
          Pattern.DOTALL);
  private static final Pattern LETTERS_BEFORE_DIGITS =
      Pattern.compile(EDGE + "[A-Za-z]{2}[0-9]{2}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]");

  private static LineBits bits(String line) {
    return Text.of(line, KeyContext.NONE).bits();
  }

  private static Pattern row(int count, int size) {
    String word = EDGE + "[A-Za-z0-9]{" + size + "}";
    String between = "[^A-Za-z0-9]";
    return Pattern.compile(
        (word + between).repeat(count - 1) + word + "(?![A-Za-z0-9])", Pattern.DOTALL);
  }

  private static void assertAnywhere(List<String> shapes, Pattern pattern, String filling) {
    for (String shape : shapes) {
      for (int before = 0; before < 140; before++) {
        String line = filling.repeat(before) + " " + shape + " " + filling;
        assertThat(pattern.matcher(line).find()).as(line).isTrue();
        assertHolds(line);
      }
    }
  }

  private static void assertHolds(String line) {
    LineBits bits = bits(line);
    assertThat(bits.holdLetteredId()).as(line).isEqualTo(LETTERED.matcher(line).find());
    assertThat(lettersBeforeDigits(bits))
        .as(line)
        .isEqualTo(LETTERS_BEFORE_DIGITS.matcher(line).results().map(MatchResult::start).toList());
    assertThat(bits.holdRow(3, 4)).as(line).isEqualTo(row(3, 4).matcher(line).find());
    assertThat(bits.holdRow(6, 2)).as(line).isEqualTo(row(6, 2).matcher(line).find());
  }

  @Test
  void holdLetteredId_digitsAndLettersAsInOne_holds() {
    List<String> ids =
        List.of(
            "AB123456C",
            "ab 12 34 56 c",
            "12345678Z",
            "12.345.678-Z",
            "X1234567L",
            "X-1234567-L",
            "010190-123A",
            "010190A1234",
            "ABCPE1234F",
            "25 071142 R 130",
            "2 03 07 2B 106 505 59");
    assertAnywhere(ids, LETTERED, "-");
    assertAnywhere(ids, LETTERED, "x ");
  }

  @Test
  void holdLetteredId_timesAndUnits_holdsNone() {
    for (String line :
        List.of(
            "2026-11-27T08:15:30 took 35 ms",
            "x86_64 4711",
            "pool-3-thread-12 up",
            "a=1 b=2 c",
            "00:1A:2B",
            "%3A%2F",
            "",
            "7")) {
      assertThat(bits(line).holdLetteredId()).as(line).isFalse();
    }
  }

  @Test
  void mayHoldNumber_digitsAndSigns_may() {
    for (String number : List.of("1234567", "123-45 6", "(1) 2345", "1.23e45", "1.23E45")) {
      for (int before = 0; before < 140; before++) {
        assertThat(bits("x".repeat(before) + number + "y").mayHoldNumber(7)).isTrue();
        assertThat(bits("x".repeat(before) + number).mayHoldNumber(7)).isTrue();
      }
    }
  }

  @Test
  void mayHoldNumber_lettersOrOthersBetween_mayNot() {
    for (String line :
        List.of("", "123456", "x-----1", "12ab34cd56ef7890ab", "1\u200B234567\uFF11234567")) {
      for (int before = 0; before < 140; before++) {
        assertThat(bits("x".repeat(before) + line + "y").mayHoldNumber(7)).as(line).isFalse();
        assertThat(bits("x".repeat(before) + line).mayHoldNumber(7)).as(line).isFalse();
      }
    }
  }

  @Test
  void mayHoldNumber_groupsThatAreANumber_neverDenies() {
    Random random = new Random(13);
    for (int i = 0; i < 20_000; i++) {
      Text text = Text.of(line(random, "0123456789e -.:a\u200B", 200), KeyContext.NONE);
      for (int least = 1; least < 20; least++) {
        if (text.groups().holdNumber(least)) {
          assertThat(text.bits().mayHoldNumber(least)).as(text.toString()).isTrue();
        }
      }
    }
  }

  private static List<Integer> lettersBeforeDigits(LineBits bits) {
    List<Integer> places = new ArrayList<>();
    for (int block = 0; block < bits.blocks(); block++) {
      int first = block * Long.SIZE;
      BitSet.valueOf(new long[] {bits.lettersBeforeDigits(block)}).stream()
          .forEach(bit -> places.add(first + bit));
    }
    return places;
  }

  @Test
  void lettersBeforeDigits_beginningOfAnIban_isOne() {
    assertAnywhere(List.of("DE89 3704", "gb82"), LETTERS_BEFORE_DIGITS, "-");
    assertThat(lettersBeforeDigits(bits("USD89 D89 DE8 89DE89"))).isEmpty();
  }

  @Test
  void behindWords_signsBetweenThem_areNotCounted() {
    LineBits bits = bits("AB 12, c-3");
    assertThat(bits.behindWords(0, 1)).isEqualTo(1);
    assertThat(bits.behindWords(0, 3)).isEqualTo(4);
    assertThat(bits.behindWords(1, 4)).isEqualTo(8);
    assertThat(bits.behindWords(2, 1)).isEqualTo(4);
    assertThat(bits.behindWords(0, 6)).isEqualTo(10);
    assertThat(bits.behindWords(0, 7)).isEqualTo(-1);
    assertThat(bits.behindWords(10, 1)).isEqualTo(-1);
  }

  @Test
  void behindWords_anyLine_isBehindAsMany() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      String line = line(random, random.nextBoolean() ? "a1 " : "A2 .,:-\u00e4 ", 400);
      int from = random.nextInt(line.length() + 1);
      int count = 1 + random.nextInt(64);
      List<Integer> ends =
          WORD.matcher(line).results().map(MatchResult::end).filter(end -> end > from).toList();
      int expected = ends.size() < count ? -1 : ends.get(count - 1);
      assertThat(bits(line).behindWords(from, count))
          .as(line + " " + from + " " + count)
          .isEqualTo(expected);
    }
  }

  @Test
  void areWords_anyLine_saysSoOfLettersAndDigitsAlone() {
    Random random = new Random(9);
    for (int i = 0; i < 20_000; i++) {
      String line = line(random, random.nextBoolean() ? "a1Z9" : "aaaaaaaaaaaaaa1.", 200);
      int from = random.nextInt(line.length() + 1);
      int to = from + 1 + random.nextInt(64);
      boolean expected = to <= line.length() && line.substring(from, to).matches("[A-Za-z0-9]+");
      assertThat(bits(line).areWords(from, to)).as(line).isEqualTo(expected);
    }
  }

  @Test
  void countDigits_anyLine_countsThoseBetween() {
    Random random = new Random(6);
    for (int i = 0; i < 5_000; i++) {
      String line = line(random, "a1 2", 300) + "0";
      int from = random.nextInt(line.length());
      int to = from + 1 + random.nextInt(line.length() - from);
      long expected = line.substring(from, to).chars().filter(Character::isDigit).count();
      assertThat((long) bits(line).countDigits(from, to)).as(line).isEqualTo(expected);
    }
  }

  @Test
  void holdDigit_andCountLetters_betweenAnyPlaces_areWhatTheCharactersTell() {
    Random random = new Random(12);
    for (int i = 0; i < 5_000; i++) {
      String line = line(random, "1ab4CD .-:\u00E4_____", 200) + "_";
      int from = random.nextInt(line.length());
      int count = 1 + random.nextInt(Math.min(Long.SIZE, line.length() - from));
      String part = line.substring(from, from + count);
      LineBits bits = bits(line);
      assertThat(bits.holdDigit(from, count))
          .as(part)
          .isEqualTo(part.chars().anyMatch(Character::isDigit));
      assertThat((long) bits.countLetters(from, count))
          .as(part)
          .isEqualTo(part.chars().filter(c -> Ascii.isLetter((char) c)).count());
      assertThat((long) Long.bitCount(bits.nonLetters(from, count)))
          .as(part)
          .isEqualTo(part.chars().filter(c -> !Ascii.isLetter((char) c)).count());
      assertThat((long) bits.countOthers(from, count))
          .as(part)
          .isEqualTo(part.chars().filter(c -> !Ascii.isLetterOrDigit((char) c)).count());
    }
  }

  @Test
  void nextDigit_fromAnyPlace_isTheFirstThere() {
    String line = "a".repeat(70) + "1" + "b".repeat(130) + "2c";
    LineBits bits = bits(line);
    for (int from = 0; from < line.length(); from++) {
      int expected = from <= 70 ? 70 : from <= 201 ? 201 : line.length();
      int next = bits.nextDigit(from);
      assertThat(from <= 201 ? next : Math.min(next, line.length())).isEqualTo(expected);
    }
    assertThat(bits("").nextDigit(0)).isPositive();
  }

  @Test
  void wordStart_ofLettersAndDigits_isWhereTheyBeginOr64Before() {
    for (int before = 0; before < 140; before++) {
      LineBits bits = bits(".".repeat(before) + "key1=" + "x".repeat(100));
      assertThat(bits.wordStart(before + 3)).isEqualTo(before);
      assertThat(bits.wordStart(before + 4)).isEqualTo(before);
      assertThat(bits.wordStart(before + 5)).isEqualTo(before + 5);
      assertThat(bits.wordStart(before + 95)).isEqualTo(before + 31);
    }
    assertThat(bits("key=").wordStart(3)).isZero();
  }

  @Test
  void areDigits_nothingElseBetween_are() {
    LineBits bits = bits("a".repeat(60) + "12345678b");
    assertThat(bits.areDigits(60, 8)).isTrue();
    assertThat(bits.areDigits(59, 8)).isFalse();
    assertThat(bits.areDigits(61, 8)).isFalse();
    assertThat(bits.areDigits(67, 1)).isTrue();
  }

  @Test
  void holdRow_asManyWordsOfThatSize_holds() {
    assertAnywhere(List.of("001a.2b3c.4d5e"), row(3, 4), "-");
    assertAnywhere(List.of("00:1a:2b:3c:4d:5e"), row(6, 2), "-");
    assertThat(bits("2026-11-27 08:15:30,123").holdRow(6, 2)).isFalse();
    assertThat(bits("aaaa.bbbb..cccc").holdRow(3, 4)).isFalse();
  }

  @Test
  void hold_anyLine_isWhatTheCharactersTell() {
    Random random = new Random(11);
    String alphabet = "0123ab4567CD89 .-:\u00E4_";
    for (int i = 0; i < 20_000; i++) {
      assertHolds(line(random, alphabet, 200));
    }
  }

  private static String line(Random random, String alphabet, int longest) {
    StringBuilder line = new StringBuilder();
    for (int length = random.nextInt(longest); length > 0; length--) {
      line.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return line.toString();
  }

  @Test
  void read_shorterLineAfterALonger_forgetsWhatItHeld() {
    Text text = Text.of("x".repeat(300) + "\n1", KeyContext.NONE);
    assertThat(text.bits().letters(4)).isNotZero();
    text.select(301, 302);
    assertThat(text.bits().blocks()).isEqualTo(1);
    assertThat(text.bits().letters(0)).isZero();
    assertThat(text.bits().digits(1)).isZero();
  }
}
