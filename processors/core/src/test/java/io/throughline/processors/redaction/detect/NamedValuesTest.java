package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Credentials whose name is a value, or an argument, itself. */
class NamedValuesTest {

  private final Masked masked = new Masked("password");

  @Test
  void text_callThatSetsAValue_needsNoDigitInIt() {
    assertThat(masked.text("map.put(\"password\", \"tiger\")"))
        .isEqualTo("map.put(\"password\", \"*\")");
    assertThat(masked.text("setProperty('db.password','tiger')"))
        .isEqualTo("setProperty('db.password','*')");
    assertThat(masked.text("columns(\"password\", \"email\")"))
        .isEqualTo("columns(\"password\", \"email\")");
    assertThat(masked.text("put(\"name\", \"tiger\")")).isEqualTo("put(\"name\", \"tiger\")");
  }

  @Test
  void text_whatANameIsSetTo_isItsValue() {
    assertThat(masked.text("Setting 'password' to 'tiger'")).isEqualTo("Setting 'password' to '*'");
    assertThat(masked.text("set \"db.password\" to \"tiger\", \"token\" to \"4f8Kq2Zr7T\""))
        .isEqualTo("set \"db.password\" to \"*\", \"token\" to \"4f8Kq2Zr7T\"");
    assertThat(masked.text("sets 'api_token' to '4f8Kq2Zr7T' now"))
        .isEqualTo("sets 'api_token' to '*' now");
    staysAsItIs(
        "Setting 'colour' to 'tiger'",
        "Setting 'token' to 'none'",
        "Setting 'password' to null",
        "Setting 'password' too 'tiger'",
        "Setting password' to 'tiger'",
        "Resetting 'password' to 'tiger'",
        "renamed 'password' to 'passphrase'",
        "'password' to 'tiger'");
  }

  @Test
  void text_valueBesideItsName_isHidden() {
    assertThat(masked.text("{\"name\":\"DB_PASSWORD\",\"value\":\"winter sun\"}"))
        .isEqualTo("{\"name\":\"DB_PASSWORD\",\"value\":\"*\"}");
    assertThat(masked.text("{\"name\": \"api-token\", \"value\": \"4f8Kq2Zr7T\"}"))
        .isEqualTo("{\"name\": \"api-token\", \"value\": \"*\"}");
    assertThat(masked.text("<input name=\"password\" value=\"winter\"/>"))
        .isEqualTo("<input name=\"password\" value=\"*\"/>");
    assertThat(masked.text("{name=password, value=winter}")).isEqualTo("{name=password, value=*}");
    assertThat(masked.text("{\\\"key\\\":\\\"passwd\\\",\\\"value\\\":\\\"winter\\\"}"))
        .isEqualTo("{\\\"key\\\":\\\"passwd\\\",\\\"value\\\":\\\"*\\\"}");
  }

  @Test
  void text_valueOfAnotherName_staysAsItIs() {
    staysAsItIs(
        "{\"name\":\"colour\",\"value\":\"winter\"}",
        "{\"name\":\"password\",\"value\":\"\"}",
        "{\"name\":\"password\",\"value\":\"${DB_PASSWORD}\"}",
        "{\"name\":\"token.count\",\"value\":\"4f8Kq2Zr7T\"}",
        "{\"name\":\"password\",\"values\":\"winter\"}",
        "the password, value=winter",
        "password value: winter");
  }

  @Test
  void text_secondArgument_isHiddenWhereItHoldsDigits() {
    assertThat(masked.text("put(\"db.password\", \"w1nter\")"))
        .isEqualTo("put(\"db.password\", \"*\")");
    assertThat(masked.text("config.put('API_TOKEN','4f8Kq2Zr7T');"))
        .isEqualTo("config.put('API_TOKEN','*');");
    staysAsItIs(
        "columns(\"password\", \"winter\")",
        "put(\"password\", w1nter)",
        "put(\"colour\", \"w1nter\")",
        "columns [\"password\",\"address2\"]",
        "t (\"password\", \"address2\")",
        "t(\"password\", \"address2\", \"id\")");
  }

  @Test
  void text_secondArgumentInAString_isHiddenWithoutItsEscapes() {
    assertThat(masked.text("put(\\\"db.password\\\", \\\"w1nter\\\")"))
        .isEqualTo("put(\\\"db.password\\\", \\\"*\\\")");
    staysAsItIs("(\\\"db.password\\\", \\\"w1nter\\\")");
  }

  @Test
  void text_nameAndValue_haveSoMuchBetweenThem() {
    assertThat(masked.text("put(\"password\",     \"w1nter\")"))
        .isEqualTo("put(\"password\",     \"*\")");
    staysAsItIs("put(\"password\",      \"w1nter\")");
    assertThat(masked.text("name=password      value=winter"))
        .isEqualTo("name=password      value=*");
    staysAsItIs("name=password       value=winter");
    assertThat(masked.text("name=password value      =winter"))
        .isEqualTo("name=password value      =*");
    staysAsItIs("name=password value       =winter");
    assertThat(masked.text("name=password value=     winter"))
        .isEqualTo("name=password value=     *");
  }

  @Test
  void text_severalNamesAndValues_hidesEach() {
    assertThat(masked.text("[{name=password,value=winter},{name=api_token,value=4f8Kq2Zr7T}]"))
        .isEqualTo("[{name=password,value=*},{name=api_token,value=*}]");
    assertThat(masked.text("put(\"a.password\", \"w1nter\"), put(\"b.password\", \"s0mmer\")"))
        .isEqualTo("put(\"a.password\", \"*\"), put(\"b.password\", \"*\")");
  }

  @Test
  void detect_valueThatHoldsAnother_isReadOnce() {
    assertThat(found("name=password value=\"name=password value=w1nter\""))
        .containsExactly("name=password value=w1nter");
    assertThat(found("put(\"password\", \"put('password', 'w1nter')\")"))
        .containsExactly("put('password', 'w1nter')");
  }

  @Test
  void detect_valuesInARow_areEachRead() {
    assertThat(found("name=password,value=w1nter,name=password,value='s0mmer'"))
        .containsExactly("w1nter", "s0mmer");
    assertThat(found("put(\"password\",\"w1nter\"),put(\"password\",\"s0mmer\")"))
        .containsExactly("w1nter", "s0mmer");
  }

  @Test
  void detect_emptyValue_isNoFinding() {
    assertThat(found("name=password value=\"\"")).isEmpty();
    assertThat(found("put(\"password\", \"\")")).isEmpty();
    assertThat(found("name=password value=")).isEmpty();
  }

  private static List<String> found(String text) {
    return Masked.found(new PasswordDetector(), Text.of(text, KeyContext.NONE));
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
