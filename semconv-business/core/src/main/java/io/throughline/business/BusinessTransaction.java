package io.throughline.business;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.throughline.business.internal.BusinessMembers;
import org.jspecify.annotations.Nullable;

/**
 * One life of something the business cares for: an order from the click to the confirmation. It
 * travels in the {@link Context}, and from service to service as baggage, so every service can
 * report a step of it or its end.
 *
 * <p>Where there is no transaction every method but {@link #run} and {@link #call} does nothing.
 * Nothing here throws an exception of its own. Thread-safe.
 */
public final class BusinessTransaction {
  private final Business business;
  private final @Nullable Members members;
  private final Context context;

  BusinessTransaction(Business business, @Nullable Members members, Context context) {
    this.business = business;
    this.members = members;
    this.context = context;
  }

  /** False where there is no transaction, and all calls do nothing. */
  public boolean isActive() {
    return members != null;
  }

  /** As the business model names it; empty where there is no transaction. */
  public String name() {
    return members == null ? "" : members.name();
  }

  /** What telemetry calls it: not the given id where that looked personal. Empty where none. */
  public String id() {
    return members == null ? "" : members.id();
  }

  /** The context that carries the transaction, for work that is handed to other threads. */
  public Context context() {
    return context;
  }

  /**
   * Runs the body within the transaction. An exception ends the transaction as failed and is thrown
   * on. Returning does not end it: that is said where it is known, perhaps in another service.
   */
  public <E extends Throwable> void run(Body<E> body) throws E {
    requireNonNull(body, "body");
    try (Scope scope = context.makeCurrent()) {
      body.run();
    } catch (Throwable failure) {
      failWith(failure);
      throw failure;
    }
  }

  /** As {@link #run}, with a result. */
  public <T extends @Nullable Object, E extends Throwable> T call(BodyWithResult<T, E> body)
      throws E {
    requireNonNull(body, "body");
    try (Scope scope = context.makeCurrent()) {
      return body.call();
    } catch (Throwable failure) {
      failWith(failure);
      throw failure;
    }
  }

  /** What a foreign processor throws of the report must not stand in the failure's place. */
  private void failWith(Throwable failure) {
    try {
      fail(failure);
    } catch (Throwable ofTheReport) {
      if (ofTheReport != failure) {
        failure.addSuppressed(ofTheReport);
      }
    }
  }

  /** Reports that the transaction has reached a step, which the current span then is part of. */
  public void step(String step) {
    if (members != null && step != null && BusinessMembers.acceptableName(step)) {
      business.step(members, step, at());
    }
  }

  /** The business got what it wanted. */
  public void complete() {
    end("completed", null, null);
  }

  /**
   * The business said no.
   *
   * @param reason a word of the code, such as {@code card_declined}; anything else is left out,
   *     since it could hold what nobody should read
   */
  public void reject(String reason) {
    end("rejected", reason, null);
  }

  /** A technical failure ended it, for good: a retry that may still succeed is no failure. */
  public void fail(Throwable cause) {
    end("failed", null, cause);
  }

  /** Whoever asked for it took it back. */
  public void cancel() {
    end("cancelled", null, null);
  }

  @Override
  public String toString() {
    return members == null
        ? "BusinessTransaction{none}"
        : "BusinessTransaction{" + members.name() + ' ' + members.id() + '}';
  }

  private void end(String outcome, @Nullable String reason, @Nullable Throwable cause) {
    if (members != null) {
      String word = reason != null && BusinessMembers.acceptableName(reason) ? reason : null;
      business.end(members, new End(outcome, word, cause), at());
    }
  }

  /** Where we are now, unless that lost the transaction: then where the transaction was found. */
  private Context at() {
    Context current = Context.current();
    boolean lost =
        !Span.fromContext(current).getSpanContext().isValid()
            && Baggage.fromContext(current).isEmpty();
    return lost ? context : current;
  }

  /** How a transaction ended. */
  record End(String outcome, @Nullable String reason, @Nullable Throwable cause) {}

  /** Work that may throw. */
  @FunctionalInterface
  public interface Body<E extends Throwable> {
    void run() throws E;
  }

  /** Work with a result that may throw. */
  @FunctionalInterface
  public interface BodyWithResult<T extends @Nullable Object, E extends Throwable> {
    T call() throws E;
  }
}
