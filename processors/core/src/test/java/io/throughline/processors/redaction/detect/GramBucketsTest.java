package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GramBucketsTest {

  private final GramBuckets buckets = new GramBuckets();

  private void add(int by, String... patterns) {
    for (String pattern : patterns) {
      buckets.add(Gram.parse(pattern), by);
    }
  }

  /** The grams of each bucket. */
  private List<String> united(int most) {
    buckets.unite(most, SampleSets::ofCharacters);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < buckets.count(); i++) {
      List<String> grams = new ArrayList<>();
      buckets.bucket(i).forEach(asked -> grams.add(asked.gram.toString()));
      all.add(String.join(" ", grams));
    }
    return all;
  }

  @Test
  void add_equalGrams_areOneThatBothAskFor() {
    add(1, "ab");
    add(2, "AB");

    assertThat(buckets.count()).isEqualTo(1);
    assertThat(buckets.bucket(0).get(0).by).hasToString("{1, 2}");
  }

  @Test
  void counts_oneOfSeveralPlaces_isTrueForThose() {
    GramBuckets.Asked asked = buckets.add(Gram.parse("ab"), 1);
    asked.count(GramBuckets.ALONE);
    asked.count(GramBuckets.BESIDE_TOKEN);

    assertThat(asked.counts(GramBuckets.ALONE)).isTrue();
    assertThat(asked.counts(GramBuckets.BESIDE_TOKEN | GramBuckets.BESIDE_DIGITS)).isTrue();
    assertThat(asked.counts(GramBuckets.BESIDE_DIGITS)).isFalse();
  }

  @Test
  void unite_roomForAll_changesNothing() {
    add(1, "qz", "\\d", "e");

    assertThat(united(3)).containsExactly("qz", "\\d", "e");
  }

  @Test
  void unite_lessRoom_keepsThoseApartThatLetTheMostThrough() {
    add(1, "qzxq", "e", "xqzq", "\\d");

    assertThat(united(2))
        .hasSize(2)
        .anyMatch(b -> b.startsWith("e"))
        .anyMatch(b -> b.startsWith("\\d"));
  }

  @Test
  void unite_lessRoom_joinsWhereItDoesTheLeastHarm() {
    add(1, "qqqe", "e", "qqq\\ ", "\\b");

    assertThat(united(2)).containsExactlyInAnyOrder("e qqqe", "\\b qqq\\ ");
  }

  @Test
  void unite_oneBucket_holdsAll() {
    add(1, "qz", "\\d", "e");

    assertThat(united(1)).hasSize(1).first().asString().contains("qz", "\\d", "e");
  }
}
