package io.throughline.processors.redaction;

/** A mistake in a policy or a key ring: it stops the start. The message says what is accepted. */
public final class InvalidPolicyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  InvalidPolicyException(String message) {
    super(message);
  }

  InvalidPolicyException(String message, Throwable cause) {
    super(message, cause);
  }
}
