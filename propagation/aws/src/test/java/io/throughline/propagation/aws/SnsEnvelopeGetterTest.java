package io.throughline.propagation.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SnsEnvelopeGetterTest {

  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String SPOOF = "00-11111111111111111111111111111111-2222222222222222-01";

  private final SnsEnvelopeGetter getter = SnsEnvelopeGetter.INSTANCE;

  @Test
  void get_stringAttribute_isRead() {
    assertThat(getter.get(envelope(attribute("traceparent", TRACEPARENT)), "traceparent"))
        .isEqualTo(TRACEPARENT);
  }

  @Test
  void get_binaryAttribute_isDecoded() {
    String base64 =
        Base64.getEncoder().encodeToString("vendor=\"x\"".getBytes(StandardCharsets.UTF_8));

    assertThat(
            getter.get(
                envelope("\"tracestate\":{\"Type\":\"Binary\",\"Value\":\"" + base64 + "\"}"),
                "tracestate"))
        .isEqualTo("vendor=\"x\"");
  }

  @Test
  void get_escapedValue_isUnescaped() {
    assertThat(getter.get(envelope(attribute("b", "a\\\"\\\\\\/\\u00e9\\uD83D\\uDE00\\n")), "b"))
        .isEqualTo("a\"\\/é😀\n");
  }

  @Test
  void keys_envelope_listsItsAttributes() {
    assertThat(getter.keys(envelope(attribute("a", "1") + "," + attribute("b", "2"))))
        .containsExactly("a", "b");
    assertThat(getter.keys("plain")).isEmpty();
    assertThat(getter.keys(null)).isEmpty();
  }

  @Test
  void keys_manyAttributes_areBounded() {
    StringBuilder attributes = new StringBuilder(attribute("k", "v"));
    for (int i = 0; i < 1_000; i++) {
      attributes.append(',').append(attribute("k" + i, "v"));
    }

    assertThat(getter.keys(envelope(attributes.toString()))).hasSize(32);
    assertThat(getter.get(envelope(attributes.toString()), "k999")).isEqualTo("v");
  }

  static Stream<Arguments> notAnEnvelopeOrNotOurs() {
    String good = attribute("traceparent", TRACEPARENT);
    String envelope = envelope(good);
    return Stream.of(
        arguments("null", null),
        arguments("empty", ""),
        arguments("space", "  \n"),
        arguments("plain text", "hello"),
        arguments("an array", "[" + envelope + "]"),
        arguments("a string", "\"" + good.replace("\"", "\\\"") + "\""),
        arguments("truncated by one", envelope.substring(0, envelope.length() - 1)),
        arguments("truncated in the value", envelope.substring(0, envelope.indexOf("8448"))),
        arguments("followed by more", envelope + "x"),
        arguments("two envelopes", envelope + envelope),
        arguments("no type", envelope.replace("\"Type\":\"Notification\",", "")),
        arguments("another type", envelope.replace("Notification", "SubscriptionConfirmation")),
        arguments(
            "type twice", envelope.replace("{\"Type\"", "{\"Type\":\"Notification\",\"Type\"")),
        arguments("type is no string", envelope.replace("\"Notification\"", "1")),
        arguments("no topic", envelope.replace("TopicArn", "TopicArm")),
        arguments("topic is an object", envelope.replace("\"arn:aws:sns:eu-west-1:1:t\"", "{}")),
        arguments("attributes are an array", wrap("\"MessageAttributes\":[" + "{" + good + "}]")),
        arguments("attributes are a string", wrap("\"MessageAttributes\":\"traceparent\"")),
        arguments("attributes are null", wrap("\"MessageAttributes\":null")),
        arguments("attributes are empty", wrap("\"MessageAttributes\":{}")),
        arguments(
            "attributes twice",
            wrap("\"MessageAttributes\":{" + good + "},\"MessageAttributes\":{" + good + "}")),
        arguments("attributes nested deeper", wrap("\"x\":{\"MessageAttributes\":{" + good + "}}")),
        arguments(
            "spoofed inside the message",
            wrap("\"Message\":\"{\\\"MessageAttributes\\\":{\\\"traceparent\\\":1}}\"")),
        arguments(
            "key written with escapes", envelope(good.replace("traceparent", "\\u0074raceparent"))),
        arguments("other case", envelope(good.replace("traceparent", "Traceparent"))),
        arguments("attribute twice", envelope(good + "," + attribute("traceparent", SPOOF))),
        arguments("attribute is a string", envelope("\"traceparent\":\"" + TRACEPARENT + "\"")),
        arguments("attribute without value", envelope("\"traceparent\":{\"Type\":\"String\"}")),
        arguments("attribute without type", envelope("\"traceparent\":{\"Value\":\"x\"}")),
        arguments(
            "value is a number", envelope("\"traceparent\":{\"Type\":\"Number\",\"Value\":1}")),
        arguments(
            "value twice",
            envelope("\"traceparent\":{\"Type\":\"String\",\"Value\":\"a\",\"Value\":\"b\"}")),
        arguments(
            "binary is not base64",
            envelope("\"traceparent\":{\"Type\":\"Binary\",\"Value\":\"%%\"}")),
        arguments("bad escape", envelope(attribute("traceparent", "\\x41"))),
        arguments("short escape", envelope(attribute("traceparent", "\\u00"))),
        arguments("full-width digits in an escape", envelope(attribute("traceparent", "\\u００４１"))),
        arguments(
            "crossed brackets", wrap("\"x\":[{],\"y\":1},\"MessageAttributes\":{" + good + "}")),
        arguments("no comma", envelope(good + attribute("b", "c"))),
        arguments("a comma too many", envelope(good + ",")),
        arguments("a comma at the start", envelope("," + good)),
        arguments("no colon", envelope("\"traceparent\" {\"Type\":\"String\",\"Value\":\"a\"}")),
        arguments("an empty member value", wrap("\"x\":,\"MessageAttributes\":{" + good + "}")),
        arguments("key is a number", envelope("1:2," + good)),
        arguments("nested in ten thousand arrays", wrap("\"x\":" + "[".repeat(10_000))),
        arguments(
            "nested in ten thousand arrays that close",
            wrap(
                "\"x\":"
                    + "[".repeat(10_000)
                    + "]".repeat(10_000)
                    + ",\"MessageAttributes\":{"
                    + good
                    + "}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notAnEnvelopeOrNotOurs")
  void get_oddBody_readsNothing(String name, String body) {
    assertThat(getter.get(body, "traceparent")).isNull();
  }

  static Stream<Arguments> oddButRight() {
    String good = attribute("traceparent", TRACEPARENT);
    return Stream.of(
        arguments(
            "with space everywhere", envelope(good).replace(",", " ,\r\n\t").replace("{", " { ")),
        arguments(
            "attributes first",
            "{\"MessageAttributes\":{" + good + "}," + wrap("\"x\":1").substring(1)),
        arguments(
            "a message that is an envelope itself",
            wrap(
                "\"Message\":\""
                    + envelope(attribute("traceparent", SPOOF)).replace("\"", "\\\"")
                    + "\",\"MessageAttributes\":{"
                    + good
                    + "}")),
        arguments(
            "another attribute holds our name",
            envelope(attribute("x", "\\\"traceparent\\\":{") + "," + good)),
        arguments(
            "an object named as ours in another attribute",
            envelope("\"x\":{\"traceparent\":{\"Type\":\"String\",\"Value\":\"a\"}}," + good)),
        arguments(
            "unknown members of every kind",
            wrap(
                "\"a\":1e9,\"b\":[1,{\"c\":\"]\"}],\"d\":null,\"e\":true,\"MessageAttributes\":{"
                    + good
                    + "}")),
        arguments(
            "an unpaired surrogate in the message",
            wrap("\"Message\":\"\uD800\",\"MessageAttributes\":{" + good + "}")),
        arguments("a custom type", envelope(good.replace("\"String\"", "\"String.trace\""))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oddButRight")
  void get_unusualButValidEnvelope_readsTheAttribute(String name, String body) {
    assertThat(getter.get(body, "traceparent")).isEqualTo(TRACEPARENT);
  }

  @ParameterizedTest
  @MethodSource("megabytes")
  void get_hostileMegabyte_takesLinearTime(String name, String body) {
    long start = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      getter.get(body, "traceparent");
      getter.keys(body);
    }

    // Quadratic time on 1 MiB would be hours.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  static Stream<Arguments> megabytes() {
    int size = 1 << 20;
    return Stream.of(
        arguments("braces", wrap("\"MessageAttributes\":" + "{".repeat(size))),
        arguments("quotes", wrap("\"MessageAttributes\":" + "\"".repeat(size))),
        arguments("backslashes", wrap("\"MessageAttributes\":{\"a\":\"" + "\\".repeat(size))),
        arguments("attributes", envelope(many("\"k\":{},", size) + attribute("traceparent", "x"))),
        arguments(
            "types",
            envelope("\"traceparent\":{" + many("\"Type\":\"a\",", size) + "\"Value\":\"\\n\"}")),
        arguments(
            "members", wrap(many("\"MessageAttributes2\":1,", size) + "\"MessageAttributes\":{}")),
        arguments("one long value", envelope(attribute("traceparent", "\\n".repeat(size / 2)))),
        arguments("space", " ".repeat(size) + "{\"MessageAttributes\"" + " ".repeat(size)));
  }

  private static String many(String text, int size) {
    return text.repeat(size / text.length());
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
