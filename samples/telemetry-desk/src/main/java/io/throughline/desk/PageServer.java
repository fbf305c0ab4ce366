package io.throughline.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Serves the page and its data on a free port of 127.0.0.1. */
final class PageServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService thread;

  private PageServer(HttpServer server, ExecutorService thread) {
    this.server = server;
    this.thread = thread;
  }

  static PageServer start(Supplier<String> data) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      // One thread: the data is computed for each request, and a second reader can wait.
      ExecutorService thread =
          Executors.newSingleThreadExecutor(
              task -> {
                Thread daemon = new Thread(task, "telemetry-desk");
                daemon.setDaemon(true);
                return daemon;
              });
      server.setExecutor(thread);
      server.createContext("/", exchange -> answer(exchange, data));
      server.start();
      return new PageServer(server, thread);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange, Supplier<String> data) throws IOException {
    try (exchange) {
      try {
        route(exchange, data);
      } catch (RuntimeException e) {
        send(exchange, 500, "text/plain", e.toString());
      }
    }
  }

  private static void route(HttpExchange exchange, Supplier<String> data) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/" -> send(exchange, 200, "text/html", Page.live());
      case "/data.json" -> send(exchange, 200, "application/json", data.get());
      default -> send(exchange, 404, "text/plain", "There is only one page here.");
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
  }
}
