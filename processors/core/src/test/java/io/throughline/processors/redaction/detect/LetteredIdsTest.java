package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Identity numbers with letters: where they begin and end, and their check letters. */
class LetteredIdsTest {

  private final Masked masked = new Masked("national_id");

  @Test
  void text_gluedToALowerCaseWord_isFoundBesideAWordForIt() {
    assertThat(masked.text("finnish code is030594W903B")).isEqualTo("finnish code is*");
    assertThat(masked.text("nif az45678912S")).isEqualTo("nif az*");
    assertThat(masked.text("dni es4567812N")).isEqualTo("dni es*");
    assertThat(masked.text("nif_es45678912S")).isEqualTo("nif_es*");
    assertThat(masked.text("nif es 45678912S")).isEqualTo("nif es *");
    staysAsItIs(
        "code is030594W903B",
        "nif a45678912S",
        "nif aB45678912S",
        "dni es4567812-N",
        "nif es45678912A");
  }

  @Test
  void text_dashBeforeOrBehind_joinsOnlyWithALetterOrDigit() {
    assertThat(masked.text("at: -45678912S")).isEqualTo("at: -*");
    assertThat(masked.text("a.-45678912S")).isEqualTo("a.-*");
    assertThat(masked.text("at .45678912S")).isEqualTo("at .*");
    assertThat(masked.text("45678912S- x")).isEqualTo("*- x");
    assertThat(masked.text("45678912S-")).isEqualTo("*-");
    assertThat(masked.text("45678912S. x")).isEqualTo("*. x");
    staysAsItIs("a-45678912S", "a.45678912S", "45678912S-1", "45678912S_");
  }

  @Test
  void text_sevenDigitNif_isFound() {
    assertThat(masked.text("of 4567812N")).isEqualTo("of *");
    assertThat(masked.text("4567812-N")).isEqualTo("*");
    assertThat(masked.text("4.567.812-N")).isEqualTo("*");
    assertThat(masked.text("4.567.812N")).isEqualTo("*");
    assertThat(masked.text("of 45.678.912-S")).isEqualTo("of *");
    staysAsItIs("4567812B", "4567812-NX", "45678912-S9", "456781R", "456781-R");
  }

  @Test
  void text_nifInLowerCase_isNoShortenedHash() {
    assertThat(masked.text("1234575g")).isEqualTo("*");
    assertThat(masked.text("12345691g")).isEqualTo("*");
    assertThat(masked.text("dni 1234574a")).isEqualTo("dni *");
    assertThat(masked.text("dni 1234578f")).isEqualTo("dni *");
    assertThat(masked.text("1234574A")).isEqualTo("*");
    staysAsItIs("1234574a", "12345690a", "1234578f", "12345694f", "1234570e", "12345686e");
  }

  @Test
  void text_sizeWithItsUnit_isNoNifOfSevenDigits() {
    assertThat(masked.text("1234569K")).isEqualTo("*");
    assertThat(masked.text("dni used 1234569K")).isEqualTo("dni used *");
    assertThat(masked.text("(1234569K)")).isEqualTo("(*)");
    assertThat(masked.text("used 1234571T")).isEqualTo("used *");
    staysAsItIs(
        "used 1234569K",
        "used 1234576M",
        "used 1234575G",
        "used 1234582B",
        "1K->1234569K",
        "1234569K->1K",
        "8(1234569K)");
  }

  @Test
  void text_nie_isFoundUnderEachLetter() {
    assertThat(masked.text("of X1234567L")).isEqualTo("of *");
    assertThat(masked.text("of X1234567-L")).isEqualTo("of *");
    assertThat(masked.text("of X-1234567-L")).isEqualTo("of *");
    assertThat(masked.text("of x-1234567-l")).isEqualTo("of *");
    assertThat(masked.text("of Y1234567X")).isEqualTo("of *");
    assertThat(masked.text("of Y1234567-X")).isEqualTo("of *");
    assertThat(masked.text("of Y-1234567-X")).isEqualTo("of *");
    assertThat(masked.text("of y-1234567-x")).isEqualTo("of *");
    assertThat(masked.text("of Z1234567R")).isEqualTo("of *");
    assertThat(masked.text("of Z1234567-R")).isEqualTo("of *");
    assertThat(masked.text("of Z-1234567-R")).isEqualTo("of *");
    assertThat(masked.text("of z-1234567-r")).isEqualTo("of *");
    staysAsItIs("Y12B4567X", "Y123456K", "Y-1234567-XX", "Y-1234567.X", "W1234567X", "Y-1234567-B");
  }

