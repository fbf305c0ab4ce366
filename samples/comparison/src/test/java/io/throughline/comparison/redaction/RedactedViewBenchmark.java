package io.throughline.comparison.redaction;

import io.opentelemetry.sdk.trace.ReadableSpan;
import io.throughline.processors.redaction.RedactingSpanProcessor;
import io.throughline.processors.redaction.RedactionPolicy;
import io.throughline.processors.redaction.Redactor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The request thread's part of redaction, with three exporters that wait for the span. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RedactedViewBenchmark {
  private static final int SPANS = 512;

  private final List<ReadableSpan> spans = TypicalSpans.ended(SPANS, true);
  private final Ended queue = new Ended(this::enqueue);
  private final RedactingSpanProcessor processor =
      RedactingSpanProcessor.create(
          List.of(queue, queue, queue), Redactor.create(RedactionPolicy.metadataOnly()));
  private Blackhole queues;
  private int next;

  private void enqueue(ReadableSpan span) {
    queues.consume(span);
  }

  @Benchmark
  public void requestThread(Blackhole queues) {
    this.queues = queues;
    next = (next + 1) % SPANS;
    processor.onEnd(spans.get(next));
  }
}
