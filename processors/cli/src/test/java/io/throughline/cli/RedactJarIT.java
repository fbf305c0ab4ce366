package io.throughline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code policy redact} as others drive it: the jar, a process, JSON Lines in and out. */
class RedactJarIT {
  private static final String CARD = "4111111111111111";
  private static final String CLOSED = "{\"value\":null,\"findings\":[]}";

  private static CliJar.Result redact(String policy, String... lines) {
    return CliJar.run(String.join("\n", lines) + "\n", "policy", "redact", "--policy", policy);
  }

  private static String dropped(String value) {
    return "{\"value\":null,\"findings\":[{\"detector\":\"policy\",\"start\":0,\"end\":"
        + value.codePointCount(0, value.length())
        + ",\"action\":\"drop\"}]}";
  }

  @Test
  void redact_staging_masksAndSaysWhere() {
    CliJar.Result result =
        redact(
            "staging",
            "{\"key\":\"note\",\"value\":\"card " + CARD + ", mail alice@example.com\"}",
            "{\"key\":\"note\",\"value\":\"nothing here\"}",
            "{\"key\":\"note\",\"value\":\"\"}");

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .containsExactly(
            "{\"value\":\"card [card], mail [email]\",\"findings\":["
                + "{\"detector\":\"card\",\"start\":5,\"end\":21,\"action\":\"mask\"},"
                + "{\"detector\":\"email\",\"start\":28,\"end\":45,\"action\":\"mask\"}]}",
            "{\"value\":\"nothing here\",\"findings\":[]}",
            "{\"value\":\"\",\"findings\":[]}");
  }

  @Test
  void redact_prod_keepsListedKeysAndDropsTheRest() {
    CliJar.Result result =
        redact(
            "prod",
            "{\"key\":\"http.route\",\"value\":\"/orders/{id}\"}",
            "{\"key\":\"http.response.status_code\",\"value\":\"200\",\"type\":\"long\"}",
            "{\"key\":\"http.response.status_code\",\"value\":200}",
            "{\"key\":\"note\",\"value\":\"grüße 😀\"}",
            "{\"key\":\"cart.items\",\"value\":3}",
            "{\"key\":\"http.route\",\"value\":\"/users/alice@example.com\"}");

    assertThat(result.code()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "{\"value\":\"/orders/{id}\",\"findings\":[]}",
            "{\"value\":200,\"findings\":[]}",
            "{\"value\":200,\"findings\":[]}",
            dropped("grüße 😀"),
            dropped("3"),
            "{\"value\":null,\"findings\":[{\"detector\":\"email\",\"start\":7,\"end\":24,"
                + "\"action\":\"drop\"}]}");
  }

  @Test
  void redact_numbers_keepTheirTypeOrAreDropped() {
    CliJar.Result result =
        redact(
            "staging",
            "{\"key\":\"a\",\"value\":\"42\",\"type\":\"long\"}",
            "{\"key\":\"a\",\"value\":-9223372036854775808,\"type\":\"long\"}",
            "{\"key\":\"a\",\"value\":\"2.5\",\"type\":\"double\"}",
            "{\"key\":\"a\",\"value\":2.5}",
            "{\"key\":\"a\",\"value\":1,\"type\":\"double\"}",
            "{\"key\":\"a\",\"value\":\"NaN\",\"type\":\"double\"}",
            "{\"key\":\"a\",\"value\":\"" + CARD + "\",\"type\":\"long\"}",
            "{\"key\":\"a\",\"value\":" + CARD + ",\"type\":\"double\"}");

    String card = "{\"value\":null,\"findings\":[{\"detector\":\"card\",\"start\":0,\"end\":";
    assertThat(result.code()).isZero();
    List<String> lines = result.out().lines().toList();
    assertThat(lines.subList(0, 6))
        .containsExactly(
            "{\"value\":42,\"findings\":[]}",
            "{\"value\":-9223372036854775808,\"findings\":[]}",
            "{\"value\":2.5,\"findings\":[]}",
            "{\"value\":2.5,\"findings\":[]}",
            "{\"value\":1.0,\"findings\":[]}",
            "{\"value\":\"NaN\",\"findings\":[]}");
    assertThat(lines.get(6)).startsWith(card).endsWith("\"action\":\"drop\"}]}");
    assertThat(lines.get(7)).startsWith(card).endsWith("\"action\":\"drop\"}]}");
    assertThat(lines).hasSize(8);
  }

  @Test
  void redact_withoutAKey_isUnderAKeyThatNobodyKnows() {
    String line = "{\"value\":\"call alice@example.com\"}";

    assertThat(redact("staging", line).out()).startsWith("{\"value\":\"call [email]\"");
    assertThat(redact("prod", line).out().strip()).isEqualTo(dropped("call alice@example.com"));
  }

  @Test
  void redact_escapesAndHalfSurrogates_comeBackAsTheyWent() {
    String value = "\\\"q\\\" \\\\ \\u0001 \\t \\ud83d\\ude00 \\ud83d. \\/ ü";

    assertThat(redact("staging", "{\"key\":\"note\",\"value\":\"" + value + "\"}").out())
        .isEqualTo(
            "{\"value\":\"\\\"q\\\" \\\\ \\u0001 \\u0009 \\uD83D\\uDE00 \\uD83D. /"
                + " \\u00FC\",\"findings\":[]}\n");
  }

