package io.throughline.processors.redaction.detect;

/** Ends a detector that read too often. One instance, without a stack trace: it carries nothing. */
public final class StepBudgetExceededException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("StaticAssignmentOfThrowable") // it has neither a stack trace nor a cause
  static final StepBudgetExceededException INSTANCE = new StepBudgetExceededException();

  private StepBudgetExceededException() {
    super("step budget exceeded", null, false, false);
  }
}
