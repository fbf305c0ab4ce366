package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader sees as a card or an address is one, however it is written. */
class FoldingTest {

  private final Masked masked =
      new Masked(List.of(Detectors.named("card"), Detectors.named("email")));

  @Test
  void text_unseenCharacters_areLeftOut() {
    for (char c :
        "\u00AD\u200B\u200C\u200D\u2060\u200E\u200F\uFEFF\u180E\u202E\u2066\uFE0F\u034F\u3164"
            .toCharArray()) {
      assertThat(masked.text("a 51051051" + c + "05105100 b")).isEqualTo("a * b");
    }
  }

  @Test
  void text_tagsAndSelectorsOfVariants_areLeftOut() {
    for (String unseen : List.of("\uDB40\uDC20", "\uDB40\uDC7F", "\uDB40\uDD00")) {
      assertThat(masked.text("a 51051051" + unseen + "05105100" + unseen + " b"))
          .isEqualTo("a *" + unseen + " b");
    }
    assertThat(masked.text("51051051\uDB44\uDC2005105100"))
        .isEqualTo("51051051\uDB44\uDC2005105100");
  }

  @Test
  void text_otherBlanksDashesAndDots_separate() {
    for (char c : "\u00A0\u1680\u2000\u2007\u200A\u202F\u205F\u3000\u2022\u2219".toCharArray()) {
      assertThat(masked.text("a 5105" + c + "1051" + c + "0510" + c + "5100 b")).isEqualTo("a * b");
    }
    for (char c : "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D".toCharArray()) {
      assertThat(masked.text("a 5105" + c + "1051" + c + "0510" + c + "5100 b")).isEqualTo("a * b");
    }
    for (char c : "\u00B7\u2027\u30FB\u2028\u2043\u02D7".toCharArray()) {
      assertThat(masked.text("a 5105" + c + "1051" + c + "0510" + c + "5100 b")).isEqualTo("a * b");
    }
    assertThat(masked.text("kim@mail\u3002example")).isEqualTo("*");
    assertThat(masked.text("kim@mail\u2024example")).isEqualTo("*");
    assertThat(masked.text("kim@mail\uFE52example")).isEqualTo("*");
  }

  @Test
  void text_otherDigitsAndForms_areDigitsAndSigns() {
    assertThat(masked.text("a \uFF15105105105105100 b")).isEqualTo("a * b");
    assertThat(masked.text("a \u0665105105105105100 b")).isEqualTo("a * b");
    assertThat(masked.text("a \uD835\uDFD3105105105105100 b")).isEqualTo("a * b");
    assertThat(masked.text("kim\uFF20mail.example")).isEqualTo("*");
    assertThat(masked.text("kim\uFE6Bmail.example")).isEqualTo("*");
    assertThat(masked.text("a \u2464105105105105100 b")).isEqualTo("a * b");
    assertThat(masked.text("a \u2075105105105105100 b")).isEqualTo("a * b");
    assertThat(masked.text("a \u2085105105105105100 b")).isEqualTo("a * b");
    assertThat(masked.text("a \u4E00105105105105100 b")).isEqualTo("a \u4E00105105105105100 b");
    assertThat(masked.text("\uD83D\uDE00 5")).isEqualTo("\uD83D\uDE00 5");
  }

  @Test
  void text_escapes_areResolved() {
    assertThat(masked.text("a kim%40mail.example b")).isEqualTo("a * b");
    assertThat(masked.text("a kim%2540mail.example b")).isEqualTo("a * b");
    assertThat(masked.text("a kim\\u0040mail.example b")).isEqualTo("a * b");
    assertThat(masked.text("a kim\\x40mail.example b")).isEqualTo("a * b");
    assertThat(masked.text("a kim&#64;mail.example b")).isEqualTo("a * b");
    assertThat(masked.text("a kim&#x40;mail.example b")).isEqualTo("a * b");
    assertThat(masked.text("a 5105%201051%200510%205100 b")).isEqualTo("a * b");
    assertThat(masked.text("a kim\\\\u0040mail.example b")).isEqualTo("a * b");
    assertThat(masked.text("a kim\\u{40}mail.example b")).isEqualTo("a * b");
    assertThat(masked.text("a kim\\u{000040}mail.example b")).isEqualTo("a * b");
    assertThat(masked.text("a kim%u0040mail.example b")).isEqualTo("a * b");
    assertThat(masked.text("a kim\\100mail.example b")).isEqualTo("a * b");
    assertThat(masked.text("a kim&commat;mail&period;example b")).isEqualTo("a * b");
    assertThat(masked.text("a kim[at]mail[.]example b")).isEqualTo("a * b");
    assertThat(masked.text("a kim(AT)mail(dot)example b")).isEqualTo("a * b");
    assertThat(masked.text("a kim [at] mail [dot] example b")).isEqualTo("a * b");
    assertThat(masked.text("a kim (at) mail.example b")).isEqualTo("a * b");
    assertThat(masked.text("a kim [at] [dot] b")).isEqualTo("a kim [at] [dot] b");
    assertThat(masked.text("meet (at) noon")).isEqualTo("meet (at) noon");
    assertThat(masked.text("a kim&#0000064;mail.example b")).isEqualTo("a * b");
    assertThat(masked.text("a 5105&nbsp;1051&nbsp;0510&nbsp;5100 b")).isEqualTo("a * b");
    assertThat(masked.text("a kim&#x0040;mail.example b")).isEqualTo("a * b");
    assertThat(masked.text("a\\n5105105105105100\\tb")).isEqualTo("a\\n*\\tb");
    assertThat(masked.text("a\\\\n5105105105105100")).isEqualTo("a\\\\n*");
  }

  @Test
  void text_brokenEscapes_stayAsTheyAre() {
    for (String text :
        List.of(
            "kim%4gmail",
            "kim%4",
            "%",
            "a%25",
            "\\u004",
            "\\u00zz",
            "\\x4",
            "&#;",
            "&#64",
            "&#x;",
            "kim&#00000064;mail.example",
            "kim\\u{}mail.example",
            "kim\\u{40mail.example",
            "kim\\u{0000040}mail.example",
            "kim%u004mail.example",
            "kim\\108mail.example",
            "kim\\400mail.example",
            "kim&comma;mail.example",
            "kim[a]mail[.]example",
            "\\")) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }

  @Test
  void text_coloursOfATerminal_areLeftOut() {
    assertThat(masked.text("to \u001B[1;31m5105105105105100\u001B[0m ok"))
        .isEqualTo("to \u001B[1;31m*\u001B[0m ok");
    assertThat(masked.text("to \u001B[1mkim@mail.example\u001B[m"))
        .isEqualTo("to \u001B[*\u001B[m");
    assertThat(masked.text("51051051\u001B[7m05105100")).isEqualTo("*");
    assertThat(masked.text("\\u001b[1m5105105105105100\\u001b[0m"))
        .isEqualTo("\\u001b[1m*\\u001b[0m");
    assertThat(masked.text("\\x1b[1m5105105105105100")).isEqualTo("\\x1b[1m*");
    assertThat(masked.text("\\033[1m5105105105105100")).isEqualTo("\\033[1m*");
    assertThat(masked.text("\u001B]1m5105105105105100")).isEqualTo("\u001B]1m5105105105105100");
  }
}
