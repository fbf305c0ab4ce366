package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a telephone number begins and ends, and how many digits and groups it has. */
class PhoneShapesTest {

  private final Masked masked = new Masked("phone");

  @Test
  void text_numberBehindAWordForVersions_isThatOfABuild() {
    staysAsItIs(
        "mobile app build 3412472 (23720)", "phone firmware 3412472", "Mobile version 341 2472");
    assertThat(masked.text("mobile app 3412472")).isEqualTo("mobile app *");
    assertThat(masked.text("build of phone 341 2472")).isEqualTo("build of phone *");
    assertThat(masked.text("build +49 30 9018200")).isEqualTo("build *");
    assertThat(masked.text("call the driver 07700 900123")).isEqualTo("call the driver *");
    assertThat(masked.text("phone in step 3/12 07700 900123")).isEqualTo("phone in step *");
  }

  @Test
  void text_fromSevenToFifteenDigits_isANumber() {
    assertThat(masked.text("phone 1234567")).isEqualTo("phone *");
    assertThat(masked.text("phone 12 345 67")).isEqualTo("phone *");
    assertThat(masked.text("phone 12345 67890 12345")).isEqualTo("phone *");
    assertThat(masked.text("phone 12345 67890 123456")).isEqualTo("phone * 123456");
    assertThat(masked.text("phone 1234567890123")).isEqualTo("phone *");
    assertThat(masked.text("phone 123456 789012 345")).isEqualTo("phone *");
    assertThat(masked.text("+12345678901234 5")).isEqualTo("*");
    assertThat(masked.text("+123456789012345")).isEqualTo("*");
    assertThat(masked.text("+49301234")).isEqualTo("*");
    assertThat(masked.text("customer.phone", "12345678901234")).isEqualTo("*");
    staysAsItIs(
        "phone 123456",
        "phone 12 345 6",
        "phone 123 456",
        "phone 12345678901234",
        "+1234567890123456",
        "+4930123");
    assertThat(masked.text("customer.phone", "1234567890123456")).isEqualTo("1234567890123456");
  }

  @Test
  void text_upToSevenGroups_areOneNumber() {
    assertThat(masked.text("phone 12 34 56 78 90 12 34")).isEqualTo("phone *");
    assertThat(masked.text("phone 12 34 56 78 90 12 34 56")).isEqualTo("phone * 56");
    assertThat(masked.text("phone 1 2 3 4 5 6 7")).isEqualTo("phone *");
    assertThat(masked.text("phone 1 2 3 4 5 6 7 8")).isEqualTo("phone * 8");
  }

  @Test
  void text_twoNumbers_areFoundApart() {
    assertThat(masked.text("212-555-0147 800-555-0124")).isEqualTo("* *");
    assertThat(masked.text("212-555-0147 8005550124")).isEqualTo("* 8005550124");
    assertThat(masked.text("212-555-0147 12")).isEqualTo("* 12");
    assertThat(masked.text("212-555-0147, 800-555-0124")).isEqualTo("*, *");
    assertThat(masked.text("(212) 555-0147 (800) 555-0124")).isEqualTo("* *");
    assertThat(masked.text("tel 8005550123 8005550124")).isEqualTo("tel * *");
    assertThat(masked.text("1234567890123456 212-555-0147")).isEqualTo("1234567890123456 *");
    assertThat(masked.text("212.555.0147 800.555.0124")).isEqualTo("* *");
    assertThat(masked.text("212.155.0147 800.555.0124")).isEqualTo("212.155.0147 *");
  }

