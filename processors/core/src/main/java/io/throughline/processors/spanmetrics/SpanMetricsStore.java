package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The series of one profile.
 *
 * <p><b>Problem.</b> Building an attribute set per span, as the SDK's instruments need, costs more
 * than everything else that happens when a span ends, and the SDK's cardinality limit swallows
 * every later series for the life of the process.
 *
 * <p><b>Structure.</b> Two steps. The raw values of a span (name, kind, status, dimensions) find
 * their series in a {@link TupleTree}; that is all for a known tuple. An unknown one is built,
 * redacted, fitted into the {@link DimensionBudget} and looked up by its final attributes, so that
 * raw values that redact to one share a series. {@link SeriesCollection} reads the series for each
 * reader, and closes idle ones.
 *
 * <p><b>Concurrency.</b> A span is counted by one atomic addition in one cell of one {@link
 * Series}. Three locks exist, none on the way of a known tuple: the tree's monitor and the creation
 * lock (a map insertion long) for new tuples and series, the collection lock among readers. They
 * nest only as collection → creation and collection → tree. A series leaves the map before it is
 * closed; a thread that still holds it is refused by the cell it writes to and looks the tuple up
 * again, where it finds or makes the successor. Hence every span is in exactly one cell, and the
 * increments that a reader collects add up to the spans ended.
 *
 * <p><b>Cost.</b> A known tuple: no allocation, no lock. An unknown one: microseconds, mostly in
 * the redaction.
 *
 * <p><b>Sources.</b> Striping as in {@code java.util.concurrent.atomic.LongAdder}; racy reads of
 * immutable entries as the Java Memory Model allows for final fields (JLS 17.5).
 */
final class SpanMetricsStore {
  /** Raw tuples kept per series allowed: several raw values may redact to one. */
  private static final int TUPLES_PER_SERIES = 4;

  private final Profile profile;
  private final SeriesGroup[] groups;
  private final int seriesBudget;
  private final UnaryOperator<Attributes> redaction;
  private final Function<SpanData, String> spanName;
  private final Promises promises;
  private final Failures failures;
  private final DimensionBudget budget;
  private final Object creation = new Object();
  private final AtomicInteger live = new AtomicInteger();
  private final SeriesCollection collection;
  private volatile @Nullable Resource resource;

  SpanMetricsStore(Profile profile, Settings settings) {
    this.profile = profile;
    this.seriesBudget = settings.seriesBudget();
    this.redaction = settings.redaction();
    this.spanName = settings.spanName();
    this.promises = settings.promises();
    this.failures = settings.failures();
    this.budget = new DimensionBudget(settings.valuesPerDimension());
    this.groups =
        profile.groups().stream()
            .map(group -> new SeriesGroup(group, seriesBudget * TUPLES_PER_SERIES))
            .toArray(SeriesGroup[]::new);
    this.collection = new SeriesCollection(this, settings.clock(), settings.expiryNanos());
  }

  SeriesCollection collection() {
    return collection;
  }

  List<SeriesGroup> groups() {
    return List.of(groups);
  }

  /** Adds the groups that have counted a span by now. */
  void addCounted(Set<SeriesGroup> counted) {
    for (SeriesGroup group : groups) {
      if (!group.series.isEmpty()) {
        counted.add(group);
      }
    }
  }

  DimensionBudget budget() {
    return budget;
  }

  @Nullable Resource resource() {
    return resource;
  }

  int seriesBudget() {
    return seriesBudget;
  }

  /**
   * Counts an ended span.
   *
   * <p>Takes the span apart instead of its {@code SpanData}: as long as that view never reaches a
   * call that is not inlined, the compiler does not allocate it ({@code OnEndBenchmark}: 64 B
   * otherwise).
   */
  @SuppressWarnings("EnumOrdinal") // part of a tuple that never leaves this process
  void record(
      ReadableSpan span, String name, StatusCode status, Attributes attributes, long duration) {
    SpanKind kind = span.getKind();
    int index = profile.groupOf(kind, attributes);
    if (index < 0) {
      return;
    }
    SeriesGroup group = groups[index];
    if (group.suppressed) {
      return;
    }
    int root = group.spanIdentity ? kind.ordinal() << 2 | status.ordinal() : 0;
    TupleTree.Node tuple = group.tuples.root(root);
    Dimension[] dimensions = group.dimensions;
    for (int i = 0; tuple != null && i < dimensions.length; i++) {
      tuple = tuple.child(dimensions[i].read(attributes));
    }
    if (tuple != null && group.spanIdentity) {
      tuple = tuple.child(name);
    }
    TupleTree.Known known = tuple == null ? null : tuple.known();
    int bucket = known == null ? -1 : known.series().record(duration, Stripes.current());
    if (known == null || bucket < 0) {
      known = resolveAndRecord(group, root, span, duration);
      bucket = known.series().bucketOf(duration);
    }
    SpanContext context = span.getSpanContext();
    if (context.isSampled() && known.series().wantsExemplar(bucket, duration, Promises.FAILED)) {
      int rank = rank(group, known, status, attributes, duration);
      if (known.series().wantsExemplar(bucket, duration, rank)) {
        known
            .series()
            .offerExemplar(
                bucket,
                new Exemplar(
                    context.getTraceId(),
                    context.getSpanId(),
                    duration,
                    span.toSpanData().getEndEpochNanos(),
                    rank));
      }
    }
  }

