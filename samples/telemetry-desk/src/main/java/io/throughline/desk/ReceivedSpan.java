package io.throughline.desk;

import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.Map;

/** One span with what the report and the page need of it. Times are nanoseconds since the epoch. */
record ReceivedSpan(
    Origin origin,
    String traceId,
    String spanId,
    String parentId,
    String name,
    String kind,
    long start,
    long end,
    String status,
    String statusMessage,
    Map<String, Object> attributes,
    List<Link> links,
    List<Event> events) {

  record Link(String traceId, String spanId) {}

  record Event(long time, String name, Map<String, Object> attributes) {}

  static ReceivedSpan of(Origin origin, Span span) {
    return new ReceivedSpan(
        origin,
        Ids.hex(span.getTraceId()),
        Ids.hex(span.getSpanId()),
        Ids.hex(span.getParentSpanId()),
        span.getName(),
        suffix(span.getKind().name(), "SPAN_KIND_"),
        span.getStartTimeUnixNano(),
        span.getEndTimeUnixNano(),
        suffix(span.getStatus().getCode().name(), "STATUS_CODE_"),
        span.getStatus().getMessage(),
        AttributeValues.of(span.getAttributesList()),
        span.getLinksList().stream()
            .map(link -> new Link(Ids.hex(link.getTraceId()), Ids.hex(link.getSpanId())))
            .toList(),
        span.getEventsList().stream()
            .map(
                event ->
                    new Event(
                        event.getTimeUnixNano(),
                        event.getName(),
                        AttributeValues.of(event.getAttributesList())))
            .toList());
  }

  private static String suffix(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  String service() {
    return origin.service();
  }
}
