package io.throughline.processors.testing;

import io.opentelemetry.exporter.internal.marshal.Marshaler;
import io.opentelemetry.exporter.internal.otlp.logs.LogsRequestMarshaler;
import io.opentelemetry.exporter.internal.otlp.metrics.MetricsRequestMarshaler;
import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;

/**
 * The bytes that OpenTelemetry's own exporter sends, as protobuf and as JSON, one after another.
 */
final class OtlpBytes {

  private OtlpBytes() {}

  static byte[] ofSpans(Collection<SpanData> spans) {
    return bytes(TraceRequestMarshaler.create(spans));
  }

  static byte[] ofLogs(Collection<LogRecordData> logs) {
    return bytes(LogsRequestMarshaler.create(logs));
  }

  static byte[] ofMetrics(Collection<MetricData> metrics) {
    return bytes(MetricsRequestMarshaler.create(metrics));
  }

  private static byte[] bytes(Marshaler marshaler) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      marshaler.writeBinaryTo(out);
      out.write('\n');
      marshaler.writeJsonTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
