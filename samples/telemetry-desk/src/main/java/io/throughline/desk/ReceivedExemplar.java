package io.throughline.desk;

import java.util.Map;

/**
 * A measurement that points at the span it was made in. The same one comes again with each
 * collection.
 *
 * @param attributes those of its series
 */
record ReceivedExemplar(
    String metric,
    Origin origin,
    Map<String, Object> attributes,
    long time,
    double value,
    String traceId,
    String spanId) {}
