package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Telephone numbers by their writing, or by a word beside them. */
class PhoneDetectorTest {

  private final Masked masked = new Masked("phone");

  @Test
  void text_international_isFound() {
    assertThat(masked.text("at +49 30 901820 now")).isEqualTo("at * now");
    assertThat(masked.text("+4930901820")).isEqualTo("*");
    assertThat(masked.text("(+44) 20 7946 0958")).isEqualTo("(*");
    assertThat(masked.text("(030 901820) fax")).isEqualTo("(*) fax");
    assertThat(masked.text("+1-212-555-0147x33")).isEqualTo("*");
    assertThat(masked.text("+46 (0)157 548 89")).isEqualTo("*");
    assertThat(masked.text("(+4930901820)")).isEqualTo("(*)");
    assertThat(masked.text("is+49 30 901820")).isEqualTo("is*");
  }

  @Test
  void text_northAmerican_isFound() {
    assertThat(masked.text("(212) 555-0147")).isEqualTo("*");
    assertThat(masked.text("212-555-0147")).isEqualTo("*");
    assertThat(masked.text("1-212-555-0147")).isEqualTo("*");
    assertThat(masked.text("(212)555-0147 x")).isEqualTo("* x");
    assertThat(masked.text("212.555.0147")).isEqualTo("*");
    assertThat(masked.text("212.555-0147")).isEqualTo("212.555-0147");
    assertThat(masked.text("212.155.0147")).isEqualTo("212.155.0147");
    assertThat(masked.text("1212-555-0147")).isEqualTo("1212-555-0147");
    assertThat(masked.text("212 555 0147")).isEqualTo("212 555 0147");
    assertThat(masked.text("012-555-0147")).isEqualTo("012-555-0147");
    assertThat(masked.text("212-155-0147")).isEqualTo("212-155-0147");
    assertThat(masked.text("212-555-014")).isEqualTo("212-555-014");
  }

  @Test
  void text_besideAWord_isFound() {
    assertThat(masked.text("phone 030 901820")).isEqualTo("phone *");
    assertThat(masked.text("Tel.: 0309018201")).isEqualTo("Tel.: *");
    assertThat(masked.text("mobile 0171/1234567")).isEqualTo("mobile *");
    assertThat(masked.text("call me at 030 901 820")).isEqualTo("call me at *");
    assertThat(masked.text("Phone:\n030 901 820")).isEqualTo("Phone:\n*");
    assertThat(masked.text("030 901 820 fax")).isEqualTo("* fax");
    assertThat(masked.text("fax 34 10 1763")).isEqualTo("fax *");
    assertThat(masked.text("fax 3410 17 63")).isEqualTo("fax *");
    assertThat(masked.text("fax 31 12 2026")).isEqualTo("fax 31 12 2026");
    assertThat(masked.text("fax 32 12 2026")).isEqualTo("fax *");
  }

  @Test
  void text_hintAndANationalNumberInOnePiece_isFound() {
    assertThat(masked.text("calling from 0309018201")).isEqualTo("calling from *");
    assertThat(masked.text("reach me at 2125550147")).isEqualTo("reach me at *");
    assertThat(masked.text("call 2121550147")).isEqualTo("call 2121550147");
    assertThat(masked.text("call 1125550147")).isEqualTo("call 1125550147");
    assertThat(masked.text("call 212555014")).isEqualTo("call 212555014");
    assertThat(masked.text("call 0049309018201")).isEqualTo("call 0049309018201");
    assertThat(masked.text("call 03090182012")).isEqualTo("call *");
    assertThat(masked.text("call 030901820120")).isEqualTo("call 030901820120");
    assertThat(masked.text("call 03090182")).isEqualTo("call 03090182");
    assertThat(masked.text("call 030901820")).isEqualTo("call *");
    assertThat(masked.text("office.number", "0309018201")).isEqualTo("0309018201");
    assertThat(masked.text("office.number", "030 901 820")).isEqualTo("030 901 820");
    assertThat(masked.text("call offset 0309018201")).isEqualTo("call offset 0309018201");
    assertThat(masked.text("call 0457.450.715")).isEqualTo("call *");
    assertThat(masked.text("call 4457.450.715")).isEqualTo("call 4457.450.715");
  }

  @Test
  void text_extension_belongsToTheNumber() {
    assertThat(masked.text("212-555-0147 x45 ok")).isEqualTo("* ok");
    assertThat(masked.text("212-555-0147 ext. 45 ok")).isEqualTo("* ok");
    assertThat(masked.text("212-555-0147 ext 45")).isEqualTo("*");
    assertThat(masked.text("212-555-0147 EXT45")).isEqualTo("*");
    assertThat(masked.text("212-555-0147 45")).isEqualTo("* 45");
    assertThat(masked.text("212-555-0147 x y")).isEqualTo("* x y");
    assertThat(masked.text("212-555-0147 ext")).isEqualTo("* ext");
    assertThat(masked.text("212-555-0147 exit 45")).isEqualTo("* exit 45");
  }

