package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FirstCharactersTest {

  @Test
  void are_shortSign_comparesAsManyCharacters() {
    assertThat(are("-us", "-us7")).isTrue();
    assertThat(are("-us", "-us")).isTrue();
    assertThat(are("-us", "-uS7")).isFalse();
    assertThat(are("-us", "-u")).isFalse();
  }

  @Test
  void are_longSign_comparesEight() {
    assertThat(are("github_pat_", "github_pot_")).isTrue();
    assertThat(are("github_p", "github_pat_")).isTrue();
    assertThat(are("github_pat_", "github_bat_")).isFalse();
  }

  private static boolean are(String sign, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return new FirstCharacters(sign).are(EightBytes.at(Arrays.copyOf(bytes, 16), 0));
  }
}
