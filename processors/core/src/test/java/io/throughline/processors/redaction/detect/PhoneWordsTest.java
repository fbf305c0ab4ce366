package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Telephone numbers beside words of other scripts. */
class PhoneWordsTest {

  private final Masked masked = new Masked("phone");

  @Test
  void text_numberBehindAWordForTelephones_isFound() {
    assertThat(masked.text("Телефон: 8 912 345-67-89")).isEqualTo("Телефон: *");
    assertThat(masked.text("тел. 345-67-89")).isEqualTo("тел. *");
    assertThat(masked.text("τηλέφωνο 210 345 6789")).isEqualTo("τηλέφωνο *");
    assertThat(masked.text("電話番号は 03-1234-5678 です")).isEqualTo("電話番号は * です");
    assertThat(masked.text("手机13812345678")).isEqualTo("手机*");
    assertThat(masked.text("전화 02-345-6789")).isEqualTo("전화 *");
    assertThat(masked.text("هاتف 010 1234 5678")).isEqualTo("هاتف *");
    assertThat(masked.text("โทร 081-234-5678")).isEqualTo("โทร *");
  }

  @Test
  void text_numberAmongManyOthers_isFound() {
    String others = "строка 4711 из 4712, ".repeat(200);
    assertThat(masked.text(others + "телефон 345-67-89")).isEqualTo(others + "телефон *");
  }

  @Test
  void text_otherWords_sayNothing() {
    staysAsItIs("тело запроса 3456789");
    staysAsItIs("микротелефон 3456789");
    staysAsItIs("заказ 3456789");
    staysAsItIs("телефон указан в заказе 3456789");
    staysAsItIs("телефон\n3456789");
    staysAsItIs("電源 3456789");
    staysAsItIs("телефо 3456789");
  }

  private void staysAsItIs(String text) {
    assertThat(masked.text(text)).isEqualTo(text);
  }

  @Test
  void tell_isOfTheWordsShortlyBefore() {
    assertThat(tells("телефон", 0)).isTrue();
    assertThat(tells("телефон", 9)).isTrue();
    assertThat(tells("телефон", 10)).isFalse();
    assertThat(tells("téléphone", 0)).isFalse();
    assertThat(tells("\n", 0)).isFalse();
  }

  @Test
  void areIn_wordInAnyCaseAnywhere_isTrue() {
    assertThat(areIn("Ж. ТЕЛЕФОН")).isTrue();
    assertThat(areIn("отдел, Тел.")).isTrue();
    assertThat(areIn("τηλ. 2")).isTrue();
    assertThat(areIn("携帯")).isTrue();
    assertThat(areIn("микротелефон")).isFalse();
    assertThat(areIn("телефо")).isFalse();
    assertThat(areIn("携")).isFalse();
  }

  private static boolean areIn(String text) {
    return Text.of(text, KeyContext.NONE).holdsPhoneWord();
  }

  private static boolean tells(String word, int blanks) {
    String before = word + " ".repeat(blanks);
    return PhoneWords.tell(Text.of(before + "1", KeyContext.NONE), before.length());
  }
}
