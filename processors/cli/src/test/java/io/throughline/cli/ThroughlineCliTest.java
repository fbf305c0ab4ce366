package io.throughline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThroughlineCliTest {
  private final InputStream before = System.in;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void restoreInput() {
    System.setIn(before);
  }

  private int run(String input, String... args) {
    System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
    return ThroughlineCli.run(new PrintWriter(out), new PrintWriter(err, true), args);
  }

  @Test
  void redact_card_isMaskedWithOffsetsInCodePointsAndAllIsAscii() {
    int code =
        run(
            "{\"key\":\"note\",\"value\":\"😀 4111111111111111\"}\n",
            "policy",
            "redact",
            "--policy",
            "staging");

    assertThat(code).isZero();
    assertThat(out.toString())
        .isEqualToIgnoringNewLines(
            "{\"value\":\"\\uD83D\\uDE00 [card]\",\"findings\":"
                + "[{\"detector\":\"card\",\"start\":2,\"end\":18,\"action\":\"mask\"}]}\n");
  }

  @Test
  void redact_droppedNumber_isNull() {
    run(
        "{\"key\":\"n\",\"value\":\"4111111111111111\",\"type\":\"long\"}\n",
        "policy",
        "redact",
        "--policy",
        "staging");

    assertThat(out.toString()).startsWith("{\"value\":null,\"findings\":[{\"detector\":\"card\"");
  }

  @Test
  void redact_noJson_saysTheLineAndExitsWithOne() {
    assertThat(run("4111111111111111\n", "policy", "redact", "--policy", "prod")).isEqualTo(1);
    assertThat(err.toString()).contains("line 1").doesNotContain("4111");
  }

  @Test
  void lint_wrongFile_exitsWithOne(@TempDir Path folder) throws Exception {
    Path wrong = Files.writeString(folder.resolve("a.yaml"), "version: 1\nkep: [a]\n");

    assertThat(run("", "policy", "lint", wrong.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("a.yaml:2:1: kep is no key");
  }

  @Test
  void lint_failingCase_exitsWithOne(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("a.yaml"), "version: 1\ncases: [ { in: { a: b }, out: { a: b } } ]\n");

    assertThat(run("", "policy", "lint", file.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("case failed, line 2");
  }

  @Test
  void lint_cardInTwoForms_isRefused(@TempDir Path folder) throws Exception {
    Path last4 = folder.resolve("last4.yaml");
    Files.writeString(
        last4,
        """
        version: 1
        detectors: { card: { action: last4 } }
        pseudonym: { card.number: card.id }
        """);
    Path own = folder.resolve("own.yaml");
    Files.writeString(
        own,
        """
        version: 1
        detectors:
          card: { action: pseudonym }
          digits: { regex: "[0-9]{13,19}", action: last4 }
        """);
    Path same = folder.resolve("same.yaml");
    Files.writeString(
        same,
        """
        version: 1
        detectors: { card: { action: pseudonym } }
        pseudonym: { card.number: card.id }
        """);

    assertThat(run("", "policy", "lint", last4.toString())).isEqualTo(1);
    assertThat(run("", "policy", "lint", own.toString())).isEqualTo(1);
    assertThat(out.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("a card number would leave in two forms"));
    assertThat(run("", "policy", "lint", same.toString())).isZero();
  }

  @Test
  void diff_samePolicy_exitsWithZero() {
    assertThat(run("", "policy", "diff", "prod", "prod")).isZero();
    assertThat(run("", "policy", "diff", "prod", "dev")).isEqualTo(1);
  }

  @Test
  void suggest_printsAPolicyThatLints(@TempDir Path folder) throws Exception {
    run("cart.items 12\nuser.email 3\ncustomer.id 7\n", "policy", "suggest");
    Path file = Files.writeString(folder.resolve("s.yaml"), out.toString());

    assertThat(out.toString()).contains("- cart.items").doesNotContain("- user.email");
    assertThat(run("", "policy", "lint", file.toString())).isZero();
  }

  @Test
  void person_printsATokenForEachKey(@TempDir Path folder) throws Exception {
    Path keys =
        Files.writeString(
            folder.resolve("keys"), "k2:" + "A".repeat(43) + "=\nk1:" + "B".repeat(43) + "=\n");

    assertThat(run(" Alice@Example.com\n", "person", "--keys", "file:" + keys)).isZero();
    assertThat(out.toString().lines()).hasSize(2).first().asString().matches("k2_[a-p]{32}");
  }

  @Test
  void person_withoutKeys_isAWrongCall() {
    assertThat(run("a", "person")).isEqualTo(2);
  }

  @Test
  void unknownPolicy_isAWrongCallWithGuess() {
    assertThat(run("", "policy", "report", "prd")).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean prod?");
  }
}
