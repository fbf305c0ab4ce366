package io.throughline.processors.redaction.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one scan found, and the scratch memory it needs: sorted by place, not overlapping.
 *
 * <p>Not thread-safe; meant to be kept and used again by one thread. Cost: after the first few
 * values nothing is allocated, neither for clean ones nor for findings.
 */
public final class Findings {

  /** For those who must hold a sink before they have one. */
  static final FindingSink NOWHERE = (start, end) -> {};

  private static final int INITIAL = 8;
  private static final int FEW = 64;
  private static final long ENDS = 0xFFFF_FFFFL;
  private static final int INEXACT = 1;

  final EdgeHash hash = new EdgeHash();
  final Text text = new Text();
  final Text folded = new Text();
  final Folding folding = new Folding();
  final Marks marks = new Marks();
  final Spans spans = new Spans();

  private long[] places = new long[INITIAL];
  private Detector[] detectors = new Detector[INITIAL];

  /**
   * Twice the places of the detectors in their set, of which the lower takes precedence; and one
   * more where the finding is not {@link #isExact}.
   */
  private int[] ranks = new int[INITIAL];

  private int size;

  private final Sink sink = new Sink();

  /** Adds what a detector reports in a line, shifted to the line's place in the value. */
  private final class Sink implements FindingSink {
    private Detector detector = Detectors.NONE;
    private int rank;
    private int from;
    private int to;

    @Override
    public void found(int start, int end) {
      int length = to - from;
      if (start < 0 || start > end || end > length) {
        throw new IndexOutOfBoundsException(
            detector.name() + " reported [" + start + "," + end + ") of " + length);
      }
      add(detector, rank, from + start, from + end);
    }
  }

  FindingSink sink(Detector detector, int rank, int from, int to) {
    sink.detector = detector;
    sink.rank = rank;
    sink.from = from;
    sink.to = to;
    return sink;
  }

  /** Moves the findings since {@code mark} from the folded text back to the value. */
  void unfold(int mark, Folding folding, int from) {
    for (int i = mark; i < size; i++) {
      int start = from + folding.startOf(start(i));
      int end = from + folding.endOf(end(i) - 1);
      places[i] = ((long) start << 32) | end;
    }
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public int start(int index) {
    return (int) (places[index] >>> 32);
  }

  public int end(int index) {
    return (int) places[index];
  }

  public Detector detector(int index) {
    return detectors[index];
  }

  /**
   * Whether the detector reported just that. If not, there may be more in it than what the detector
   * looks for, as it failed there or others found something next to its own; then no part of it may
   * be kept.
   */
  public boolean isExact(int index) {
    return (ranks[index] & INEXACT) == 0;
  }

  /** A copy as objects, for messages and tests. */
  public List<Finding> toList() {
    List<Finding> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(new Finding(detectors[i], start(i), end(i)));
    }
    return list;
  }

  void clear() {
    if (size > 0) {
      truncate(0);
    }
  }

  void add(Detector detector, int rank, int start, int end) {
    put(detector, rank << 1, start, end);
  }

  /** Adds a stretch in which the detector failed. */
  void addUnread(Detector detector, int rank, int start, int end) {
    put(detector, rank << 1 | INEXACT, start, end);
  }

  private void put(Detector detector, int rank, int start, int end) {
    if (start < 0 || end <= start) {
      return;
    }
    if (size == places.length) {
      places = Arrays.copyOf(places, size * 2);
      detectors = Arrays.copyOf(detectors, size * 2);
      ranks = Arrays.copyOf(ranks, size * 2);
    }
    places[size] = ((long) start << 32) | end;
    ranks[size] = rank;
    detectors[size++] = detector;
  }

  /** Forgets what was added since {@code mark}, a former size. */
  void truncate(int mark) {
    Arrays.fill(detectors, mark, size, null);
    size = mark;
  }

  /**
   * Sorts by start and unites what overlaps; the detector that takes precedence names it. Uniting
   * masks more than any single finding asked for, never less.
   */
  void settle() {
    if (size < 2) {
      return;
    }
    sort();
    int kept = 0;
    long reported = places[0];
    for (int i = 1; i < size; i++) {
      if (start(i) >= end(kept)) {
        close(kept++, reported);
        move(i, kept);
        reported = places[i];
        places[kept] = reported;
        continue;
      }
      places[kept] = (places[kept] & ~ENDS) | Math.max(end(kept), end(i));
      boolean holdsAll = places[i] == places[kept] && reported != places[kept];
      if (ranks[i] < ranks[kept] || (ranks[i] == ranks[kept] && holdsAll)) {
        move(i, kept);
        reported = places[i];
      }
    }
    close(kept, reported);
    truncate(kept + 1);
  }

  private void move(int from, int to) {
    ranks[to] = ranks[from];
    detectors[to] = detectors[from];
  }

  /** Ends a finding of which its detector {@code reported} this much. */
  private void close(int index, long reported) {
    ranks[index] |= reported == places[index] ? 0 : INEXACT;
  }

  /** Insertion sort while few or in order (the usual case), else an index sort. */
  private void sort() {
    if (size > FEW && !isSorted()) {
      sortMany();
      return;
    }
    for (int i = 1; i < size; i++) {
      long place = places[i];
      Detector detector = detectors[i];
      int rank = ranks[i];
      int j = i - 1;
      while (j >= 0 && places[j] > place) {
        places[j + 1] = places[j];
        detectors[j + 1] = detectors[j];
        ranks[j + 1] = ranks[j];
        j--;
      }
      places[j + 1] = place;
      detectors[j + 1] = detector;
      ranks[j + 1] = rank;
    }
  }

  private boolean isSorted() {
    for (int i = 1; i < size; i++) {
      if (places[i] < places[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private void sortMany() {
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      order[i] = (places[i] & ~ENDS) | i;
    }
    Arrays.sort(order);
    long[] unsorted = places.clone();
    Detector[] unsortedDetectors = detectors.clone();
    int[] unsortedRanks = ranks.clone();
    for (int i = 0; i < size; i++) {
      int from = (int) order[i];
      places[i] = unsorted[from];
      detectors[i] = unsortedDetectors[from];
      ranks[i] = unsortedRanks[from];
    }
  }

  @Override
  public String toString() {
    return toList().toString();
  }
}
