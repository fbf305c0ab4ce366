package io.throughline.sample.shop;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.javahttpserver.JavaHttpServerTelemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's HTTP server on a free port, with OpenTelemetry's own instrumentation. */
final class WebServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(16);

  private WebServer(HttpServer server) {
    this.server = server;
  }

  static WebServer start(OpenTelemetry telemetry, String path, HttpHandler handler) {
    try {
      HttpServer http =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 64);
      WebServer server = new WebServer(http);
      http.setExecutor(server.threads);
      HttpContext context = http.createContext(path, handler);
      // Capturing these headers is what a team does in its first week, and regrets in its second.
      context
          .getFilters()
          .add(
              JavaHttpServerTelemetry.builder(telemetry)
                  .setCapturedRequestHeaders(List.of("authorization", "x-customer"))
                  .build()
                  .newFilter());
      http.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException("no HTTP server", e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(1);
    threads.shutdown();
  }
}
