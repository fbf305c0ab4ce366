package io.throughline.processors.redaction.detect;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Grams in as many buckets as a table has bits for: each its own while there is room, then those
 * together that let the least of ordinary text through.
 */
final class GramBuckets {

  /** Where a gram lets a line through the {@link Sieve}: any, one of some digits, of a token. */
  static final int ALONE = 1;

  static final int BESIDE_DIGITS = 2;
  static final int BESIDE_TOKEN = 4;

  static final int ANYWHERE = 7;

  /** A gram, who asks for it, and where it counts in the sieve. */
  static final class Asked {
    final Gram gram;
    final BitSet by = new BitSet();
    private int where;

    /** Makes the gram count where one of the bits says. */
    void count(int where) {
      this.where |= where;
    }

    boolean counts(int where) {
      return (this.where & where) != 0;
    }

    private Asked(Gram gram) {
      this.gram = gram;
    }
  }

  private final List<List<Asked>> buckets = new ArrayList<>();

  /** The numbers under which those ask that matter behind another gram alone, maybe lines later. */
  final BitSet ending = new BitSet();

  /** Equal grams are one. {@code by} stands for who asks; others' are united last. */
  Asked add(Gram gram, int by) {
    for (List<Asked> bucket : buckets) {
      for (Asked asked : bucket) {
        if (asked.gram.equals(gram)) {
          asked.by.set(by);
          return asked;
        }
      }
    }
    Asked asked = new Asked(gram);
    asked.by.set(by);
    buckets.add(new ArrayList<>(List.of(asked)));
    return asked;
  }

  /** Each of these grams in a bucket of its own. */
  static GramBuckets of(List<Asked> grams) {
    GramBuckets buckets = new GramBuckets();
    grams.forEach(gram -> buckets.buckets.add(new ArrayList<>(List.of(gram))));
    return buckets;
  }

  /** The grams that count where one of the bits says. */
  List<Asked> of(int where) {
    return buckets.stream().flatMap(List::stream).filter(asked -> asked.counts(where)).toList();
  }

  /** Those who ask for one of them. */
  int[] askersOf(int where) {
    return of(where).stream().flatMapToInt(asked -> asked.by.stream()).distinct().toArray();
  }

  int count() {
    return buckets.size();
  }

  List<Asked> bucket(int index) {
    return buckets.get(index);
  }

  /**
   * Leaves {@code most} buckets: those that let the most through keep theirs, each other one joins
   * the bucket where it does the least harm.
   */
  void unite(int most, Function<Gram, SampleSets> newSets) {
    int n = buckets.size();
    List<SampleSets> sets = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      sets.add(newSets.apply(buckets.get(i).get(0).gram));
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -sets.get(i).passed()));
    for (int i = most; i < n; i++) {
      int from = order.get(i);
      int into = order.get(0);
      double least = Double.MAX_VALUE;
      for (int j = 0; j < most; j++) {
        int other = order.get(j);
        BitSet asking = buckets.get(from).get(0).by;
        boolean sameOwner = asking.equals(buckets.get(other).get(0).by);
        double harm = sets.get(other).harmOf(sets.get(from), sameOwner);
        if (harm < least) {
          least = harm;
          into = other;
        }
      }
      sets.get(into).add(sets.get(from));
      buckets.get(into).addAll(buckets.get(from));
      buckets.get(from).clear();
    }
    buckets.removeIf(List::isEmpty);
  }
}
