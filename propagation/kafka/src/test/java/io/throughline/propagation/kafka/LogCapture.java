package io.throughline.propagation.kafka;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What we and OpenTelemetry log while it is open, at whatever level. */
final class LogCapture extends Handler implements AutoCloseable {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Logger> loggers =
      List.of(Logger.getLogger("io.throughline"), Logger.getLogger("io.opentelemetry"));

  static LogCapture start() {
    LogCapture capture = new LogCapture();
    for (Logger logger : capture.loggers) {
      logger.setLevel(Level.ALL);
      logger.addHandler(capture);
    }
    return capture;
  }

  private LogCapture() {
    setLevel(Level.ALL);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(record.getLevel() + " " + record.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    for (Logger logger : loggers) {
      logger.removeHandler(this);
      logger.setLevel(null);
    }
  }
}
