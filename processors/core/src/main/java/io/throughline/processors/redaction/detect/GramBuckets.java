package io.throughline.processors.redaction.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Grams in as many buckets as a table has bits for: each its own while there is room, then those
 * together that let the least of ordinary text through.
 */
final class GramBuckets {

  private final List<List<Gram>> buckets = new ArrayList<>();
  private final List<Integer> owners = new ArrayList<>();

  /**
   * Equal grams share a bucket. {@code owner} stands for those who ask for the gram; others' are
   * united last.
   */
  void add(Gram gram, int owner) {
    for (int i = 0; i < buckets.size(); i++) {
      if (buckets.get(i).contains(gram)) {
        owners.set(i, -1 - i);
        return;
      }
    }
    buckets.add(new ArrayList<>(List.of(gram)));
    owners.add(owner);
  }

  int count() {
    return buckets.size();
  }

  List<Gram> bucket(int index) {
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
      sets.add(newSets.apply(buckets.get(i).get(0)));
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -sets.get(i).passed()));
    for (int i = most; i < n; i++) {
      int from = order.get(i);
      int into = order.get(0);
      double least = Double.MAX_VALUE;
      for (int j = 0; j < most; j++) {
        int other = order.get(j);
        boolean sameOwner = owners.get(from).equals(owners.get(other));
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

  /** The buckets of {@code grams} as bits; ask after {@link #unite}. */
  long mask(List<Gram> grams) {
    long mask = 0;
    for (int bit = 0; bit < buckets.size(); bit++) {
      for (Gram gram : grams) {
        if (buckets.get(bit).contains(gram)) {
          mask |= 1L << bit;
        }
      }
    }
    return mask;
  }
}
