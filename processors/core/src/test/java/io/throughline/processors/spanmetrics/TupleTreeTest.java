package io.throughline.processors.spanmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TupleTreeTest {
  private static final Object[] VALUES = {null, "a", "b", "Aa", "BB", 1L, 1.0, true, "1"};

  private static TupleTree.Known known() {
    InstrumentGroup group =
        new InstrumentGroup(
            null, "d", "s", "", Bounds.of(1e9, new double[] {1}, List.of()), false, List.of());
    return new TupleTree.Known(
        new Series(group, Attributes.empty(), 0, 0, null, true), false, false);
  }

  private static TupleTree.@Nullable Known find(
      TupleTree tree, int root, @Nullable Object... path) {
    TupleTree.Node node = tree.root(root);
    for (int i = 0; node != null && i < path.length; i++) {
      node = node.child(path[i]);
    }
    return node == null ? null : node.known();
  }

  @Property(tries = 200)
  void put_anyTuples_areFoundAsAMapWouldFindThem(
      @ForAll @Size(max = 60) List<@IntRange(max = 8 * 9 * 9 - 1) Integer> codes) {
    TupleTree tree = new TupleTree(2, 1000);
    Map<List<Object>, TupleTree.Known> expected = new HashMap<>();
    for (int code : codes) {
      List<Object> path = path(code);
      TupleTree.Known known = known();
      tree.put(code % 2, path.toArray(), known);
      path.add(code % 2);
      expected.put(path, known);
    }
    for (int code = 0; code < 8 * 9 * 9; code++) {
      List<Object> path = path(code);
      for (int root = 0; root < 2; root++) {
        List<Object> key = new ArrayList<>(path);
        key.add(root);
        assertThat(find(tree, root, path.toArray())).isSameAs(expected.get(key));
      }
    }
  }

  private static List<Object> path(int code) {
    List<Object> path = new ArrayList<>();
    path.add(VALUES[code % 9]);
    path.add(VALUES[code / 9 % 9]);
    path.add("name " + code / 81);
    return path;
  }

  @Test
  void put_knownTuple_replacesWhatItLedTo() {
    TupleTree tree = new TupleTree(1, 1);
    TupleTree.Known later = known();
    tree.put(0, new Object[] {"a"}, known());
    tree.put(0, new Object[] {"a"}, later);

    assertThat(find(tree, 0, "a")).isSameAs(later);
  }

  @Test
  void put_beyondTheLimit_isNotKeptUntilTheNextForget() {
    TupleTree tree = new TupleTree(1, 2);
    tree.put(0, new Object[] {"a"}, known());
    tree.put(0, new Object[] {"b"}, known());
    tree.put(0, new Object[] {"c"}, known());

    assertThat(find(tree, 0, "b")).isNotNull();
    assertThat(find(tree, 0, "c")).isNull();
    assertThat(tree.isFull()).isTrue();

    tree.forget(series -> false);
    tree.put(0, new Object[] {"c"}, known());
    assertThat(find(tree, 0, "a")).isNull();
    assertThat(find(tree, 0, "c")).isNotNull();
  }

  @Test
  void forget_someSeries_keepsTheOthers() {
    TupleTree tree = new TupleTree(1, 100);
    List<TupleTree.Known> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      all.add(known());
      tree.put(0, new Object[] {"dimension " + i % 5, "name " + i}, all.get(i));
    }

    tree.forget(series -> all.indexOf(knownOf(all, series)) % 2 == 0);

    for (int i = 0; i < 40; i++) {
      assertThat(find(tree, 0, "dimension " + i % 5, "name " + i))
          .isSameAs(i % 2 == 0 ? null : all.get(i));
    }
    assertThat(tree.isFull()).isFalse();
  }

  private static TupleTree.Known knownOf(List<TupleTree.Known> all, Series series) {
    return all.stream().filter(known -> known.series() == series).findAny().orElseThrow();
  }

  @Test
  void put_manyValuesOfOneHash_keepsAFewAndFindsNoWrongOne() {
    TupleTree tree = new TupleTree(1, 10_000);
    List<String> colliding = new ArrayList<>(List.of(""));
    for (int length = 0; length < 10; length++) {
      List<String> longer = new ArrayList<>();
      for (String text : colliding) {
        longer.add(text + "Aa");
        longer.add(text + "BB");
      }
      colliding = longer;
    }
    Map<String, TupleTree.Known> put = new HashMap<>();
    for (String text : colliding) {
      put.put(text, known());
      tree.put(0, new Object[] {text}, put.get(text));
    }

    int found = 0;
    for (String text : colliding) {
      TupleTree.Known known = find(tree, 0, text);
      if (known != null) {
        assertThat(known).isSameAs(put.get(text));
        found++;
      }
    }
    assertThat(colliding).hasSize(1024);
    assertThat(found).isBetween(2, 20);
  }

  @Test
  void put_longText_isNotKept() {
    TupleTree tree = new TupleTree(1, 10);
    String huge = "x".repeat(1025);
    tree.put(0, new Object[] {"a", huge}, known());

    assertThat(find(tree, 0, "a", huge)).isNull();
    assertThat(tree.root(0).child("a")).isNull();
  }

  @Property
  void bucketOf_anyDuration_isTheFirstLimitNotBelowIt(
      @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 100_000) Integer> limits,
      @ForAll @IntRange(max = 110_000) int duration) {
    Bounds bounds =
        Bounds.of(
            1,
            new double[] {5, 64, 1000},
            limits.stream().map(limit -> Duration.ofNanos(limit)).toList());
    int expected = 0;
    for (double limit : bounds.boundaries()) {
      expected += limit < duration ? 1 : 0;
    }

    assertThat(bounds.bucketOf(duration)).isEqualTo(expected);
    assertThat(bounds.bucketOf(Long.MAX_VALUE)).isEqualTo(bounds.buckets() - 1);
  }
}
