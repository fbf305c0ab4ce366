package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Identity, tax and health numbers of two dozen countries. */
class NationalIdDetectorTest {

  private final Masked masked = new Masked("national_id");

  @Test
  void text_groupedAsPeopleWriteIt_isFound() {
    assertThat(masked.text("212-34-5678")).isEqualTo("*");
    assertThat(masked.text("212 34 5678")).isEqualTo("*");
    assertThat(masked.text("912-70-1234")).isEqualTo("*");
    assertThat(masked.text("900101-1234567")).isEqualTo("*");
    assertThat(masked.text("943 476 5870")).isEqualTo("*");
    assertThat(masked.text("459 199 708")).isEqualTo("*");
    assertThat(masked.text("730-284-650")).isEqualTo("*");
    assertThat(masked.text("2950 12348 0")).isEqualTo("*");
    assertThat(masked.text("6062.81.617")).isEqualTo("*");
    assertThat(masked.text("080.05.8825")).isEqualTo("*");
    assertThat(masked.text("910-96-6202")).isEqualTo("*");
    assertThat(masked.text("910 65 6202")).isEqualTo("*");
    assertThat(masked.text("113057708930661")).isEqualTo("*");
    assertThat(masked.text("1130577089306 61")).isEqualTo("*");
    assertThat(masked.text("088.981.440-67")).isEqualTo("*");
    assertThat(masked.text("088981440-67")).isEqualTo("*");
    assertThat(masked.text("088-981-440-67")).isEqualTo("*");
    assertThat(masked.text("6487-07503-6")).isEqualTo("*");
    assertThat(masked.text("880970-1363")).isEqualTo("*");
    assertThat(masked.text("880910+1366")).isEqualTo("*");
    assertThat(masked.text("40 749 153 840")).isEqualTo("*");
    assertThat(masked.text("2341-2341-2346")).isEqualTo("*");
    assertThat(masked.text("850709-9805")).isEqualTo("*");
    assertThat(masked.text("3-1015-00123-45-9")).isEqualTo("*");
    assertThat(masked.text("800101 5009 087")).isEqualTo("*");
    assertThat(masked.text("2 55 08 14 168 025 38")).isEqualTo("*");
    assertThat(masked.text("390.533.447.05")).isEqualTo("*");
    assertThat(masked.text("987/654/32100")).isEqualTo("*");
    assertThat(masked.text("12/3456/7890")).isEqualTo("*");
  }

  @Test
  void text_placeInTheFamily_mayFollowAMedicareNumber() {
    assertThat(masked.text("6487 07503 6-1")).isEqualTo("*-1");
    assertThat(masked.text("6487 07503 6/1")).isEqualTo("*/1");
    assertThat(masked.text("6487 07503 6-12")).isEqualTo("6487 07503 6-12");
    assertThat(masked.text("6487 07503 6+1")).isEqualTo("6487 07503 6+1");
  }

  @Test
  void text_allDigitHetu_isFoundInItsGroups() {
    assertThat(masked.text("111111-1001")).isEqualTo("*");
    assertThat(masked.text("111111+1001")).isEqualTo("*");
    assertThat(masked.text("111111-1002")).isEqualTo("111111-1002");
    assertThat(masked.text("1111111001")).isEqualTo("1111111001");
  }

  @Test
  void text_businessWord_speaksAgainstAnUngroupedNumber() {
    assertThat(masked.text("order 9434765870")).isEqualTo("order 9434765870");
    assertThat(masked.text("invoice.number", "9434765870")).isEqualTo("9434765870");
    assertThat(masked.text("order.number", "943 476 5870")).isEqualTo("*");
  }

  @Test
  void text_mixedSeparators_areOnlyBrazil() {
    assertThat(masked.text("459.199-708")).isEqualTo("459.199-708");
    assertThat(masked.text("088.981-440.67")).isEqualTo("088.981-440.67");
    assertThat(masked.text("088-981.440.67")).isEqualTo("088-981.440.67");
    assertThat(masked.text("088 981 440-67")).isEqualTo("088 981 440-67");
  }