  @Test
  void text_nino_isFoundWithAnySuffixFromAToD() {
    assertThat(masked.text("AB123456A")).isEqualTo("*");
    assertThat(masked.text("AB123456D")).isEqualTo("*");
    assertThat(masked.text("ab123456a")).isEqualTo("*");
    assertThat(masked.text("AB 12 34 56 A")).isEqualTo("*");
    assertThat(masked.text("AB 12 34 56 D")).isEqualTo("*");
    assertThat(masked.text("of AB 12 34 56 C")).isEqualTo("of *");
    assertThat(masked.text("AB-12-34-56-C")).isEqualTo("*");
    assertThat(masked.text("AB+12+34+56+C")).isEqualTo("*");
    staysAsItIs("AB123456@", "AB123456E", "AB 12 34 5 C", "AB 12 34 567 C", "AB1234567");
  }

  @Test
  void text_ninoWithADigitOrLetterInTheWrongPlace_staysAsItIs() {
    staysAsItIs("ABC23456C", "AB12E456C", "AB12345EC", "A1123456C", "1B123456C", "AB 12 E4 56 C");
  }

  @Test
  void text_ninoWithAPrefixNeverIssued_staysAsItIs() {
    assertThat(masked.text("OA123456C")).isEqualTo("*");
    assertThat(masked.text("BA123456C")).isEqualTo("*");
    assertThat(masked.text("GA123456C")).isEqualTo("*");
    assertThat(masked.text("ZY123456C")).isEqualTo("*");
    assertThat(masked.text("KT123456C")).isEqualTo("*");
    staysAsItIs(
        "BG123456C",
        "GB123456C",
        "KN123456C",
        "NK123456C",
        "NT123456C",
        "TN123456C",
        "ZZ123456C",
        "DA123456C",
        "FA123456C",
        "IA123456C",
        "QA123456C",
        "UA123456C",
        "VA123456C",
        "AD123456C",
        "AF123456C",
        "AI123456C",
        "AQ123456C",
        "AU123456C",
        "AV123456C",
        "AO123456C");
  }

  @Test
  void text_nricInLowerCase_needsItsCheckLetter() {
    assertThat(masked.text("s1234567d")).isEqualTo("*");
    assertThat(masked.text("s7654320h")).isEqualTo("*");
    assertThat(masked.text("t1234567j")).isEqualTo("*");
    assertThat(masked.text("t7654320d")).isEqualTo("*");
    assertThat(masked.text("f1234567n")).isEqualTo("*");
    assertThat(masked.text("f7654320t")).isEqualTo("*");
    assertThat(masked.text("g1234567x")).isEqualTo("*");
    assertThat(masked.text("g7654320n")).isEqualTo("*");
    assertThat(masked.text("m1234567k")).isEqualTo("*");
    assertThat(masked.text("m7654320p")).isEqualTo("*");
    staysAsItIs(
        "s1234567e",
        "s7654320i",
        "t1234567k",
        "t7654320e",
        "f1234567o",
        "f7654320u",
        "g1234567y",
        "g7654320o",
        "m1234567l",
        "m7654320q");
  }

  @Test
  void text_nricInUpperCase_isFoundWithoutItsCheckUnlessATechnicalWordIsBeside() {
    assertThat(masked.text("S1234567A")).isEqualTo("*");
    assertThat(masked.text("of some value S1234567D ms")).isEqualTo("of some value * ms");
    staysAsItIs(
        "of some value S1234567A ms",
        "offset S1234567A",
        "S12345678",
        "S12B4567D",
        "S123456D7",
        "E1234567D");
  }

