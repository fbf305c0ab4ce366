package io.throughline.desk;

import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.Map;

/**
 * One log record. The time is nanoseconds since the epoch; ids are empty when the record has none.
 */
record ReceivedLog(
    Origin origin,
    String logger,
    long time,
    String severity,
    String body,
    String eventName,
    String traceId,
    String spanId,
    Map<String, Object> attributes) {

  static ReceivedLog of(Origin origin, String logger, LogRecord log) {
    String severity = log.getSeverityText();
    return new ReceivedLog(
        origin,
        logger,
        log.getTimeUnixNano() != 0 ? log.getTimeUnixNano() : log.getObservedTimeUnixNano(),
        severity.isEmpty()
            ? log.getSeverityNumber().name().replace("SEVERITY_NUMBER_", "")
            : severity,
        AttributeValues.of(log.getBody()).toString(),
        log.getEventName(),
        Ids.hex(log.getTraceId()),
        Ids.hex(log.getSpanId()),
        AttributeValues.of(log.getAttributesList()));
  }
}
