package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where {@link CleanTexts} keeps what it knows. */
class CleanTextsPlaceTest {

  private static final KeyContext KEY = KeyContext.of("server.address");

  private static final int PLACES = 256;

  private final CleanTexts texts = new CleanTexts();
  private final EdgeHash hash = new EdgeHash();

  /** How many of 1,024 texts of a kind are known at once. */
  private int known(IntFunction<String> kind) {
    CleanTexts texts = new CleanTexts();
    for (int i = 0; i < 4 * PLACES; i++) {
      add(texts, kind.apply(i), KEY);
      add(texts, kind.apply(i), KEY);
    }
    int known = 0;
    for (int i = 0; i < 4 * PLACES; i++) {
      known += holds(texts, kind.apply(i), KEY) ? 1 : 0;
    }
    return known;
  }

  /** As a set of detectors does where it finds nothing. */
  private void add(CleanTexts texts, String text, KeyContext key) {
    if (!holds(texts, text, key)) {
      texts.add(hash.of(text, key), text, key);
    }
  }

  private boolean holds(CleanTexts texts, String text, KeyContext key) {
    return texts.holds(hash.of(text, key), text, key);
  }

  @Test
  void add_textsThatDifferAnywhere_fillsAllPlaces() {
    assertThat(known(i -> "host-" + i)).isGreaterThan(PLACES * 3 / 4);
    assertThat(known(i -> i + "-orders")).isGreaterThan(PLACES * 3 / 4);
    assertThat(known(i -> "GET /orders/" + i + "/items")).isGreaterThan(PLACES * 3 / 4);
    assertThat(known(i -> String.valueOf((char) i))).isGreaterThan(PLACES * 3 / 4);
    assertThat(known("x"::repeat)).isGreaterThan(PLACES * 3 / 4);
  }

  @Test
  void add_oneTextUnderManyKeys_fillsAllPlaces() {
    int known = 0;
    List<KeyContext> keys =
        IntStream.range(0, 4 * PLACES).mapToObj(i -> KeyContext.of("key" + i)).toList();
    for (KeyContext key : keys) {
      add(texts, "orders", key);
      add(texts, "orders", key);
    }
    for (KeyContext key : keys) {
      known += holds(texts, "orders", key) ? 1 : 0;
    }

    assertThat(known).isGreaterThan(PLACES * 3 / 4);
  }

  @Test
  void add_twoTextsOfOnePlace_knowsBoth() {
    for (String text : List.of("orders", "carts")) {
      long hashed = text.length();
      texts.add(hashed, text, KEY);
      texts.add(hashed, text, KEY);
    }

    assertThat(texts.holds("orders".length(), "orders", KEY)).isTrue();
    assertThat(texts.holds("carts".length(), "carts", KEY)).isTrue();
  }

  @Test
  void holds_atAnyPlace_isTrueForWhatWasAddedTwice() {
    for (long place = 0; place < PLACES; place++) {
      long hashed = place << (Long.SIZE - 8) | 1;
      texts.add(hashed, "orders", KEY);
      texts.add(hashed, "orders", KEY);

      assertThat(texts.holds(hashed, "orders", KEY)).isTrue();
      assertThat(texts.holds(hashed, "carts", KEY)).isFalse();
    }
  }
}