  @Test
  void text_wordAfterIt_countsFarther_aUnitDoesNot() {
    assertThat(masked.text("we have 030 901 820 on file as your phone"))
        .isEqualTo("we have * on file as your phone");
    assertThat(masked.text("call 030 901 820 and ask for Ms. Kim"))
        .isEqualTo("call * and ask for Ms. Kim");
    assertThat(masked.text("call 030 901 820 ms")).isEqualTo("call 030 901 820 ms");
  }

  @Test
  void text_otherNumbers_stayAsTheyAre() {
    assertThat(masked.text("030 901820")).isEqualTo("030 901820");
    assertThat(masked.text("1234567")).isEqualTo("1234567");
    assertThat(masked.text("2026-11-22")).isEqualTo("2026-11-22");
    assertThat(masked.text("call on 2026-11-22")).isEqualTo("call on 2026-11-22");
    assertThat(masked.text("22.11.2026 call")).isEqualTo("22.11.2026 call");
    assertThat(masked.text("+0123456789")).isEqualTo("+0123456789");
    assertThat(masked.text("+123456")).isEqualTo("+123456");
    assertThat(masked.text("reach 1234567")).isEqualTo("reach 1234567");
    assertThat(masked.text("order 030 901820")).isEqualTo("order 030 901820");
    assertThat(masked.text("1.234.567")).isEqualTo("1.234.567");
    assertThat(masked.text("call offset 030 901 820")).isEqualTo("call offset 030 901 820");
    assertThat(masked.text("a1234567")).isEqualTo("a1234567");
    assertThat(masked.text("phone id 0309018201")).isEqualTo("phone id 0309018201");
    assertThat(masked.text("+12345678901234567")).isEqualTo("+12345678901234567");
  }

  @Test
  void text_keyAboutTelephones_takesAnyNumber() {
    assertThat(masked.text("customer.phone", "0309018201")).isEqualTo("*");
    assertThat(masked.text("customerPhone", "030 901820")).isEqualTo("*");
    assertThat(masked.text("customer.id", "0309018201")).isEqualTo("0309018201");
    assertThat(masked.text("customer.phone", "12345")).isEqualTo("12345");
  }

  @Test
  void matchesNumber_underAKeyForIt_isFound() {
    PhoneDetector phone = new PhoneDetector();
    assertThat(phone.matchesNumber(4930901820L, KeyContext.of("customer.phone"))).isTrue();
    assertThat(phone.matchesNumber(1_000_000L, KeyContext.of("customer.phone"))).isTrue();
    assertThat(phone.matchesNumber(999_999L, KeyContext.of("customer.phone"))).isFalse();
    assertThat(phone.matchesNumber(1_000_000_000_000_000L, KeyContext.of("phone"))).isFalse();
    assertThat(phone.matchesNumber(4930901820L, KeyContext.NONE)).isFalse();
  }

  @Test
  void text_nameWithHumps_tellsByItsParts() {
    assertThat(masked.text("{\"contactPhone\":\"0309018201\"}"))
        .isEqualTo("{\"contactPhone\":\"*\"}");
    assertThat(masked.text("preferredMobileNumber=030 901820"))
        .isEqualTo("preferredMobileNumber=*");
    assertThat(masked.text("{\"id\":7,\"phone\":\"0309018201\",\"size\":1}"))
        .isEqualTo("{\"id\":7,\"phone\":\"*\",\"size\":1}");
    assertThat(masked.text("{\"id\": 7, \"phone\": 4930901820, \"n\": 1}"))
        .isEqualTo("{\"id\": 7, \"phone\": *, \"n\": 1}");
    assertThat(masked.text("id=7 tel=4930901820 size=1")).isEqualTo("id=7 tel=* size=1");
    assertThat(masked.text("{\"phone_id\":\"0309018201\"}"))
        .isEqualTo("{\"phone_id\":\"0309018201\"}");
    assertThat(masked.text("order.id", "phone=0309018201")).isEqualTo("phone=0309018201");
    assertThat(masked.text("id=0309018201 phone=7")).isEqualTo("id=0309018201 phone=7");
    assertThat(masked.text("myPhone7 0309018201")).isEqualTo("myPhone7 0309018201");
    assertThat(masked.text("nsPhone 0309018201")).isEqualTo("nsPhone 0309018201");
    assertThat(masked.text("iPhone 0309018201")).isEqualTo("iPhone 0309018201");
  }