  @Test
  void text_pan_isFoundByItsHolder() {
    assertThat(masked.text("ABCCD1234E")).isEqualTo("*");
    assertThat(masked.text("ABCHD1234E")).isEqualTo("*");
    assertThat(masked.text("ABCFD1234E")).isEqualTo("*");
    assertThat(masked.text("ABCAD1234E")).isEqualTo("*");
    assertThat(masked.text("ABCTD1234E")).isEqualTo("*");
    assertThat(masked.text("ABCBD1234E")).isEqualTo("*");
    assertThat(masked.text("ABCLD1234E")).isEqualTo("*");
    assertThat(masked.text("ABCJD1234E")).isEqualTo("*");
    assertThat(masked.text("ABCGD1234E")).isEqualTo("*");
    assertThat(masked.text("ABCPD1234E")).isEqualTo("*");
    assertThat(masked.text("pan abcxd1234e")).isEqualTo("pan *");
    assertThat(masked.text("abcpd1234e")).isEqualTo("*");
    staysAsItIs(
        "ABCXD1234E",
        "ABCPD12X4E",
        "ABCPD12345",
        "AB1PD1234E",
        "ABCCd1234E",
        "order id ABCCD1234E",
        "1BCPD1234E",
        "ABCPDD234E",
        "ABCPD123EE",
        "pan ABCPD12345");
  }

  @Test
  void text_hetu_isFoundWithEachCenturySign() {
    assertThat(masked.text("of 010190+123M")).isEqualTo("of *");
    assertThat(masked.text("of 010190-123M")).isEqualTo("of *");
    assertThat(masked.text("of 010190Y123M")).isEqualTo("of *");
    assertThat(masked.text("of 010190X123M")).isEqualTo("of *");
    assertThat(masked.text("of 010190W123M")).isEqualTo("of *");
    assertThat(masked.text("of 010190V123M")).isEqualTo("of *");
    assertThat(masked.text("of 010190U123M")).isEqualTo("of *");
    assertThat(masked.text("of 010190A123M")).isEqualTo("of *");
    assertThat(masked.text("of 010190B123M")).isEqualTo("of *");
    assertThat(masked.text("of 010190C123M")).isEqualTo("of *");
    assertThat(masked.text("of 010190D123M")).isEqualTo("of *");
    assertThat(masked.text("of 010190E123M")).isEqualTo("of *");
    assertThat(masked.text("of 010190F123M")).isEqualTo("of *");
    assertThat(masked.text("010190-123m")).isEqualTo("*");
    assertThat(masked.text("010190a123M")).isEqualTo("*");
    assertThat(masked.text("abcdefghijk 010190-123M")).isEqualTo("abcdefghijk *");
    staysAsItIs("010190G123M", "010190T123M", "010190-123MX", "010190+123M1", "010190+123A");
  }

  @Test
  void text_hetuWithADayThatWas_isFound() {
    assertThat(masked.text("290296-1232")).isEqualTo("*");
    assertThat(masked.text("310190-1230")).isEqualTo("*");
    assertThat(masked.text("300490-123S")).isEqualTo("*");
    assertThat(masked.text("011290-123H")).isEqualTo("*");
    staysAsItIs(
        "290201-123J",
        "310490-123D",
        "001290-123V",
        "321290-123H",
        "011390-123A",
        "010090-123U",
        "010190-1A3M",
        "0101A0-123M",
        "01019-0123M");
  }