  @Test
  void redact_malformedLines_failClosedEachByItself() {
    List<String> malformed =
        List.of(
            CARD,
            "[1]",
            "\"text\"",
            "{",
            "{\"key\":\"a\",\"value\":\"b\"",
            "{\"key\":\"a\",\"value\":\"b\"} " + CARD,
            "{\"key\":\"a\",\"value\":\"b\"}{}",
            "{\"key\":\"a\"}",
            "{\"key\":\"a\",\"value\":null}",
            "{\"key\":null,\"value\":\"b\"}",
            "{\"key\":7,\"value\":\"b\"}",
            "{\"key\":\"a\",\"value\":{\"b\":1}}",
            "{\"key\":\"a\",\"value\":[\"" + CARD + "\"]}",
            "{\"key\":\"a\",\"value\":\"x\",\"type\":\"long\"}",
            "{\"key\":\"a\",\"value\":\"99999999999999999999\",\"type\":\"long\"}",
            "{\"key\":\"a\",\"value\":\"x\",\"type\":\"int\"}",
            "{\"key\":\"a\",\"value\":\"x\",\"type\":3}",
            "{\"key\":\"a\",\"value\":" + "9".repeat(5000) + "}",
            "{'key':'a','value':'b'}");
    List<String> lines = new ArrayList<>();
    for (String line : malformed) {
      lines.add(line);
      lines.add("{\"key\":\"note\",\"value\":\"fine\",\"more\":{\"deep\":[1]}}");
    }

    CliJar.Result result = redact("dev", lines.toArray(new String[0]));

    List<String> out = result.out().lines().toList();
    assertThat(result.code()).isEqualTo(1);
    assertThat(out).hasSize(lines.size());
    for (int i = 0; i < out.size(); i += 2) {
      assertThat(out.get(i)).as(lines.get(i)).isEqualTo(CLOSED);
      assertThat(out.get(i + 1)).isEqualTo("{\"value\":\"fine\",\"findings\":[]}");
    }
    assertThat(result.err()).contains("line 1 ").contains("and 9 more lines").doesNotContain(CARD);
  }

  @Test
  void redact_bytesThatAreNoUtf8_failClosed() {
    byte[] line = "{\"key\":\"note\",\"value\":\"abc\"}\n".getBytes(UTF_8);
    line[23] = (byte) 0xC3;

    CliJar.Result result =
        CliJar.run(in -> in.write(line), "policy", "redact", "--policy", "staging");

    assertThat(result.out().strip()).isEqualTo(CLOSED);
    assertThat(result.code()).isEqualTo(1);
  }

  @Test
  void redact_blankLinesAndNoLastLineBreak_areNoMatter() {
    CliJar.Result result =
        CliJar.run(
            "\r\n  \n{\"key\":\"note\",\"value\":\"a\"}\r\n{\"key\":\"note\",\"value\":\"b\"}",
            "policy",
            "redact",
            "--policy",
            "dev");

    assertThat(result.code()).isZero();
    assertThat(result.out().lines())
        .containsExactly("{\"value\":\"a\",\"findings\":[]}", "{\"value\":\"b\",\"findings\":[]}");
  }

  @Test
  void redact_aLineLargerThanTheMemory_failsClosedAndTheNextIsAnswered() {
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) '4');

    CliJar.Result result =
        CliJar.run(
            in -> {
              in.write("{\"key\":\"note\",\"value\":\"".getBytes(UTF_8));
              for (int i = 0; i < 200; i++) {
                in.write(block);
              }
              in.write("\"}\n{\"key\":\"note\",\"value\":\"next\"}\n".getBytes(UTF_8));
            },
            "policy",
            "redact",
            "--policy",
            "staging");

    assertThat(result.out().lines())
        .containsExactly(CLOSED, "{\"value\":\"next\",\"findings\":[]}");
    assertThat(result.err()).contains("line 1 is longer than 2097152 bytes");
    assertThat(result.code()).isEqualTo(1);
  }

  @Test
  void redact_theLongestTextThatIsRead_escapedInFull_fitsTheLine() {
    String escaped = "\\u0061".repeat(1 << 18);

    CliJar.Result result = redact("staging", "{\"key\":\"note\",\"value\":\"" + escaped + "\"}");

    assertThat(result.out())
        .isEqualTo("{\"value\":\"" + "a".repeat(1 << 18) + "\",\"findings\":[]}\n");
    assertThat(result.code()).isZero();
  }

  @Test
  void redact_aHundredThousandLines_areAnsweredInOrder() {
    int lines = 100_000;

    CliJar.Result result =
        CliJar.run(
            in -> {
              for (int i = 0; i < lines; i++) {
                in.write(("{\"key\":\"note\",\"value\":\"n" + i + "\"}\n").getBytes(UTF_8));
              }
            },
            "policy",
            "redact",
            "--policy",
            "staging");

    List<String> out = result.out().lines().toList();
    assertThat(out).hasSize(lines);
    for (int i = 0; i < lines; i++) {
      assertThat(out.get(i)).isEqualTo("{\"value\":\"n" + i + "\",\"findings\":[]}");
    }
  }
}
