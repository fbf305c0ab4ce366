package io.throughline.pagetest;

import com.google.protobuf.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Posts what the services of {@link ShopRun} would have exported, as OTLP over HTTP. The same run
 * gives the same bytes.
 */
final class ShopTelemetry {
  private final ShopRun run;

  ShopTelemetry(ShopRun run) {
    this.run = run;
  }

  void post(URI endpoint) throws IOException, InterruptedException {
    ShopTraces traces = new ShopTraces(run);
    send(endpoint, "/v1/traces", traces.spans());
    send(endpoint, "/v1/logs", traces.logs());
    ShopMetrics metrics = new ShopMetrics(run);
    for (int second = 1; second <= run.seconds(); second++) {
      send(endpoint, "/v1/metrics", metrics.upTo(second));
    }
  }

  private static void send(URI endpoint, String path, Message message)
      throws IOException, InterruptedException {
    HttpResponse<Void> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(endpoint + path))
                    .header("Content-Type", "application/x-protobuf")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(message.toByteArray()))
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    if (response.statusCode() != 200) {
      throw new IOException(path + " answered " + response.statusCode());
    }
  }
}
