package io.throughline.processors.testing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.processors.redaction.Redactor;
import io.throughline.processors.redaction.detect.Detector;
import io.throughline.processors.redaction.detect.FindingSink;
import io.throughline.processors.redaction.detect.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What can go wrong in the records and the parts that others bring along. */
final class Faults {

  private Faults() {}

  /** Fails in one of the ways in which somebody's detector can. */
  record Failing(String name, int how) implements Detector {
    @Override
    public void detect(Text text, FindingSink sink) {
      switch (how) {
        case 0 -> throw new IllegalStateException("cannot read " + text);
        case 1 -> detect(text, sink);
        default -> {
          while (text.charAt(0) != text.length() + 1_000_000) {
            sink.found(0, 0);
          }
        }
      }
    }
  }

  /** Hands on spans some of which break the contract of their data. */
  static final class FaultySpans extends Forwarding {
    private int count;

    FaultySpans(SpanProcessor delegate) {
      super(delegate);
    }

    @Override
    SpanData change(SpanData span) {
      return switch (count++ % 4) {
        case 0 -> span;
        case 1 ->
            new DelegatingSpanData(span) {
              @Override
              public List<EventData> getEvents() {
                throw new IllegalStateException("events of " + span);
              }
            };
        case 2 ->
            new DelegatingSpanData(span) {
              @Override
              public Attributes getAttributes() {
                return null;
              }
            };
        default -> throw new IllegalStateException("no data for " + span);
      };
    }
  }

  /** Hands on log records whose data cannot be had, or is not all there. */
  static final class FaultyLogs implements LogRecordProcessor {
    private final LogRecordProcessor delegate;
    private int count;

    FaultyLogs(LogRecordProcessor delegate) {
      this.delegate = delegate;
    }

    @Override
    public void onEmit(Context context, ReadWriteLogRecord log) {
      String broken =
          List.of("", "getBodyValue", "toLogRecordData", "getAttributes").get(count++ % 4);
      delegate.onEmit(context, Breaking.of(ReadWriteLogRecord.class, log, broken));
    }

    @Override
    public CompletableResultCode forceFlush() {
      return delegate.forceFlush();
    }

    @Override
    public CompletableResultCode shutdown() {
      return delegate.shutdown();
    }
  }

  record RedactingExporter(MetricExporter delegate, Redactor redactor, boolean faults)
      implements MetricExporter {
    @Override
    public CompletableResultCode export(Collection<MetricData> metrics) {
      List<MetricData> exported = new ArrayList<>(metrics);
      if (faults) {
        for (MetricData metric : metrics) {
          exported.add(Breaking.of(MetricData.class, metric, "getData"));
          exported.add(Breaking.of(MetricData.class, metric, "getUnit"));
        }
      }
      return delegate.export(redactor.redactMetrics(exported));
    }

    @Override
    public CompletableResultCode flush() {
      return delegate.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
      return delegate.shutdown();
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
      return delegate.getAggregationTemporality(type);
    }
  }
}
