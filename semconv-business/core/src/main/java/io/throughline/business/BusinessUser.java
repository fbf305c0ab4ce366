package io.throughline.business;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.throughline.business.BusinessTransaction.Body;
import io.throughline.business.BusinessTransaction.BodyWithResult;
import org.jspecify.annotations.Nullable;

/** An end user, known to telemetry by a pseudonym only. */
public final class BusinessUser {
  private final String pseudonym;
  private final Context context;

  BusinessUser(String pseudonym, Context context) {
    this.pseudonym = pseudonym;
    this.context = context;
  }

  /** What spans and logs downstream carry as {@code enduser.pseudo.id}. */
  public String pseudonym() {
    return pseudonym;
  }

  /** The context that carries the pseudonym. */
  public Context context() {
    return context;
  }

  public <E extends Throwable> void run(Body<E> body) throws E {
    requireNonNull(body, "body");
    try (Scope scope = context.makeCurrent()) {
      body.run();
    }
  }

  public <T extends @Nullable Object, E extends Throwable> T call(BodyWithResult<T, E> body)
      throws E {
    requireNonNull(body, "body");
    try (Scope scope = context.makeCurrent()) {
      return body.call();
    }
  }
}
