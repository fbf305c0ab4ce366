package io.throughline.business;

/** Event names of the business registry. Generated from {@code registry/}. */
public final class BusinessEvents {
  /** A transaction started. */
  public static final String BUSINESS_TRANSACTION_START = "business.transaction.start";

  /** A transaction reached a step. */
  public static final String BUSINESS_TRANSACTION_STEP = "business.transaction.step";

  /** A transaction ended. */
  public static final String BUSINESS_TRANSACTION_END = "business.transaction.end";

  private BusinessEvents() {}
}
