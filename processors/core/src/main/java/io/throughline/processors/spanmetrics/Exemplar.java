package io.throughline.processors.spanmetrics;

/**
 * A sampled span kept for one bucket. Holds its ids and nothing else of it: no attribute, no trace
 * state.
 *
 * @param rank how telling it is; {@link Promises#FAILED}, {@link Promises#BROKEN} or {@link
 *     Promises#ORDINARY}
 */
record Exemplar(String traceId, String spanId, long duration, long epochNanos, int rank) {

  /** Failed before broken before ordinary; among equals the slower one. */
  boolean yieldsTo(int otherRank, long otherDuration) {
    return otherRank != rank ? otherRank > rank : otherDuration > duration;
  }
}
