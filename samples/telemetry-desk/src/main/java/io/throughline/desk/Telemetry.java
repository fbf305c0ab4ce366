package io.throughline.desk;

import io.throughline.realparts.OtlpRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A snapshot of everything received, in the form that questions are asked of. Immutable once built.
 */
final class Telemetry {
  private final Map<String, ReceivedSpan> spans = new LinkedHashMap<>();
  private final Map<String, List<ReceivedSpan>> traces = new LinkedHashMap<>();
  private final List<ReceivedLog> logs = new ArrayList<>();
  private final MetricStore metrics = new MetricStore();
  private final Set<Origin> origins = new LinkedHashSet<>();

  private Telemetry() {}

  static Telemetry of(List<OtlpRequest> requests) {
    Telemetry telemetry = new Telemetry();
    requests.forEach(telemetry::add);
    return telemetry;
  }

  private void add(OtlpRequest request) {
    request
        .traces()
        .getResourceSpansList()
        .forEach(
            resource -> {
              Origin origin = origin(Origin.of(resource.getResource()));
              resource
                  .getScopeSpansList()
                  .forEach(
                      scope ->
                          scope.getSpansList().forEach(span -> add(ReceivedSpan.of(origin, span))));
            });
    request
        .metrics()
        .getResourceMetricsList()
        .forEach(
            resource -> {
              Origin origin = origin(Origin.of(resource.getResource()));
              resource
                  .getScopeMetricsList()
                  .forEach(
                      scope ->
                          scope.getMetricsList().forEach(metric -> metrics.add(origin, metric)));
            });
    request
        .logs()
        .getResourceLogsList()
        .forEach(
            resource -> {
              Origin origin = origin(Origin.of(resource.getResource()));
              resource
                  .getScopeLogsList()
                  .forEach(
                      scope ->
                          scope
                              .getLogRecordsList()
                              .forEach(
                                  log ->
                                      logs.add(
                                          ReceivedLog.of(
                                              origin, scope.getScope().getName(), log))));
            });
  }

  private Origin origin(Origin origin) {
    origins.add(origin);
    return origin;
  }

  /** An exporter that retries may deliver a span twice; it is one span. */
  private void add(ReceivedSpan span) {
    if (spans.putIfAbsent(span.traceId() + span.spanId(), span) == null) {
      traces.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(span);
    }
  }

  Collection<ReceivedSpan> spans() {
    return spans.values();
  }

  boolean hasSpan(String traceId, String spanId) {
    return spans.containsKey(traceId + spanId);
  }

  /** Spans by trace id, each in the order of arrival. */
  Map<String, List<ReceivedSpan>> traces() {
    return traces;
  }

  List<ReceivedLog> logs() {
    return logs;
  }

  MetricStore metrics() {
    return metrics;
  }

  /** Every process heard of, by whichever signal. */
  Set<Origin> origins() {
    return origins;
  }
}
