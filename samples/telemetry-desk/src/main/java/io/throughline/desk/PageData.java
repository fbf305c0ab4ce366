package io.throughline.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.realparts.OtlpRequest;
import java.util.List;
import java.util.Map;

/**
 * Everything the page shows, as JSON. Times are microseconds since the epoch, which a script's
 * numbers hold exactly.
 */
final class PageData {
  /** A page that holds more than this is no help to a reader; transactions' traces go in first. */
  private static final int MAX_SPANS = 30_000;

  private static final int MAX_LOGS = 20_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Telemetry telemetry;
  private final Expectations expectations;
  private final Reporter reporter;

  PageData(Telemetry telemetry, Expectations expectations) {
    this.telemetry = telemetry;
    this.expectations = expectations;
    this.reporter = new Reporter(telemetry, expectations);
  }

  String json(List<Report.Leak> leaks, LeakSearch search, List<OtlpRequest> requests) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("transaction", expectations.transaction());
    json.put("kpiName", expectations.kpi());
    json.put("kpiTotal", telemetry.metrics().total(expectations.kpi(), MetricStore.ANY));
    json.put("promise", expectations.promise().toMillis() / 1e3);
    json.put("entry", expectations.entryService());
    json.set("report", reporter.report(leaks).json());
    new Timeline(telemetry.metrics(), expectations).putInto(json.putObject("timeline"));
    exemplars(json.putArray("exemplars"));
    List<OrderTrace> orders = reporter.orderTraces();
    orders(json.putArray("orders"), orders);
    traces(json.putObject("traces"), orders);
    logs(json.putArray("logs"));
    new PrivacyEvidence(telemetry).putInto(json, search, requests);
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the page's data cannot be written", e);
    }
  }

  private void exemplars(ArrayNode array) {
    for (ReceivedExemplar exemplar : telemetry.metrics().exemplars()) {
      if (exemplar.metric().equals(expectations.kpi())
          || exemplar.metric().equals(Names.DURATION)) {
        array
            .addObject()
            .put("metric", exemplar.metric())
            .put("t", exemplar.time() / 1_000)
            .put("v", exemplar.value())
            .put("trace", exemplar.traceId())
            .put("span", exemplar.spanId())
            .put("outcome", AttributeValues.text(exemplar.attributes(), Names.OUTCOME))
            .put("met", AttributeValues.text(exemplar.attributes(), Names.SLO_MET))
            .put("resolved", telemetry.hasSpan(exemplar.traceId(), exemplar.spanId()));
      }
    }
  }

  private void orders(ArrayNode array, List<OrderTrace> orders) {
    for (OrderTrace order : orders) {
      ObjectNode json =
          array
              .addObject()
              .put("trace", order.traceId())
              .put("id", order.transactionId())
              .put("outcome", order.outcome())
              .put("reason", order.reason())
              .put("met", order.sloMet())
              .put("seconds", order.seconds())
              .put("start", order.start() / 1_000)
              .put("spans", order.spans().size())
              .put("complete", order.complete(expectations));
      ReceivedSpan last = order.spans().get(order.spans().size() - 1);
      json.put("last", last.service() + ": " + last.name());
      json.set("services", MAPPER.valueToTree(order.services()));
    }
  }

  private void traces(ObjectNode json, List<OrderTrace> orders) {
    int room = MAX_SPANS;
    for (OrderTrace order : orders) {
      room -= trace(json, order.traceId(), order.spans(), room);
    }
    for (Map.Entry<String, List<ReceivedSpan>> trace : telemetry.traces().entrySet()) {
      if (!json.has(trace.getKey())) {
        room -= trace(json, trace.getKey(), trace.getValue(), room);
      }
    }
    json.put("leftOut", telemetry.spans().size() - (MAX_SPANS - room));
  }

  private static int trace(ObjectNode json, String traceId, List<ReceivedSpan> spans, int room) {
    if (spans.size() > room) {
      return 0;
    }
    ArrayNode array = json.putArray(traceId);
    for (ReceivedSpan span : spans) {
      ObjectNode node =
          array
              .addObject()
              .put("id", span.spanId())
              .put("parent", span.parentId())
              .put("service", span.service())
              .put("instance", span.origin().instance())
              .put("name", span.name())
              .put("kind", span.kind())
              .put("start", span.start() / 1_000)
              .put("end", span.end() / 1_000)
              .put("status", span.status())
              .put("message", span.statusMessage());
      node.set("attributes", MAPPER.valueToTree(span.attributes()));
      ArrayNode links = node.putArray("links");
      span.links()
          .forEach(
              link -> links.addObject().put("trace", link.traceId()).put("span", link.spanId()));
      ArrayNode events = node.putArray("events");
      for (ReceivedSpan.Event event : span.events()) {
        events
            .addObject()
            .put("t", event.time() / 1_000)
            .put("name", event.name())
            .set("attributes", MAPPER.valueToTree(event.attributes()));
      }
    }
    return spans.size();
  }

  private void logs(ArrayNode array) {
    telemetry.logs().stream()
        .limit(MAX_LOGS)
        .forEach(
            log ->
                array
                    .addObject()
                    .put("t", log.time() / 1_000)
                    .put("service", log.origin().service())
                    .put("logger", log.logger())
                    .put("severity", log.severity())
                    .put("body", log.body())
                    .put("event", log.eventName())
                    .put("trace", log.traceId())
                    .put("span", log.spanId())
                    .set("attributes", MAPPER.valueToTree(log.attributes())));
  }
}
