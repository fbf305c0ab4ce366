package io.throughline.realparts;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An OTLP backend that keeps everything it receives: HTTP with protobuf bodies, plain or gzip, for
 * traces, metrics and logs.
 *
 * <p>Exports are kept in the order of arrival and never dropped, so memory grows with what is sent.
 * Waiting is done on a condition that each accepted export signals; nothing polls.
 */
public final class OtlpReceiver implements AutoCloseable {
  private static final String PROTOBUF = "application/x-protobuf";
  private static final int OK = 200;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition received = lock.newCondition();
  private final List<OtlpRequest> requests = new ArrayList<>();
  private final List<String> malformed = new ArrayList<>();
  private final LocalHttpServer server;
  private volatile int status = OK;

  private OtlpReceiver() {
    server = LocalHttpServer.start("otlp-receiver", this::handle);
  }

  public static OtlpReceiver start() {
    return new OtlpReceiver();
  }

  /** For {@code otel.exporter.otlp.endpoint}; the exporter adds the path of each signal. */
  public URI endpoint() {
    return server.uri();
  }

  /**
   * From now on every export is refused with this HTTP status and not kept; 200 accepts again.
   * Exporters retry after 429, 502, 503 and 504.
   */
  public void answerWith(int httpStatus) {
    this.status = httpStatus;
  }

  /** A snapshot of what has been accepted, in the order of arrival. */
  public List<OtlpRequest> requests() {
    lock.lock();
    try {
      return List.copyOf(requests);
    } finally {
      lock.unlock();
    }
  }

  /** Why exports were refused as malformed; empty when every client spoke OTLP. */
  public List<String> malformed() {
    lock.lock();
    try {
      return List.copyOf(malformed);
    } finally {
      lock.unlock();
    }
  }

  public List<ResourceSpans> resourceSpans() {
    return requests().stream().flatMap(r -> r.traces().getResourceSpansList().stream()).toList();
  }

  public List<ResourceMetrics> resourceMetrics() {
    return requests().stream().flatMap(r -> r.metrics().getResourceMetricsList().stream()).toList();
  }

  public List<ResourceLogs> resourceLogs() {
    return requests().stream().flatMap(r -> r.logs().getResourceLogsList().stream()).toList();
  }

  /** All spans of all services. */
  public List<Span> spans() {
    return resourceSpans().stream()
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .toList();
  }

  /** Every metric of every export: a cumulative one comes again with each collection. */
  public List<Metric> metrics() {
    return resourceMetrics().stream()
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .flatMap(scope -> scope.getMetricsList().stream())
        .toList();
  }

  /** All log records of all services. */
  public List<LogRecord> logs() {
    return resourceLogs().stream()
        .flatMap(resource -> resource.getScopeLogsList().stream())
        .flatMap(scope -> scope.getLogRecordsList().stream())
        .toList();
  }

  /** The exports whose raw bytes hold this text anywhere, in UTF-8. */
  public List<OtlpRequest> requestsContaining(String text) {
    byte[] sought = text.getBytes(StandardCharsets.UTF_8);
    return requests().stream().filter(request -> request.contains(sought)).toList();
  }

  /** Waits until at least this many spans have arrived in all; false when the time is up. */
  public boolean awaitSpans(int count, Duration timeout) {
    return await(receiver -> receiver.spans().size() >= count, timeout);
  }

  /** Waits until at least this many log records have arrived in all; false when the time is up. */
  public boolean awaitLogs(int count, Duration timeout) {
    return await(receiver -> receiver.logs().size() >= count, timeout);
  }

  /** Waits until a metric of this name has arrived; false when the time is up. */
  public boolean awaitMetric(String name, Duration timeout) {
    return await(
        receiver -> receiver.metrics().stream().anyMatch(metric -> metric.getName().equals(name)),
        timeout);
  }

  /**
   * Waits until the condition holds. It is asked now and after each accepted export, under this
   * receiver's lock.
   *
   * @return false when the time is up or the thread was interrupted (its flag is then set)
   */
  public boolean await(Predicate<OtlpReceiver> condition, Duration timeout) {
    long left = timeout.toNanos();
    lock.lock();
    try {
      while (!condition.test(this)) {
        if (left <= 0) {
          return false;
        }
        left = received.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what has been received. */
  public void clear() {
    lock.lock();
    try {
      requests.clear();
      malformed.clear();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body;
    try {
      body = readBody(exchange);
    } catch (ZipException e) {
      refuse(exchange, 400, "gzip: " + e.getMessage());
      return;
    }
    OtlpSignal signal = OtlpSignal.ofPath(exchange.getRequestURI().getPath());
    if (signal == null) {
      LocalHttpServer.send(exchange, 404, PROTOBUF, new byte[0]);
      return;
    }
    if (status != OK) {
      LocalHttpServer.send(exchange, status, PROTOBUF, new byte[0]);
      return;
    }
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.startsWith(PROTOBUF)) {
      refuse(exchange, 415, "content type " + type);
      return;
    }
    OtlpRequest request;
    try {
      request = OtlpRequest.parse(signal, body);
    } catch (InvalidProtocolBufferException e) {
      refuse(exchange, 400, signal + ": " + e.getMessage());
      return;
    }
    accept(request);
    // An empty message is a full success in OTLP.
    LocalHttpServer.send(exchange, OK, PROTOBUF, new byte[0]);
  }

  private static byte[] readBody(HttpExchange exchange) throws IOException {
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    try (InputStream in =
        "gzip".equals(encoding)
            ? new GZIPInputStream(exchange.getRequestBody())
            : exchange.getRequestBody()) {
      return in.readAllBytes();
    }
  }

  private void accept(OtlpRequest request) {
    lock.lock();
    try {
      requests.add(request);
      received.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void refuse(HttpExchange exchange, int httpStatus, String why) throws IOException {
    lock.lock();
    try {
      malformed.add(why);
    } finally {
      lock.unlock();
    }
    LocalHttpServer.send(exchange, httpStatus, PROTOBUF, new byte[0]);
  }

  @Override
  public String toString() {
    return "OtlpReceiver{" + endpoint() + "}";
  }
}
