package io.throughline.processors;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A log handler of the application's that throws, on a logger until it is closed. */
public final class ThrowingHandler extends Handler {
  private final Logger logger;

  private ThrowingHandler(Logger logger) {
    this.logger = logger;
  }

  /** On the logger of a class, which then logs all down to FINE. */
  public static ThrowingHandler on(Class<?> logging) {
    Logger logger = Logger.getLogger(logging.getName());
    ThrowingHandler handler = new ThrowingHandler(logger);
    logger.addHandler(handler);
    logger.setLevel(Level.FINE);
    return handler;
  }

  @Override
  public void publish(LogRecord logged) {
    throw new IllegalStateException("the disk is full");
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.setLevel(null);
    logger.removeHandler(this);
  }
}
