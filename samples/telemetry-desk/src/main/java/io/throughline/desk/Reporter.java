package io.throughline.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads the report off a snapshot of telemetry. */
final class Reporter {
  private final Telemetry telemetry;
  private final Expectations expectations;
  private final Predicate<Map<String, Object>> transaction;

  Reporter(Telemetry telemetry, Expectations expectations) {
    this.telemetry = telemetry;
    this.expectations = expectations;
    this.transaction = having(Names.TRANSACTION, expectations.transaction());
  }

  Report report(List<Report.Leak> leaks) {
    return new Report(
        orders(), traces(), leaks, spans(), transaction(), exemplars(), logs(), degraded());
  }

  static Predicate<Map<String, Object>> having(String key, Object value) {
    return attributes -> String.valueOf(value).equals(String.valueOf(attributes.get(key)));
  }

  private Report.Orders orders() {
    long placed = telemetry.metrics().total(Names.STARTED, transaction);
    long finished = telemetry.metrics().total(Names.FINISHED, transaction);
    return new Report.Orders(
        placed, finished("completed"), finished("rejected"), finished("failed"), placed - finished);
  }

  private long finished(String outcome) {
    return telemetry
        .metrics()
        .total(Names.FINISHED, transaction.and(having(Names.OUTCOME, outcome)));
  }

  /** The traces of transactions, in the order in which they began. */
  List<OrderTrace> orderTraces() {
    Map<String, List<ReceivedLog>> logs =
        telemetry.logs().stream().collect(Collectors.groupingBy(ReceivedLog::traceId));
    List<OrderTrace> orders = new ArrayList<>();
    telemetry
        .traces()
        .forEach(
            (traceId, spans) -> {
              if (spans.stream().anyMatch(this::isEntry)) {
                orders.add(OrderTrace.of(traceId, spans, logs.getOrDefault(traceId, List.of())));
              }
            });
    orders.sort(Comparator.comparingLong(OrderTrace::start));
    return orders;
  }

  private boolean isEntry(ReceivedSpan span) {
    return span.parentId().isEmpty() && span.service().equals(expectations.entryService());
  }

  private Report.Traces traces() {
    List<OrderTrace> orders = orderTraces();
    double services =
        orders.stream()
            .filter(order -> order.outcome().equals("completed"))
            .mapToInt(order -> order.servicesBeside(expectations.entryService()))
            .average()
            .orElse(0);
    long complete = orders.stream().filter(order -> order.complete(expectations)).count();
    return new Report.Traces(orders.size(), Math.toIntExact(complete), services);
  }

  private Report.Spans spans() {
    long started = telemetry.metrics().total(Names.SDK_STARTED, MetricStore.ANY);
    long live = telemetry.metrics().total(Names.SDK_LIVE, MetricStore.ANY);
    return new Report.Spans(
        started - live,
        telemetry.spans().size(),
        telemetry.metrics().total(Names.SPAN_CALLS, MetricStore.ANY));
  }

  private Report.Transaction transaction() {
    // A rejected order ends fast, and nobody waits for its e-mail.
    Distribution durations =
        telemetry
            .metrics()
            .distribution(Names.DURATION, transaction.and(having(Names.OUTCOME, "completed")));
    return new Report.Transaction(
        durations.quantile(0.5),
        durations.quantile(0.99),
        telemetry.metrics().total(Names.FINISHED, transaction.and(having(Names.SLO_MET, true))),
        telemetry.metrics().total(Names.FINISHED, transaction.and(having(Names.SLO_MET, false))));
  }

  private Report.Exemplars exemplars() {
    int seen = 0;
    int resolved = 0;
    for (ReceivedExemplar exemplar : telemetry.metrics().exemplars()) {
      seen++;
      if (telemetry.hasSpan(exemplar.traceId(), exemplar.spanId())) {
        resolved++;
      }
    }
    return new Report.Exemplars(seen, resolved);
  }

  private Report.Logs logs() {
    List<ReceivedLog> logs = telemetry.logs();
    return new Report.Logs(
        logs.size(),
        Math.toIntExact(logs.stream().filter(log -> !log.traceId().isEmpty()).count()),
        Math.toIntExact(
            logs.stream()
                .filter(log -> log.attributes().containsKey(Names.TRANSACTION_ID))
                .count()));
  }

  private SortedMap<String, Long> degraded() {
    SortedMap<String, Long> degraded = new TreeMap<>();
    for (MetricSeries series : telemetry.metrics().series()) {
      if (series.key().metric().equals(Names.DEGRADED)) {
        String what =
            series.key().attributes().values().stream()
                .map(Object::toString)
                .collect(Collectors.joining("/"));
        degraded.merge(what, Math.round(series.total().value()), Long::sum);
      }
    }
    return degraded;
  }
}