  @Test
  void text_plainWithAStrongCheck_isFound() {
    assertThat(masked.text("no 9434765870 ok")).isEqualTo("no * ok");
    assertThat(masked.text("no 2950123480 ok")).isEqualTo("no * ok");
    assertThat(masked.text("no 90021312343 ok")).isEqualTo("no * ok");
    assertThat(masked.text("no 39053344705 ok")).isEqualTo("no * ok");
    assertThat(masked.text("no 23456789138 ok")).isEqualTo("no * ok");
    assertThat(masked.text("no 3101500123459 ok")).isEqualTo("no * ok");
    assertThat(masked.text("no 8001015009087 ok")).isEqualTo("no * ok");
    assertThat(masked.text("no 234123412346 ok")).isEqualTo("no * ok");
    assertThat(masked.text("no 86095742719 ok")).isEqualTo("no * ok");
    assertThat(masked.text("no 255081416802538 ok")).isEqualTo("no * ok");
    assertThat(masked.text("no 198507099805 ok")).isEqualTo("no * ok");
    assertThat(masked.text("no 9001011234567 ok")).isEqualTo("no * ok");
  }

  @Test
  void text_wrongCheck_staysAsItIs() {
    assertThat(masked.text("9434765871")).isEqualTo("9434765871");
    assertThat(masked.text("90021312344")).isEqualTo("90021312344");
    assertThat(masked.text("39053344706")).isEqualTo("39053344706");
    assertThat(masked.text("23456789139")).isEqualTo("23456789139");
    assertThat(masked.text("234123412347")).isEqualTo("234123412347");
    assertThat(masked.text("86095742710")).isEqualTo("86095742710");
    assertThat(masked.text("255081416802539")).isEqualTo("255081416802539");
    assertThat(masked.text("198507099806")).isEqualTo("198507099806");
    assertThat(masked.text("9013011234567")).isEqualTo("9013011234567");
    assertThat(masked.text("9001019234567")).isEqualTo("9001019234567");
    assertThat(masked.text("198513099800")).isEqualTo("198513099800");
  }

  @Test
  void text_reservedRanges_stayAsTheyAre() {
    assertThat(masked.text("000-34-5678")).isEqualTo("000-34-5678");
    assertThat(masked.text("666-34-5678")).isEqualTo("666-34-5678");
    assertThat(masked.text("212-00-5678")).isEqualTo("212-00-5678");
    assertThat(masked.text("212-34-0000")).isEqualTo("212-34-0000");
    assertThat(masked.text("912-49-1234")).isEqualTo("912-49-1234");
    assertThat(masked.text("912-93-1234")).isEqualTo("912-93-1234");
    assertThat(masked.text("912-66-1234")).isEqualTo("912-66-1234");
    assertThat(masked.text("912-69-1234")).isEqualTo("912-69-1234");
    assertThat(masked.text("912-89-1234")).isEqualTo("912-89-1234");
    assertThat(masked.text("11111111111")).isEqualTo("11111111111");
    assertThat(masked.text("03456789138")).isEqualTo("03456789138");
    assertThat(masked.text("1234-1234-1234")).isEqualTo("1234-1234-1234");
  }

  @Test
  void text_weakNumber_countsOnlyBesideAWord() {
    assertThat(masked.text("730284650")).isEqualTo("730284650");
    assertThat(masked.text("459199708")).isEqualTo("459199708");
    assertThat(masked.text("123456502")).isEqualTo("123456502");
    assertThat(masked.text("212345678")).isEqualTo("212345678");
    assertThat(masked.text("912701234")).isEqualTo("912701234");
    assertThat(masked.text("ssn 730284650")).isEqualTo("ssn *");
    assertThat(masked.text("ssn 459199708")).isEqualTo("ssn *");
    assertThat(masked.text("ssn 212345678")).isEqualTo("ssn *");
    assertThat(masked.text("ssn 912701234")).isEqualTo("ssn *");
    assertThat(masked.text("bsn 123456502")).isEqualTo("bsn *");
    assertThat(masked.text("South African ID 8001015009087")).isEqualTo("South African ID *");
    assertThat(masked.text("tax id 459199708")).isEqualTo("tax id *");
  }

