package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Credentials on the line behind the one that names them. */
class NextLineValuesTest {

  private final Masked masked = new Masked("password");

  @Test
  void text_blockOfYaml_isHidden() {
    assertThat(masked.text("password: |\n  tiger\nuser: kim"))
        .isEqualTo("password: |\n  *\nuser: kim");
    assertThat(masked.text("db_password: >-\n  tiger")).isEqualTo("db_password: >-\n  *");
    assertThat(masked.text("\"password\": |\r\n\ttiger\r\n"))
        .isEqualTo("\"password\": |\r\n\t*\r\n");
    assertThat(masked.text("api_key: |\n  4f8Kq2Zr7T")).isEqualTo("api_key: |\n  *");
    assertThat(masked.text("api_key: |\n  none")).isEqualTo("api_key: |\n  none");
  }

  @Test
  void text_scalarOnALineOfItsOwn_isHiddenIfItHoldsADigitOrQuotes() {
    assertThat(masked.text("password:\n  tiger7\nurl: x")).isEqualTo("password:\n  *\nurl: x");
    assertThat(masked.text("{\n  \"password\":\n    \"tiger\"\n}"))
        .isEqualTo("{\n  \"password\":\n    \"*\"\n}");
    assertThat(masked.text("password=\\\n  tiger")).isEqualTo("password=\\\n  *");
  }

  @Test
  void text_elementOverLines_isHidden() {
    assertThat(masked.text("<password>\n  tiger\n</password>"))
        .isEqualTo("<password>\n  *\n</password>");
    assertThat(masked.text("<password>\n  <value-of select=\"x1\"/>\n</password>"))
        .isEqualTo("<password>\n  <value-of select=\"x1\"/>\n</password>");
  }

  @Test
  void text_valueOfANamedEntry_isHidden() {
    assertThat(masked.text("- name: DB_PASSWORD\n  value: tiger\n- name: X\n  value: y"))
        .isEqualTo("- name: DB_PASSWORD\n  value: *\n- name: X\n  value: y");
    assertThat(masked.text("{\n  \"name\": \"DB_PASSWORD\",\n  \"value\": \"tiger\"\n}"))
        .isEqualTo("{\n  \"name\": \"DB_PASSWORD\",\n  \"value\": \"*\"\n}");
    assertThat(masked.text("<name>password</name>\n<value>tiger</value>"))
        .isEqualTo("<name>password</name>\n<value>*</value>");
    assertThat(masked.text("variable \"password\" {\n  type = string\n  default = \"tiger\"\n}"))
        .isEqualTo("variable \"password\" {\n  type = string\n  default = \"*\"\n}");
  }

  @Test
  void text_whatIsNoValue_staysAsItIs() {
    staysAsItIs(
        "password:\n  type: string\n  minLength: 8",
        "password:\n  valueFrom:\n    secretKeyRef: x1",
        "password:\n  - min8\n",
        "password:\n  required\n",
        "password:\nuser7: kim",
        "password=\nuser=kim7",
        "password: |\n  ${DB_PASSWORD}",
        "password:\n\n  at7",
        "Enter password:\nAccess denied 7",
        "No secret:\n  java.lang.IllegalStateException: no secret7",
        "colour: |\n  tiger7",
        "- name: DB_PASSWORD\n  valueFrom:\n    name: tiger7",
        "- name: DB_PASSWORD\n- name: X\n  value: tiger7",
        "topic: DB_PASSWORD\n  value: tiger7",
        "name: DB_PASSWORD\n  value");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
