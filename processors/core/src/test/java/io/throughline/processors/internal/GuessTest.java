package io.throughline.processors.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GuessTest {
  private final List<String> policies = List.of("dev", "staging", "prod", "off");

  @Test
  void among_aSlipOfTheFinger_findsTheWord() {
    assertThat(Guess.among(policies, "prd")).isEqualTo("prod");
    assertThat(Guess.among(policies, "STAGGING")).isEqualTo("staging");
  }

  @Test
  void didYouMean_theEndOfAMessage_isEmptyWhereNothingIsNear() {
    assertThat(Guess.didYouMean(policies, "Prod.")).isEqualTo(" (did you mean prod?)");
    assertThat(Guess.didYouMean(policies, "metadata")).isEmpty();
    assertThat(Guess.didYouMean(policies, null)).isEmpty();
  }

  @Test
  void among_nothingNear_findsNone() {
    assertThat(Guess.among(policies, "metadata")).isNull();
  }
}
