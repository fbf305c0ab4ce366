package io.throughline.processors.spanmetrics;

import static io.throughline.processors.spanmetrics.SpanMetricsSetup.calls;
import static io.throughline.processors.spanmetrics.SpanMetricsSetup.callsBy;
import static io.throughline.processors.spanmetrics.SpanMetricsSetup.metric;
import static io.throughline.processors.spanmetrics.SpanMetricsSetup.total;
import static io.throughline.processors.spanmetrics.SpanMetricsSetup.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpanMetricsCardinalityTest {
  private static final String OVERFLOW = "(overflow)";

  private static void unique(SpanMetricsSetup setup, int from, int to) {
    for (int i = from; i < to; i++) {
      setup.span("name " + i);
    }
  }

  @Test
  void onEnd_moreNamesThanTheBudget_overflowKeepsTheOtherAttributesAndNamesTheDimension() {
    SpanMetricsSetup setup = new SpanMetricsSetup(SpanMetricsProcessor.builder().setBudget(3, 50));

    unique(setup, 0, 10);

    Collection<MetricData> metrics = setup.cumulative.collectAllMetrics();
    assertThat(total(metrics)).isEqualTo(10);
    assertThat(callsBy(metrics, "span.name")).hasSize(4).containsEntry(OVERFLOW, 7L);
    assertThat(calls(metrics))
        .filteredOn(point -> OVERFLOW.equals(value(point, "span.name")))
        .singleElement()
        .satisfies(
            point ->
                assertThat(point.getAttributes())
                    .isEqualTo(
                        Attributes.builder()
                            .put("service.name", "shop")
                            .put("span.name", OVERFLOW)
                            .put("span.kind", "SPAN_KIND_SERVER")
                            .put("status.code", "STATUS_CODE_UNSET")
                            .put("throughline.overflow", "span.name")
                            .build()));
    LongPointData overflow =
        metric(metrics, "throughline.spanmetrics.overflow")
            .getLongSumData()
            .getPoints()
            .iterator()
            .next();
    assertThat(overflow.getValue()).isEqualTo(7);
    assertThat(value(overflow, "dimension")).isEqualTo("span.name");
  }

  @Test
  void onEnd_moreSeriesThanTheBudget_countsUnderKindAndStatus() {
    SpanMetricsSetup setup = new SpanMetricsSetup(SpanMetricsProcessor.builder().setBudget(500, 5));

    unique(setup, 0, 20);

    Collection<MetricData> metrics = setup.cumulative.collectAllMetrics();
    assertThat(total(metrics)).isEqualTo(20);
    assertThat(calls(metrics)).hasSize(6);
    assertThat(callsBy(metrics, "throughline.overflow")).containsEntry("series", 15L);
    assertThat(callsBy(metrics, "span.kind")).containsOnlyKeys("SPAN_KIND_SERVER");
  }

  @Test
  void collect_overflowInDelta_reportsIncrements() {
    SpanMetricsSetup setup = new SpanMetricsSetup(SpanMetricsProcessor.builder().setBudget(1, 50));
    unique(setup, 0, 3);
    setup.delta.collectAllMetrics();
    unique(setup, 10, 11);

    assertThat(
            metric(setup.delta.collectAllMetrics(), "throughline.spanmetrics.overflow")
                .getLongSumData()
                .getPoints())
        .singleElement()
        .satisfies(point -> assertThat(point.getValue()).isOne());
  }

  @Test
  void collect_overflowInBothProfiles_isOneCounterWithOneSeriesForEachDimension() {
    SpanMetricsSetup setup =
        new SpanMetricsSetup(
            SpanMetricsProcessor.builder()
                .setProfiles(List.of(SpanMetricsProfile.values()))
                .setDimensions(List.of("error.type"))
                .setBudget(1, 50));
    for (int i = 0; i < 3; i++) {
      Span span = setup.start("a");
      span.setAttribute("http.request.method", "GET");
      span.setAttribute("error.type", "type " + i);
      setup.end(span, Duration.ofMillis(1));
    }

    assertThat(setup.cumulative.collectAllMetrics())
        .filteredOn(metric -> metric.getName().equals("throughline.spanmetrics.overflow"))
        .singleElement()
        .satisfies(
            metric ->
                assertThat(metric.getLongSumData().getPoints())
                    .singleElement()
                    .satisfies(point -> assertThat(point.getValue()).isEqualTo(4)));
  }

  @Test
  void collect_idleSeries_expiresForBothReadersAndMakesRoom() {
    SpanMetricsSetup setup =
        new SpanMetricsSetup(
            SpanMetricsProcessor.builder().setBudget(2, 50).setExpiry(Duration.ofMinutes(15)));
    unique(setup, 0, 4);
    assertThat(callsBy(setup.cumulative.collectAllMetrics(), "span.name"))
        .containsOnlyKeys("name 0", "name 1", OVERFLOW);
    setup.delta.collectAllMetrics();

    setup.clock.advance(Duration.ofMinutes(16));
    setup.cumulative.collectAllMetrics();
    setup.delta.collectAllMetrics();
    unique(setup, 2, 4);

    assertThat(callsBy(setup.cumulative.collectAllMetrics(), "span.name"))
        .containsOnlyKeys("name 2", "name 3")
        .containsEntry("name 2", 1L);
    assertThat(total(setup.delta.collectAllMetrics())).isEqualTo(2);
  }

  @Test
  void collect_seriesReturnsAfterExpiry_startsAnewAfterItsPredecessorEnded() {
    SpanMetricsSetup setup =
        new SpanMetricsSetup(SpanMetricsProcessor.builder().setExpiry(Duration.ofMinutes(15)));
    setup.span("a");
    setup.span("a");
    LongPointData before = calls(setup.cumulative.collectAllMetrics()).get(0);
    setup.delta.collectAllMetrics();
    setup.clock.advance(Duration.ofMinutes(16));
    setup.delta.collectAllMetrics();
    setup.cumulative.collectAllMetrics();

    setup.span("a");

    assertThat(calls(setup.cumulative.collectAllMetrics()))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getValue()).isOne();
              assertThat(point.getAttributes()).isEqualTo(before.getAttributes());
              assertThat(point.getStartEpochNanos()).isGreaterThan(before.getEpochNanos());
            });
  }

  @Test
  void collect_seriesInUse_neverExpires() {
    SpanMetricsSetup setup =
        new SpanMetricsSetup(SpanMetricsProcessor.builder().setExpiry(Duration.ofMinutes(15)));
    for (int i = 0; i < 10; i++) {
      setup.span("a");
      setup.cumulative.collectAllMetrics();
      setup.delta.collectAllMetrics();
      setup.clock.advance(Duration.ofMinutes(10));
    }

    assertThat(total(setup.cumulative.collectAllMetrics())).isEqualTo(10);
  }

  @Test
  void collect_readerThatNeverComes_holdsNothingUpAndGetsEverythingAtTheEnd() {
    SpanMetricsSetup setup =
        new SpanMetricsSetup(
            SpanMetricsProcessor.builder().setBudget(10, 10).setExpiry(Duration.ofMinutes(15)));
    long seen = 0;
    for (int round = 0; round < 40; round++) {
      unique(setup, round * 5, round * 5 + 5);
      Collection<MetricData> metrics = setup.delta.collectAllMetrics();
      seen += total(metrics);
      setup.clock.advance(Duration.ofMinutes(20));
      setup.delta.collectAllMetrics();
    }

    assertThat(seen).isEqualTo(200);
    assertThat(total(setup.cumulative.collectAllMetrics())).isEqualTo(200);
  }

  @Test
  void onEnd_millionUniqueNames_memoryStaysBounded() {
    SpanMetricsSetup setup =
        new SpanMetricsSetup(SpanMetricsProcessor.builder(), Sampler.alwaysOff());
    unique(setup, 0, 1000);
    setup.cumulative.collectAllMetrics();
    long before = usedBytes();

    for (int i = 0; i < 1_000_000; i++) {
      setup.span("unique name " + i);
      if (i % 100_000 == 0) {
        setup.cumulative.collectAllMetrics();
      }
    }

    long grown = usedBytes() - before;
    // 1.0 MB seen: 501 series and 8,000 raw tuples.
    assertThat(grown).as("bytes kept for a million names").isLessThan(8_000_000);
    Collection<MetricData> metrics = setup.cumulative.collectAllMetrics();
    assertThat(total(metrics)).isEqualTo(1_001_000);
    assertThat(calls(metrics)).hasSize(501);
  }

  private static long usedBytes() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void onEnd_megabyteNames_areCutAndNotKept() {
    SpanMetricsSetup setup = new SpanMetricsSetup();
    String huge = "x".repeat(1 << 20);

    for (int i = 0; i < 50; i++) {
      setup.span(huge + i);
      Span span = setup.start("a");
      span.setAttribute("error.type", huge);
      setup.end(span, Duration.ofMillis(1));
    }

    Collection<MetricData> metrics = setup.cumulative.collectAllMetrics();
    assertThat(total(metrics)).isEqualTo(100);
    assertThat(calls(metrics)).hasSize(2);
    assertThat(calls(metrics))
        .allSatisfy(
            point ->
                point
                    .getAttributes()
                    .forEach((key, value) -> assertThat(value.toString()).hasSizeLessThan(256)));
  }

  @Property(tries = 60)
  void onEnd_anySpans_staysWithinBudgetAndAddsUp(
      @ForAll @Size(max = 200) List<@IntRange(max = 30) Integer> names,
      @ForAll @IntRange(min = 1, max = 12) int values,
      @ForAll @IntRange(min = 1, max = 20) int series) {
    SpanMetricsSetup setup =
        new SpanMetricsSetup(
            SpanMetricsProcessor.builder()
                .setBudget(values, series)
                .setDimensions(List.of("part", "error.type"))
                .setExpiry(Duration.ofSeconds(5)));
    long delta = 0;
    for (int i = 0; i < names.size(); i++) {
      Span span = setup.start("name " + names.get(i));
      span.setAttribute("part", names.get(i) % 4);
      setup.end(span, Duration.ofMillis(i));
      if (i % 17 == 0) {
        setup.clock.advance(Duration.ofSeconds(3));
        Collection<MetricData> metrics = setup.delta.collectAllMetrics();
        setup.cumulative.collectAllMetrics();
        delta += total(metrics);
        Set<Object> seen = new HashSet<>();
        calls(metrics).forEach(point -> seen.add(value(point, "span.name")));
        // The overflow, a series without a name, and one that was closed meanwhile.
        assertThat(seen.size()).isLessThanOrEqualTo(values + 2);
        assertThat(calls(metrics)).hasSizeLessThanOrEqualTo(series + 2);
      }
    }
    delta += total(setup.delta.collectAllMetrics());
    assertThat(delta).isEqualTo(names.size());
  }

  @Test
  void open_readerThatComesLate_startsAtTheSeriesBeginning() {
    SpanMetricsSetup setup = new SpanMetricsSetup();
    setup.span("a", Duration.ofMillis(10));
    setup.delta.collectAllMetrics();
    SpanMetricsSource.Collector late =
        setup.processor.open(AggregationTemporalitySelector.deltaPreferred());
    setup.span("a", Duration.ofMillis(20));

    assertThat(SpanMetricsSetup.durations(late.collect(List::of)))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getCount()).isEqualTo(2);
              assertThat(point.getSum()).isEqualTo(30);
              assertThat(point.getMin()).isEqualTo(10);
            });
  }
}
