package io.throughline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.realparts.OtlpReceiver;
import io.throughline.realparts.OtlpRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryDeskTest {
  private final TelemetryDesk desk =
      TelemetryDesk.start(
          Expectations.builder().secret("email", "ada.lovelace@example.org").build());

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void report_exportReceivedOverHttp_isCounted() throws Exception {
    post(
        Otlp.spans("browser", Otlp.span("a", "1", "").setName("ada.lovelace@example.org").build()));

    assertThat(desk.report().traces().sampled()).isEqualTo(1);
    assertThat(desk.report().leaks()).hasSize(1);
    assertThat(desk.report().map()).containsKeys("orders", "traces", "leaks", "spans");
  }

  @Test
  void page_served_isOneDocumentAndItsData() throws Exception {
    post(Otlp.spans("browser", Otlp.span("a", "1", "").build()));

    assertThat(get("").body())
        .startsWith("<!doctype html>")
        .contains("uPlot")
        .doesNotContain("/*script*/");
    JsonNode data = new ObjectMapper().readTree(get("data.json").body());
    assertThat(data.at("/orders/0/services/0").asText()).isEqualTo("browser");
    assertThat(get("else").statusCode()).isEqualTo(404);
  }

  @Test
  void writePage_hostileTelemetry_cannotEndTheScript(@TempDir Path folder) throws Exception {
    String hostile = "</script><script>alert(1)</script><!--";
    post(Otlp.spans("browser", Otlp.span("a", "1", "").setName(hostile).build()));

    desk.writePage(folder.resolve("desk.html"));

    assertThat(Files.readString(folder.resolve("desk.html")))
        .doesNotContain("alert(1)</script>")
        .contains("\\u003c/script>\\u003cscript>alert(1)");
  }

  @Test
  void close_receiverOfSomebodyElse_staysOpen() throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.start()) {
      TelemetryDesk.open(receiver, Expectations.builder().build()).close();

      assertThat(post(receiver.endpoint(), Otlp.spans("a"))).isEqualTo(200);
    }
  }

  private void post(OtlpRequest request) throws Exception {
    assertThat(post(desk.endpoint(), request)).isEqualTo(200);
  }

  private static int post(URI endpoint, OtlpRequest request) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(endpoint + "/v1/traces"))
                .header("Content-Type", "application/x-protobuf")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.bytes()))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(desk.page().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
