package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValueBoundsTest {

  private static ValueBounds in(String text) {
    return new ValueBounds(Text.of(text, KeyContext.NONE));
  }

  /** What is assigned at the first equals sign. */
  private static String value(String text) {
    ValueBounds values = in(text);
    values.measure(text.indexOf('='));
    return text.substring(values.from(), values.end());
  }

  private static boolean mayBeToken(String text) {
    return in(text).mayBeToken(text.indexOf('='));
  }

  private static boolean mayBeOfKey(String text) {
    return in(text).mayBeOfKey(text.indexOf('='));
  }

  @Test
  void measure_bareValue_endsBeforeWhatEndsFields() {
    assertThat(value("a=b1 c")).isEqualTo("b1");
    assertThat(value("a=b1;c")).isEqualTo("b1");
    assertThat(value("a = b1&c")).isEqualTo("b1");
    assertThat(value("a=>[b1]")).isEqualTo("b1");
    assertThat(value("a=")).isEmpty();
  }

  @Test
  void measure_quotedValue_endsAtTheSameQuote() {
    assertThat(value("a=\"b 'c\" d")).isEqualTo("b 'c");
    assertThat(value("a='b\\'c' d")).isEqualTo("b\\'c");
    assertThat(value("a=\\\"b c\\\" d")).isEqualTo("b c");
    assertThat(value("a=\"b c")).isEqualTo("b c");
  }

  @Test
  void measure_kindOfString_isNotOfTheValue() {
    assertThat(value("a=N'b c' d")).isEqualTo("b c");
    assertThat(value("a=b\"b c\" d")).isEqualTo("b c");
    assertThat(value("a=b', c")).isEqualTo("b");
  }

  @Test
  void measure_holderOfAString_isNotOfTheValue() {
    assertThat(value("a=Some(\"b c\")")).isEqualTo("b c");
    assertThat(value("a={\"string\":\"b c\"}")).isEqualTo("b c");
    assertThat(value("a=Some(b)")).isEqualTo("Some(b");
  }

  @Test
  void measure_encoder_isOfTheValue() {
    assertThat(value("a={noop}b c")).isEqualTo("{noop}b");
    assertThat(value("a={noop} c")).isEqualTo("{noop");
  }

  @Test
  void measure_behindATag_endsAtTheNext() {
    ValueBounds values = in("<a>b c; d</a>");
    values.measure(2);
    assertThat(values.from()).isEqualTo(3);
    assertThat(values.end()).isEqualTo(9);
  }

  private static boolean isNothing(String text) {
    return in(text).isNothing(text.indexOf('='));
  }

  @Test
  void isNothing_emptyValueOrOneDigit_isNothing() {
    for (String empty : new String[] {"", " ", " , b", ";b", "\"\"", "''", "\\\"\\\""}) {
      assertThat(isNothing("a=" + empty)).as(empty).isTrue();
    }
    for (String digit : new String[] {"1", " 1", "1,", "\"1\"", "'1' b", "\\\"1\\\""}) {
      assertThat(isNothing("a=" + digit)).as(digit).isTrue();
    }
  }

  @Test
  void isNothing_anythingElse_isAValue() {
    for (String value :
        new String[] {"b", " b", "12", "1b", "\"b\"", "\"12\"", "\" \"", "\"1'", "-"}) {
      assertThat(isNothing("a=" + value)).as(value).isFalse();
    }
  }

  @Test
  void isNothing_behindATag_isWhatStandsBeforeTheNext() {
    assertThat(in("<a></a>").isNothing(2)).isTrue();
    assertThat(in("<a>1</a>").isNothing(2)).isTrue();
    assertThat(in("<a>12</a>").isNothing(2)).isFalse();
    assertThat(in("<a>b</a>").isNothing(2)).isFalse();
    assertThat(in("<a>1,</a>").isNothing(2)).isFalse();
  }

  @Test
  void isNothing_restOfABareValue_isNone() {
    ValueBounds values = in("a=b=12=cd");
    values.measure(1);
    assertThat(values.isNothing(3)).isFalse();
    assertThat(values.isNothing(1)).isFalse();
  }

  @Test
  void fromOf_signOfAnyKind_isWhereTheContentBegins() {
    assertThat(in("a= 'b'").fromOf(1)).isEqualTo(4);
    assertThat(in("a=b").fromOf(1)).isEqualTo(2);
    ValueBounds values = in("a=b1 c=\"d\"");
    assertThat(values.fromOf(6)).isEqualTo(8);
    values.measure(1);
    assertThat(values.fromOf(6)).isEqualTo(8);
    values.measure(6);
    assertThat(values.end()).isEqualTo(9);
  }

  @Test
  void mayBeToken_digit_isEnough() {
    assertThat(mayBeToken("a=bcdefgh1")).isTrue();
    assertThat(mayBeToken("a=\"bcdefg 1\"")).isTrue();
    assertThat(mayBeToken("a=" + "b".repeat(63) + "1")).isTrue();
    assertThat(mayBeToken("a=" + "b".repeat(64) + "1")).isFalse();
    assertThat(mayBeToken("a=bcde fgh1")).isFalse();
  }

  @Test
  void mayBeToken_shorterThanAnyCode_isNone() {
    assertThat(mayBeToken("a=123")).isFalse();
    assertThat(mayBeToken("a=1234")).isTrue();
  }

  @Test
  void mayBeToken_ofACodesLength_hasNothingButDigits() {
    assertThat(mayBeToken("a=1234567")).isTrue();
    assertThat(mayBeToken("a=123456b")).isFalse();
    assertThat(mayBeToken("a=123456bc")).isTrue();
  }

  @Test
  void mayBeOfKey_sixteenCharactersWithFewSigns_may() {
    assertThat(mayBeOfKey("a=b-3456789_123456")).isTrue();
    assertThat(mayBeOfKey("a=b-345678-_123456")).isFalse();
    assertThat(mayBeOfKey("a=b-3456789_12345")).isFalse();
    assertThat(mayBeOfKey("a=\"b-3456789_123456\"")).isTrue();
  }

  @Test
  void mayBeOfKey_restOfABareValue_isToldByItsOwnCharacters() {
    String text = "a=b=c-d=e34567890123456-";
    ValueBounds values = in(text);
    assertThat(values.mayBeToken(1)).isTrue();
    assertThat(values.mayBeOfKey(1)).isFalse();
    assertThat(values.mayBeOfKey(3)).isFalse();
    assertThat(values.mayBeOfKey(7)).isTrue();
  }

  @Test
  void mayBeToken_wordsOfBothCases_areEnoughFromTwentyLettersOn() {
    assertThat(mayBeToken("a=CorrectHorseBatteryS")).isTrue();
    assertThat(mayBeToken("a=CorrectHorseBattery")).isFalse();
    assertThat(mayBeToken("a=correcthorsebatterystaple")).isFalse();
    assertThat(mayBeToken("a=CORRECTHORSEBATTERYSTAPLE")).isFalse();
    assertThat(mayBeToken("a=Correct-Horse-Battery-Staple")).isFalse();
  }

  @Test
  void mayBeToken_digitFarBehindTheSign_isSeen() {
    String value = "b".repeat(63) + "1";
    assertThat(mayBeToken("a=           {\"string\": \"" + value + "\"}")).isTrue();
    assertThat(mayBeToken("a=" + " ".repeat(11) + "Some( \"" + value + "\")")).isTrue();
  }

  @Test
  void mayBeToken_askedFromLeftToRight_saysTheSameOfEachValue() {
    String text = "a=b c=1234 e=f g=CorrectHorseBatteryStaple h=correcthorsebatterystaple i=2345";
    ValueBounds values = in(text);
    assertThat(values.mayBeToken(1)).isFalse();
    assertThat(values.mayBeToken(5)).isTrue();
    assertThat(values.mayBeToken(5)).isTrue();
    assertThat(values.mayBeToken(12)).isFalse();
    assertThat(values.mayBeToken(16)).isTrue();
    assertThat(values.mayBeToken(44)).isFalse();
    assertThat(values.mayBeToken(72)).isTrue();
  }

  @Test
  void mayBeToken_digitBesideACharacterOutsideAscii_isSeen() {
    assertThat(mayBeToken("a=\u00FF9\u00FFbcdefg")).isTrue();
    assertThat(mayBeToken("a=bcdefgh\u00E49")).isTrue();
    assertThat(mayBeToken("a=bcdefgh\u00E4\u00C4")).isFalse();
  }

  @Test
  void mayBeToken_wideCharacters_standForNothing() {
    assertThat(mayBeToken("\u0416=bcdefgh1")).isTrue();
    assertThat(mayBeToken("\u0416=\u0416bcde, 1")).isFalse();
    assertThat(mayBeToken("\u0416=CorrectHorseBatteryStaple")).isTrue();
  }

  @Test
  void mayBeToken_restOfABareValue_needsADigitInIt() {
    String text = "a=b=c=1=d=e=f=g; 2";
    ValueBounds values = in(text);
    assertThat(values.mayBeToken(1)).isTrue();
    assertThat(values.mayBeToken(5)).isTrue();
    assertThat(values.mayBeToken(7)).isFalse();
  }

  @Test
  void mayBeToken_restOfABareValue_isToldByItsOwnCharacters() {
    String words = "a=b=CorrectHorse.BatteryStaple.CorrectHorseBattery";
    ValueBounds values = in(words);
    assertThat(values.mayBeToken(1)).isFalse();
    assertThat(values.mayBeToken(3)).isTrue();
  }

  @Test
  void measure_whatIsNoEncoder_endsAtItsBrace() {
    assertThat(value("xx a={1}b c")).isEqualTo("{1");
    assertThat(value("xx a={noop}$2a c")).isEqualTo("{noop}$2a");
    assertThat(value("xx a={noop")).isEqualTo("{noop");
  }

  @Test
  void measure_letterBeforeAQuoteThatOpensNothing_isTheValue() {
    assertThat(value("a=x'b c' d")).isEqualTo("x");
    assertThat(value("a=n' c")).isEqualTo("n");
    assertThat(value("a=n'\u0001c'")).isEqualTo("n");
  }

  @Test
  void measure_valuesBetweenTags_endEachAtItsOwn() {
    ValueBounds values = in("<a>b</a><c>d e</c><f>g");
    values.measure(2);
    assertThat(values.end()).isEqualTo(4);
    values.measure(10);
    assertThat(values.end()).isEqualTo(14);
    values.measure(20);
    assertThat(values.end()).isEqualTo(22);
  }

  @Test
  void measure_tagThatNobodyCloses_isLookedForOnce() {
    Text text = Text.of("<a>" + "b>".repeat(500), KeyContext.NONE);
    ValueBounds values = new ValueBounds(text);
    for (int at = 2; at < text.length(); at += 2) {
      values.measure(at);
      assertThat(values.end()).isEqualTo(text.length());
    }
    assertThat(text.stepsTaken()).isBetween(1_000L, 9_000L);
  }

  @Test
  void isTokenNear_digitOrCapital_countsAsFarAsATokenMayReach() {
    for (String sign : new String[] {"a=", "\u0416="}) {
      for (String first : new String[] {"1", "B"}) {
        assertThat(in(sign + "b".repeat(175) + first).isTokenNear(1)).isTrue();
        assertThat(in(sign + "b".repeat(176) + first).isTokenNear(1)).isFalse();
        assertThat(in(sign + first + "b".repeat(300)).isTokenNear(1)).isTrue();
      }
      assertThat(in(sign + "b".repeat(300)).isTokenNear(1)).isFalse();
    }
  }

  @Test
  void isTokenNear_askedFromLeftToRight_readsEachCharacterOnce() {
    Text text = Text.of("a=b ".repeat(250) + "1", KeyContext.NONE);
    ValueBounds values = new ValueBounds(text);
    for (int at = 1; at < text.length(); at += 4) {
      assertThat(values.isTokenNear(at)).isEqualTo(text.length() - 1 - at <= 176);
    }
    assertThat(text.stepsTaken()).isBetween(990L, 1_010L);
  }

  @Test
  void isTokenNear_digitsEverywhere_readsEachFewTimes() {
    Text text = Text.of("a=1 ".repeat(250), KeyContext.NONE);
    ValueBounds values = new ValueBounds(text);
    for (int at = 1; at < text.length(); at += 4) {
      assertThat(values.isTokenNear(at)).isTrue();
    }
    assertThat(text.stepsTaken()).isLessThan(2_500L);
  }

  @Test
  void isTokenNear_behindTheLine_isNotAsked() {
    Text text = Text.of("a=Bcd1", KeyContext.NONE);
    text.select(0, 5);
    assertThat(new ValueBounds(text).isTokenNear(1)).isTrue();
    text.select(1, 5);
    assertThat(new ValueBounds(text).isTokenNear(1)).isFalse();
    assertThat(new ValueBounds(text).isTokenNear(0)).isTrue();
  }

  @Test
  void parametersEnd_namesAndValues_areReadToTheLast() {
    assertThat(parameters("username=\"kim\", response=\"a b\", qop=auth rest"))
        .isEqualTo("username=\"kim\", response=\"a b\", qop=auth");
    assertThat(parameters("a=b,c=\"d")).isEqualTo("a=b,c=\"d");
    assertThat(parameters("a=b, c d")).isEqualTo("a=b");
    assertThat(parameters("=b")).isEmpty();
    assertThat(parameters("")).isEmpty();
  }

  private static String parameters(String text) {
    return text.substring(0, ValueBounds.parametersEnd(Text.of(text, KeyContext.NONE), 0));
  }

  @Test
  void quotedEnd_backslash_keepsWhatFollows() {
    assertThat(quoted("\"a\\\"b\" c")).isEqualTo("a\\\"b");
    assertThat(quoted("\"a\\\\\" c")).isEqualTo("a\\\\");
    assertThat(quoted("\"a\\")).isEqualTo("a\\");
    assertThat(quoted("\\\"a\\n b\\\" c")).isEqualTo("a\\n b");
    assertThat(quoted("\\\"a\\")).isEqualTo("a\\");
  }

  private static String quoted(String text) {
    int from = text.indexOf('"') + 1;
    return text.substring(from, ValueBounds.quotedEnd(Text.of(text, KeyContext.NONE), from));
  }

  @Test
  void quotedEnd_anyLength_takesAStepForEachCharacter() {
    Text text = Text.of("\"" + "a".repeat(998) + "\"", KeyContext.NONE);
    assertThat(ValueBounds.quotedEnd(text, 1)).isEqualTo(999);
    assertThat(text.stepsTaken()).isEqualTo(999);
  }

  @Test
  void clear_forgetsTheTextBefore() {
    Text text = Text.of("a=1234", KeyContext.NONE);
    ValueBounds values = new ValueBounds(text);
    assertThat(values.mayBeToken(1)).isTrue();
    text.load("a=bcde", KeyContext.NONE);
    text.select(0, 6);
    values.clear();
    assertThat(values.mayBeToken(1)).isFalse();
  }

  @Test
  void measure_quotesOfAStringInsideAnother_countTheirBackslashes() {
    assertThat(value("a=\\\\\\\"b c\\\\\\\" d")).isEqualTo("b c");
    assertThat(value("a=\\\"b\\\\\\\"c\\\" d")).isEqualTo("b\\\\\\\"c");
    assertThat(value("a=\\\"b c\\\\\\\\\\\" d")).isEqualTo("b c\\\\\\\\");
    assertThat(value("a=\"b\\\\\" d")).isEqualTo("b\\\\");
    assertThat(value("a=\\\"b c\" d")).isEqualTo("b c");
    assertThat(value("a=\\\\\\\"b c")).isEqualTo("b c");
  }

  @Test
  void parametersEnd_listWithinAValue_isOfTheValue() {
    String text = "Digest names=a;b-c, response=d1; e";
    assertThat(ValueBounds.parametersEnd(Text.of(text, KeyContext.NONE), "Digest".length()))
        .isEqualTo(text.indexOf("; e"));
  }
}
