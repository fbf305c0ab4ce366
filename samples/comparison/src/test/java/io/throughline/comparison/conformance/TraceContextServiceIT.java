package io.throughline.comparison.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the W3C's suite asks, through all our carriers; the suite itself runs by hand (README). */
class TraceContextServiceIT {

  private static final String TRACEPARENT = "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Headers> calls = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private TraceContextService service;
  private HttpServer called;

  @BeforeEach
  void start() throws IOException {
    service = TraceContextService.start(0);
    called = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    called.createContext(
        "/",
        exchange -> {
          try (exchange) {
            calls.add(exchange.getRequestHeaders());
            bodies.add(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
          }
        });
    called.start();
  }

  @AfterEach
  void stop() {
    service.close();
    called.stop(0);
  }

  static Stream<SuiteCase> cases() {
    return SuiteCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void post_request_callsWithTheContextThatW3cDemands(SuiteCase suite) {
    post(suite.headers(), 1);

    assertThat(calls).hasSize(1);
    String parent = traceparent(calls.get(0));
    assertThat(parent.startsWith("00-" + SuiteCase.TRACE)).isEqualTo(suite.isContinued());
    assertThat(parent).doesNotContain(SuiteCase.SPAN);
    if (suite.state().isEmpty()) {
      assertThat(calls.get(0)).doesNotContainKey("Tracestate");
    } else {
      assertThat(calls.get(0).get("Tracestate")).containsExactly(suite.state());
    }
  }

  @Test
  void post_severalCalls_haveOneTraceAndParentsOfTheirOwn() {
    post(List.of("traceparent", "00-" + SuiteCase.TRACE + "-" + SuiteCase.SPAN + "-01"), 3);

    assertThat(calls).hasSize(3);
    assertThat(calls.stream().map(call -> traceparent(call).substring(3, 35)).distinct())
        .containsExactly(SuiteCase.TRACE);
    assertThat(calls.stream().map(call -> traceparent(call).substring(36, 52)).distinct())
        .hasSize(3);
  }

  @Test
  void post_randomFlag_isCarriedOn() {
    post(List.of("traceparent", "00-" + SuiteCase.TRACE + "-" + SuiteCase.SPAN + "-02"), 1);

    int flags = Integer.parseInt(traceparent(calls.get(0)).substring(53), 16);
    assertThat(flags & 2).isEqualTo(2);
  }

  @Test
  void post_nestedArguments_areHandedOn() {
    String nested = "[{\"url\":\"http://127.0.0.1/x\",\"arguments\":[]}]";
    send("[{\"url\":\"" + target() + "\",\"arguments\":" + nested + "}]", List.of());

    assertThat(bodies).containsExactly(nested);
  }

  private static String traceparent(Headers call) {
    assertThat(call.get("Traceparent")).hasSize(1);
    assertThat(call.getFirst("Traceparent")).matches(TRACEPARENT);
    return call.getFirst("Traceparent");
  }

  private void post(List<String> headers, int times) {
    String call = "{\"url\":\"" + target() + "\",\"arguments\":[]}";
    send("[" + String.join(",", Collections.nCopies(times, call)) + "]", headers);
  }

  private String target() {
    return "http://127.0.0.1:" + called.getAddress().getPort() + "/callback";
  }

  private void send(String body, List<String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.endpoint()).POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
