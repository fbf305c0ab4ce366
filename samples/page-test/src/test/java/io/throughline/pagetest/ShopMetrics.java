package io.throughline.pagetest;

import static io.throughline.pagetest.OtlpParts.attribute;
import static io.throughline.pagetest.OtlpParts.bool;
import static io.throughline.pagetest.OtlpParts.resource;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.throughline.pagetest.ShopRun.Fate;
import io.throughline.pagetest.ShopRun.Order;
import java.util.ArrayList;
import java.util.List;

/** What every process would have counted by the end of a second. */
final class ShopMetrics {
  private static final double[] BOUNDS = {0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 15};

  private final ShopRun run;

  ShopMetrics(ShopRun run) {
    this.run = run;
  }

  ExportMetricsServiceRequest upTo(int second) {
    ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
    add(
        request,
        "storefront",
        sum(
            "business.transaction.started",
            second,
            run.startedBy(second).size(),
            List.of(),
            attribute("business.transaction.name", "order")));
    for (String billing : List.of("billing-1", "billing-2")) {
      long rejected =
          run.finishedBy(second).stream()
              .filter(o -> o.fate() == Fate.DECLINED && o.billing().equals(billing))
              .count();
      add(
          request,
          billing,
          sum(
              "business.transaction.finished",
              second,
              rejected,
              List.of(),
              attribute("business.transaction.name", "order"),
              attribute("business.transaction.outcome", "rejected")),
          sum("throughline.redaction.altered", second, rejected * 7, List.of()));
    }
    List<Order> completed =
        run.finishedBy(second).stream().filter(o -> o.fate() != Fate.DECLINED).toList();
    add(
        request,
        "mailer",
        finished(second, completed, true),
        finished(second, completed, false),
        durations(second, completed),
        sum("shop.purchases", second, completed.size(), exemplars(completed, second, 3)));
    for (String process : run.processes()) {
      long ended = 40L * second;
      add(
          request,
          process,
          sum("otel.sdk.span.started", second, ended, List.of()),
          sum("traces.span.metrics.calls", second, ended, List.of()));
    }
    return request.build();
  }

  private Metric finished(int second, List<Order> completed, boolean met) {
    return sum(
        "business.transaction.finished",
        second,
        completed.stream().filter(o -> o.millis() <= 5_000 == met).count(),
        List.of(),
        attribute("business.transaction.name", "order"),
        attribute("business.transaction.outcome", "completed"),
        bool("business.slo.met", met));
  }

  private Metric durations(int second, List<Order> completed) {
    Histogram.Builder histogram =
        Histogram.newBuilder()
            .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    for (boolean met : new boolean[] {true, false}) {
      List<Order> here = completed.stream().filter(o -> o.millis() <= 5_000 == met).toList();
      long[] counts = new long[BOUNDS.length + 1];
      HistogramDataPoint.Builder point = histogram.addDataPointsBuilder();
      for (Order order : here) {
        int bucket = 0;
        while (bucket < BOUNDS.length && order.millis() / 1e3 > BOUNDS[bucket]) {
          bucket++;
        }
        counts[bucket]++;
      }
      for (double bound : BOUNDS) {
        point.addExplicitBounds(bound);
      }
      for (long count : counts) {
        point.addBucketCounts(count);
      }
      point
          .setMin(here.stream().mapToInt(Order::millis).min().orElse(0) / 1e3)
          .setMax(here.stream().mapToInt(Order::millis).max().orElse(0) / 1e3)
          .setCount(here.size())
          .setStartTimeUnixNano(run.start())
          .setTimeUnixNano(run.start() + second * 1_000_000_000L)
          .addAttributes(attribute("business.transaction.name", "order"))
          .addAttributes(attribute("business.transaction.outcome", "completed"))
          .addAttributes(bool("business.slo.met", met))
          .addAllExemplars(exemplars(here, second, 4));
    }
    return Metric.newBuilder()
        .setName("business.transaction.duration")
        .setUnit("s")
        .setHistogram(histogram)
        .build();
  }

  /** The last sampled ones, as a reservoir would keep some of them. */
  private List<Exemplar> exemplars(List<Order> orders, int second, int most) {
    List<Exemplar> exemplars = new ArrayList<>();
    for (Order order : orders) {
      if (order.sampled() && run.endSecond(order) >= second - 1) {
        exemplars.add(
            Exemplar.newBuilder()
                .setTraceId(order.traceId())
                .setSpanId(order.rootSpanId())
                .setTimeUnixNano(run.nanos(order, order.millis()))
                .setAsDouble(most == 3 ? 1 : order.millis() / 1e3)
                .build());
      }
    }
    return exemplars.subList(Math.max(0, exemplars.size() - most), exemplars.size());
  }

  private void add(ExportMetricsServiceRequest.Builder request, String process, Metric... metrics) {
    request
        .addResourceMetricsBuilder()
        .setResource(resource(process))
        .addScopeMetricsBuilder()
        .addAllMetrics(List.of(metrics));
  }

  private Metric sum(
      String name, int second, long value, List<Exemplar> exemplars, KeyValue... attributes) {
    return Metric.newBuilder()
        .setName(name)
        .setSum(
            Sum.newBuilder()
                .setIsMonotonic(true)
                .setAggregationTemporality(
                    AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                .addDataPoints(
                    NumberDataPoint.newBuilder()
                        .setStartTimeUnixNano(run.start())
                        .setTimeUnixNano(run.start() + second * 1_000_000_000L)
                        .setAsInt(value)
                        .addAllExemplars(exemplars)
                        .addAllAttributes(List.of(attributes))))
        .build();
  }
}
