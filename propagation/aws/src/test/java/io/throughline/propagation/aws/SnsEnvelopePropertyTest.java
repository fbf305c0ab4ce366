package io.throughline.propagation.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** Whatever stands in the body: no exception, and time that grows with the bytes and no faster. */
class SnsEnvelopePropertyTest {

  /** Generous; a quadratic walk over 200 kB takes a hundred times as long. */
  private static final long NANOS_PER_BYTE = 1_000;

  /** One tick of a coarse clock, so that a short body does not fail for it. */
  private static final long NANOS_AT_ALL = 10_000_000;

  private static final int LENGTH = 200_000;

  /** Its own time alone: a busy machine's clock would count the others' work, too. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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

  /** At every place of the envelope, closed and cut. */
  @Property(tries = 500)
  void get_anyPatternRepeated_takesLinearTime(
      @ForAll @From("text") String pattern, @ForAll Place place, @ForAll boolean cut) {
    String unit = pattern.isEmpty() ? "," : pattern;
    String body = place.around(unit.repeat(LENGTH / unit.length() + 1).substring(0, LENGTH), cut);

    long allowed = NANOS_PER_BYTE * body.length() + NANOS_AT_ALL;
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3 && best > allowed; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      getter.get(body, "traceparent");
      getter.keys(body);
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
    }
    assertThat(best).isLessThan(allowed);
  }

  @Property
  void get_anyValue_comesBack(@ForAll @CharRange(from = ' ', to = '\uD7FF') String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");

    assertThat(getter.get(envelope(attribute("x", escaped)), "x")).isEqualTo(value);
  }

  private enum Place {
    BODY("", ""),
    MEMBERS("{", ",\"MessageAttributes\":{}}"),
    MESSAGE("{\"Message\":\"", "\",\"MessageAttributes\":{}}"),
    ATTRIBUTES(wrapped("\"MessageAttributes\":{"), "}}"),
    ATTRIBUTE(wrapped("\"MessageAttributes\":{\"traceparent\":{"), "}}}"),
    VALUE(
        wrapped("\"MessageAttributes\":{\"traceparent\":{\"Type\":\"String\",\"Value\":\""),
        "\"}}}"),
    BINARY_VALUE(
        wrapped("\"MessageAttributes\":{\"traceparent\":{\"Type\":\"Binary\",\"Value\":\""),
        "\"}}}");

    private final String before;
    private final String after;

    Place(String before, String after) {
      this.before = before;
      this.after = after;
    }

    String around(String text, boolean cut) {
      return before + text + (cut ? "" : after);
    }
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            "\\\"",
            "\\u00e9",
            "\\u",
            "\\x",
            ":",
            ",",
            " ",
            "a",
            "é",
            "\u0000",
            "1",
            "null",
            "{}",
            "[]",
            "\"a\":",
            "\"a\":{},",
            "\"a\":1,",
            "\"MessageAttributes\"",
            "\"MessageAttributes\":{},",
            "\"Type\":\"Notification\",",
            "\"Type\":\"String\",",
            "\"Value\":\"v\",",
            "\"TopicArn\":\"t\",",
            "\"traceparent\":{},",
            "QUJD",
            "=")
        .list()
        .ofMaxSize(8)
        .map(list -> String.join("", list));
  }

  private static String attribute(String name, String value) {
    return "\"" + name + "\":{\"Type\":\"String\",\"Value\":\"" + value + "\"}";
  }

  private static String envelope(String attributes) {
    return wrap("\"Message\":\"hello\",\"MessageAttributes\":{" + attributes + "}");
  }

  private static String wrap(String members) {
    return wrapped(members) + "}";
  }

  private static String wrapped(String members) {
    return "{\"Type\":\"Notification\",\"MessageId\":\"1\",\"TopicArn\":\"arn:aws:sns:eu-west-1:1:t\","
        + members;
  }
}
