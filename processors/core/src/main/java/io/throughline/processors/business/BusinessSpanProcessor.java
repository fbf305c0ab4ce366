package io.throughline.processors.business;

import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_ID;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_NAME;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_ORIGIN;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_OWNER;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_STEP;
import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.throughline.business.BusinessModel;
import io.throughline.business.internal.BusinessMembers;
import org.jspecify.annotations.Nullable;

/**
 * Stamps a span, when it starts, with the business transaction in its context: name, id, the step
 * that its local parent has reached, who answers for it, and the user's pseudonym.
 *
 * <p>A step is inherited from the parent within one process only; the next service says its own. A
 * span that roots this process in another trace than the one in which the transaction started gets
 * that trace's id, so that the two can be found from each other.
 *
 * <p>Cost: the setting of two to five attributes, and for a request's first span that of {@link
 * CheckedMembers}. A span outside of any transaction costs one look-up in the context.
 */
public final class BusinessSpanProcessor implements SpanProcessor {
  private static final AttributeKey<String> USER = AttributeKey.stringKey(BusinessMembers.USER);

  private final BusinessModel model;

  private BusinessSpanProcessor(BusinessModel model) {
    this.model = model;
  }

  public static BusinessSpanProcessor create(BusinessModel model) {
    return new BusinessSpanProcessor(requireNonNull(model, "model"));
  }

  @Override
  public void onStart(Context parentContext, ReadWriteSpan span) {
    Baggage baggage = Baggage.fromContext(parentContext);
    if (baggage.isEmpty()) {
      return;
    }
    CheckedMembers members = CheckedMembers.of(baggage);
    String user = members.user();
    if (user != null) {
      span.setAttribute(USER, user);
    }
    String name = members.name();
    String id = members.id();
    if (name == null || id == null) {
      return;
    }
    span.setAttribute(BUSINESS_TRANSACTION_NAME, name);
    span.setAttribute(BUSINESS_TRANSACTION_ID, id);
    String step = step(Span.fromContext(parentContext));
    if (step != null) {
      span.setAttribute(BUSINESS_TRANSACTION_STEP, step);
    }
    String owner = model.owner(name, step);
    if (owner != null) {
      span.setAttribute(BUSINESS_TRANSACTION_OWNER, owner);
    }
    stampOrigin(span, members);
  }

  private static void stampOrigin(ReadWriteSpan span, CheckedMembers members) {
    SpanContext parent = span.getParentSpanContext();
    if (parent.isValid() && !parent.isRemote()) {
      return;
    }
    String origin = members.origin();
    if (origin != null && !origin.equals(span.getSpanContext().getTraceId())) {
      span.setAttribute(BUSINESS_TRANSACTION_ORIGIN, origin);
    }
  }

  static @Nullable String step(Span parent) {
    return parent instanceof ReadableSpan readable
        ? readable.getAttribute(BUSINESS_TRANSACTION_STEP)
        : null;
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {}

  @Override
  public boolean isEndRequired() {
    return false;
  }

  @Override
  public String toString() {
    return "BusinessSpanProcessor{transactions=" + model.transactions().keySet() + "}";
  }
}
