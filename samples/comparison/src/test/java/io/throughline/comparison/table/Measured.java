package io.throughline.comparison.table;

/**
 * What a benchmark said of one operation.
 *
 * @param ns the median of the iterations
 * @param error half the width of JMH's 99.9 % interval; NaN where there were too few iterations
 */
record Measured(double ns, double error, double bytes) {

  /** What remains when the cost of a fixture that both sides pay is taken off. */
  Measured less(Measured fixture) {
    return new Measured(
        Math.max(0, ns - fixture.ns),
        Math.hypot(error, fixture.error),
        Math.max(0, bytes - fixture.bytes));
  }
}
