package io.throughline.processors.spanmetrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a tuple of raw values (kind and status, dimensions, span name) leads to, without
 * building anything.
 *
 * <p><b>Structure.</b> A tree of one level per value, so that a span's values are compared one by
 * one as they are read and never need to be held together: an array to hold them would be
 * allocated, or reused and pay a barrier of the garbage collector per value ({@code
 * RequestThreadBenchmark}). A level remembers the child that came first, which is the only one at
 * most levels, and hashes the others into an open table.
 *
 * <p><b>Concurrency.</b> Readers take no lock. A node's value is final, what it leads to has final
 * fields only, so a reader that sees either sees it whole (JLS 17.5); one that does not see a node
 * yet goes the slow way, which looks again under the lock. Writers hold the tree's monitor.
 *
 * <p><b>Bound.</b> At most {@code limit} tuples, no text longer than {@link #MAX_TEXT}, no more
 * than {@link #MAX_PROBES} values of one hash. A full tree is emptied at the next collection, so
 * that tuples of yesterday do not keep those of today out; meanwhile unknown tuples take the slow
 * way, which gives the same counts.
 *
 * <p><b>Cost.</b> {@link Node#child}: two reads and one comparison for the first child; no
 * allocation, no lock.
 */
final class TupleTree {
  /** A longer text is an accident or an attack, and is not kept. */
  private static final int MAX_TEXT = 1024;

  /** Whoever can choose values can choose some whose hashes collide. */
  private static final int MAX_PROBES = 16;

  private final int limit;
  private final Node[] roots;
  private int size;

  TupleTree(int roots, int limit) {
    this.limit = limit;
    this.roots = new Node[roots];
    for (int i = 0; i < roots; i++) {
      this.roots[i] = new Node(null);
    }
  }

  Node root(int index) {
    return roots[index];
  }

  /** Remembers what a path leads to, in place of what it led to before. */
  synchronized void put(int root, @Nullable Object[] path, Known known) {
    for (Object value : path) {
      if (value instanceof String text && text.length() > MAX_TEXT) {
        return;
      }
    }
    Node node = roots[root];
    for (Object value : path) {
      Node child = node.child(value);
      if (child == null) {
        child = new Node(value);
        if (size >= limit || !node.add(child)) {
          return;
        }
      }
      node = child;
    }
    if (node.known == null) {
      size++;
    }
    node.known = known;
  }

  /** Forgets tuples: all when the tree is full, else those whose series the caller names. */
  synchronized void forget(Predicate<Series> gone) {
    Predicate<Series> forgotten = size >= limit ? series -> true : gone;
    size = 0;
    for (int i = 0; i < roots.length; i++) {
      // Readers use the old nodes until the new ones are complete.
      Node kept = without(roots[i], forgotten);
      roots[i] = kept == null ? new Node(null) : kept;
    }
  }

  /** A copy that leads to what is not forgotten, or null where nothing is left. */
  private @Nullable Node without(Node node, Predicate<Series> forgotten) {
    Node copy = new Node(node.value);
    Known known = node.known;
    if (known != null && !forgotten.test(known.series())) {
      copy.known = known;
      size++;
    }
    for (Node child : node.children()) {
      Node kept = without(child, forgotten);
      if (kept != null) {
        copy.add(kept);
      }
    }
    return copy.known == null && copy.first == null ? null : copy;
  }

  synchronized boolean isFull() {
    return size >= limit;
  }

  /**
   * What a tuple leads to, and what its values tell about how interesting a span is.
   *
   * @param hasErrorType its values hold {@code error.type}
   * @param inTransaction its values do not rule out that it belongs to a business transaction
   */
  record Known(Series series, boolean hasErrorType, boolean inTransaction) {}

  /** A value below those on the way to it. */
  static final class Node {
    private final @Nullable Object value;
    private @Nullable Node first;
    private @Nullable Node @Nullable [] others;
    private int otherCount;
    private @Nullable Known known;

    private Node(@Nullable Object value) {
      this.value = value;
    }

    @Nullable Known known() {
      return known;
    }

    @Nullable Node child(@Nullable Object wanted) {
      Node likely = first;
      if (likely != null && same(likely.value, wanted)) {
        return likely;
      }
      Node[] table = others;
      if (table == null) {
        return null;
      }
      int slot = slotOf(table, wanted);
      return slot < 0 ? null : table[slot];
    }

    /** The slot that holds the value, or where it belongs; -1 when too many are in its way. */
    private static int slotOf(@Nullable Node[] table, @Nullable Object wanted) {
      int hash = hash(wanted);
      for (int probe = 0; probe < MAX_PROBES; probe++) {
        int slot = (hash + probe) & (table.length - 1);
        Node node = table[slot];
        if (node == null || same(node.value, wanted)) {
          return slot;
        }
      }
      return -1;
    }

    private static int hash(@Nullable Object value) {
      int hash;
      if (value instanceof String text) {
        hash = text.length() > MAX_TEXT ? 0 : text.hashCode();
      } else {
        hash = value == null ? 0 : value.hashCode();
      }
      int mixed = hash * 0x9E3779B9;
      return mixed ^ (mixed >>> 16);
    }

    /** Spelt out for text: the call of {@code Object.equals} would be megamorphic. */
    private static boolean same(@Nullable Object one, @Nullable Object other) {
      if (one == other) {
        return true;
      }
      return one instanceof String text ? text.equals(other) : one != null && one.equals(other);
    }

    // ---- under the tree's monitor ----

    private List<Node> children() {
      List<Node> children = new ArrayList<>();
      if (first != null) {
        children.add(first);
      }
      if (others != null) {
        for (Node node : others) {
          if (node != null) {
            children.add(node);
          }
        }
      }
      return children;
    }

    /** Whether there was a place for it. */
    private boolean add(Node child) {
      if (first == null) {
        first = child;
        return true;
      }
      Node[] table = others;
      if (table == null) {
        table = new Node[4];
      } else if (otherCount * 2 >= table.length) {
        table = copy(table, table.length * 2);
      }
      int slot = table == null ? -1 : slotOf(table, child.value);
      if (table == null || slot < 0) {
        return false;
      }
      table[slot] = child;
      otherCount++;
      others = table;
      return true;
    }

    /** All nodes in a longer table; null when one finds no place in it. */
    private static @Nullable Node @Nullable [] copy(@Nullable Node[] table, int length) {
      Node[] copy = new Node[length];
      for (Node node : table) {
        if (node != null) {
          int slot = slotOf(copy, node.value);
          if (slot < 0) {
            return null;
          }
          copy[slot] = node;
        }
      }
      return copy;
    }
  }
}