  @Test
  void text_numberWithItsCountryBeforeAnother_isFoundApart() {
    assertThat(masked.text("1-212-555-0147 800-555-0124")).isEqualTo("* *");
    assertThat(masked.text("1-212-555-0147 1-800-555-0124")).isEqualTo("* *");
    assertThat(masked.text("+1 212 555 0147 800 555 0124")).isEqualTo("* 800 555 0124");
    assertThat(masked.text("+44 20 7946 0958 30")).isEqualTo("* 30");
    assertThat(masked.text("+44 (0)20 7946 0958 30")).isEqualTo("* 30");
    assertThat(masked.text("+33 1 23 45 67 89 +33 1 23 45 67 98")).isEqualTo("* *");
    assertThat(masked.text("+49 30 901820 212-555-0147")).isEqualTo("* *");
    assertThat(masked.text("+49 30 901820 1-212-555-0147")).isEqualTo("* *");
    assertThat(masked.text("+49 30 901820 (212) 555-0147")).isEqualTo("* *");
    assertThat(masked.text("+49 212-555-0147")).isEqualTo("*");
    assertThat(masked.text("12345678901234 1-212-555-0147")).isEqualTo("12345678901234 *");
  }

  @Test
  void text_cardBehindTheNumber_isNotTakenIn() {
    assertThat(masked.text("+49 30 901820 4111 1111 1111 1111")).isEqualTo("* 4111 1111 1111 1111");
    assertThat(masked.text("+49 30 901820 4111-1111-1111-1111")).isEqualTo("* 4111-1111-1111-1111");
    assertThat(masked.text("+49 30 901820 4111 1111 1111 1112")).isEqualTo("* 1111 1111 1112");
    assertThat(masked.text("+49 30 901820 4111,1111,1111,1111")).isEqualTo("*,1111,1111,1111");
    assertThat(masked.text("+49 30 901820 4111 1111 1111")).isEqualTo("* 1111 1111");
  }

  @Test
  void text_fieldsWithCommas_areFoundApart() {
    assertThat(masked.text("1,212-555-0147,5")).isEqualTo("1,*,5");
    assertThat(masked.text("1,212-555-0147,567,8")).isEqualTo("1,*,567,8");
    assertThat(masked.text("1,+49 30 901820,kim")).isEqualTo("1,*,kim");
    assertThat(masked.text("1,(212) 555-0147,2,kim")).isEqualTo("1,*,2,kim");
    assertThat(masked.text("1,0049 30 901820,2")).isEqualTo("1,*,2");
    assertThat(masked.text("+49 30 9018 20,820")).isEqualTo("*,820");
    assertThat(masked.text("phone,12,0309018201,4")).isEqualTo("phone,12,*,4");
    assertThat(masked.text("phone 1234567,234")).isEqualTo("phone *,234");
    staysAsItIs("phone 1,234,567 8", "phone 12,345,678", "phone 1,234,567,890");
  }

  @Test
  void text_signsBetweenGroups_areThoseOfTelephoneNumbers() {
    assertThat(masked.text("phone 030 901820")).isEqualTo("phone *");
    assertThat(masked.text("phone 030-901820")).isEqualTo("phone *");
    assertThat(masked.text("phone 030.901820")).isEqualTo("phone *");
    assertThat(masked.text("phone 030/901820")).isEqualTo("phone *");
    assertThat(masked.text("phone 030+901820")).isEqualTo("phone *");
    assertThat(masked.text("phone (030)901820")).isEqualTo("phone *");
    assertThat(masked.text("phone (030) 901820")).isEqualTo("phone *");
    assertThat(masked.text("phone (030)-901820")).isEqualTo("phone *");
    assertThat(masked.text("phone (030)+901820")).isEqualTo("phone *");
    assertThat(masked.text("phone 030 (90) 1820")).isEqualTo("phone *");
    assertThat(masked.text("phone 030. 901820")).isEqualTo("phone *");
    assertThat(masked.text("phone 030 - 901820")).isEqualTo("phone *");
    staysAsItIs(
        "phone 030:901820",
        "phone 030,901820",
        "phone 030_901820",
        "phone 030*901820",
        "phone (030)/901820",
        "phone 030-(90) 1820",
        "phone 030, 901820",
        "phone 030 / 901820",
        "phone 030 -- 901820",
        "phone 030- -901820",
        "phone 030--901820",
        "phone 030  901820",
        "phone 030    901820");
  }

