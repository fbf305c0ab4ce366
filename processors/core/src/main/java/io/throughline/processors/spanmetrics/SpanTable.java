package io.throughline.processors.spanmetrics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the series of a tuple of raw values (span name, kind, status, dimensions) without building
 * anything.
 *
 * <p><b>Structure.</b> A chained hash table of immutable entries. Readers take the array from a
 * volatile field and read its elements plainly: an entry has final fields only, so a reader that
 * sees it sees it whole, and one that does not see it yet goes the slow way, which looks again
 * under the lock. Writers hold the table's monitor.
 *
 * <p><b>Bound.</b> At most {@code limit} tuples. A full table is emptied at the next collection, so
 * that tuples of yesterday do not keep those of today out; meanwhile unknown tuples take the slow
 * way, which gives the same counts.
 *
 * <p><b>Cost.</b> {@link #find}: one array read and one comparison per value; no allocation, no
 * lock.
 */
final class SpanTable {
  private final int limit;
  private volatile @Nullable Entry[] table = new Entry[64];
  private int size;

  SpanTable(int limit) {
    this.limit = limit;
  }

  @Nullable Series find(int hash, int kindAndStatus, @Nullable String name, Object[] values) {
    Entry[] current = table;
    Entry entry = current[spread(hash) & (current.length - 1)];
    while (entry != null) {
      if (entry.hash == hash && entry.matches(kindAndStatus, name, values)) {
        return entry.series;
      }
      entry = entry.next;
    }
    return null;
  }

  /** Remembers the tuple's series, in place of a closed one. Keeps the array. */
  synchronized void put(
      int hash, int kindAndStatus, @Nullable String name, Object[] values, Series series) {
    Entry[] current = table;
    int index = spread(hash) & (current.length - 1);
    for (Entry entry = current[index]; entry != null; entry = entry.next) {
      if (entry.hash == hash && entry.matches(kindAndStatus, name, values)) {
        if (entry.series == series) {
          return;
        }
        rebuild(current.length, entry);
        current = table;
        break;
      }
    }
    if (size >= limit) {
      return;
    }
    if (size >= current.length * 3 / 4) {
      rebuild(current.length * 2, null);
      current = table;
      index = spread(hash) & (current.length - 1);
    }
    current[index] = new Entry(hash, kindAndStatus, name, values, series, current[index]);
    size++;
  }

  /** Forgets tuples: all when the table is full, else those whose series the caller names. */
  synchronized void forget(java.util.function.Predicate<Series> gone) {
    boolean full = size >= limit;
    List<Entry> kept = new ArrayList<>();
    for (Entry head : table) {
      for (Entry entry = head; entry != null; entry = entry.next) {
        if (!full && !gone.test(entry.series)) {
          kept.add(entry);
        }
      }
    }
    if (kept.size() < size) {
      table = chain(table.length, kept);
      size = kept.size();
    }
  }

  synchronized boolean isFull() {
    return size >= limit;
  }

  synchronized int size() {
    return size;
  }

  private void rebuild(int length, @Nullable Entry without) {
    List<Entry> kept = new ArrayList<>();
    for (Entry head : table) {
      for (Entry entry = head; entry != null; entry = entry.next) {
        if (entry != without) {
          kept.add(entry);
        }
      }
    }
    table = chain(length, kept);
    size = kept.size();
  }

  private static Entry[] chain(int length, List<Entry> entries) {
    Entry[] fresh = new Entry[length];
    for (Entry entry : entries) {
      int index = spread(entry.hash) & (length - 1);
      fresh[index] = entry.before(fresh[index]);
    }
    return fresh;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 16);
  }

  private static final class Entry {
    private final int hash;
    private final int kindAndStatus;
    private final @Nullable String name;
    private final @Nullable Object[] values;
    private final Series series;
    private final @Nullable Entry next;

    Entry(
        int hash,
        int kindAndStatus,
        @Nullable String name,
        @Nullable Object[] values,
        Series series,
        @Nullable Entry next) {
      this.hash = hash;
      this.kindAndStatus = kindAndStatus;
      this.name = name;
      this.values = values;
      this.series = series;
      this.next = next;
    }

    Entry before(@Nullable Entry follower) {
      return new Entry(hash, kindAndStatus, name, values, series, follower);
    }

    boolean matches(int otherKindAndStatus, @Nullable String otherName, Object[] others) {
      if (kindAndStatus != otherKindAndStatus || !same(name, otherName)) {
        return false;
      }
      for (int i = 0; i < values.length; i++) {
        if (!same(values[i], others[i])) {
          return false;
        }
      }
      return true;
    }

    /** Spelt out for text: the call of {@code Object.equals} would be megamorphic. */
    private static boolean same(@Nullable Object one, @Nullable Object other) {
      if (one == other) {
        return true;
      }
      return one instanceof String text ? text.equals(other) : one != null && one.equals(other);
    }
  }
}
