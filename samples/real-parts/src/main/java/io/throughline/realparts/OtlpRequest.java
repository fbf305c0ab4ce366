package io.throughline.realparts;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.nio.charset.StandardCharsets;

/**
 * One accepted export: its bytes as they came, decompressed, and what they parse to. The bytes are
 * the ground truth for a leak search: they also hold what a parser would not look at.
 */
public final class OtlpRequest {
  private final OtlpSignal signal;
  private final byte[] bytes;
  private final Message message;

  private OtlpRequest(OtlpSignal signal, byte[] bytes, Message message) {
    this.signal = signal;
    this.bytes = bytes;
    this.message = message;
  }

  /** Parses the decompressed body of an OTLP/HTTP request. */
  public static OtlpRequest parse(OtlpSignal signal, byte[] bytes)
      throws InvalidProtocolBufferException {
    Message message =
        switch (signal) {
          case TRACES -> ExportTraceServiceRequest.parseFrom(bytes);
          case METRICS -> ExportMetricsServiceRequest.parseFrom(bytes);
          case LOGS -> ExportLogsServiceRequest.parseFrom(bytes);
        };
    return new OtlpRequest(signal, bytes.clone(), message);
  }

  public OtlpSignal signal() {
    return signal;
  }

  /** A copy of the decompressed body. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** How many bytes there are, decompressed. */
  public int size() {
    return bytes.length;
  }

  /** Empty unless this is an export of traces. */
  public ExportTraceServiceRequest traces() {
    return message instanceof ExportTraceServiceRequest traces
        ? traces
        : ExportTraceServiceRequest.getDefaultInstance();
  }

  /** Empty unless this is an export of metrics. */
  public ExportMetricsServiceRequest metrics() {
    return message instanceof ExportMetricsServiceRequest metrics
        ? metrics
        : ExportMetricsServiceRequest.getDefaultInstance();
  }

  /** Empty unless this is an export of logs. */
  public ExportLogsServiceRequest logs() {
    return message instanceof ExportLogsServiceRequest logs
        ? logs
        : ExportLogsServiceRequest.getDefaultInstance();
  }

  /** Whether the UTF-8 form of the text stands anywhere in the bytes. */
  public boolean contains(String text) {
    return contains(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether this sequence stands anywhere in the bytes; no copy is made. */
  public boolean contains(byte[] sought) {
    for (int start = 0; start <= bytes.length - sought.length; start++) {
      int matched = 0;
      while (matched < sought.length && bytes[start + matched] == sought[matched]) {
        matched++;
      }
      if (matched == sought.length) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "OtlpRequest{" + signal + ", " + bytes.length + " bytes}";
  }
}
