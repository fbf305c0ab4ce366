package io.throughline.business;

/** Metric names of the business registry. Generated from {@code registry/}. */
public final class BusinessMetrics {
  /** Transactions started. Unit: {@code {transaction}}. */
  public static final String BUSINESS_TRANSACTION_STARTED = "business.transaction.started";

  /**
   * Transactions that ended, by outcome. Lost are those started and not finished once the give-up
   * time has passed. Unit: {@code {transaction}}.
   */
  public static final String BUSINESS_TRANSACTION_FINISHED = "business.transaction.finished";

  /** Time from the start of a transaction to its end, over all services. Unit: {@code s}. */
  public static final String BUSINESS_TRANSACTION_DURATION = "business.transaction.duration";

  /** Time from the start of a transaction until it reached the step. Unit: {@code s}. */
  public static final String BUSINESS_TRANSACTION_STEP_DURATION =
      "business.transaction.step.duration";

  /** Age of a transaction when a message of it starts to be processed. Unit: {@code s}. */
  public static final String BUSINESS_TRANSACTION_AGE = "business.transaction.age";

  /**
   * Transactions seen under way in this process after their give-up time. Unit: {@code
   * {transaction}}.
   */
  public static final String BUSINESS_TRANSACTION_ABANDONED = "business.transaction.abandoned";

  /** Transactions that completed after their give-up time. Unit: {@code {transaction}}. */
  public static final String BUSINESS_TRANSACTION_RECOVERED = "business.transaction.recovered";

  /**
   * Ends reported for a transaction that had already ended in this process; they count nowhere
   * else. Unit: {@code {transaction}}.
   */
  public static final String BUSINESS_TRANSACTION_DUPLICATES = "business.transaction.duplicates";

  /**
   * Transactions that ended in another trace than the one they started in. Unit: {@code
   * {transaction}}.
   */
  public static final String BUSINESS_TRANSACTION_DETACHED = "business.transaction.detached";

  /** Transactions that arrived out of bounds and were ignored. Unit: {@code {transaction}}. */
  public static final String BUSINESS_TRANSACTION_REFUSED = "business.transaction.refused";

  /**
   * Transaction ids replaced by their keyed hash because they looked personal or did not fit. Unit:
   * {@code {transaction}}.
   */
  public static final String BUSINESS_TRANSACTION_ID_REPLACED = "business.transaction.id.replaced";

  /**
   * Durations that came out negative because two clocks differ; they were recorded as zero. Unit:
   * {@code {reading}}.
   */
  public static final String BUSINESS_CLOCK_SKEW = "business.clock.skew";

  /** What operations cost, by item and currency. Unit: {@code {currency}}. */
  public static final String BUSINESS_COST = "business.cost";

  private BusinessMetrics() {}
}