  @Test
  void text_gluedToWhatIsBefore_isNoNumber() {
    assertThat(masked.text("a+4930901820")).isEqualTo("a*");
    assertThat(masked.text("a(212) 555-0147")).isEqualTo("a*");
    assertThat(masked.text("a,212-555-0147")).isEqualTo("a,*");
    assertThat(masked.text("a/212-555-0147")).isEqualTo("a/*");
    assertThat(masked.text("-212-555-0147")).isEqualTo("-*");
    assertThat(masked.text(".212-555-0147")).isEqualTo(".*");
    assertThat(masked.text("- 212-555-0147")).isEqualTo("- *");
    assertThat(masked.text("/users/+4930901820")).isEqualTo("/users/*");
    staysAsItIs(
        "a212-555-0147",
        "_212-555-0147",
        "a-212-555-0147",
        "a.212-555-0147",
        "a/b/030/901820 phone",
        "/users/4930901820 phone",
        "/users/212.155.0147",
        "/users/212-555");
  }

  @Test
  void text_gluedToWhatIsBehind_isNoNumber() {
    assertThat(masked.text("212-555-0147x5")).isEqualTo("*");
    assertThat(masked.text("212-555-0147.")).isEqualTo("*.");
    assertThat(masked.text("212-555-0147, 5")).isEqualTo("*, 5");
    assertThat(masked.text("212-555-0147: a")).isEqualTo("*: a");
    assertThat(masked.text("212-555-0147/a")).isEqualTo("*/a");
    assertThat(masked.text("212-555-0147;5")).isEqualTo("*;5");
    assertThat(masked.text("212-555-0147,5")).isEqualTo("*,5");
    assertThat(masked.text("212-555-0147:5")).isEqualTo("*:5");
    assertThat(masked.text("212-555-0147/5")).isEqualTo("*/5");
    assertThat(masked.text("212-555-0147-x")).isEqualTo("*-x");
    staysAsItIs(
        "212-555-0147a",
        "212-555-0147x",
        "212-555-0147_",
        "+4930901820a",
        "phone 030901820a",
        "phone 030 901820a");
  }

  @Test
  void text_extension_endsWithItsDigits() {
    assertThat(masked.text("212-555-0147 ext.45 ok")).isEqualTo("* ok");
    assertThat(masked.text("212-555-0147 ext.  45")).isEqualTo("* ext.  45");
    assertThat(masked.text("212-555-0147  x45")).isEqualTo("*  x45");
    assertThat(masked.text("212-555-0147 ext. 45x")).isEqualTo("*x");
    assertThat(masked.text("+4930901820x12 ok")).isEqualTo("* ok");
    assertThat(masked.text("212-555-0147 x123456")).isEqualTo("*");
    assertThat(masked.text("212-555-0147.5 ok")).isEqualTo("* ok");
    assertThat(masked.text("212-555-0147.5.6")).isEqualTo("*.6");
    assertThat(masked.text("212-555-0147. 5")).isEqualTo("*. 5");
    assertThat(masked.text("212-555-0147 .5")).isEqualTo("* .5");
    assertThat(masked.text("+1 212 555 0147.5")).isEqualTo("*");
  }

  @Test
  void text_plusBeforeTheCountry_isEnough() {
    assertThat(masked.text("(+4930901820")).isEqualTo("(*");
    assertThat(masked.text("(+49) 30901820")).isEqualTo("(*");
    assertThat(masked.text("+49 30 901820")).isEqualTo("*");
    assertThat(masked.text("+49301234")).isEqualTo("*");
    assertThat(masked.text("(+49301234)")).isEqualTo("(*)");
    staysAsItIs("+0049 30901820", "(+0930901820)");
  }

