package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.common.Attributes;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one attribute set: bucket counts, sum, extremes and one exemplar per bucket.
 *
 * <p><b>Structure.</b> Recording threads write to cells: one array of longs per stripe, the stripe
 * chosen by thread id, so that two threads seldom write to the same cache line. A bucket's count
 * only grows; sum, extremes and exemplars are drained by whichever reader collects and handed to
 * the views of all readers, so each reader finds its own interval.
 *
 * <p><b>Closing without loss.</b> A count and the sign of "closed" share one long. {@link #close}
 * adds {@code Long.MIN_VALUE} to every count of every stripe; what that atomic addition returns is
 * the final count. A recording thread learns from the sign of its own addition's result whether it
 * came before or after, and in the latter case takes its span elsewhere. So each span is in exactly
 * one series, without a lock, and without a further memory access in {@link #record}.
 *
 * <p>The sum is written after the count. A span that ends in the very nanoseconds of a collection
 * has its duration in the next one's sum; for a closed series, readers fetch the last sum one
 * collection after the close.
 *
 * <p><b>Cost.</b> {@link #record}: two atomic additions, two reads; no allocation, lock or loop
 * (but for extremes that move). Everything below "collection" runs under the store's collection
 * lock.
 */
final class Series {

  /** A cache line at both ends of a cell keeps the stripes' cells apart. */
  private static final int PADDING = 8;

  private static final int SUM = PADDING;
  private static final int MIN = SUM + 1;
  private static final int MAX = MIN + 1;
  private static final int COUNTS = MAX + 1;
  private static final long CLOSED = Long.MIN_VALUE;

  private final InstrumentGroup group;
  private final Attributes attributes;
  private final long startEpochNanos;
  private final @Nullable LongAdder overflow;
  private final boolean budgeted;
  private final Bounds bounds;
  private final AtomicReferenceArray<@Nullable AtomicLongArray> stripes;
  private final AtomicReferenceArray<@Nullable Exemplar> exemplars;

  // Guarded by the store's collection lock.
  private final long[] counts;
  private double totalSum;
  private long totalMin = Long.MAX_VALUE;
  private long totalMax = Long.MIN_VALUE;
  private long total;
  private long activeNanos;
  private boolean closed;
  private @Nullable SeriesView[] views = new SeriesView[1];

  Series(
      InstrumentGroup group,
      Attributes attributes,
      long startEpochNanos,
      long nowNanos,
      @Nullable LongAdder overflow,
      boolean budgeted) {
    this.group = group;
    this.attributes = attributes;
    this.startEpochNanos = startEpochNanos;
    this.activeNanos = nowNanos;
    this.overflow = overflow;
    this.budgeted = budgeted;
    this.bounds = group.bounds();
    this.stripes = new AtomicReferenceArray<>(Stripes.COUNT);
    this.exemplars = new AtomicReferenceArray<>(bounds.exemplarSlots());
    this.counts = new long[bounds.buckets()];
  }

  InstrumentGroup group() {
    return group;
  }

  Attributes attributes() {
    return attributes;
  }

  long startEpochNanos() {
    return startEpochNanos;
  }

  boolean isOverflow() {
    return overflow != null;
  }

  /** Whether it takes one of the places of the series budget. */
  boolean isBudgeted() {
    return budgeted;
  }

  /**
   * Counts one span.
   *
   * @return its bucket, or -1 when the series is closed and the span not counted
   */
  int record(long duration, int stripe) {
    int bucket = bounds.bucketOf(duration);
    AtomicLongArray cell = stripes.get(stripe);
    if (cell == null) {
      cell = newCell(stripe);
    }
    if (cell.getAndIncrement(COUNTS + bucket) < 0) {
      return -1;
    }
    cell.getAndAdd(SUM, duration);
    long seen = cell.get(MIN);
    while (duration < seen && !cell.weakCompareAndSetPlain(MIN, seen, duration)) {
      seen = cell.get(MIN);
    }
    seen = cell.get(MAX);
    while (duration > seen && !cell.weakCompareAndSetPlain(MAX, seen, duration)) {
      seen = cell.get(MAX);
    }
    if (overflow != null) {
      overflow.increment();
    }
    return bucket;
  }

  int bucketOf(long duration) {
    return bounds.bucketOf(duration);
  }

  private AtomicLongArray newCell(int stripe) {
    AtomicLongArray cell = new AtomicLongArray(COUNTS + bounds.buckets() + PADDING);
    cell.setPlain(MIN, Long.MAX_VALUE);
    cell.setPlain(MAX, Long.MIN_VALUE);
    AtomicLongArray winner = stripes.compareAndExchange(stripe, null, cell);
    return winner == null ? cell : winner;
  }

  /** Whether an exemplar of this duration could be wanted; spares the ranking of most spans. */
  boolean wantsExemplar(int bucket, long duration, int rankAtMost) {
    Exemplar held = exemplars.get(bounds.exemplarSlotOf(bucket));
    return held == null || held.yieldsTo(rankAtMost, duration);
  }

  void offerExemplar(int bucket, Exemplar candidate) {
    int slot = bounds.exemplarSlotOf(bucket);
    Exemplar held = exemplars.get(slot);
    while (held == null || held.yieldsTo(candidate.rank(), candidate.duration())) {
      if (exemplars.compareAndSet(slot, held, candidate)) {
        return;
      }
      held = exemplars.get(slot);
    }
  }

  // ---- collection ----

  /** Moves what was recorded since the last drain of any reader into totals and views. */
  void drain(long nowNanos) {
    long sum = 0;
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    if (!closed) {
      Arrays.fill(counts, 0);
    }
    for (int stripe = 0; stripe < Stripes.COUNT; stripe++) {
      AtomicLongArray cell = stripes.get(stripe);
      if (cell == null) {
        continue;
      }
      // After the close the counts are final; what late threads still add to the cells is
      // elsewhere.
      for (int bucket = 0; !closed && bucket < counts.length; bucket++) {
        counts[bucket] += cell.get(COUNTS + bucket);
      }
      if (cell.get(MAX) != Long.MIN_VALUE || cell.get(SUM) != 0) {
        sum += cell.getAndSet(SUM, 0);
        min = Math.min(min, cell.getAndSet(MIN, Long.MAX_VALUE));
        max = Math.max(max, cell.getAndSet(MAX, Long.MIN_VALUE));
      }
    }
    hand(sum, min, max, nowNanos);
  }

  private void hand(long sum, long min, long max, long nowNanos) {
    long sumOfCounts = 0;
    for (long count : counts) {
      sumOfCounts += count;
    }
    if (sumOfCounts == total && sum == 0 && max == Long.MIN_VALUE) {
      return;
    }
    total = sumOfCounts;
    activeNanos = nowNanos;
    totalSum += (double) sum;
    totalMin = Math.min(totalMin, min);
    totalMax = Math.max(totalMax, max);
    for (SeriesView view : views) {
      if (view != null) {
        view.add((double) sum, min, max);
      }
    }
    for (int slot = 0; slot < exemplars.length(); slot++) {
      if (exemplars.get(slot) != null) {
        Exemplar exemplar = exemplars.getAndSet(slot, null);
        for (SeriesView view : views) {
          if (view != null) {
            view.offer(slot, exemplar);
          }
        }
      }
    }
  }

  /** Ends the series; afterwards {@link #counts} are final and {@link #record} refuses. */
  void close() {
    if (closed) {
      return;
    }
    Arrays.fill(counts, 0);
    for (int stripe = 0; stripe < Stripes.COUNT; stripe++) {
      AtomicLongArray cell = stripes.get(stripe);
      if (cell == null) {
        cell = newCell(stripe);
      }
      for (int bucket = 0; bucket < counts.length; bucket++) {
        counts[bucket] += cell.getAndAdd(COUNTS + bucket, CLOSED);
      }
    }
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  boolean idleSince(long nanos) {
    return activeNanos - nanos <= 0;
  }

  long total() {
    return total;
  }

  long[] counts() {
    return counts;
  }

  double totalSum() {
    return totalSum;
  }

  long totalMin() {
    return totalMin;
  }

  long totalMax() {
    return totalMax;
  }

  /** The view of one reader; a reader that comes late starts at the series' beginning. */
  SeriesView view(int reader) {
    if (reader >= views.length) {
      views = Arrays.copyOf(views, reader + 1);
    }
    SeriesView view = views[reader];
    if (view == null) {
      view = new SeriesView(bounds.buckets(), bounds.exemplarSlots());
      view.add(totalSum, totalMin, totalMax);
      views[reader] = view;
    }
    return view;
  }

  void forgetView(int reader) {
    if (reader < views.length) {
      views[reader] = null;
    }
  }
}