  @Test
  void text_technicalWordOrTime_speaksAgainst() {
    assertThat(masked.text("offset 9434765870")).isEqualTo("offset 9434765870");
    assertThat(masked.text("id 90021312343")).isEqualTo("id 90021312343");
    assertThat(masked.text("9434765870 bytes")).isEqualTo("9434765870 bytes");
    assertThat(masked.text("1795371903")).isEqualTo("1795371903");
    assertThat(masked.text("1795371903123")).isEqualTo("1795371903123");
    assertThat(masked.text("/234123412346")).isEqualTo("/234123412346");
    assertThat(masked.text(":234123412346:")).isEqualTo(":234123412346:");
    assertThat(masked.text("=90021312343")).isEqualTo("=90021312343");
    assertThat(masked.text("x90021312343")).isEqualTo("x90021312343");
    assertThat(masked.text("90021312343x")).isEqualTo("90021312343x");
    assertThat(masked.text("90021312343-1")).isEqualTo("90021312343-1");
    assertThat(masked.text("1-90021312343")).isEqualTo("1-90021312343");
    assertThat(masked.text("_90021312343")).isEqualTo("_90021312343");
    assertThat(masked.text("$90021312343")).isEqualTo("$90021312343");
  }

  @Test
  void text_wordForItBesideATechnicalOne_isFound() {
    assertThat(masked.text("ssn id 90021312343")).isEqualTo("ssn id *");
    assertThat(masked.text("pesel=90021312343")).isEqualTo("pesel=*");
  }

  @Test
  void text_gluedToAWord_isFoundBesideAWordForIt() {
    assertThat(masked.text("my swedish code is198507099805")).isEqualTo("my swedish code is*");
    assertThat(masked.text("some code is198507099805")).isEqualTo("some code is198507099805");
  }

  @Test
  void text_withLetters_isFound() {
    assertThat(masked.text("45678912S")).isEqualTo("*");
    assertThat(masked.text("45678912-S")).isEqualTo("*");
    assertThat(masked.text("45.678.912-S")).isEqualTo("*");
    assertThat(masked.text("45678912s")).isEqualTo("*");
    assertThat(masked.text("Y2345678Z")).isEqualTo("*");
    assertThat(masked.text("Y2345678-Z")).isEqualTo("*");
    assertThat(masked.text("010190-123M")).isEqualTo("*");
    assertThat(masked.text("AB123456C")).isEqualTo("*");
    assertThat(masked.text("ab 12 34 56 c")).isEqualTo("*");
    assertThat(masked.text("S1234567D")).isEqualTo("*");
    assertThat(masked.text("F7654321X")).isEqualTo("*");
    assertThat(masked.text("ABCPD1234E")).isEqualTo("*");
    assertThat(masked.text("RSSMRA85T10A562S")).isEqualTo("*");
    assertThat(masked.text("65070803A019")).isEqualTo("*");
  }

  @Test
  void text_withLettersInGroups_isFound() {
    assertThat(masked.text("TB 325834 D")).isEqualTo("*");
    assertThat(masked.text("TB-32-58-34-D")).isEqualTo("*");
    assertThat(masked.text("TB325834 D")).isEqualTo("*");
    assertThat(masked.text("TB 325834D")).isEqualTo("*");
    assertThat(masked.text("TB32 58 34 D")).isEqualTo("*");
    assertThat(masked.text("02 090391 M 167")).isEqualTo("*");
    assertThat(masked.text("2 83 09 2A 950 209 26")).isEqualTo("*");
    assertThat(masked.text("283092A950209 26")).isEqualTo("*");
    assertThat(masked.text("VCN TFT 96D49 G378Z")).isEqualTo("*");
    assertThat(masked.text("VCN TFT 96D49 G378 Z")).isEqualTo("*");
    assertThat(masked.text("VCN-TFT-96D49-G378Z")).isEqualTo("*");
    assertThat(masked.text("Y-8594200-B")).isEqualTo("*");
    assertThat(masked.text("69.680.427H")).isEqualTo("*");
    assertThat(masked.text("280920u045x")).isEqualTo("*");
    assertThat(masked.text("fzdpp6159s")).isEqualTo("*");
    assertThat(masked.text("FZDTP6159S")).isEqualTo("*");
    assertThat(masked.text("nif 69680427 H")).isEqualTo("nif *");
    assertThat(masked.text("pan fzdtp6159s")).isEqualTo("pan *");
    assertThat(masked.text("at tb 325834 d nino")).isEqualTo("at * nino");
  }