  @Test
  void text_northAmericanNumber_hasDigitsThatItsPlacesAllow() {
    assertThat(masked.text("212-255-0147")).isEqualTo("*");
    assertThat(masked.text("200-200-0147")).isEqualTo("*");
    assertThat(masked.text("(212)555-0147")).isEqualTo("*");
    assertThat(masked.text("(212) 555.0147")).isEqualTo("*");
    assertThat(masked.text("(212) 555 0147")).isEqualTo("*");
    assertThat(masked.text("123 (212) 555-0147")).isEqualTo("*");
    assertThat(masked.text("123-212-555-0147")).isEqualTo("*");
    assertThat(masked.text("1.212.555.0147")).isEqualTo("*");
    assertThat(masked.text("12 212-555-0147")).isEqualTo("*");
    assertThat(masked.text("1234 (212) 555-0147")).isEqualTo("1234 *");
    staysAsItIs(
        "199-555-0147",
        "212-199-0147",
        "2125-55-0147",
        "212-5555-014",
        "21-555-0147",
        "212-555 0147",
        "212-555.0147",
        "212- 555-0147",
        "212-555- 0147",
        "1234-212-555-0147");
  }

  @Test
  void text_dialledAbroad_hasElevenDigitsInThreeGroups() {
    assertThat(masked.text("0049 30 90182")).isEqualTo("*");
    assertThat(masked.text("00493 30 90182")).isEqualTo("*");
    assertThat(masked.text("0049-30-901820")).isEqualTo("*");
    assertThat(masked.text("0049 30 901820 12")).isEqualTo("*");
    assertThat(masked.text("0049 30 901820 1")).isEqualTo("* 1");
    assertThat(masked.text("0049 30 90182 0049 30 90183")).isEqualTo("* *");
    assertThat(masked.text("0049+30+901820")).isEqualTo("*");
    assertThat(masked.text("12345 0049 30 901820")).isEqualTo("12345 *");
    assertThat(masked.text("1234-5678 0049 30 901820")).isEqualTo("1234-5678 *");
    assertThat(masked.text("a 0049 30 901820")).isEqualTo("a *");
    assertThat(masked.text("001 212 5550147")).isEqualTo("*");
    staysAsItIs(
        "0049 30 9018",
        "004930 30 90182",
        "00 49 30 9018201",
        "049 30 90182012",
        "0049 30/901820",
        "0049 30901820",
        "1 0049 30 901820",
        "1234 0049 30 901820",
        "1, 1234 0049 30 901820",
        "HR13 001 0049 3090 1820 7",
        "000 49 30 901820");
  }

  @Test
  void text_date_isNoGroupedNumber() {
    assertThat(masked.text("call 32 01 2026")).isEqualTo("call *");
    assertThat(masked.text("call 2026 01 32")).isEqualTo("call *");
    assertThat(masked.text("call 2026 32 31")).isEqualTo("call *");
    assertThat(masked.text("call 41 01 2026")).isEqualTo("call *");
    assertThat(masked.text("phone 2026-11-32")).isEqualTo("phone *");
    assertThat(masked.text("phone 2026 111 22")).isEqualTo("phone *");
    assertThat(masked.text("phone 22 11 202")).isEqualTo("phone *");
    assertThat(masked.text("phone 22 11 20261")).isEqualTo("phone *");
    assertThat(masked.text("phone 2026 11 221")).isEqualTo("phone *");
    staysAsItIs(
        "call 22.11.2026",
        "call 22 11 2026",
        "call 2026 11 22",
        "call 2026 1 5",
        "call 5 1 2026",
        "call 05 01 2026",
        "call 31 01 2026",
        "call 2026 13 31",
        "call 30 30 2026",
        "phone 2026-11-22");
  }

  @Test
  void text_groupsBesideAHint_areOfTwoDigitsAndMore() {
    assertThat(masked.text("call 030 901 820")).isEqualTo("call *");
    assertThat(masked.text("call 030.901.820")).isEqualTo("call *");
    assertThat(masked.text("call 0301.901.820")).isEqualTo("call *");
    assertThat(masked.text("call 030-901-820")).isEqualTo("call *");
    assertThat(masked.text("call 0 301 901 820")).isEqualTo("call *");
    staysAsItIs(
        "call 3301.901.820",
        "call 03.901.8201",
        "call 030/901820",
        "call 030 901/820",
        "call 030 9 01820",
        "call 0301 9 01820",
        "call 030.9.01820",
        "call 0301.9.01820",
        "call 030901820 1",
        "call 030 901 8",
        "call 1234567");
  }

