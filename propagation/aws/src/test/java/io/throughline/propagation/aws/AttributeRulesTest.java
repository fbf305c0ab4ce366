package io.throughline.propagation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"traceparent", "X-B3-TraceId", "uber-trace-id", "a.b", "_", "AWSTrace", "Amazon"})
  void isLegalName_nameThatAwsAccepts_isLegal(String name) {
    assertThat(AttributeRules.isLegalName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".a",
        "a.",
        "a..b",
        "aws.x",
        "AWS.x",
        "amazon.x",
        "Amazon.",
        "a b",
        "a:b",
        "ä",
        "a\0"
      })
  void isLegalName_nameThatAwsRejects_isIllegal(String name) {
    assertThat(AttributeRules.isLegalName(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 257})
  void isLegalName_length_endsAt256(int length) {
    assertThat(AttributeRules.isLegalName("a".repeat(length))).isEqualTo(length == 256);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\0", "a\u0001", "\u001f", "\uFFFE", "\uFFFF", "\uD800", "\uDC00", "\uD800a"})
  void isLegalText_textThatAwsRejects_isIllegal(String value) {
    assertThat(AttributeRules.isLegalText(value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t\n\r", "ä€", "\uD7FF\uE000\uFFFD", "😀", "\u007f"})
  void isLegalText_textThatAwsAccepts_isLegal(String value) {
    assertThat(AttributeRules.isLegalText(value)).isTrue();
  }
}