  @Test
  void text_groupsThatDoNotFit_stayAsTheyAre() {
    assertThat(masked.text("by 100000 a second")).isEqualTo("by 100000 a second");
    assertThat(masked.text("TB 325834 E")).isEqualTo("TB 325834 E");
    assertThat(masked.text("TB 3258 D")).isEqualTo("TB 3258 D");
    assertThat(masked.text("TB 325834 DX")).isEqualTo("TB 325834 DX");
    assertThat(masked.text("69680427 H")).isEqualTo("69680427 H");
    assertThat(masked.text("02 090391 M-167")).isEqualTo("02 090391 M-167");
    assertThat(masked.text("02 090391 M 168")).isEqualTo("02 090391 M 168");
    assertThat(masked.text("2 83 09 2A 950 209 27")).isEqualTo("2 83 09 2A 950 209 27");
    assertThat(masked.text("283092A950209 27")).isEqualTo("283092A950209 27");
    assertThat(masked.text("VCN TFT 96D49 G378X")).isEqualTo("VCN TFT 96D49 G378X");
    assertThat(masked.text("VCN TFT-96D49 G378Z")).isEqualTo("VCN TFT-96D49 G378Z");
    assertThat(masked.text("VCN TFT 96D49 G378ZZ")).isEqualTo("VCN TFT 96D49 G378ZZ");
    assertThat(masked.text("Y-8594200-C")).isEqualTo("Y-8594200-C");
    assertThat(masked.text("69.680.427J")).isEqualTo("69.680.427J");
    assertThat(masked.text("Y-8594200_B")).isEqualTo("Y-8594200_B");
  }

  @Test
  void text_withWrongLetters_staysAsItIs() {
    assertThat(masked.text("45678912A")).isEqualTo("45678912A");
    assertThat(masked.text("Y2345678A")).isEqualTo("Y2345678A");
    assertThat(masked.text("010190-123A")).isEqualTo("010190-123A");
    assertThat(masked.text("320190-123A")).isEqualTo("320190-123A");
    assertThat(masked.text("BG123456C")).isEqualTo("BG123456C");
    assertThat(masked.text("DA123456C")).isEqualTo("DA123456C");
    assertThat(masked.text("AO123456C")).isEqualTo("AO123456C");
    assertThat(masked.text("AB123456E")).isEqualTo("AB123456E");
    assertThat(masked.text("A1234567D")).isEqualTo("A1234567D");
    assertThat(masked.text("s1234567a")).isEqualTo("s1234567a");
    assertThat(masked.text("ABCXD1234E")).isEqualTo("ABCXD1234E");
    assertThat(masked.text("abctd1234e")).isEqualTo("abctd1234e");
    assertThat(masked.text("order id ABCTD1234E")).isEqualTo("order id ABCTD1234E");
    assertThat(masked.text("RSSMRA85T10A562T")).isEqualTo("RSSMRA85T10A562T");
    assertThat(masked.text("65070803A018")).isEqualTo("65070803A018");
    assertThat(masked.text("65073303A019")).isEqualTo("65073303A019");
    assertThat(masked.text("x_45678912S")).isEqualTo("x_45678912S");
    assertThat(masked.text("45678912S_1")).isEqualTo("45678912S_1");
    assertThat(masked.text("a-45678912S")).isEqualTo("a-45678912S");
    assertThat(masked.text("1234567a")).isEqualTo("1234567a");
    assertThat(masked.text("AB 12 34 56")).isEqualTo("AB 12 34 56");
    assertThat(masked.text("AB 12 34 56 E")).isEqualTo("AB 12 34 56 E");
  }

