package io.throughline.desk;

import java.util.Map;
import java.util.TreeMap;

/**
 * One metric of one process with one set of attributes, over time.
 *
 * <p>A delta point counts once for its interval, however often an exporter retried. A cumulative
 * one replaces the earlier ones of the same start time; a new start time is a reset and begins
 * again from zero. A value that may also fall is what its last point says.
 */
final class MetricSeries {
  enum Kind {
    DELTA,
    CUMULATIVE,
    LAST
  }

  private final Key key;
  private final Kind kind;
  // By time, then by start: an interval that comes twice replaces itself.
  private final TreeMap<Long, TreeMap<Long, Point>> points = new TreeMap<>();

  record Key(String metric, Origin origin, Map<String, Object> attributes) {}

  record Point(double value, Distribution distribution) {
    static final Point ZERO = new Point(0, Distribution.EMPTY);

    Point plus(Point other) {
      return new Point(value + other.value, distribution.plus(other.distribution));
    }
  }

  MetricSeries(Key key, Kind kind) {
    this.key = key;
    this.kind = kind;
  }

  Key key() {
    return key;
  }

  void add(long start, long time, Point point) {
    points.computeIfAbsent(time, t -> new TreeMap<>()).put(start, point);
  }

  /** When its first interval began, or its first point was taken where it does not say. */
  long first() {
    Map.Entry<Long, TreeMap<Long, Point>> first = points.firstEntry();
    long start = first.getValue().firstKey();
    return start == 0 ? first.getKey() : start;
  }

  long last() {
    return points.lastKey();
  }

  /** Everything this series says up to a moment, in nanoseconds since the epoch. */
  Point at(long moment) {
    Point total = Point.ZERO;
    if (kind == Kind.DELTA) {
      for (TreeMap<Long, Point> intervals : points.headMap(moment, true).values()) {
        for (Point point : intervals.values()) {
          total = total.plus(point);
        }
      }
      return total;
    }
    Map<Long, Point> lastOfStart = new TreeMap<>();
    Point last = Point.ZERO;
    for (TreeMap<Long, Point> intervals : points.headMap(moment, true).values()) {
      lastOfStart.putAll(intervals);
      last = intervals.lastEntry().getValue();
    }
    if (kind == Kind.LAST) {
      return last;
    }
    for (Point point : lastOfStart.values()) {
      total = total.plus(point);
    }
    return total;
  }

  Point total() {
    return at(Long.MAX_VALUE);
  }
}
