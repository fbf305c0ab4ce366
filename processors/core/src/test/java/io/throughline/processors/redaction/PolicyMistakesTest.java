package io.throughline.processors.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistake in any key of a policy is refused with its place and what is accepted. */
class PolicyMistakesTest {

  /** One mistake a line, in the second line of a policy; then where, and a part of the message. */
  private static final String MISTAKES =
      """
      extends: prd                                    | 2:1  | accepted: dev, staging, prod, file:…, classpath:… (did you mean prod?)
      extends: [prod]                                 | 2:10 | a single value is expected
      extends: file:/no/such.yaml                     | 2:1  | file:/no/such.yaml cannot be read
      extends: classpath:no/such.yaml                 | 2:1  | cannot be read
      mode: obsrve                                    | 2:7  | accepted: enforce, observe, off (did you mean observe?)
      mode: [observe]                                 | 2:7  | a single value is expected
      allow_loosening: yes                            | 2:18 | accepted: true, false
      environments: { qa: [x] }                       | 2:17 | accepted: dev, staging, prod
      environments: [dev]                             | 2:15 | a mapping is expected
      environments: { dev: x }                        | 2:22 | a list is expected
      environments: { dev: ["*x"] }                   | 2:23 | one * at its end
      keep: cart                                      | 2:7  | a list is expected
      keep: { a: b }                                  | 2:7  | a list is expected
      keep: [{ a: [] }]                               | 2:10 | accepted: { key: [a, b] }
      keep: [[a]]                                     | 2:8  | a single value is expected
      keep: ["a*b"]                                   | 2:8  | one * at its end
      keep: [""]                                      | 2:8  | is no key
      keep_text: { a: b }                             | 2:12 | a list is expected
      pseudonym: [a]                                  | 2:12 | a mapping is expected
      pseudonym: { a: "" }                            | 2:17 | accepted: one key
      pseudonym: { "a*": b }                          | 2:14 | accepted: one key
      drop: ["*a"]                                    | 2:8  | one * at its end
      detectors: [card]                               | 2:12 | a mapping is expected
      detectors: { crd: { action: mask } }            | 2:14 | (did you mean card?)
      detectors: { card: mask }                       | 2:20 | { action: mask }
      detectors: { card: { acton: mask } }            | 2:22 | accepted: action, regex (did you mean action?)
      detectors: { card: { action: mas } }            | 2:30 | accepted: keep, truncate, last4, pseudonym, mask, drop (did you mean mask?)
      detectors: { card: { regex: "x" } }             | 2:14 | accepted: another name
      detectors: { ticket: { regex: "(" } }           | 2:31 | no regular expression of RE2
      detectors: { ticket: { regex: "(?=x)" } }       | 2:31 | no regular expression of RE2
      detectors: { ticket: { regex: "a*" } }          | 2:31 | matches the empty text
      detectors: { "my ticket": { regex: "x" } }      | 2:14 | accepted: letters, digits
      locked: card                                    | 2:9  | a list is expected
      locked: [crd]                                   | 2:10 | (did you mean card?)
      children_may: [mode]                            | 2:16 | accepted: keep, keep_text, pseudonym, drop, detectors, children_may
      cases: { in: {} }                               | 2:8  | a list is expected
      cases: [x]                                      | 2:9  | a case is a mapping
      cases: [{ input: {} }]                          | 2:11 | accepted: in, out
      cases: [{ in: { a: [b] } }]                     | 2:20 | a single value is expected
      cases: [{ in: { a: 99999999999999999999 } }]    | 2:20 | no number that an attribute can hold
      kep: [a]                                        | 2:1  | kep is no key; accepted: version, extends, mode
      version: 1                                      | 2:1  | version is there twice
      <<: { keep: [a] }                               | 2:1  | << is no key
      ? [a]                                           | 2:3  | a single value is expected
      keep: !!set {a}                                 | 2:7  | the tag tag:yaml.org,2002:set is not accepted
      keep: !!java.net.URL [x]                        | 2:7  | the tag
      keep: !foo [a]                                  | 2:7  | the tag !foo is not accepted
      keep: &a [x]                                    | 2:7  | anchors and aliases are not accepted
      ---                                             | 2:1  | another document
      keep: [a                                        | 3:1  | no YAML
      """;

  @Test
  void parse_eachMistake_isRefusedWithItsPlaceAndWhatIsAccepted() {
    for (String mistake : MISTAKES.lines().toList()) {
      String[] parts = mistake.split("\\s+\\| ", 3);
      String place = "a.yaml:" + parts[1].strip() + ": ";

      Throwable refused =
          catchThrowable(() -> PolicyFile.parse("version: 1\n" + parts[0] + "\n", "a.yaml"));

      assertThat(refused).as(mistake).isInstanceOf(InvalidPolicyException.class);
      assertThat(refused).as(mistake).hasMessageStartingWith(place);
      assertThat(refused).as(mistake).hasMessageContaining(parts[2]);
    }
  }

  @Test
  void parse_withoutAKnownVersion_isRefused() {
    for (String yaml :
        new String[] {"", "x", "[a]", "extends: prod", "version: 2", "version: 1.0"}) {
      assertThatThrownBy(() -> PolicyFile.parse(yaml, "a.yaml"), yaml)
          .isInstanceOf(InvalidPolicyException.class)
          .hasMessageStartingWith("a.yaml:1:1: ")
          .hasMessageContaining("1");
    }
  }

  @Test
  void parse_bombs_areRefusedAtOnce() {
    StringBuilder laughs = new StringBuilder("version: 1\na: &a [lol]\n");
    for (char c = 'b'; c <= 'z'; c++) {
      String before = "*" + (char) (c - 1);
      laughs.append(c).append(": &").append(c).append(" [");
      laughs.append(String.join(", ", java.util.Collections.nCopies(9, before))).append("]\n");
    }
    for (String bomb :
        new String[] {
          laughs.toString(),
          "version: 1\nkeep: &a [*a]\n",
          "version: 1\nkeep: " + "[".repeat(20_000) + "]".repeat(20_000),
          "version: 1\nkeep: " + "{a: ".repeat(50) + "}".repeat(50),
          "version: 1\nkeep: [\"" + "a".repeat(10_000_000) + "\"]",
          "version: 1\nkeep: [" + "a, ".repeat(500_000) + "a]",
          "version: 1\nkeep: [\"a\u0007b\"]"
        }) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> PolicyFile.parse(bomb, "a.yaml"))
          .isInstanceOf(InvalidPolicyException.class)
          .hasMessageStartingWith("a.yaml:")
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void load_whatIsNoTextFile_isRefused(@TempDir Path folder) throws Exception {
    Path noText = Files.write(folder.resolve("bytes.yaml"), new byte[] {'a', (byte) 0xC3, 'b'});
    Path self = folder.resolve("self.yaml");
    Files.write(self, ("version: 1\nextends: file:" + self + "\n").getBytes(UTF_8));

    assertThatThrownBy(() -> PolicyFile.load("file:" + noText))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("cannot be read (MalformedInputException)");
    assertThatThrownBy(() -> PolicyFile.load("file:" + folder))
        .isInstanceOf(InvalidPolicyException.class);
    assertThatThrownBy(() -> PolicyFile.load("file:\u0000"))
        .isInstanceOf(InvalidPolicyException.class);
    assertThatThrownBy(() -> PolicyFile.load("file:" + self))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("more than 8 policies on one another");
  }
}
