package io.throughline.comparison.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Does redaction lose spans? {@code mvn -Pload test -pl samples/comparison -am -Dtest=ExportLoad
 * -Dsurefire.failIfNoSpecifiedTests=false}, three minutes: looks for the highest rate at which a
 * service on one core (pinned by {@code taskset}) exports every span over OTLP without redaction,
 * then asks it for half of that with redaction.
 */
class ExportLoad {
  private static final int SECONDS = 6;

  private final LongAdder received = new LongAdder();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/v1/traces",
        exchange -> {
          received.add(
              spans(CodedInputStream.newInstance(exchange.getRequestBody().readAllBytes()), 0));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdown();
  }

  @Test
  void redaction_atHalfTheHighestRateOfOtlpAlone_losesNothing() throws Exception {
    double rate = 8_000;
    while (lost("none", rate) == 0) {
      rate *= 1.5;
    }
    double highest = rate / 1.5;
    double lossy = rate;
    for (int i = 0; i < 2; i++) {
      double middle = (highest + lossy) / 2;
      if (lost("none", middle) == 0) {
        highest = middle;
      } else {
        lossy = middle;
      }
    }
    assertThat(lost("prod", highest / 2)).as("lost under prod").isZero();
    assertThat(lost("staging", highest / 2)).as("lost under staging").isZero();
  }

  private long lost(String policy, double rate) throws Exception {
    String classes = System.getProperty("surefire.test.class.path");
    String endpoint = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    Process service =
        new ProcessBuilder(
                List.of(
                    "taskset",
                    "-c",
                    "0",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx2g",
                    "-cp",
                    classes == null ? System.getProperty("java.class.path") : classes,
                    LoadedService.class.getName(),
                    endpoint,
                    policy,
                    Double.toString(rate),
                    Integer.toString(SECONDS)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader says =
        new BufferedReader(new InputStreamReader(service.getInputStream(), UTF_8))) {
      assertThat(says.readLine()).isEqualTo("warm");
      long before = received.sum();
      service.getOutputStream().write('\n');
      service.getOutputStream().flush();
      long ended = Long.parseLong(says.readLine());
      long lost = ended - (received.sum() - before);
      System.out.printf(
          Locale.ROOT, "%-8s %7.0f spans/s: ended %d, lost %d%n", policy, rate, ended, lost);
      return lost;
    } finally {
      service.destroy();
    }
  }

  /**
   * Counts spans without reading them: field 2 of field 2 of field 1 of a request.
   *
   * @param depth 0 for a request, 1 for a resource's spans, 2 for a scope's
   */
  private static int spans(CodedInputStream message, int depth) throws IOException {
    int spans = 0;
    int wanted = depth == 0 ? 1 : 2;
    for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) != wanted || depth == 2) {
        spans += WireFormat.getTagFieldNumber(tag) == wanted ? 1 : 0;
        message.skipField(tag);
      } else {
        int limit = message.pushLimit(message.readRawVarint32());
        spans += spans(message, depth + 1);
        message.popLimit(limit);
      }
    }
    return spans;
  }
}
