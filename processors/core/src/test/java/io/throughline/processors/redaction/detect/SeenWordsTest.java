package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is known to have been there is exactly that; what was there may be forgotten. */
class SeenWordsTest {

  private final SeenWords words = new SeenWords();

  @Test
  void add_sameWordTwice_isNewOnce() {
    assertThat(words.add(7, 1)).isTrue();
    assertThat(words.add(7, 1)).isFalse();
  }

  @Test
  void add_otherCharactersAround_isNew() {
    words.add(7, 1);
    assertThat(words.add(7, -1)).isTrue();
    assertThat(words.add(7, -1)).isFalse();
  }

  @Test
  void add_zeroAtFirst_isNew() {
    assertThat(words.add(0, 0)).isTrue();
  }

  @Test
  void add_afterForgetting_isNew() {
    words.add(7, 1);
    words.forget();
    assertThat(words.add(7, 1)).isTrue();
  }

  @Test
  void add_moreWordsThanPlaces_eachIsNewOnceMoreAtMost() {
    for (long word = 0; word < 10_000; word++) {
      assertThat(words.add(word, 0)).isTrue();
      assertThat(words.add(word, 0)).isFalse();
    }
  }
}
