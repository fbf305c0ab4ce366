package io.throughline.processors.redaction;

import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Counts what processors behind the redaction threw, and says so once. */
final class DelegateErrors {

  private static final Logger logger = Logger.getLogger(DelegateErrors.class.getName());

  private final LongAdder count = new LongAdder();

  void caught(Object delegate, Throwable thrown) {
    count.increment();
    if (count.sum() == 1) {
      // Not the message: it may quote what the span held.
      logger.log(
          Level.WARNING,
          "{0} threw {1}; the application goes on. Said once.",
          new Object[] {delegate.getClass().getName(), thrown.getClass().getName()});
    }
  }

  long count() {
    return count.sum();
  }
}
