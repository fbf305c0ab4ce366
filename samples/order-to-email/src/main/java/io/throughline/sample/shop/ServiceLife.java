package io.throughline.sample.shop;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How a service lives: from its line on standard output that it is ready, until whoever started it
 * closes its standard input, by purpose or by dying. Then the service stops taking work, and exits
 * so that the SDK's shutdown hook can flush.
 */
final class ServiceLife {

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private ServiceLife() {}

  /** Logging reaches OpenTelemetry from here on. */
  static ServiceLife begin(OpenTelemetry telemetry) {
    OpenTelemetryAppender.install(telemetry);
    return new ServiceLife();
  }

  /** Closed at the end, the last one first. */
  <T extends AutoCloseable> T owns(T part) {
    parts.push(part);
    return part;
  }

  /** Tells the parent what to reach the service by, then lives until the parent is gone. */
  void ready(String address) {
    System.out.println("ready " + address);
    System.out.flush();
    Thread watch = new Thread(this::endWithParent, "end-with-parent");
    watch.setDaemon(true);
    watch.start();
  }

  /**
   * @throws IllegalStateException if the environment lacks it
   */
  static String setting(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException("environment variable " + name + " is missing");
    }
    return value;
  }

  private void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nobody writes; only the end matters.
      }
    } catch (IOException e) {
      // A broken pipe is an ended parent as well.
    }
    int status = 0;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        e.printStackTrace();
        status = 1;
      }
    }
    System.exit(status);
  }
}
