package io.throughline.comparison.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The service that the <a href="https://github.com/w3c/trace-context/tree/main/test">W3C's test
 * suite</a> asks for: it is posted a list of addresses with arguments, and posts each one's
 * arguments to its address. Between the request and the calls lies a {@link Journey}.
 */
final class TraceContextService implements AutoCloseable {

  private final Journey journey = new Journey();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  private TraceContextService(HttpServer server) {
    this.server = server;
  }

  /** Listens on the loopback interface; port 0 takes a free one. */
  static TraceContextService start(int port) throws IOException {
    TraceContextService service =
        new TraceContextService(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    service.server.createContext("/test", service::handle);
    service.server.setExecutor(service.threads);
    service.server.start();
    return service;
  }

  /** {@code PORT}; runs until it is killed. */
  public static void main(String[] arguments) throws IOException {
    System.out.println(start(Integer.parseInt(arguments[0])).endpoint());
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/test");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      try {
        Context context =
            journey.through(exchange.getRequestHeaders(), Journey.RequestGetter.INSTANCE);
        for (Object call : (List<?>) json(body)) {
          post((Map<?, ?>) call, context);
        }
        exchange.sendResponseHeaders(200, -1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        exchange.sendResponseHeaders(503, -1);
      } catch (RuntimeException e) {
        byte[] message = e.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(500, message.length);
        exchange.getResponseBody().write(message);
      }
    }
  }

  private void post(Map<?, ?> call, Context context) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(call.get("url").toString()))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(text(call.get("arguments"))));
    journey.call(context).forEach(request::header);
    client.send(request.build(), BodyHandlers.discarding());
  }

  /** JSON is YAML, and no YAML without JSON's quotes is ever sent here. */
  private static Object json(String body) {
    return new Load(LoadSettings.builder().build()).loadFromString(body);
  }

  private static String text(Object json) {
    if (json instanceof List<?> list) {
      return list.stream().map(TraceContextService::text).toList().toString();
    }
    if (json instanceof Map<?, ?> map) {
      return "{"
          + String.join(
              ",",
              map.entrySet().stream()
                  .map(entry -> text(entry.getKey()) + ":" + text(entry.getValue()))
                  .toList())
          + "}";
    }
    return '"' + json.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
