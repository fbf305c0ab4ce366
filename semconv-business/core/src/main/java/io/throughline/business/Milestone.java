package io.throughline.business;

import static io.throughline.business.BusinessAttributes.BUSINESS_SLO_MET;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_DURATION;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_ID;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_NAME;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_OUTCOME;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_OWNER;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_REASON;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_STEP;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.throughline.business.Business.Settings;
import io.throughline.business.BusinessTransaction.End;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction leaves on the current span and, where it went wrong or somebody asked for it,
 * as a log record with an event name.
 */
final class Milestone {
  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
  private static final double MILLIS_PER_SECOND = 1000;

  private Milestone() {}

  static void start(
      Members members, Settings settings, @Nullable Recordings instruments, Context at) {
    AttributesBuilder attributes = identity(members);
    owner(attributes, members, null, settings);
    Span.fromContext(at).setAllAttributes(attributes.build());
    log(BusinessEvents.BUSINESS_TRANSACTION_START, attributes, false, settings, instruments, at);
  }

  static void step(
      Members members,
      String step,
      long millis,
      Settings settings,
      @Nullable Recordings instruments,
      Context at) {
    AttributesBuilder attributes = identity(members).put(BUSINESS_TRANSACTION_STEP, step);
    owner(attributes, members, step, settings);
    Span.fromContext(at).setAllAttributes(attributes.build());
    boolean late = members.promiseMillis() >= 0 && millis > members.promiseMillis();
    // The duration so far belongs to the event alone: on a span it would read as the final one.
    attributes.put(BUSINESS_TRANSACTION_DURATION, seconds(millis));
    log(BusinessEvents.BUSINESS_TRANSACTION_STEP, attributes, late, settings, instruments, at);
  }

  static void end(
      Members members,
      End end,
      @Nullable Boolean met,
      long millis,
      Settings settings,
      @Nullable Recordings instruments,
      Context at) {
    AttributesBuilder attributes =
        identity(members)
            .put(BUSINESS_TRANSACTION_OUTCOME, end.outcome())
            .put(BUSINESS_TRANSACTION_DURATION, seconds(millis));
    if (met != null) {
      attributes.put(BUSINESS_SLO_MET, met);
    }
    if (end.reason() != null) {
      attributes.put(BUSINESS_TRANSACTION_REASON, end.reason());
    }
    if (end.cause() != null) {
      attributes.put(ERROR_TYPE, end.cause().getClass().getName());
    }
    Span.fromContext(at).setAllAttributes(attributes.build());
    // On the event alone: the span may be that of a step, whose owner it keeps.
    owner(attributes, members, null, settings);
    boolean bad = !end.outcome().equals("completed") || Boolean.FALSE.equals(met);
    log(BusinessEvents.BUSINESS_TRANSACTION_END, attributes, bad, settings, instruments, at);
  }

  private static void log(
      String event,
      AttributesBuilder attributes,
      boolean bad,
      Settings settings,
      @Nullable Recordings instruments,
      Context at) {
    if (instruments == null || !wanted(bad, settings.milestones(), at)) {
      return;
    }
    Attributes all = attributes.build();
    instruments
        .logger
        .logRecordBuilder()
        .setContext(at)
        .setEventName(event)
        .setSeverity(bad ? Severity.WARN : Severity.INFO)
        .setAllAttributes(all)
        .emit();
  }

  private static boolean wanted(boolean bad, Milestones milestones, Context at) {
    return switch (milestones) {
      case BAD -> bad;
      case SAMPLED -> bad || Span.fromContext(at).getSpanContext().isSampled();
      case ALL -> true;
    };
  }

  private static AttributesBuilder identity(Members members) {
    return Attributes.builder()
        .put(BUSINESS_TRANSACTION_NAME, members.name())
        .put(BUSINESS_TRANSACTION_ID, members.id());
  }

  private static void owner(
      AttributesBuilder attributes, Members members, @Nullable String step, Settings settings) {
    String owner = settings.model().owner(members.name(), step);
    if (owner != null) {
      attributes.put(BUSINESS_TRANSACTION_OWNER, owner);
    }
  }

  private static double seconds(long millis) {
    return Math.max(0, millis) / MILLIS_PER_SECOND;
  }
}
