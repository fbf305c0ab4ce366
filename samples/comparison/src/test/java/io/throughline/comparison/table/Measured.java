package io.throughline.comparison.table;

/**
 * What a benchmark said of one operation.
 *
 * @param ns the fastest iteration: what else the machine does only ever adds
 * @param usual the median of the iterations
 */
record Measured(double ns, double usual, double bytes) {

  /** What remains when the cost of a fixture that both sides pay is taken off. */
  Measured less(Measured fixture) {
    return new Measured(
        Math.max(0, ns - fixture.ns),
        Math.max(0, usual - fixture.usual),
        Math.max(0, bytes - fixture.bytes));
  }

  /** Of two rounds the one that was less disturbed. */
  Measured orFaster(Measured other) {
    return other.ns < ns ? other : this;
  }
}