  @Test
  void text_nationalNumberInOnePieceBesideAHint_isFound() {
    assertThat(masked.text("call 2122550147")).isEqualTo("call *");
    assertThat(masked.text("call 2002000147")).isEqualTo("call *");
    assertThat(masked.text("call 0300901820")).isEqualTo("call *");
    assertThat(masked.text("call 030901820")).isEqualTo("call *");
    assertThat(masked.text("call 03090182012")).isEqualTo("call *");
    assertThat(masked.text("office: 0309018201")).isEqualTo("office: *");
    staysAsItIs(
        "call 1992000147",
        "call 2001000147",
        "call 0030901820",
        "call 03090182",
        "call 030901820123",
        "call 212555014",
        "call 21255501471",
        "messages 0309018201 ms");
  }

  @Test
  void text_timesVersionsAndSizesBesideAWord_areNoPhone() {
    assertThat(masked.text("phone 600.123.456")).isEqualTo("phone *");
    assertThat(masked.text("phone 2026 11 22 1825")).isEqualTo("phone *");
    assertThat(masked.text("phone \"x\" 200 5324123")).isEqualTo("phone \"x\" *");
    assertThat(masked.text("phone:0309018201")).isEqualTo("phone:*");
    assertThat(masked.text("12:+49 30 901820")).isEqualTo("12:*");
    assertThat(masked.text("3:415-555-0132")).isEqualTo("3:*");
    staysAsItIs(
        "com.example.phone:api:10.42.248",
        "phone 2026.11.22-18.25.03",
        "phone 18:25:47.647441",
        "phone.Channel@1234476",
        "sms_phone_bucket{le=\"5\"} 208119946",
        "\"GET /phone HTTP/1.1\" 200 5324123");
  }

  @Test
  void text_twoZerosBesideAWord_mayPrecedeTheLongestNumber() {
    assertThat(masked.text("phone 00420707547921")).isEqualTo("phone *");
    assertThat(masked.text("phone 0012345678901234")).isEqualTo("phone *");
    assertThat(masked.text("phone 00123456789012345")).isEqualTo("phone *");
    staysAsItIs("phone 001234567890123456", "phone 00012345678901", "phone 12345678901234");
  }

  @Test
  void text_partOfAnIdOrOfAClassNameBesideAWord_isNoPhone() {
    staysAsItIs(
        "phone flag of 89562030-f292-4bc5-965c-c5678457278e",
        "[Lorg.example.phone.Call;@92113366",
        "at org.example.Phone$$Enhancer$$32911936.run");
    assertThat(masked.text("phone 89562030-f2")).isEqualTo("phone *-f2");
  }

  @Test
  void text_fractionBesideAWord_isNoPhone() {
    staysAsItIs("Index Scan using idx_phone (cost=17.21..963589.38 rows=5)");
    assertThat(masked.text("phone 555.013242")).isEqualTo("phone *");
  }

  @Test
  void text_signBehindNoName_mayPrecedeANumber() {
    assertThat(masked.text("Tel: @5551234567")).isEqualTo("Tel: @*");
    assertThat(masked.text("tel.$5551234567")).isEqualTo("tel.$*");
    assertThat(masked.text("Tel.: $5551234567")).isEqualTo("Tel.: $*");
    staysAsItIs("phone Call@92113366", "phone Call$92113366", "phone 7@92113366");
  }

  @Test
  void text_dotInANumberWithAZeroOrBehindItsWord_isNoFraction() {
    assertThat(masked.text("Tel. 0301234567.12")).isEqualTo("Tel. *");
    assertThat(masked.text("phone 0012345678.38")).isEqualTo("phone *");
    assertThat(masked.text("phone 5551234.56")).isEqualTo("phone *");
    assertThat(masked.text("phone: \"5551234.56\"")).isEqualTo("phone: \"*\"");
    assertThat(masked.text("phone", "5551234.56")).isEqualTo("*");
    staysAsItIs("phone cost 5551234.56");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
