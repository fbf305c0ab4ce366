package io.throughline.processors;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a pipeline's place when we cannot see into it: everything is withheld and counted,
 * and the application runs on, its traces propagated as before.
 */
final class Gate {
  private static final Logger LOGGER = Logger.getLogger(Throughline.class.getName());
  private static final AttributeKey<String> SIGNAL = AttributeKey.stringKey("signal");

  private final boolean strict;
  private final SelfMetrics self;
  private final AtomicBoolean said = new AtomicBoolean();
  private volatile @Nullable LongCounter withheld;

  Gate(boolean strict, SelfMetrics self) {
    this.strict = strict;
    this.self = self;
  }

  boolean closed() {
    return said.get();
  }

  /** Shuts one pipeline. Says so once, however many are shut. */
  void close(String unknown) {
    String reason =
        "this version of the OpenTelemetry SDK keeps "
            + unknown
            + " in a way that Throughline does not know, so it cannot redact what it exports";
    if (strict) {
      throw new IllegalStateException(reason + " (throughline.strict=true stops the start)");
    }
    if (said.compareAndSet(false, true)) {
      LOGGER.log(
          Level.SEVERE,
          "Throughline lets no telemetry out: {0}. The application runs on. Use an SDK from 1.60 to"
              + " 1.67, or a newer Throughline.",
          reason);
    }
  }

  SpanProcessor spans() {
    return new Spans();
  }

  LogRecordProcessor logs() {
    return new Logs();
  }

  private void count(Attributes signal) {
    LongCounter counter = withheld;
    if (counter == null) {
      counter =
          self.meterProvider()
              .get(Throughline.SCOPE)
              .counterBuilder("throughline.redaction.withheld")
              .setUnit("{record}")
              .setDescription("Spans and log records withheld because they could not be redacted.")
              .build();
      withheld = counter;
    }
    counter.add(1, signal);
  }

  private final class Spans implements SpanProcessor {
    private final Attributes signal = Attributes.of(SIGNAL, "traces");

    @Override
    public void onStart(Context parentContext, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      if (span.getSpanContext().isSampled()) {
        count(signal);
      }
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }

    @Override
    public String toString() {
      return "ClosedGate{traces}";
    }
  }

  private final class Logs implements LogRecordProcessor {
    private final Attributes signal = Attributes.of(SIGNAL, "logs");

    @Override
    public void onEmit(Context context, ReadWriteLogRecord logRecord) {
      count(signal);
    }

    @Override
    public String toString() {
      return "ClosedGate{logs}";
    }
  }
}
