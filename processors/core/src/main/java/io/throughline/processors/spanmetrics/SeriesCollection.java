package io.throughline.processors.spanmetrics;

import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Collects the series of a store for several readers, and lets idle ones go.
 *
 * <p><b>Expiry.</b> A series that no reader saw grow for the expiry time, and of which every reader
 * that still comes has all, leaves the store and is closed. What threads added between that look
 * and the close is reported to each reader in its next collection; then the series is dropped. A
 * reader that has not come for the expiry time holds nothing up: what it is owed is kept as one
 * residue per instrument, and reported when it comes back.
 *
 * <p><b>Bound.</b> No more series wait for readers than the store may have: beyond, none is closed.
 */
final class SeriesCollection {
  private final SpanMetricsStore store;
  private final Clock clock;
  private final long expiryNanos;
  private final Object lock = new Object();
  private final List<ReaderPosition> readers = new ArrayList<>();
  private final List<Closing> closing = new ArrayList<>();
  private final BitSet slots = new BitSet();
  private final long startEpochNanos;
  private volatile long lastEpochNanos;

  SeriesCollection(SpanMetricsStore store, Clock clock, long expiryNanos) {
    this.store = store;
    this.clock = clock;
    this.expiryNanos = expiryNanos;
    this.startEpochNanos = clock.now();
    this.lastEpochNanos = startEpochNanos;
  }

  /**
   * A lower limit for the start of a series that is made now: its first span ended after it, and a
   * predecessor of the same attributes was closed before it.
   */
  long lastEpochNanos() {
    return lastEpochNanos;
  }

  long nanoTime() {
    return clock.nanoTime();
  }

  ReaderPosition open(AggregationTemporalitySelector temporality) {
    synchronized (lock) {
      int slot = slots.nextClearBit(0);
      slots.set(slot);
      ReaderPosition reader =
          new ReaderPosition(slot, temporality, startEpochNanos, clock.nanoTime());
      readers.add(reader);
      return reader;
    }
  }

  void close(ReaderPosition reader) {
    synchronized (lock) {
      if (!readers.remove(reader)) {
        return;
      }
      slots.clear(reader.slot);
      for (SeriesGroup group : store.groups()) {
        group.series.values().forEach(series -> series.forgetView(reader.slot));
      }
      for (Closing entry : closing) {
        entry.series.forgetView(reader.slot);
        entry.owedTo.clear(reader.slot);
      }
    }
  }

  /**
   * Adds what this reader has to report to the list.
   *
   * @param counted the groups that had counted a span before the SDK's instruments were read
   * @param recorded the names that these reported
   */
  void collect(
      ReaderPosition reader,
      Set<SeriesGroup> counted,
      Set<String> recorded,
      List<MetricData> into) {
    synchronized (lock) {
      long now = clock.nanoTime();
      long epoch = clock.now();
      Resource resource = store.resource();
      if (resource != null && readers.contains(reader)) {
        for (SeriesGroup group : store.groups()) {
          if (recorded.contains(group.instruments.duration())) {
            group.suppressed = true;
          } else if (counted.contains(group)) {
            group.unrivalled = true;
          }
          if (!group.suppressed && !group.unrivalled) {
            continue;
          }
          PointWriter writer = new PointWriter(reader, group.instruments, epoch);
          for (Series series : group.series.values()) {
            prepareViews(series);
            series.drain(now);
            writer.write(series, series.view(reader.slot), true);
          }
          reportClosing(reader, group, writer, now);
          writer.writeResidue();
          if (!group.suppressed) {
            writer.finish(resource, into);
          }
        }
      }
      reader.nanos = now;
      reader.epochNanos = epoch;
      // Before anything is closed: a successor must not start before its predecessor ends.
      lastEpochNanos = epoch;
      expire(now);
    }
  }

  /** Each reader needs its view before the drain, which hands out and forgets. */
  private void prepareViews(Series series) {
    for (int i = 0; i < readers.size(); i++) {
      series.view(readers.get(i).slot);
    }
  }

  private void reportClosing(
      ReaderPosition reader, SeriesGroup group, PointWriter writer, long now) {
    for (Iterator<Closing> entries = closing.iterator(); entries.hasNext(); ) {
      Closing entry = entries.next();
      if (entry.group != group) {
        continue;
      }
      if (entry.owedTo.get(reader.slot)) {
        entry.series.drain(now);
        writer.write(entry.series, entry.series.view(reader.slot), false);
        entry.owedTo.clear(reader.slot);
      }
      if (entry.owedTo.isEmpty()) {
        entries.remove();
      }
    }
  }

  private void expire(long now) {
    foldForAbsent(now);
    boolean gone = false;
    for (SeriesGroup group : store.groups()) {
      for (Series series : group.series.values()) {
        if (series.idleSince(now - expiryNanos)
            && isReportedToAll(series, now)
            && closing.size() < store.seriesBudget()) {
          store.remove(group, series);
          series.close();
          BitSet owedTo = new BitSet();
          readers.forEach(reader -> owedTo.set(reader.slot));
          closing.add(new Closing(group, series, owedTo, now));
          gone = true;
        }
      }
    }
    for (SeriesGroup group : store.groups()) {
      if (gone) {
        // With places free again, tuples that overflowed get another chance.
        group.tuples.forget(series -> series.isOverflow() || series.isClosed());
      } else if (group.tuples.isFull()) {
        group.tuples.forget(series -> true);
      }
    }
  }

  private boolean isReportedToAll(Series series, long now) {
    for (ReaderPosition reader : readers) {
      if (!isAbsent(reader, now) && series.view(reader.slot).reportedTotal() != series.total()) {
        return false;
      }
    }
    return true;
  }

  private boolean isAbsent(ReaderPosition reader, long now) {
    return now - reader.nanos > expiryNanos;
  }

  private void foldForAbsent(long now) {
    for (Iterator<Closing> entries = closing.iterator(); entries.hasNext(); ) {
      Closing entry = entries.next();
      for (ReaderPosition reader : readers) {
        if (entry.owedTo.get(reader.slot)
            && isAbsent(reader, now)
            && now - entry.sinceNanos > expiryNanos) {
          entry.series.drain(now);
          reader.fold(entry.series, startEpochNanos);
          entry.owedTo.clear(reader.slot);
        }
      }
      if (entry.owedTo.isEmpty()) {
        entries.remove();
      }
    }
  }

  /** A closed series and the readers that have not had its last figures. */
  private record Closing(SeriesGroup group, Series series, BitSet owedTo, long sinceNanos) {}
}
