package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a name, a word or a unit beside a number says of it, and which numbers are times. */
class NationalIdWordsTest {

  private final Masked masked = new Masked("national_id");

  /** Not what a network's interface has received. */
  @Test
  void text_patientBesideAPrescription_isAPerson() {
    assertThat(masked.text("patient 6148209373 Rx amoxicillin"))
        .isEqualTo("patient * Rx amoxicillin");
    assertThat(masked.text("rx 6148209373")).isEqualTo("rx *");
  }

  @Test
  void text_timeOfOurDays_isNoNumberOfAPerson() {
    assertThat(masked.text("1900000008")).isEqualTo("*");
    assertThat(masked.text("1900000016")).isEqualTo("*");
    assertThat(masked.text("1900000000001")).isEqualTo("*");
    assertThat(masked.text("nhs 1690000007")).isEqualTo("nhs *");
    assertThat(masked.text("steuernummer 1690000000001")).isEqualTo("steuernummer *");
    staysAsItIs(
        "1690000007",
        "1690000015",
        "1899999981",
        "1899999973",
        "1690000000001",
        "at 1689999999901",
        "1899999999901",
        "1690000000000",
        "1690000000009");
  }

  @Test
  void text_secondsSince2001_areNoNumberOfAPerson() {
    staysAsItIs(
        "from 1021928003 to 1577099001",
        "[1128826003.437122] kernel: up",
        "?since=1612345018",
        "1689999993",
        "1000000092");
    assertThat(masked.text("0999999990")).isEqualTo("*");
    assertThat(masked.text("nhs 1021928003")).isEqualTo("nhs *");
    assertThat(masked.text("102 192 8003")).isEqualTo("*");
  }

  @Test
  void text_birthdayInNumberThatCouldBeSeconds_isThatOfAPerson() {
    // The twelfth of October 1945, in Scotland; the thirteenth of November 2014, in Sweden.
    assertThat(masked.text("1210451239")).isEqualTo("*");
    assertThat(masked.text("1411131002")).isEqualTo("*");
  }

  @Test
  void text_millisecondsSince2001_areTimesUnderSuchAName() {
    staysAsItIs("createdAt: 1414482234006", "{\"timestamp\":1414482234006}", "until=1100701234005");
    assertThat(masked.text("customer=1100701234005")).isEqualTo("customer=*");
    assertThat(masked.text("1414482234006")).isEqualTo("*");
  }

  @Test
  void text_idNumber_mayBeLinkedToItsWord() {
    assertThat(masked.text("my ID number is 44051401359")).isEqualTo("my ID number is *");
    assertThat(masked.text("the ID number (44051401359)")).isEqualTo("the ID number (*)");
    assertThat(masked.text("ID no. '44051401359'")).isEqualTo("ID no. '*'");
    staysAsItIs("request ID number is 44051401359", "the id this is 44051401359");
  }

  @Test
  void text_nameInOtherLetters_isAName() {
    assertThat(masked.text("\uc8fc\ubbfc=44051401359")).isEqualTo("\uc8fc\ubbfc=*");
    staysAsItIs("\u2192=44051401359", "=44051401359");
  }

  @Test
  void text_maxOrMin_areNamesOfPeopleToo() {
    assertThat(masked.text("Max Mustermann 44051401359")).isEqualTo("Max Mustermann *");
    assertThat(masked.text("Min Kim, 44051401359")).isEqualTo("Min Kim, *");
    staysAsItIs("max 44051401359", "used=1 max=44051401359", "min: 44051401359");
  }

  @Test
  void text_versionInAUrl_isNoIdentityNumber() {
    staysAsItIs("/logo.png?v=9434765870", "/logo.png?w=5&v=9434765870");
    assertThat(masked.text("v=9434765870")).isEqualTo("v=*");
    assertThat(masked.text("/x?w=9434765870")).isEqualTo("/x?w=*");
  }

