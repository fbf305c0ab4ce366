package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Where {@link CleanTexts} keeps what it knows. */
class CleanTextsPlaceTest {

  private static final KeyContext KEY = KeyContext.of("server.address");

  private final CleanTexts texts = new CleanTexts();

  private static final int PLACES = 256;

  private static Set<Integer> places(IntFunction<String> texts) {
    Set<Integer> places = new HashSet<>();
    for (int i = 0; i < 4 * PLACES; i++) {
      places.add(CleanTexts.place(texts.apply(i), KEY));
    }
    return places;
  }

  @Test
  void place_textsThatDifferAnywhere_areSpread() {
    assertThat(places(i -> "host-" + i)).hasSizeGreaterThan(PLACES / 4);
    assertThat(places(i -> i + "-orders")).hasSizeGreaterThan(PLACES / 4);
    assertThat(places(i -> "GET /orders/" + i + "/items")).hasSizeGreaterThan(PLACES / 4);
    assertThat(places(i -> String.valueOf((char) i))).hasSizeGreaterThan(PLACES / 4);
    assertThat(places("x"::repeat)).hasSizeGreaterThan(PLACES / 4);
  }

  @Test
  void place_anyText_isOneOfThoseThereAre() {
    assertThat(places(i -> "host-" + i)).allMatch(place -> place >= 0 && place < PLACES);
    assertThat(CleanTexts.place("", KEY)).isBetween(0, PLACES - 1);
    assertThat(CleanTexts.place("x".repeat(CleanTexts.MAX_LENGTH), KEY)).isNotNegative();
    assertThat(CleanTexts.place("x".repeat(CleanTexts.MAX_LENGTH + 1), KEY)).isEqualTo(-1);
  }

  @Test
  void place_otherKeys_areSpread() {
    Set<Integer> places = new HashSet<>();
    for (int i = 0; i < 4 * PLACES; i++) {
      places.add(CleanTexts.place("orders", KeyContext.of("key" + i)));
    }
    assertThat(places).hasSizeGreaterThan(PLACES / 4);
  }

  @Test
  void holds_atAnyPlace_isTrueForWhatWasAddedTwice() {
    for (int place = 0; place < PLACES; place++) {
      for (int i = 0; i < 2; i++) {
        texts.add(place, "orders", KEY, 7);
      }
      assertThat(texts.holds(place, "orders", KEY)).isTrue();
    }
    texts.add(-1, "orders", KEY, 7);
    assertThat(texts.holds(-1, "orders", KEY)).isFalse();
  }

  @Test
  void add_sameTraitUnderAnotherKey_isNotTheSecondTime() {
    KeyContext other = KeyContext.of("client.address");
    texts.add(5, "orders", KEY, 7);
    texts.add(5, "orders", other, 7);

    assertThat(texts.holds(5, "orders", other)).isFalse();
  }
}
