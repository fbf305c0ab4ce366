package io.throughline.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.realparts.OtlpRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the telemetry says about its own redaction: the policy of each process, what was altered,
 * and what was searched for in vain.
 */
final class PrivacyEvidence {
  private static final String PREFIX = "throughline.";

  private final Telemetry telemetry;

  PrivacyEvidence(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  void putInto(ObjectNode json, LeakSearch search, List<OtlpRequest> requests) {
    processes(json.putArray("processes"));
    ObjectNode evidence = json.putObject("redacted");
    evidence.set("spans", json.pojoNode(evidenceOfSpans()));
    evidence.set("logs", json.pojoNode(evidenceOfLogs()));
    counters(json.putArray("counters"));
    ObjectNode searched = json.putObject("searched");
    searched.put("secrets", search.secrets());
    searched.put("forms", search.forms());
    searched.put("requests", requests.size());
    searched.put("bytes", requests.stream().mapToLong(OtlpRequest::size).sum());
  }

  private void processes(ArrayNode processes) {
    for (Origin origin : telemetry.origins()) {
      ObjectNode process = processes.addObject();
      process.put("service", origin.service());
      process.put("instance", origin.instance());
      process.put("policy", origin.policy());
      process.put(
          "environment", AttributeValues.text(origin.attributes(), "deployment.environment.name"));
      process.put(
          "spans", telemetry.spans().stream().filter(span -> span.origin().equals(origin)).count());
      process.put(
          "logs", telemetry.logs().stream().filter(log -> log.origin().equals(origin)).count());
      process.put(
          "altered",
          telemetry.spans().stream()
                  .filter(span -> span.origin().equals(origin))
                  .filter(span -> span.attributes().containsKey(Names.REDACTED))
                  .count()
              + telemetry.logs().stream()
                  .filter(log -> log.origin().equals(origin))
                  .filter(log -> log.attributes().containsKey(Names.REDACTED))
                  .count());
    }
  }

  private Map<String, Long> evidenceOfSpans() {
    Map<String, Long> tally = new TreeMap<>();
    telemetry.spans().forEach(span -> tally(tally, span.attributes()));
    return tally;
  }

  private Map<String, Long> evidenceOfLogs() {
    Map<String, Long> tally = new TreeMap<>();
    telemetry.logs().forEach(log -> tally(tally, log.attributes()));
    return tally;
  }

  /** The evidence reads {@code card:1,dropped:7}; a part without a number counts as one. */
  private static void tally(Map<String, Long> tally, Map<String, Object> attributes) {
    String evidence = AttributeValues.text(attributes, Names.REDACTED);
    for (String part : evidence.split(",", -1)) {
      String name = part.strip();
      if (!name.isEmpty()) {
        int colon = name.lastIndexOf(':');
        boolean counted = colon > 0 && name.substring(colon + 1).matches("[0-9]{1,9}");
        tally.merge(
            counted ? name.substring(0, colon) : name,
            counted ? Long.parseLong(name.substring(colon + 1)) : 1,
            Long::sum);
      }
    }
  }

  /**
   * Every metric that Throughline keeps about itself, over all processes; a histogram shows its
   * count and mean.
   */
  private void counters(ArrayNode counters) {
    Map<String, MetricSeries.Point> totals = new TreeMap<>();
    for (MetricSeries series : telemetry.metrics().series()) {
      if (series.key().metric().startsWith(PREFIX)) {
        String name =
            series.key().metric()
                + (series.key().attributes().isEmpty() ? "" : " " + series.key().attributes());
        totals.merge(name, series.total(), MetricSeries.Point::plus);
      }
    }
    totals.forEach(
        (name, point) -> {
          ObjectNode counter = counters.addObject().put("name", name).put("value", point.value());
          if (point.distribution().count() > 0) {
            counter.put("mean", point.distribution().sum() / point.distribution().count());
          }
        });
  }
}