  @Test
  void text_assignedName_isReadToItsBeginning() {
    assertThat(masked.text("customer=90021312343")).isEqualTo("customer=*");
    assertThat(masked.text("customer=\"90021312343\"")).isEqualTo("customer=\"*\"");
    assertThat(masked.text("customer='90021312343'")).isEqualTo("customer='*'");
    assertThat(masked.text("customer: 90021312343")).isEqualTo("customer: *");
    assertThat(masked.text("customer : 90021312343")).isEqualTo("customer : *");
    assertThat(masked.text("customer = \"90021312343\"")).isEqualTo("customer = \"*\"");
    assertThat(masked.text("customer=   90021312343")).isEqualTo("customer=   *");
    assertThat(masked.text("customer=    90021312343")).isEqualTo("customer=    *");
    assertThat(masked.text("customer   =90021312343")).isEqualTo("customer   =*");
    assertThat(masked.text("{\\\"customer\\\":\\\"90021312343\\\"}"))
        .isEqualTo("{\\\"customer\\\":\\\"*\\\"}");
    assertThat(masked.text("offset last=90021312343")).isEqualTo("offset last=*");
    assertThat(masked.text("offset/last=90021312343")).isEqualTo("offset/last=*");
    assertThat(masked.text("customer_with_a_name_of_many_words=90021312343"))
        .isEqualTo("customer_with_a_name_of_many_words=*");
    assertThat(masked.text("offset_customer_with_a_name_of_32=90021312343"))
        .isEqualTo("offset_customer_with_a_name_of_32=*");
    assertThat(masked.text(":90021312343")).isEqualTo(":*");
    assertThat(masked.text("pesel offset=90021312343")).isEqualTo("pesel offset=*");
    staysAsItIs(
        "customer    =90021312343",
        "offset=90021312343",
        "last offset: 90021312343",
        "last offset=90021312343",
        "offset last: 90021312343",
        "offset_last=90021312343",
        "offset-last=90021312343",
        "offset.last=90021312343",
        "=90021312343",
        ":90021312343:",
        "a:90021312343:");
    assertThat(masked.text("order.id", "customer=90021312343")).isEqualTo("customer=90021312343");
  }

  @Test
  void text_unitBehind_saysThatItCounts() {
    assertThat(masked.text("90021312343  ms")).isEqualTo("*  ms");
    assertThat(masked.text("90021312343 ms=5")).isEqualTo("* ms=5");
    assertThat(masked.text("90021312343 ms: 5")).isEqualTo("* ms: 5");
    assertThat(masked.text("90021312343 msec")).isEqualTo("* msec");
    assertThat(masked.text("90021312343 of ms")).isEqualTo("* of ms");
    assertThat(masked.text("90021312343 and offset")).isEqualTo("* and offset");
    assertThat(masked.text("pesel 90021312343 ms")).isEqualTo("pesel * ms");
    staysAsItIs(
        "90021312343 ms",
        "90021312343ms",
        "90021312343 bytes",
        "90021312343 milliseconds",
        "90021312343 records",
        "a=90021312343 ms");
  }

  @Test
  void text_thirteenDigitsOfAState_areATaxNumberWhereNothingElseStands() {
    assertThat(masked.text("1181508150123")).isEqualTo("*");
    assertThat(masked.text("at 1181508150123")).isEqualTo("at 1181508150123");
    assertThat(masked.text("tax 1181508150123")).isEqualTo("tax *");
    for (String key : new String[] {"created", "event.ts", "updated_at", "lastSeen"}) {
      assertThat(masked.text(key, "1181508150123")).isEqualTo("1181508150123");
    }
  }

  @Test
  void text_assignedToWhatCounts_isNoIdWhateverStandsBeside() {
    assertThat(masked.text("ssn id=212345678")).isEqualTo("ssn id=*");
    assertThat(masked.text("ssn m=212345678")).isEqualTo("ssn m=*");
    assertThat(masked.text("ssn of 212345678")).isEqualTo("ssn of *");
    staysAsItIs(
        "ssn n=212345678",
        "ssn \"bytes\": 212345678",
        "ssn at offset 212345678",
        "used=90021312343",
        "90021312343 nanoseconds",
        "90021312343 B");
  }

