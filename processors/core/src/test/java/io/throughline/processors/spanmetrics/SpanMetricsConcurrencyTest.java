package io.throughline.processors.spanmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SpanMetricsConcurrencyTest {
  private static final int THREADS = 8;
  private static final int SPANS_PER_THREAD = 100_000;
  private static final int NAMES = 40;

  /** Every look at it is a nanosecond later, and every collection past the expiry. */
  private final AtomicLong time = new AtomicLong(1_000_000);

  private final Clock clock =
      new Clock() {
        @Override
        public long now() {
          return time.incrementAndGet();
        }

        @Override
        public long nanoTime() {
          return time.incrementAndGet();
        }
      };

  @Test
  void collect_eightThreadsThroughExpiryAndReturn_incrementsAddUpToSpansEnded() throws Exception {
    List<ReadableSpan> spans = endedSpans();
    SpanMetricsProcessor processor =
        SpanMetricsProcessor.builder()
            .setClock(clock)
            .setExpiry(Duration.ofNanos(1))
            .setBudget(30, 25)
            .build();
    SpanMetricsSource.Collector delta =
        processor.open(AggregationTemporalitySelector.deltaPreferred());
    SpanMetricsSource.Collector cumulative =
        processor.open(AggregationTemporalitySelector.alwaysCumulative());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int seed = thread;
      running.add(
          threads.submit(
              () -> {
                for (int i = 0; i < SPANS_PER_THREAD; i++) {
                  // Names come in bursts, so that each is idle, expires, and returns.
                  processor.onEnd(spans.get((i / 500 * 7 + seed * 3 + i % 3) % NAMES));
                }
              }));
    }

    long calls = 0;
    long counts = 0;
    double sum = 0;
    int collections = 0;
    Map<Object, Long> lastValues = new HashMap<>();
    while (running.stream().anyMatch(task -> !task.isDone()) || collections < 10) {
      Collection<MetricData> increments = delta.collect(List::of);
      calls += SpanMetricsSetup.total(increments);
      for (HistogramPointData point : SpanMetricsSetup.durations(increments)) {
        counts += point.getCount();
        sum += point.getSum();
      }
      remember(cumulative.collect(List::of), lastValues);
      collections++;
    }
    for (int i = 0; i < 4; i++) {
      Collection<MetricData> increments = delta.collect(List::of);
      calls += SpanMetricsSetup.total(increments);
      for (HistogramPointData point : SpanMetricsSetup.durations(increments)) {
        counts += point.getCount();
        sum += point.getSum();
      }
      remember(cumulative.collect(List::of), lastValues);
    }
    for (Future<?> task : running) {
      task.get();
    }
    threads.shutdown();

    long ended = (long) THREADS * SPANS_PER_THREAD;
    assertThat(calls).isEqualTo(ended);
    assertThat(counts).isEqualTo(ended);
    assertThat(lastValues.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(ended);
    assertThat(lastValues.size()).as("series that came and went").isGreaterThan(NAMES);
    // Each span lasts 2 ms. A thread that is stopped between count and sum while its series is
    // closed and dropped loses that one reading.
    assertThat(sum).isBetween(2.0 * ended - 100, 2.0 * ended);
    assertThat(processor.failures()).isZero();
  }

  private static void remember(Collection<MetricData> metrics, Map<Object, Long> lastValues) {
    for (LongPointData point : SpanMetricsSetup.calls(metrics)) {
      Long before =
          lastValues.put(
              List.of(point.getAttributes(), point.getStartEpochNanos()), point.getValue());
      assertThat(point.getValue()).isGreaterThanOrEqualTo(before == null ? 0 : before);
    }
  }

  private static List<ReadableSpan> endedSpans() {
    List<ReadableSpan> ended = new ArrayList<>();
    SdkTracerProvider tracing =
        SdkTracerProvider.builder()
            .addSpanProcessor(
                new SpanProcessor() {
                  @Override
                  public void onStart(Context parentContext, ReadWriteSpan span) {}

                  @Override
                  public boolean isStartRequired() {
                    return false;
                  }

                  @Override
                  public void onEnd(ReadableSpan span) {
                    ended.add(span);
                  }

                  @Override
                  public boolean isEndRequired() {
                    return true;
                  }
                })
            .build();
    for (int i = 0; i < NAMES; i++) {
      tracing
          .get("test")
          .spanBuilder("name " + i)
          .setSpanKind(SpanKind.SERVER)
          .setStartTimestamp(SpanMetricsSetup.START)
          .setAllAttributes(Attributes.empty())
          .startSpan()
          .end(SpanMetricsSetup.START.plusMillis(2));
    }
    return ended;
  }
}
