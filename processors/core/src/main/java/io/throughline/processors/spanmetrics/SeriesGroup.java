package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One group of instruments and its series. */
final class SeriesGroup {
  final InstrumentGroup instruments;
  final boolean spanIdentity;
  final Dimension[] dimensions;
  final TupleTree tuples;
  final ConcurrentHashMap<Attributes, Series> series = new ConcurrentHashMap<>();

  /** Where these two stand among the dimensions, which spares a second look; -1: nowhere. */
  final int errorType;

  private final int transaction;

  /** Set for good once an instrumentation is seen to record the same metric. */
  volatile boolean suppressed;

  /**
   * Set for good once a span was counted before a collection in which no instrumentation reported
   * the same metric. Until then nothing is reported: an instrumentation whose first figure came
   * just after the SDK's instruments were read would be doubled.
   */
  volatile boolean unrivalled;

  SeriesGroup(InstrumentGroup instruments, int tuples) {
    this.instruments = instruments;
    this.spanIdentity = instruments.spanIdentity();
    // The conventions know no metric with these attributes: its name is ours alone.
    this.unrivalled = spanIdentity;
    this.tuples = new TupleTree(spanIdentity ? SpanKind.values().length << 2 : 1, tuples);
    this.dimensions =
        instruments.dimensions().stream()
            .filter(dimension -> !dimension.fromResource())
            .toArray(Dimension[]::new);
    this.errorType = indexOf(Promises.ERROR_TYPE);
    this.transaction = indexOf(Promises.TRANSACTION);
  }

  private int indexOf(AttributeKey<?> key) {
    for (int i = 0; i < dimensions.length; i++) {
      if (dimensions[i].sources().equals(List.of(key))) {
        return i;
      }
    }
    return -1;
  }

  @Nullable Object[] read(Attributes attributes) {
    @Nullable Object[] values = new Object[dimensions.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = dimensions[i].read(attributes);
    }
    return values;
  }

  /** The values in the order in which a span is looked up. */
  @Nullable Object[] path(@Nullable Object[] values, SpanData span) {
    if (!spanIdentity) {
      return values;
    }
    @Nullable Object[] path = Arrays.copyOf(values, values.length + 1);
    path[values.length] = span.getName();
    return path;
  }

  TupleTree.Known known(Series series, @Nullable Object[] values) {
    return new TupleTree.Known(
        series,
        errorType >= 0 && values[errorType] != null,
        transaction < 0 || values[transaction] != null);
  }
}
