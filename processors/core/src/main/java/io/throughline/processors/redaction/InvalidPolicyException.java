package io.throughline.processors.redaction;

/** A mistake in a policy or a key ring: it stops the start. The message says what is accepted. */
public final class InvalidPolicyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String message;

  InvalidPolicyException(String message) {
    super(message);
    this.message = message;
  }

  InvalidPolicyException(String message, Throwable cause) {
    super(message, cause);
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