  @Test
  void text_sizeThatAServerKeepsUnder_isNoId() {
    staysAsItIs("maxmemory=90021312343", "CONFIG SET maxmemory 90021312343");
    assertThat(masked.text("maxclients=90021312343")).isEqualTo("maxclients=*");
  }

  @Test
  void text_wordOfAnotherField_saysNothingOfAStringInQuotes() {
    assertThat(masked.text("{\"pid\":41,\"msg\":\"no 44051401359 here\"}"))
        .isEqualTo("{\"pid\":41,\"msg\":\"no * here\"}");
    assertThat(masked.text("pid=41 msg=\"no 44051401359 here\""))
        .isEqualTo("pid=41 msg=\"no * here\"");
    assertThat(masked.text("{\\\"pid\\\":41,\\\"msg\\\":\\\"no 44051401359 here\\\"}"))
        .isEqualTo("{\\\"pid\\\":41,\\\"msg\\\":\\\"no * here\\\"}");
    assertThat(masked.text("pid [\"no 44051401359\"]")).isEqualTo("pid [\"no *\"]");
    staysAsItIs(
        "{\"msg\":\"pid of 44051401359 here\"}",
        "{\"pid\":\"the 44051401359 here\"}",
        "the \"pid\" of 44051401359",
        "pid\nof 44051401359",
        "pid, no quote, of 44051401359");
    assertThat(masked.text("process.pid", "{\"msg\":\"no 44051401359 here\"}"))
        .isEqualTo("{\"msg\":\"no 44051401359 here\"}");
  }

  @Test
  void text_numberOfAnId_isAPersons() {
    assertThat(masked.text("ID number: 44051401359")).isEqualTo("ID number: *");
    assertThat(masked.text("id_number=44051401359")).isEqualTo("id_number=*");
    assertThat(masked.text("{\"idNumber\":\"44051401359\"}")).isEqualTo("{\"idNumber\":\"*\"}");
    assertThat(masked.text("ID no 44051401359")).isEqualTo("ID no *");
    assertThat(masked.text("id-nr 44051401359")).isEqualTo("id-nr *");
    assertThat(masked.text("RSA ID: 8001015009087")).isEqualTo("RSA ID: *");
    assertThat(masked.text("customer.id_number", "44051401359")).isEqualTo("*");
    assertThat(masked.text("idNumber", "44051401359")).isEqualTo("*");
    staysAsItIs(
        "id: 44051401359",
        "paid number: 44051401359 rows",
        "job id 44051401359",
        "order number: 44051401359",
        "grid number 44051401359 id");
    assertThat(masked.text("order.id.number", "44051401359")).isEqualTo("44051401359");
    assertThat(masked.text("job.id", "44051401359")).isEqualTo("44051401359");
  }

  @Test
  void text_serialOrSignatureBefore_speaksAgainst() {
    staysAsItIs(
        "serial 44051401359",
        "SOA ns1 44051401359",
        "a=rsa-sha256; d=example; t=1700000036; bh=x",
        "gauge of 44051401359");
  }

  @Test
  void text_rsaIdHoweverItIsWritten_tellsOfANumber() {
    assertThat(masked.text("rsa_id", "8001015009087")).isEqualTo("*");
    assertThat(masked.text("customer.rsaId", "8001015009087")).isEqualTo("*");
    assertThat(masked.text("rsa_id=8001015009087")).isEqualTo("rsa_id=*");
    assertThat(masked.text("rsaId: 8001015009087")).isEqualTo("rsaId: *");
    assertThat(masked.text("customerRsaId: 8001015009087")).isEqualTo("customerRsaId: *");
    assertThat(masked.text("{\"rsa_id\":\"8001015009087\"}")).isEqualTo("{\"rsa_id\":\"*\"}");
    assertThat(masked.text("RSA-ID 8001015009087")).isEqualTo("RSA-ID *");
    assertThat(masked.text("RSA ID 8001015009087")).isEqualTo("RSA ID *");
    assertThat(masked.text("RSA ID is 8001015009087")).isEqualTo("RSA ID is *");
    assertThat(masked.text("RSA id no. 8001015009087")).isEqualTo("RSA id no. *");
    staysAsItIs(
        "a=rsa-sha256; id=8001015009087",
        "rsa id=8, batch=8001015009087",
        "versaid 8001015009087 id",
        "rsa key id 8001015009087");
  }