  @Test
  void text_besideAnotherNumber_endsBeforeIt() {
    assertThat(masked.text("+49 30 901820 203.0.113.77")).isEqualTo("* 203.0.113.77");
    assertThat(masked.text("+49 30 901820 - 1BSFcmfd")).isEqualTo("* - 1BSFcmfd");
    assertThat(masked.text("+493090182x")).isEqualTo("+493090182x");
  }

  @Test
  void text_dialledAbroad_isFoundInItsGroups() {
    assertThat(masked.text("0049 30 901820")).isEqualTo("*");
    assertThat(masked.text("001-212-5550147")).isEqualTo("*");
    assertThat(masked.text("0049 30 9018")).isEqualTo("0049 30 9018");
    assertThat(masked.text("0000 30 901820")).isEqualTo("0000 30 901820");
    assertThat(masked.text("0049.30.901820")).isEqualTo("0049.30.901820");
    assertThat(masked.text("0049 3 0901820")).isEqualTo("0049 3 0901820");
    assertThat(masked.text("0049 30901820")).isEqualTo("0049 30901820");
    assertThat(masked.text("004930 90 1820")).isEqualTo("004930 90 1820");
    assertThat(masked.text("12 0049 30 901820")).isEqualTo("12 0049 30 901820");
  }

  @Test
  void text_inAPathAFieldOrAQuery_isFound() {
    assertThat(masked.text("/users/+4930901820/orders")).isEqualTo("/users/*/orders");
    assertThat(masked.text("/users/212-555-0147/orders")).isEqualTo("/users/*/orders");
    assertThat(masked.text("?q=+49+30+901820&x")).isEqualTo("?q=*&x");
    assertThat(masked.text("?q=(212)+555-0147")).isEqualTo("?q=*");
    assertThat(masked.text("?q=+1+(212)+555-0147")).isEqualTo("?q=*");
    assertThat(masked.text("/users/1-212-555-0147/orders")).isEqualTo("/users/*/orders");
    assertThat(masked.text("/users/0049 30 901820/orders")).isEqualTo("/users/*/orders");
    assertThat(masked.text("kim,212-555-0147,x")).isEqualTo("kim,*,x");
    assertThat(masked.text("mobile Safari/604.100.4321")).isEqualTo("mobile Safari/604.100.4321");
    assertThat(masked.text("12/212.5550147")).isEqualTo("12/212.5550147");
  }

  @Test
  void text_plusBehindADigit_adds() {
    String clocks = "gc 18 @41.6s 3%: 0.041+65.58+0.9 ms clock, 0.155+74.81/97.3/99+0.71 ms cpu";
    assertThat(masked.text(clocks)).isEqualTo(clocks);
    assertThat(masked.text("tel+4930901820")).isEqualTo("tel*");
  }

  @Test
  void text_classOfAProgram_speaksOfNoNumber() {
    for (String line :
        new String[] {
          "PhoneStatusBar: flags=40000500", "2626 23469 W PhoneInterfaceManager: none",
        }) {
      assertThat(masked.text(line)).isEqualTo(line);
    }
    assertThat(masked.text("CustomerPhoneNumber: 5550132")).isEqualTo("CustomerPhoneNumber: *");
    assertThat(masked.text("phoneNumberWork: 5550132")).isEqualTo("phoneNumberWork: *");
    assertThat(masked.text("\"PhoneNumberHome\":\"5550132\""))
        .isEqualTo("\"PhoneNumberHome\":\"*\"");
    assertThat(masked.text("TelephoneHomeNumber: 5550132")).isEqualTo("TelephoneHomeNumber: *");
    assertThat(masked.text("HomePhoneOfCustomer=5550132")).isEqualTo("HomePhoneOfCustomer=*");
    assertThat(masked.text("PhoneNumber(5550132)")).isEqualTo("PhoneNumber(*)");
  }

  @Test
  void text_besideAWordOfAnotherLanguage_isFound() {
    for (String word :
        new String[] {"tlf", "telefoon", "numer telefonu", "puh.", "cellulare", "Rufnummer"}) {
      assertThat(masked.text(word + ": 684 381 855")).isEqualTo(word + ": *");
    }
  }

  @Test
  void text_directlyBehindAVersion_isATelephoneNumberUnderItsKey() {
    assertThat(masked.text("customer.phone", "version 030 901820")).isEqualTo("version *");
    assertThat(masked.text("customer.phone", "build 0171 2345678")).isEqualTo("build *");
    assertThat(masked.text("mobile app build 3412472")).isEqualTo("mobile app build 3412472");
  }
}