  @Test
  void text_germanInsurance_needsAMonthAndItsCheck() {
    assertThat(masked.text("of 65070103A012")).isEqualTo("of *");
    assertThat(masked.text("of 65071203A010")).isEqualTo("of *");
    assertThat(masked.text("of 65010803A016")).isEqualTo("of *");
    assertThat(masked.text("65070803Z984")).isEqualTo("*");
    assertThat(masked.text("12150999M163")).isEqualTo("*");
    assertThat(masked.text("65070803a019")).isEqualTo("*");
    assertThat(masked.text("of 12 150999 M 163")).isEqualTo("of *");
    assertThat(masked.text("12-150999-M-163")).isEqualTo("*");
    assertThat(masked.text("12+150999+M+163")).isEqualTo("*");
    staysAsItIs(
        "of 65070003A011",
        "of 65071303A011",
        "6507080AA019",
        "65070803AA19",
        "65070803A0B9",
        "65070803A0191",
        "12 150999 M 1634");
  }

  @Test
  void text_corsicanNir_isFoundInOnePiece() {
    assertThat(masked.text("of 283092A95020926")).isEqualTo("of *");
    assertThat(masked.text("283092A950209 26")).isEqualTo("*");
    assertThat(masked.text("of 283092B95020953")).isEqualTo("of *");
    assertThat(masked.text("283092B950209 53")).isEqualTo("*");
    assertThat(masked.text("of 2 83 09 2B 950 209 53")).isEqualTo("of *");
    assertThat(masked.text("2-83-09-2B-950-209-53")).isEqualTo("*");
    assertThat(masked.text("of 283092a95020926")).isEqualTo("of *");
    assertThat(masked.text("283092b950209 53")).isEqualTo("*");
    assertThat(masked.text("2 83 09 2b 950 209 53")).isEqualTo("*");
    staysAsItIs(
        "283092A95020925",
        "283092A950209261",
        "283092B95020952",
        "283092B950209531",
        "283092C95020926",
        "283092c95020926",
        "283092a95020953",
        "283091A95020926",
        "2830A2A95020926",
        "283092A95B20926",
        "2 83 09 2B 950 209 531",
        "2-83-09-2B 950 209 53");
  }

  @Test
  void text_codiceFiscale_isFoundWithLettersForDigits() {
    assertThat(masked.text("of RSSMRA85T10A562S")).isEqualTo("of *");
    assertThat(masked.text("of RSSMRA85T10A56NH")).isEqualTo("of *");
    assertThat(masked.text("of RSSMRA85T10A5LLW")).isEqualTo("of *");
    assertThat(masked.text("of RSSMRA8VT10A5UNL")).isEqualTo("of *");
    assertThat(masked.text("of RSSMRA8PT10A5QRP")).isEqualTo("of *");
    assertThat(masked.text("of rssmra85t10a562s")).isEqualTo("of *");
    assertThat(masked.text("RSSMRA85A10A562F")).isEqualTo("*");
    assertThat(masked.text("RSSMRA85C10A562J")).isEqualTo("*");
    assertThat(masked.text("RSSMRA85S10A562Q")).isEqualTo("*");
    assertThat(masked.text("of RSS MRA 85T10 A562 S")).isEqualTo("of *");
    assertThat(masked.text("RSS MRA 85T10 A562S")).isEqualTo("*");
    assertThat(masked.text("codice fiscale RSSMRA85T10A562Z")).isEqualTo("codice fiscale *");
    staysAsItIs(
        "RSSMRA85T10A56KP",
        "RSSMRA85T10A56WJ",
        "RSS1RA85T10A562H",
        "RSSMRA85110A562E",
        "RSSMRA85T101562T",
        "RSSMRA85F10A562R",
        "to RSS-MRA-85T10-A562SX",
        "RSSMRA85T10A562S1",
        "RSSMRA85T10A562");
  }

  @Test
  void text_assignedToAName_isWhatTheNameSays() {
    assertThat(masked.text("id=7 value=AAACB1234C, n=3")).isEqualTo("id=7 value=*, n=3");
    assertThat(masked.text("id=7 value=S1234567A, n=3")).isEqualTo("id=7 value=*, n=3");
    staysAsItIs("id=AAACB1234C", "id of AAACB1234C");
    assertThat(masked.text("job.id", "value=AAACB1234C")).isEqualTo("value=AAACB1234C");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
