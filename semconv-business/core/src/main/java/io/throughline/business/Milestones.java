package io.throughline.business;

/** Which transactions leave log records with an event name behind them. */
public enum Milestones {
  /** Only those that went wrong: broke their promise, or ended in any way but completed. */
  BAD,
  /** Those, and every transaction in a sampled trace. */
  SAMPLED,
  /** All. */
  ALL
}
