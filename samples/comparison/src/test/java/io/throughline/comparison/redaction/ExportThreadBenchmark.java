package io.throughline.comparison.redaction;

import io.opentelemetry.exporter.internal.otlp.traces.LowAllocationTraceRequestMarshaler;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.processors.redaction.RedactingSpanProcessor;
import io.throughline.processors.redaction.RedactionPolicy;
import io.throughline.processors.redaction.Redactor;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the exporting thread does with one span of a batch of 512: takes its data, redacts it, and
 * writes it as OTLP with the marshaler that the SDK's exporter uses by default. Peer: the same
 * without redaction. Nothing is sent. The compiler is done with {@code staging} after eight
 * seconds, hence the long warm-up.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class ExportThreadBenchmark {
  private static final int BATCH = 512;

  private final List<ReadableSpan> queue = new ArrayList<>(BATCH);
  private final RedactingSpanProcessor prod = before(RedactionPolicy.metadataOnly());
  private final RedactingSpanProcessor staging = before(RedactionPolicy.staging());
  private final LowAllocationTraceRequestMarshaler marshaler =
      new LowAllocationTraceRequestMarshaler();
  private final List<SpanData> batch = new ArrayList<>(BATCH);
  private final OutputStream out = OutputStream.nullOutputStream();
  private List<ReadableSpan> spans = List.of();

  @Param({"true", "false"})
  boolean stackTrace;

  @Setup
  public void endSpans() {
    spans = TypicalSpans.ended(BATCH, stackTrace);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int otlpAlone() throws IOException {
    for (ReadableSpan span : spans) {
      batch.add(span.toSpanData());
    }
    return marshal();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int prod() throws IOException {
    return export(prod);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int staging() throws IOException {
    return export(staging);
  }

  private RedactingSpanProcessor before(RedactionPolicy policy) {
    return RedactingSpanProcessor.create(new Ended(queue::add), Redactor.create(policy));
  }

  private int export(RedactingSpanProcessor processor) throws IOException {
    spans.forEach(processor::onEnd);
    for (ReadableSpan span : queue) {
      batch.add(span.toSpanData());
    }
    queue.clear();
    return marshal();
  }

  private int marshal() throws IOException {
    marshaler.initialize(batch);
    int size = marshaler.getBinarySerializedSize();
    marshaler.writeBinaryTo(out);
    marshaler.reset();
    batch.clear();
    return size;
  }
}
