package io.throughline.sample.drive;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.throughline.realparts.OtlpReceiver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A few figures that the desk's report does not have, from the same received telemetry. */
final class Figures {

  private static final String INSTANCE = "service.instance.id";

  private final OtlpReceiver receiver;

  Figures(OtlpReceiver receiver) {
    this.receiver = receiver;
  }

  /** The sum of a cumulative counter over all its series, each at its last value. */
  long total(String counter) {
    Map<String, Long> last = new HashMap<>();
    for (ResourceMetrics resource : receiver.resourceMetrics()) {
      String instance = resource.getResource().getAttributesList().toString();
      for (Metric metric : metrics(resource, counter)) {
        for (NumberDataPoint point : metric.getSum().getDataPointsList()) {
          last.merge(instance + point.getAttributesList(), point.getAsInt(), Math::max);
        }
      }
    }
    return last.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The highest value that a histogram has seen anywhere; 0 when there is none. */
  double max(String histogram) {
    double max = 0;
    for (ResourceMetrics resource : receiver.resourceMetrics()) {
      for (Metric metric : metrics(resource, histogram)) {
        for (HistogramDataPoint point : metric.getHistogram().getDataPointsList()) {
          max = Math.max(max, point.getMax());
        }
      }
    }
    return max;
  }

  /** Which service instances there are, over all signals. */
  Set<String> instances() {
    Set<String> instances = new HashSet<>();
    receiver
        .resourceSpans()
        .forEach(r -> instances.add(value(r.getResource().getAttributesList())));
    receiver
        .resourceMetrics()
        .forEach(r -> instances.add(value(r.getResource().getAttributesList())));
    receiver.resourceLogs().forEach(r -> instances.add(value(r.getResource().getAttributesList())));
    return instances;
  }

  /** Log records that the shop's own code wrote, and that lack one of the keys or the trace. */
  List<String> shopLogsWithout(String... keys) {
    List<String> lacking = new ArrayList<>();
    for (ResourceLogs resource : receiver.resourceLogs()) {
      for (ScopeLogs scope : resource.getScopeLogsList()) {
        if (scope.getScope().getName().startsWith("io.throughline.sample.shop.")) {
          for (LogRecord log : scope.getLogRecordsList()) {
            describeIfLacking(scope, log, keys, lacking);
          }
        }
      }
    }
    return lacking;
  }

  private static void describeIfLacking(
      ScopeLogs scope, LogRecord log, String[] keys, List<String> lacking) {
    Predicate<String> has =
        key -> log.getAttributesList().stream().anyMatch(a -> a.getKey().equals(key));
    List<String> missing = new ArrayList<>();
    if (log.getTraceId().isEmpty()) {
      missing.add("trace");
    }
    for (String key : keys) {
      if (!has.test(key)) {
        missing.add(key);
      }
    }
    if (!missing.isEmpty()) {
      lacking.add(
          scope.getScope().getName() + " \"" + log.getBody().getStringValue() + "\" " + missing);
    }
  }

  private static List<Metric> metrics(ResourceMetrics resource, String name) {
    return resource.getScopeMetricsList().stream()
        .flatMap(scope -> scope.getMetricsList().stream())
        .filter(metric -> metric.getName().equals(name))
        .toList();
  }

  /** Empty where a resource has no instance id, so that the empty one is noticed. */
  private static String value(List<KeyValue> attributes) {
    return attributes.stream()
        .filter(attribute -> attribute.getKey().equals(INSTANCE))
        .map(attribute -> attribute.getValue().getStringValue())
        .findFirst()
        .orElse("");
  }
}