  /** How telling a span is. What its tuple says about that is not read again. */
  private int rank(
      SeriesGroup group,
      TupleTree.Known known,
      StatusCode status,
      Attributes attributes,
      long duration) {
    if (status == StatusCode.ERROR
        || known.hasErrorType()
        || (group.errorType < 0 && attributes.get(Promises.ERROR_TYPE) != null)) {
      return Promises.FAILED;
    }
    return promises.areBroken(known.inTransaction(), attributes, duration)
        ? Promises.BROKEN
        : Promises.ORDINARY;
  }

  /** A tuple that the tree does not know, or whose series was closed since. */
  private TupleTree.Known resolveAndRecord(
      SeriesGroup group, int root, ReadableSpan span, long duration) {
    SpanData data = span.toSpanData();
    @Nullable Object[] values = group.read(data.getAttributes());
    while (true) {
      TupleTree.Known known = group.known(resolve(group, data, values), values);
      group.tuples.put(root, group.path(values, data), known);
      if (known.series().record(duration, Stripes.current()) >= 0) {
        return known;
      }
    }
  }

  /** The series of a tuple that the tree does not know. */
  private Series resolve(SeriesGroup group, SpanData span, @Nullable Object[] values) {
    if (resource == null) {
      resource = span.getResource();
    }
    Attributes attributes = redacted(group, span, values);
    Series known = group.series.get(budget.fit(attributes));
    return known != null ? known : create(group, span, attributes);
  }

  private Attributes redacted(SeriesGroup group, SpanData span, @Nullable Object[] values) {
    try {
      Attributes attributes =
          Objects.requireNonNull(
              redaction.apply(group.instruments.attributesOf(span, values, redaction)),
              "redacted attributes");
      if (!group.spanIdentity) {
        return attributes;
      }
      String name = Objects.requireNonNull(spanName.apply(span), "span name");
      return attributes.toBuilder().put(InstrumentGroup.SPAN_NAME, name).build();
    } catch (Throwable failure) {
      failures.count(failure);
      return group.instruments.closedAttributesOf(span, "redaction");
    }
  }

  private Series create(SeriesGroup group, SpanData span, Attributes attributes) {
    Attributes overflowing = null;
    if (live.get() >= seriesBudget) {
      // Redaction may be slow or foreign code, so it runs before the lock is taken.
      overflowing = overflowing(group, span);
    }
    synchronized (creation) {
      Attributes fitted = budget.fit(attributes);
      Series known = group.series.get(fitted);
      if (known == null && overflowing != null) {
        fitted = overflowing;
        known = group.series.get(fitted);
      }
      if (known != null) {
        return known;
      }
      String dimension = fitted.get(InstrumentGroup.OVERFLOW_KEY);
      Series series =
          new Series(
              group.instruments,
              fitted,
              collection.lastEpochNanos(),
              collection.nanoTime(),
              dimension == null ? null : budget.overflowOf(dimension),
              fitted != overflowing);
      budget.admit(fitted);
      if (fitted != overflowing) {
        live.incrementAndGet();
      }
      group.series.put(fitted, series);
      return series;
    }
  }

  private Attributes overflowing(SeriesGroup group, SpanData span) {
    try {
      return redaction.apply(group.instruments.boundedAttributesOf(span, "series"));
    } catch (Throwable failure) {
      failures.count(failure);
      return group.instruments.closedAttributesOf(span, "series");
    }
  }

  /** Takes a series out of reach of new tuples; the caller closes it then. */
  void remove(SeriesGroup group, Series series) {
    synchronized (creation) {
      group.series.remove(series.attributes(), series);
      budget.release(series.attributes());
      if (series.isBudgeted()) {
        live.decrementAndGet();
      }
    }
  }

  /** What a store needs to know; shared by the stores of all profiles. */
  record Settings(
      int valuesPerDimension,
      int seriesBudget,
      long expiryNanos,
      UnaryOperator<Attributes> redaction,
      Function<SpanData, String> spanName,
      Promises promises,
      Failures failures,
      Clock clock) {}
}
