package io.throughline.processors.redaction.detect;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Some neighbouring buckets of a {@link Sieve} and their grams, each entered twice: as it begins
 * with the first character of a pair, and shifted, as it begins with the second.
 */
final class SieveBuckets {

  /** A pair can close a gram that begins three characters before it, two, or one. */
  static final int BEFORE = 3;

  /** The number of the first bucket, and the one after the last. */
  final int first;

  final int end;

  /** In two pairs of characters. */
  private final GramBuckets united = new GramBuckets();

  /** Where the grams stand of which each entry is a part. */
  private final Map<Gram, List<GramTable.Placed>> placed = new HashMap<>();

  /**
   * {@code grams} in buckets from number {@code first} to before {@code end}. Where a hit is told
   * apart ({@link #table}), grams for which the same ask should share one: {@code byAskers}.
   */
  SieveBuckets(List<GramBuckets.Asked> grams, int first, int end, boolean byAskers) {
    for (GramBuckets.Asked asked : grams) {
      Gram.Shifted shifted = asked.gram.shifted();
      IntStream askers = byAskers ? asked.by.stream() : IntStream.of(0);
      for (int by : askers.toArray()) {
        united.add(asked.gram, by);
        united.add(shifted.gram(), by);
      }
      place(asked.gram, asked, BEFORE - 2);
      place(shifted.gram(), asked, shifted.late() ? 0 : BEFORE - 1);
    }
    united.unite(end - first, SampleSets::ofPairs);
    this.first = first;
    this.end = first + united.count();
  }

  private void place(Gram entry, GramBuckets.Asked asked, int begin) {
    placed.computeIfAbsent(entry, key -> new ArrayList<>()).add(new GramTable.Placed(asked, begin));
  }

  /** What the bucket with this number allows. */
  List<GramBuckets.Asked> bucket(int number) {
    return united.bucket(number - first);
  }

  /**
   * Tells the grams of each bucket, counted from the first one, apart in the window that begins
   * {@link #BEFORE} characters before the pair that closes the bucket.
   */
  GramTable table() {
    List<List<GramTable.Placed>> buckets = new ArrayList<>();
    for (int i = 0; i < united.count(); i++) {
      List<GramTable.Placed> bucket = new ArrayList<>();
      united.bucket(i).forEach(entry -> bucket.addAll(requireNonNull(placed.get(entry.gram))));
      buckets.add(bucket);
    }
    return new GramTable(buckets);
  }
}
