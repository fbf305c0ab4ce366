package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which numbers are payment cards, and in which writings. */
class CardDetectorTest {

  private final Masked masked = new Masked("card");

  @Test
  void text_numberOfAnIssuer_isFound() {
    assertThat(masked.text("pay 4556732915061590 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 4539982596663 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 5105374766299442 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 2221746054742702 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 2720197340260784 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 2200843703742442 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 341179789102449 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 379985948075598 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 30122004871832 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 30950669976763 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 36013471406943 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 38127422787587 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 6011269801341103 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 6445561670113910 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 6512247229262196 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 3528308161409911 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 6212692061597755024 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 5018429848893418 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 9792834482357626 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 8171205190118977 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 8212367751808601 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 213126311732966 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 180053459566254 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 3612465809932618 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 62211002330775066 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 675974965771322158 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 6011672841424307051 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 6304550077215473200 now")).isEqualTo("pay * now");
    assertThat(masked.text("pay 35893093196542758 now")).isEqualTo("pay * now");
  }

  @Test
  void text_numberOfNoIssuerOrLength_staysAsItIs() {
    assertThat(masked.text("7777736819303640")).isEqualTo("7777736819303640");
    assertThat(masked.text("1234262129972206")).isEqualTo("1234262129972206");
    assertThat(masked.text("9999033224538327")).isEqualTo("9999033224538327");
    assertThat(masked.text("399936405622410")).isEqualTo("399936405622410");
    assertThat(masked.text("2199549909514542")).isEqualTo("2199549909514542");
    assertThat(masked.text("2721752772040564")).isEqualTo("2721752772040564");
    assertThat(masked.text("31010865690707")).isEqualTo("31010865690707");
    assertThat(masked.text("45562931375857")).isEqualTo("45562931375857");
    assertThat(masked.text("5105847195403")).isEqualTo("5105847195403");
    assertThat(masked.text("3411613589525481")).isEqualTo("3411613589525481");
    assertThat(masked.text("8944145421247201986")).isEqualTo("8944145421247201986");
    assertThat(masked.text("4556603954762007538")).isEqualTo("4556603954762007538");
    assertThat(masked.text("501829261269")).isEqualTo("501829261269");
    assertThat(masked.text("2206520642792878")).isEqualTo("2206520642792878");
  }

  @Test
  void text_wrongCheckDigit_staysAsItIs() {
    assertThat(masked.text("4556757447621687")).isEqualTo("4556757447621687");
    assertThat(masked.text("4539275217481")).isEqualTo("4539275217481");
    assertThat(masked.text("5105885159045846")).isEqualTo("5105885159045846");
    assertThat(masked.text("2221744529078456")).isEqualTo("2221744529078456");
    assertThat(masked.text("2720474855456524")).isEqualTo("2720474855456524");
    assertThat(masked.text("2200755828235741")).isEqualTo("2200755828235741");
    assertThat(masked.text("341116299864986")).isEqualTo("341116299864986");
    assertThat(masked.text("379940329792320")).isEqualTo("379940329792320");
    assertThat(masked.text("30120732021523")).isEqualTo("30120732021523");
    assertThat(masked.text("30957380675690")).isEqualTo("30957380675690");
    assertThat(masked.text("36011933505642")).isEqualTo("36011933505642");
    assertThat(masked.text("38126185089414")).isEqualTo("38126185089414");
  }

  @Test
  void text_groups_areOneNumber() {
    assertThat(masked.text("4929 9458 0730 2159")).isEqualTo("*");
    assertThat(masked.text("4929-9458-0730-2159")).isEqualTo("*");
    assertThat(masked.text("4929.9458.0730.2159")).isEqualTo("*");
    assertThat(masked.text("4929/9458/0730/2159")).isEqualTo("*");
    assertThat(masked.text("4929 - 9458 - 0730 - 2159")).isEqualTo("*");
    assertThat(masked.text("4929--9458--0730--2159")).isEqualTo("*");
    assertThat(masked.text("4929_9458_0730_2159")).isEqualTo("*");
    assertThat(masked.text("4929,9458,0730,2159")).isEqualTo("*");
    assertThat(masked.text("4929|9458|0730|2159")).isEqualTo("*");
    assertThat(masked.text("4929\t9458\t0730\t2159")).isEqualTo("*");
    assertThat(masked.text("3714 488594 52668")).isEqualTo("*");
    assertThat(masked.text("3056-985722-9692")).isEqualTo("*");
    assertThat(masked.text("49 29 94 58 07 30 21 59")).isEqualTo("*");
    assertThat(masked.text("4 9 2 9 9 4 5 8 0 7 3 0 2 1 5 9")).isEqualTo("*");
    assertThat(masked.text("3714 4885 9452 668")).isEqualTo("*");
    assertThat(masked.text("3056-9857-2296-92")).isEqualTo("*");
    assertThat(masked.text("6212 4172 3230 9640 705")).isEqualTo("*");
    assertThat(masked.text("4420 496 688 967")).isEqualTo("*");
    assertThat(masked.text("626211 3697047555864")).isEqualTo("*");
    assertThat(masked.text("4807 8099 9792 4696 325")).isEqualTo("*");
  }

