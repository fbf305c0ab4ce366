package io.throughline.processors.spanmetrics;

/** How the durations of a series are kept. */
public enum SpanMetricsHistogram {
  /** The convention's bounds, and one for each promise, so that the share that kept it is exact. */
  EXPLICIT,

  /**
   * Base-2 exponential buckets, at least eight for each doubling up to a range of 1 to a million:
   * quantiles without choosing bounds, a promise kept to some 5 % of its time. A series takes up to
   * 3 kB for each of the (at most eight) stripes of threads that record in it.
   */
  EXPONENTIAL
}
