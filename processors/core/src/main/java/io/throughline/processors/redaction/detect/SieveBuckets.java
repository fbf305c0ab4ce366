package io.throughline.processors.redaction.detect;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Some neighbouring buckets of a {@link Sieve} and their grams, each entered twice: as it begins
 * with the first character of a pair, and shifted, as it begins with the second.
 */
final class SieveBuckets {

  /** A pair can close a gram that begins three characters before it, two, or one. */
  private static final int BEFORE = 3;

  private static final int WINDOW = 6;

  /** Where a gram stands when a pair closes its bucket, and who asks for it. */
  private record Entry(GramTable.Placed placed, GramBuckets.Asked asked) {}

  /** A bit for each bucket. */
  final long bits;

  /** The number of the first bucket, and the one after the last. */
  final int first;

  final int end;

  /** In two pairs of characters. */
  private final GramBuckets united = new GramBuckets();

  /** All entries, bucket after bucket, and where each bucket's begin. */
  private final GramTable table;

  private final int[] begins;

  /** For each entry, the numbers of those who ask for its gram. */
  private final int[][] askers;

  /**
   * Those of {@code grams} that ASCII text can hold, in buckets from number {@code first} to before
   * {@code end}.
   */
  SieveBuckets(List<GramBuckets.Asked> grams, int first, int end) {
    Map<Gram, List<Entry>> entries = new HashMap<>();
    for (GramBuckets.Asked asked : grams) {
      Gram gram = asked.gram;
      if (gram.isAscii()) {
        Gram.Shifted shifted = gram.shifted();
        add(gram, new GramTable.Placed(gram, BEFORE - 2), asked, entries);
        int begin = shifted.late() ? 0 : BEFORE - 1;
        add(shifted.gram(), new GramTable.Placed(gram, begin), asked, entries);
      }
    }
    united.unite(end - first, SampleSets::ofPairs);
    this.first = first;
    this.end = first + united.count();
    bits = (1L << this.end) - (1L << first);
    List<Entry> all = new ArrayList<>();
    begins = new int[united.count() + 1];
    for (int i = 0; i < united.count(); i++) {
      united.bucket(i).forEach(entered -> all.addAll(requireNonNull(entries.get(entered.gram))));
      begins[i + 1] = all.size();
    }
    table = new GramTable(WINDOW, all.stream().map(Entry::placed).toList());
    askers = all.stream().map(entry -> entry.asked.by.stream().toArray()).toArray(int[][]::new);
  }

  private void add(
      Gram entered,
      GramTable.Placed placed,
      GramBuckets.Asked asked,
      Map<Gram, List<Entry>> entries) {
    united.add(entered, 0);
    entries.computeIfAbsent(entered, key -> new ArrayList<>()).add(new Entry(placed, asked));
  }

  /** What the bucket with this number allows. */
  List<GramBuckets.Asked> bucket(int number) {
    return united.bucket(number - first);
  }

  /**
   * Marks who asks for those grams of {@code hit} buckets, as far as they are ours, that stand
   * where the pair at {@code pair} closes them, in a line from {@code from} to {@code to}; false if
   * none does.
   */
  boolean mark(long hit, char[] chars, int from, int to, int pair, Marks marks) {
    boolean any = false;
    for (long left = hit & bits; left != 0; left &= left - 1) {
      int bucket = Long.numberOfTrailingZeros(left) - first;
      int last = begins[bucket + 1] - 1;
      for (int word = begins[bucket] >> 6; word <= last >> 6; word++) {
        long there = table.at(word, chars, from, to, pair - BEFORE);
        any |= there != 0;
        for (; there != 0; there &= there - 1) {
          marks.ask(askers[(word << 6) + Long.numberOfTrailingZeros(there)]);
        }
      }
    }
    return any;
  }
}
