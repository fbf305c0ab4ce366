package io.throughline.propagation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class SnsEnvelopePropertyTest {

  private final SnsEnvelopeGetter getter = SnsEnvelopeGetter.INSTANCE;

  @Property
  void get_anyText_neverThrows(
      @ForAll
          @StringLength(max = 60)
          @Chars({'{', '}', '[', ']', '"', '\\', ':', ',', 'u', 'a', ' '})
          String text) {
    for (String body :
        new String[] {
          text,
          "{\"MessageAttributes\"" + text,
          wrap("\"MessageAttributes\":" + text),
          envelope(text),
          envelope("\"a\":" + text),
          envelope("\"a\":{\"Type\":\"String\",\"Value\":\"" + text + "\"}")
        }) {
      getter.get(body, "a");
      getter.keys(body);
    }
  }

  @Property
  void get_anyValue_comesBack(@ForAll @CharRange(from = ' ', to = '\uD7FF') String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");

    assertThat(getter.get(envelope(attribute("x", escaped)), "x")).isEqualTo(value);
  }

  private static String attribute(String name, String value) {
    return "\"" + name + "\":{\"Type\":\"String\",\"Value\":\"" + value + "\"}";
  }

  private static String envelope(String attributes) {
    return wrap("\"Message\":\"hello\",\"MessageAttributes\":{" + attributes + "}");
  }

  private static String wrap(String members) {
    return "{\"Type\":\"Notification\",\"MessageId\":\"1\",\"TopicArn\":\"arn:aws:sns:eu-west-1:1:t\","
        + members
        + "}";
  }
}
