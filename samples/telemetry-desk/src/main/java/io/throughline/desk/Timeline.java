package io.throughline.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The figures over time, in up to {@link #WINDOWS} windows of at least a second. Quantiles look
 * back over several of them: those of a handful of orders would only show the slowest one.
 */
final class Timeline {
  private static final int WINDOWS = 60;
  private static final int LOOK_BACK = 5;
  private static final long SECOND = 1_000_000_000L;

  private final MetricStore metrics;
  private final Expectations expectations;
  private final Predicate<Map<String, Object>> transaction;

  Timeline(MetricStore metrics, Expectations expectations) {
    this.metrics = metrics;
    this.expectations = expectations;
    this.transaction = Reporter.having(Names.TRANSACTION, expectations.transaction());
  }

  /**
   * Columns of equal length: {@code time} in seconds since the epoch, and a value or null for each
   * window.
   */
  void putInto(ObjectNode json) {
    ArrayNode time = json.putArray("time");
    ArrayNode kpi = json.putArray("kpi");
    ArrayNode started = json.putArray("started");
    ArrayNode p50 = json.putArray("p50");
    ArrayNode p99 = json.putArray("p99");
    ArrayNode kept = json.putArray("kept");
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (MetricSeries series : metrics.series()) {
      if (isShown(series.key().metric())) {
        first = Math.min(first, series.first());
        last = Math.max(last, series.last());
      }
    }
    if (first > last) {
      return;
    }
    long width = Math.max(SECOND, (last - first) / WINDOWS + 1);
    Deque<Distribution> before = new ArrayDeque<>();
    for (long moment = first - width; moment < last + width; moment += width) {
      time.add(moment / 1e9);
      kpi.add(metrics.point(expectations.kpi(), MetricStore.ANY, moment).value());
      started.add(metrics.point(Names.STARTED, transaction, moment).value());
      Distribution now =
          metrics
              .point(
                  Names.DURATION,
                  transaction.and(Reporter.having(Names.OUTCOME, "completed")),
                  moment)
              .distribution();
      Distribution window = now.since(before.isEmpty() ? Distribution.EMPTY : before.getFirst());
      before.addLast(now);
      if (before.size() > LOOK_BACK) {
        before.removeFirst();
      }
      if (window.count() > 0) {
        p50.add(window.quantile(0.5));
        p99.add(window.quantile(0.99));
      } else {
        p50.addNull();
        p99.addNull();
      }
      addKept(kept, moment);
    }
  }

  private void addKept(ArrayNode kept, long moment) {
    double met = finished(true, moment);
    double missed = finished(false, moment);
    if (met + missed > 0) {
      kept.add(100 * met / (met + missed));
    } else {
      kept.addNull();
    }
  }

  private double finished(boolean met, long moment) {
    return metrics
        .point(Names.FINISHED, transaction.and(Reporter.having(Names.SLO_MET, met)), moment)
        .value();
  }

  private boolean isShown(String metric) {
    return metric.equals(expectations.kpi())
        || metric.equals(Names.STARTED)
        || metric.equals(Names.DURATION);
  }
}