  @Test
  void text_underAKeyForIt_needsNoWord() {
    assertThat(masked.text("customer.ssn", "212345678")).isEqualTo("*");
    assertThat(masked.text("customer.id", "212345678")).isEqualTo("212345678");
    assertThat(masked.text("order.id", "90021312343")).isEqualTo("90021312343");
  }

  @Test
  void matchesNumber_underAKeyForIt_isFound() {
    NationalIdDetector detector = new NationalIdDetector();
    assertThat(detector.matchesNumber(90021312343L, KeyContext.of("user.pesel"))).isTrue();
    assertThat(detector.matchesNumber(90021312343L, KeyContext.of("user.id"))).isFalse();
    assertThat(detector.matchesNumber(1234567L, KeyContext.of("user.ssn"))).isFalse();
    assertThat(detector.matchesNumber(212345678L, KeyContext.of("user.ssn"))).isTrue();
  }

  @Test
  void text_gluedToAWord_needsAWordForIt() {
    assertThat(masked.text("dni is45678912S")).isEqualTo("dni is*");
    assertThat(masked.text("dni x45678912S")).isEqualTo("dni x45678912S");
    assertThat(masked.text("code is45678912S")).isEqualTo("code is45678912S");
    assertThat(masked.text("dni is45678912A")).isEqualTo("dni is45678912A");
  }

  @Test
  void text_nricInLowerCase_needsItsCheckLetter() {
    for (String nric :
        new String[] {"s1234567d", "t1234567j", "f1234567n", "g1234567x", "m1234567k"}) {
      assertThat(masked.text(nric)).isEqualTo("*");
    }
    for (String other : new String[] {"t1234567d", "f1234567d", "g1234567n", "m1234567j"}) {
      assertThat(masked.text(other)).isEqualTo(other);
    }
  }

  @Test
  void text_mistypedBesideAWord_isFound() {
    assertThat(masked.text("ssn 212-345678")).isEqualTo("ssn *");
    assertThat(masked.text("ssn 21234-5678")).isEqualTo("ssn *");
    assertThat(masked.text("pan ABCXD1234E")).isEqualTo("pan *");
    assertThat(masked.text("codice fiscale RSSMRA85T10A562T")).isEqualTo("codice fiscale *");
    assertThat(masked.text("codice fiscale RSSMRA85T10A5627"))
        .isEqualTo("codice fiscale RSSMRA85T10A5627");
    assertThat(masked.text("tax.amount=1234567.89")).isEqualTo("tax.amount=1234567.89");
    assertThat(masked.text("resident 123456789 kB")).isEqualTo("resident 123456789 kB");
    assertThat(masked.text("212-345678")).isEqualTo("212-345678");
    assertThat(masked.text("ssn 000-345678")).isEqualTo("ssn 000-345678");
  }

  @Test
  void text_assignedToAName_isWhatTheNameSays() {
    assertThat(masked.text("order=17 customer=90021312343 took=3 ms"))
        .isEqualTo("order=17 customer=* took=3 ms");
    assertThat(masked.text("{\"orders\":3,\"owner\":\"90021312343\"}"))
        .isEqualTo("{\"orders\":3,\"owner\":\"*\"}");
    for (String other :
        new String[] {
          "orderId=90021312343",
          "{\"batchNumber\": 90021312343}",
          "{\\\"lastOffset\\\":90021312343}",
          "value=90021312343ms",
          "value=90021312343 ms",
          "tracking number: 90021312343",
        }) {
      assertThat(masked.text(other)).isEqualTo(other);
    }
    assertThat(masked.text("order.id", "value=90021312343")).isEqualTo("value=90021312343");
    assertThat(masked.text("90021312343 after 35 ms")).isEqualTo("* after 35 ms");
  }