  @Test
  void text_wordBeforeANumberAloneInQuotes_speaksOfIt() {
    staysAsItIs(
        "{\"orders\":[\"4463285791\",\"8001015009087\"]}",
        "{\"offset\":[\"4463285791\",\"x\"]}",
        "{\"traceIds\": [ \"44051401359\" ]}",
        "add(\"offset\", \"4463285791\")",
        "\"order_id\",\"4463285791\",\"shipped\"",
        "offset, \"4463285791\"",
        "WHERE order_id IN (\"4463285791\", \"44051401359\")",
        "orders [\"44051401359\", \"8001015009087\"] rows");
    assertThat(masked.text("[\"44051401359\", \"8001015009087\"]")).isEqualTo("[\"*\", \"*\"]");
  }

  @Test
  void text_numberOfAMachinesId_isNoPersons() {
    staysAsItIs(
        "order_id_number=44051401359",
        "request_id_no=44051401359",
        "transaction_id_number: 4463285791",
        "{\"trace_id_number\":\"44051401359\"}",
        "request id number 44051401359",
        "Request ID number: 44051401359",
        "batch id no 4463285791 done");
    assertThat(masked.text("transaction_id_number", "44051401359")).isEqualTo("44051401359");
    assertThat(masked.text("customer id number 44051401359")).isEqualTo("customer id number *");
    assertThat(masked.text("customer_id_number=44051401359")).isEqualTo("customer_id_number=*");
    assertThat(masked.text("order: ID number 44051401359")).isEqualTo("order: ID number *");
    assertThat(masked.text("requested id number 44051401359")).isEqualTo("requested id number *");
    assertThat(masked.text("reqvest id number 44051401359")).isEqualTo("reqvest id number *");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }

  @Test
  void text_amountWithBlanksBetweenThousands_staysAsItIs() {
    for (String amount :
        List.of(
            "671 800 762 bytes",
            "671 800 762 €",
            "€671 800 762",
            "$ 671 800 762",
            "671 800 762 EUR",
            "CHF 671 800 762",
            "671 800 762,50")) {
      assertThat(masked.text(amount)).isEqualTo(amount);
    }
    assertThat(masked.text("TFN 671 800 762 EUR")).isEqualTo("TFN * EUR");
    assertThat(masked.text("671 800 762,671 800 762")).isEqualTo("*,*");
    assertThat(masked.text("671 800 762 Kim")).isEqualTo("* Kim");
  }

  @Test
  void text_groupsAssignedToANameOfTheirOwn_areJudgedByIt() {
    assertThat(masked.text("offset = 12, key = 930625-2145226")).isEqualTo("offset = 12, key = *");
    assertThat(masked.text("rows = 930625-2145226")).isEqualTo("rows = 930625-2145226");
  }

  @Test
  void text_pathThatNamesAnIdNumber_tellsOfIt() {
    assertThat(masked.text("/id_number/6512249566082/orders")).isEqualTo("/id_number/*/orders");
    assertThat(masked.text("/order_id_number/6512249566082/lines"))
        .isEqualTo("/order_id_number/6512249566082/lines");
  }

  @Test
  void text_numberOfGoodsOrOfAPlaceInALog_staysAsItIs() {
    assertThat(masked.text("number 536590624086")).isEqualTo("number *");
    assertThat(masked.text("UPC 536590624086")).isEqualTo("UPC 536590624086");
    assertThat(masked.text("watermark 536590624086")).isEqualTo("watermark 536590624086");
  }

  @Test
  void text_decimalNumber_needsAWord() {
    assertThat(masked.text("USD 560132391.77")).isEqualTo("USD 560132391.77");
    assertThat(masked.text("number 560132391-77")).isEqualTo("number *");
    assertThat(masked.text("CPF 560132391.77")).isEqualTo("CPF *");
    assertThat(masked.text("\"gtin13\": \"5912209503037\""))
        .isEqualTo("\"gtin13\": \"5912209503037\"");
  }
}
