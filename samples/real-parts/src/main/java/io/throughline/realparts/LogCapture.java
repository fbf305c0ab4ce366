package io.throughline.realparts;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What Throughline and OpenTelemetry log while it is open, at whatever level. */
public final class LogCapture extends Handler implements AutoCloseable {

  private final Formatter words = new SimpleFormatter();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Logger> loggers =
      List.of(Logger.getLogger("io.throughline"), Logger.getLogger("io.opentelemetry"));

  public static LogCapture start() {
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

  /** Level and message each, the parameters in their places. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(record.getLevel() + " " + words.formatMessage(record));
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