  @Test
  void text_groupsInAPathOrAQuery_areFound() {
    assertThat(masked.text("/users/212-34-5678/x")).isEqualTo("/users/*/x");
    assertThat(masked.text("id:212-34-5678:x")).isEqualTo("id:*:x");
    assertThat(masked.text("?q=212+34+5678&x")).isEqualTo("?q=*&x");
    assertThat(masked.text("?q=943+476+5870")).isEqualTo("?q=*");
    assertThat(masked.text("TB+32+58+34+D 1a")).isEqualTo("* 1a");
    assertThat(masked.text("2026/212-34-5678")).isEqualTo("2026/212-34-5678");
    assertThat(masked.text("212-34-5678/4")).isEqualTo("212-34-5678/4");
    assertThat(masked.text("212-34-5678:4")).isEqualTo("212-34-5678:4");
    assertThat(masked.text("90021312343/x")).isEqualTo("90021312343/x");
    assertThat(masked.text("/users/90021312343/orders")).isEqualTo("/users/*/orders");
    assertThat(masked.text("/users/255081416802538")).isEqualTo("/users/*");
    assertThat(masked.text("/orders/90021312343")).isEqualTo("/orders/90021312343");
    assertThat(masked.text("/users/9434765870/x")).isEqualTo("/users/9434765870/x");
    assertThat(masked.text("/users/90021312343/4")).isEqualTo("/users/90021312343/4");
  }

  @Test
  void text_someOfAListOfNumbers_stayAsTheyAre() {
    assertThat(masked.text("120 459 199 708")).isEqualTo("120 459 199 708");
    assertThat(masked.text("459 199 708 120")).isEqualTo("459 199 708 120");
    assertThat(masked.text("1000 2341 2341 2346")).isEqualTo("1000 2341 2341 2346");
    assertThat(masked.text("uid 1000 2341 2341 2346")).isEqualTo("uid 1000 2341 2341 2346");
    assertThat(masked.text("aadhaar 1000 2341 2341 2346")).isEqualTo("aadhaar 1000 *");
    assertThat(masked.text("459 199 708 459 199 708")).isEqualTo("* *");
    assertThat(masked.text("ab120 459 199 708")).isEqualTo("ab120 *");
    assertThat(masked.text("459 199 708 7")).isEqualTo("* 7");
    assertThat(masked.text("459 199 708, 120")).isEqualTo("*, 120");
    assertThat(masked.text("12 459 199 708")).isEqualTo("12 *");
  }

  @Test
  void text_sizeWithItsUnit_isNoNif() {
    for (String size :
        new String[] {
          "3359470K->212267K(8097838K)",
          "used 3359470K",
          "1K(33594718K)",
          "33594718K->1K",
          "1K->33594718K",
          "heap 33594718K",
        }) {
      assertThat(masked.text(size)).isEqualTo(size);
    }
    assertThat(masked.text("33594718K")).isEqualTo("*");
    assertThat(masked.text("(33594718K) after 35 ms")).isEqualTo("(*) after 35 ms");
    assertThat(masked.text("dni used 33594718K")).isEqualTo("dni used *");
    assertThat(masked.text("used 45678912S")).isEqualTo("used *");
  }

  @Test
  void text_idNumberOfAPerson_isFoundBehindAllWords() {
    assertThat(masked.text("The ID number of the customer is 8001015009087."))
        .isEqualTo("The ID number of the customer is *.");
    assertThat(masked.text("The order ID number of the customer is 8001015009087."))
        .isEqualTo("The order ID number of the customer is 8001015009087.");
    assertThat(masked.text("The ID number of the batch is 8001015009087."))
        .isEqualTo("The ID number of the batch is 8001015009087.");
    assertThat(masked.text("sofinummer 111222333")).isEqualTo("sofinummer *");
  }
}