  @Test
  void text_otherGroups_stayAsTheyAre() {
    assertThat(masked.text("4929 9458 073 02159")).isEqualTo("4929 9458 073 02159");
    assertThat(masked.text("49299-45807-302159")).isEqualTo("49299-45807-302159");
    assertThat(masked.text("49 29-94-58-07-30-21-59")).isEqualTo("49 29-94-58-07-30-21-59");
    assertThat(masked.text("4929 a 945807302159")).isEqualTo("4929 a 945807302159");
    assertThat(masked.text("49299458    07302159")).isEqualTo("49299458    07302159");
    assertThat(masked.text("4929, 9458, 0730, 2159")).isEqualTo("4929, 9458, 0730, 2159");
    assertThat(masked.text("37140 48859 45266")).isEqualTo("37140 48859 45266");
    assertThat(masked.text("4807809997924696325")).isEqualTo("4807809997924696325");
    assertThat(masked.text("480780 9997924696325")).isEqualTo("480780 9997924696325");
    assertThat(masked.text("4420 4966 889 67")).isEqualTo("4420 4966 889 67");
    assertThat(masked.text("442 049 6688 967")).isEqualTo("442 049 6688 967");
    assertThat(masked.text("4420 496 6889 67")).isEqualTo("4420 496 6889 67");
    assertThat(masked.text("44204966.88967")).isEqualTo("44204966.88967");
    assertThat(masked.text("4929945.8073021.59")).isEqualTo("4929945.8073021.59");
    assertThat(masked.text("25000 37140 48859 45266")).isEqualTo("25000 37140 48859 45266");
    assertThat(masked.text("6262113697047555864")).isEqualTo("*");
    assertThat(masked.text("offset 6262113697047555864")).isEqualTo("offset 6262113697047555864");
    assertThat(masked.text("card id 6262113697047555864")).isEqualTo("card id *");
  }

  @Test
  void text_partOfALongerWordOrNumber_staysAsItIs() {
    assertThat(masked.text("x4929945807302159")).isEqualTo("x4929945807302159");
    assertThat(masked.text("4929945807302159x")).isEqualTo("4929945807302159x");
    assertThat(masked.text("49299458073021599")).isEqualTo("49299458073021599");
    assertThat(masked.text("4929945807302159_1")).isEqualTo("4929945807302159_1");
    assertThat(masked.text("_4929945807302159")).isEqualTo("_4929945807302159");
    assertThat(masked.text("0.4929945807302159")).isEqualTo("0.4929945807302159");
    assertThat(masked.text("a4929945807302159b")).isEqualTo("a4929945807302159b");
  }

  @Test
  void text_gluedToItsWord_isFound() {
    assertThat(masked.text("visa4929945807302159")).isEqualTo("visa*");
    assertThat(masked.text("card4929945807302159")).isEqualTo("card*");
  }

  @Test
  void text_cardBesideOtherNumbers_isFoundAlone() {
    assertThat(masked.text("2026 4929 9458 0730 2159 12/28")).isEqualTo("2026 * 12/28");
    assertThat(masked.text("4929945807302159 371448859452668")).isEqualTo("* *");
  }

  @Test
  void text_rareNumberBesideAWordForIt_isFound() {
    assertThat(masked.text("card 501876200889")).isEqualTo("card *");
    assertThat(masked.text("my visa: 4556951137170307603")).isEqualTo("my visa: *");
    assertThat(masked.text("cc 060404674008")).isEqualTo("cc *");
    assertThat(masked.text("4556328638315118298 card")).isEqualTo("* card");
    assertThat(masked.text("order 501813907851")).isEqualTo("order 501813907851");
  }

  @Test
  void text_airTravelCard_isFoundUnlessTechnical() {
    assertThat(masked.text("122076968204738")).isEqualTo("*");
    assertThat(masked.text("offset 122081247146528")).isEqualTo("offset 122081247146528");
    assertThat(masked.text("card offset 122028173169347")).isEqualTo("card offset *");
  }

  @Test
  void text_doubleInExponentForm_isFound() {
    assertThat(masked.text("4.929945807302159E15")).isEqualTo("*");
    assertThat(masked.text("x 4.929945807302159e15 y")).isEqualTo("x * y");
    assertThat(masked.text("4.929945807302159E14")).isEqualTo("4.929945807302159E14");
    assertThat(masked.text("4.929945807302159E19")).isEqualTo("4.929945807302159E19");
    assertThat(masked.text("4.556757447621687E15")).isEqualTo("4.556757447621687E15");
    assertThat(masked.text("a4.929945807302159E15")).isEqualTo("a4.929945807302159E15");
    assertThat(masked.text("4.000000000006E12")).isEqualTo("*");
  }

