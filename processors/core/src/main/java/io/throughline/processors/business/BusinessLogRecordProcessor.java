package io.throughline.processors.business;

import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_ID;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_NAME;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_STEP;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.throughline.business.internal.BusinessMembers;

/**
 * Stamps a log record with the business transaction in its context, and with the step that the
 * current span has reached. What a record says itself, as a milestone does, is left as it is.
 */
public final class BusinessLogRecordProcessor implements LogRecordProcessor {
  private static final AttributeKey<String> USER = AttributeKey.stringKey(BusinessMembers.USER);

  private BusinessLogRecordProcessor() {}

  public static BusinessLogRecordProcessor create() {
    return new BusinessLogRecordProcessor();
  }

  @Override
  public void onEmit(Context context, ReadWriteLogRecord record) {
    Baggage baggage = Baggage.fromContext(context);
    if (baggage.isEmpty()) {
      return;
    }
    CheckedMembers members = CheckedMembers.of(baggage);
    String user = members.user();
    if (user != null) {
      record.setAttribute(USER, user);
    }
    String name = members.name();
    String id = members.id();
    if (name == null || id == null || record.getAttribute(BUSINESS_TRANSACTION_NAME) != null) {
      return;
    }
    record.setAttribute(BUSINESS_TRANSACTION_NAME, name);
    record.setAttribute(BUSINESS_TRANSACTION_ID, id);
    String step = BusinessSpanProcessor.step(Span.fromContext(context));
    if (step != null) {
      record.setAttribute(BUSINESS_TRANSACTION_STEP, step);
    }
  }

  @Override
  public String toString() {
    return "BusinessLogRecordProcessor{}";
  }
}
