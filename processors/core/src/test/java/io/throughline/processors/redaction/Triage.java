package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;

/** What an engineer on call reads from a record that has left, and from nothing else. */
record Triage(String step, String dependency, String status, String failing) {
  static final String NONE = "-";

  private static final List<String> DEPENDENCIES =
      List.of(
          "messaging.destination.name",
          "messaging.system",
          "rpc.service",
          "db.namespace",
          "db.system.name",
          "db.system",
          "faas.invoked_name",
          "server.address");
  private static final List<String> CODES =
      List.of("http.response.status_code", "rpc.grpc.status_code", "error.type");

  static Triage of(SpanData span) {
    Attributes attributes = span.getAttributes();
    boolean calls = span.getKind() != SpanKind.INTERNAL && span.getKind() != SpanKind.SERVER;
    List<String> status = new ArrayList<>();
    status.add(span.getStatus().getStatusCode().name());
    CODES.forEach(code -> add(status, attributes, code));
    String failing = NONE;
    for (EventData event : span.getEvents()) {
      failing = failing(event.getAttributes(), failing);
    }
    return new Triage(
        first(attributes, List.of("business.transaction.step"), span.getName()),
        calls ? first(attributes, DEPENDENCIES, NONE) : NONE,
        String.join(" ", status),
        failing);
  }

  static Triage of(LogRecordData log) {
    Attributes attributes = log.getAttributes();
    String logger = log.getInstrumentationScopeInfo().getName();
    return new Triage(
        first(attributes, List.of("business.transaction.step"), logger),
        NONE,
        log.getSeverity().name(),
        failing(attributes, NONE));
  }

  private static String failing(Attributes attributes, String otherwise) {
    String type = get(attributes, "exception.type");
    if (type == null) {
      return otherwise;
    }
    String trace = get(attributes, "exception.stacktrace");
    int frame = trace == null ? -1 : trace.indexOf("\tat ");
    return frame < 0 ? type : type + " at " + trace.substring(frame + 4).lines().findFirst().get();
  }

  private static String first(Attributes attributes, List<String> keys, String otherwise) {
    for (String key : keys) {
      String value = get(attributes, key);
      if (value != null) {
        return value;
      }
    }
    return otherwise;
  }

  private static void add(List<String> values, Attributes attributes, String key) {
    Long number = attributes.get(AttributeKey.longKey(key));
    String text = get(attributes, key);
    if (number != null) {
      values.add(number.toString());
    } else if (text != null) {
      values.add(text);
    }
  }

  private static String get(Attributes attributes, String key) {
    return attributes.get(AttributeKey.stringKey(key));
  }

  @Override
  public String toString() {
    return "step "
        + step
        + ", dependency "
        + dependency
        + ", status "
        + status
        + ", failing "
        + failing;
  }
}
