package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValueBoundsTest {

  private static ValueBounds in(String text) {
    return Text.of(text, KeyContext.NONE).freshValues();
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

  @Test
  void mayBeToken_digit_isEnough() {
    assertThat(mayBeToken("a=bcd1")).isTrue();
    assertThat(mayBeToken("a=\"bc 1\"")).isTrue();
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
    String text = "a=b c=d123 e=f g=CorrectHorseBatteryStaple h=correcthorsebatterystaple i=2345";
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
    assertThat(mayBeToken("a=\u00FF9\u00FFb")).isTrue();
    assertThat(mayBeToken("a=bcdefgh\u00E49")).isTrue();
    assertThat(mayBeToken("a=bcdefgh\u00E4\u00C4")).isFalse();
  }

  @Test
  void mayBeToken_wideCharacters_standForNothing() {
    assertThat(mayBeToken("\u0416=bcd1")).isTrue();
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
  void clear_forgetsTheTextBefore() {
    Text text = Text.of("a=bcd1", KeyContext.NONE);
    assertThat(text.freshValues().mayBeToken(1)).isTrue();
    text.load("a=bcde", KeyContext.NONE);
    text.select(0, 6);
    assertThat(text.freshValues().mayBeToken(1)).isFalse();
  }
}
