package io.throughline.business;

import io.opentelemetry.api.common.AttributeKey;

/** Attribute keys of the business registry. Generated from {@code registry/}. */
public final class BusinessAttributes {
  /** What kind of business transaction this is, as the business model names it. */
  public static final AttributeKey<String> BUSINESS_TRANSACTION_NAME =
      AttributeKey.stringKey("business.transaction.name");

  /**
   * The id of one transaction. Never personal; an id that looks personal is replaced by its keyed
   * hash.
   */
  public static final AttributeKey<String> BUSINESS_TRANSACTION_ID =
      AttributeKey.stringKey("business.transaction.id");

  /** When the transaction started, in milliseconds since the epoch. */
  public static final AttributeKey<Long> BUSINESS_TRANSACTION_START_TIME =
      AttributeKey.longKey("business.transaction.start_time");

  /** Within how many milliseconds the transaction is promised to complete. */
  public static final AttributeKey<Long> BUSINESS_TRANSACTION_PROMISE =
      AttributeKey.longKey("business.transaction.promise");

  /** After how many milliseconds an unfinished transaction counts as lost. */
  public static final AttributeKey<Long> BUSINESS_TRANSACTION_GIVE_UP =
      AttributeKey.longKey("business.transaction.give_up");

  /** The trace id in which the transaction started, kept where a later trace had to begin anew. */
  public static final AttributeKey<String> BUSINESS_TRANSACTION_ORIGIN =
      AttributeKey.stringKey("business.transaction.origin");

  /** The named step that the transaction has reached in this process. */
  public static final AttributeKey<String> BUSINESS_TRANSACTION_STEP =
      AttributeKey.stringKey("business.transaction.step");

  /** How the transaction ended. */
  public static final AttributeKey<String> BUSINESS_TRANSACTION_OUTCOME =
      AttributeKey.stringKey("business.transaction.outcome");

  /** Why the transaction was rejected, as a word from the code, never free text. */
  public static final AttributeKey<String> BUSINESS_TRANSACTION_REASON =
      AttributeKey.stringKey("business.transaction.reason");

  /** Seconds from the start of the transaction to its end. */
  public static final AttributeKey<Double> BUSINESS_TRANSACTION_DURATION =
      AttributeKey.doubleKey("business.transaction.duration");

  /** Which attempt at the transaction this is, counted from 1. */
  public static final AttributeKey<Long> BUSINESS_TRANSACTION_ATTEMPT =
      AttributeKey.longKey("business.transaction.attempt");

  /** The team that answers for this step, or for the transaction where the step has no owner. */
  public static final AttributeKey<String> BUSINESS_TRANSACTION_OWNER =
      AttributeKey.stringKey("business.transaction.owner");

  /** The promise that is meant, as the business model names it. */
  public static final AttributeKey<String> BUSINESS_SLO_NAME =
      AttributeKey.stringKey("business.slo.name");

  /** Whether the promise was kept. */
  public static final AttributeKey<Boolean> BUSINESS_SLO_MET =
      AttributeKey.booleanKey("business.slo.met");

  /** The key figure that is meant, as the business model names it. */
  public static final AttributeKey<String> BUSINESS_KPI_NAME =
      AttributeKey.stringKey("business.kpi.name");

  /** What was added to the key figure. */
  public static final AttributeKey<Double> BUSINESS_KPI_VALUE =
      AttributeKey.doubleKey("business.kpi.value");

  /** The unit of the key figure. */
  public static final AttributeKey<String> BUSINESS_KPI_UNIT =
      AttributeKey.stringKey("business.kpi.unit");

  /** What the operation cost. */
  public static final AttributeKey<Double> BUSINESS_COST_AMOUNT =
      AttributeKey.doubleKey("business.cost.amount");

  /** The currency of the cost, as an ISO 4217 code. */
  public static final AttributeKey<String> BUSINESS_COST_CURRENCY =
      AttributeKey.stringKey("business.cost.currency");

  /** What was paid for, as the business model names it. */
  public static final AttributeKey<String> BUSINESS_COST_ITEM =
      AttributeKey.stringKey("business.cost.item");

  private BusinessAttributes() {}
}
