package io.throughline.desk;

/** The names in telemetry that the desk knows. */
final class Names {
  static final String TRANSACTION = "business.transaction.name";
  static final String TRANSACTION_ID = "business.transaction.id";
  static final String STEP = "business.transaction.step";
  static final String OUTCOME = "business.transaction.outcome";
  static final String DURATION_ATTRIBUTE = "business.transaction.duration";
  static final String OWNER = "business.transaction.owner";
  static final String REASON = "business.transaction.reason";
  static final String SLO_MET = "business.slo.met";

  static final String STARTED = "business.transaction.started";
  static final String FINISHED = "business.transaction.finished";
  static final String DURATION = "business.transaction.duration";

  static final String SPAN_CALLS = "traces.span.metrics.calls";
  static final String SDK_STARTED = "otel.sdk.span.started";
  static final String SDK_LIVE = "otel.sdk.span.live";

  static final String DEGRADED = "throughline.propagation.degraded";
  static final String REDACTED = "throughline.redacted";

  private Names() {}
}