  @Test
  void text_keyAboutCards_needsNoCheckDigit() {
    assertThat(masked.text("payment.card", "4556757447621687")).isEqualTo("*");
    assertThat(masked.text("visa_card", "4539275217481")).isEqualTo("*");
    assertThat(masked.text("creditCard", "4556 7574 4762 1687")).isEqualTo("*");
    assertThat(masked.text("payment.card", "12345")).isEqualTo("12345");
    assertThat(masked.text("order.id", "4556757447621687")).isEqualTo("4556757447621687");
  }

  @Test
  void matchesNumber_cardAsLong_isFound() {
    CardDetector card = new CardDetector();
    assertThat(card.matchesNumber(4929945807302159L, KeyContext.NONE)).isTrue();
    assertThat(card.matchesNumber(4539073034517L, KeyContext.NONE)).isTrue();
    assertThat(card.matchesNumber(6212165680429072007L, KeyContext.NONE)).isTrue();
    assertThat(card.matchesNumber(4556757447621687L, KeyContext.NONE)).isFalse();
    assertThat(card.matchesNumber(4556757447621687L, KeyContext.of("card.number"))).isTrue();
    assertThat(card.matchesNumber(501864168254L, KeyContext.NONE)).isFalse();
    assertThat(card.matchesNumber(501814224751L, KeyContext.of("card.number"))).isTrue();
    assertThat(card.matchesNumber(4242L, KeyContext.of("card.number"))).isFalse();
    assertThat(card.matchesNumber(-4929945807302159L, KeyContext.NONE)).isFalse();
  }

  @Test
  void text_someOfAListOfNumbers_stayAsTheyAre() {
    for (String list :
        new String[] {
          "6 59 97 85 85 3 38 99 73 82 15 30 40 32 69 0 97 74 43 15",
          "7 41 11 11 11 11 11 11 11",
          "41 11 11 11 11 11 11 11 7",
          "79.48 41111111 11111111",
          "1000 4111 1111 1111 1111 1000 1000",
        }) {
      assertThat(masked.text(list)).isEqualTo(list);
    }
    assertThat(masked.text("41 11 11 11 11 11 11 11")).isEqualTo("*");
    assertThat(masked.text("card 7 41 11 11 11 11 11 11 11")).isEqualTo("card 7 *");
    assertThat(masked.text("4111 1111 1111 1111 1228 1000 1000 1000"))
        .isEqualTo("* 1228 1000 1000 1000");
    assertThat(masked.text("4111 1111 1111 1111 5555 5555 5555 4444 4111 1111 1111 1111"))
        .isEqualTo("* * *");
    assertThat(masked.text("1000 4111 1111 1111 1111 1000")).isEqualTo("1000 * 1000");
    assertThat(masked.text("1000 4111-1111-1111-1111 1000 1000")).isEqualTo("1000 * 1000 1000");
  }

  @Test
  void text_shortCardBesideAMeasure_needsAWord() {
    assertThat(masked.text("4222222222222")).isEqualTo("*");
    assertThat(masked.text("ean 4222222222222")).isEqualTo("ean 4222222222222");
    assertThat(masked.text("4222222222222 bytes used")).isEqualTo("4222222222222 bytes used");
    assertThat(masked.text("offset=30569309025904")).isEqualTo("offset=30569309025904");
    assertThat(masked.text("ean of the card 4222222222222")).isEqualTo("ean of the card *");
    assertThat(masked.text("offset=4111111111111111")).isEqualTo("offset=*");
    CardDetector card = new CardDetector();
    assertThat(card.matchesNumber(4222222222222L, KeyContext.of("product.ean"))).isFalse();
    assertThat(card.matchesNumber(4222222222222L, KeyContext.of("card.size"))).isTrue();
    assertThat(card.matchesNumber(4222222222222L, KeyContext.of("x"))).isTrue();
    assertThat(card.matchesNumber(4111111111111111L, KeyContext.of("ean"))).isTrue();
  }

  @Test
  void text_magneticStripe_isFound() {
    assertThat(masked.text("%B4111111111111111^LARSEN/KIM^2812101"))
        .isEqualTo("%B*^LARSEN/KIM^2812101");
    assertThat(masked.text("B4111111111111111^")).isEqualTo("B4111111111111111^");
  }

  @Test
  void text_longNegativeNumber_isNoCard() {
    assertThat(masked.text("block blk_-35893093196542758"))
        .isEqualTo("block blk_-35893093196542758");
    assertThat(masked.text("hash=-35893093196542758")).isEqualTo("hash=-35893093196542758");
    assertThat(masked.text("card -35893093196542758")).isEqualTo("card -*");
    assertThat(masked.text("-2221746054742702")).isEqualTo("-*");
  }
}
