package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A user's own expression, and the literal that gates it. */
class RegexDetectorTest {

  @Test
  void text_match_isFound() {
    Masked masked = new Masked(List.of(Detectors.regex("ticket", "TKT-[0-9]{8}")));
    assertThat(masked.text("see TKT-12345678, TKT-87654321")).isEqualTo("see *, *");
    assertThat(masked.text("see TKT-1234")).isEqualTo("see TKT-1234");
  }

  @Test
  void text_ignoringCase_isFound() {
    Masked masked = new Masked(List.of(Detectors.regex("ticket", "(?i)tkt-[0-9]{2}")));
    assertThat(masked.text("see Tkt-12")).isEqualTo("see *");
  }

  @Test
  void of_expression_isTheLongestCertainLiteral() {
    assertThat(RegexLiteral.of("TKT-[0-9]{8}")).isEqualTo("TKT-");
    assertThat(RegexLiteral.of("ab?cd")).isEqualTo("cd");
    assertThat(RegexLiteral.of("ab+c")).isEqualTo("ab");
    assertThat(RegexLiteral.of("(abc)?d")).isEqualTo("d");
    assertThat(RegexLiteral.of("a|b")).isEmpty();
    assertThat(RegexLiteral.of("[abc]{3}xyz")).isEqualTo("xyz");
    assertThat(RegexLiteral.of("\\d+\\.com")).isEqualTo(".com");
    assertThat(RegexLiteral.of("[]a]b")).isEqualTo("b");
    assertThat(RegexLiteral.of("[^]a\\]]bc*")).isEqualTo("b");
    assertThat(RegexLiteral.of("x{2}yz")).isEqualTo("yz");
    assertThat(RegexLiteral.of("\\p{Lu}abc")).isEmpty();
  }

  @Test
  void regex_wrongOrEmptyMatching_isRefused() {
    assertThatThrownBy(() -> Detectors.regex("x", "("))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Detectors.regex("x", "a*"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("matches the empty text");
  }
}
