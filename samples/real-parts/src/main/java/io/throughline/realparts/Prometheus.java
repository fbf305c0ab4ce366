package io.throughline.realparts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Prometheus server with exemplar storage, as a child process that scrapes one target every
 * second.
 *
 * <p>Its programs are no Maven artifacts. They are looked for in the folder named by the system
 * property {@value #FOLDER_PROPERTY}, else on the {@code PATH}. On Debian they come with {@code
 * apt-get install --no-install-recommends prometheus}, or without installing a service by {@code
 * apt-get download prometheus && dpkg-deb -x prometheus_*.deb FOLDER}, which puts them into {@code
 * FOLDER/usr/bin}. A test asks {@link #isInstalled} first and skips with one line where they are
 * missing.
 */
public final class Prometheus implements AutoCloseable {
  /** The folder that holds {@code prometheus} and {@code promtool}. */
  public static final String FOLDER_PROPERTY = "throughline.prometheus";

  /** For a test that is skipped. */
  public static final String HOW_TO_INSTALL =
      "no prometheus on the PATH or in -D"
          + FOLDER_PROPERTY
          + "; install Debian's package prometheus";

  private static final Duration START = Duration.ofSeconds(30);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final Path directory;
  private final URI endpoint;
  private final Thread endWithThisJvm;

  /** One series of an answer, or one exemplar: its labels and its value. */
  public record Sample(Map<String, String> labels, double value) {}

  private Prometheus(Process process, Path directory, URI endpoint) {
    this.process = process;
    this.directory = directory;
    this.endpoint = endpoint;
    this.endWithThisJvm = new Thread(process::destroyForcibly, "end-prometheus");
    Runtime.getRuntime().addShutdownHook(endWithThisJvm);
  }

  /** Whether {@link #start} can find its program. */
  public static boolean isInstalled() {
    return program("prometheus") != null;
  }

  /** The checker and unit tester of rules; null where it is not installed. */
  public static @Nullable Path promtool() {
    return program("promtool");
  }

  /**
   * Starts a server that scrapes {@code /metrics} of this target; ready when this returns.
   *
   * @param target host and port, such as {@code 127.0.0.1:9464}
   */
  public static Prometheus start(String target) {
    Path program = program("prometheus");
    if (program == null) {
      throw new IllegalStateException(HOW_TO_INSTALL);
    }
    try {
      Path directory = Files.createTempDirectory("prometheus");
      Path config = directory.resolve("prometheus.yml");
      Files.writeString(
          config,
          """
          global: { scrape_interval: 1s, scrape_timeout: 1s }
          scrape_configs:
            - job_name: test
              static_configs: [ { targets: [ "%s" ] } ]
          """
              .formatted(target));
      String address = "127.0.0.1:" + freePort();
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--config.file=" + config,
                  "--storage.tsdb.path=" + directory.resolve("data"),
                  "--web.listen-address=" + address,
                  "--enable-feature=exemplar-storage",
                  "--log.level=warn")
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
      Prometheus prometheus = new Prometheus(process, directory, URI.create("http://" + address));
      prometheus.awaitReady();
      return prometheus;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() throws IOException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() - deadline > 0) {
        String log = Files.readString(directory.resolve("log"));
        close();
        throw new IllegalStateException("prometheus does not start: " + log);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private boolean isReady() {
    try {
      return send("/-/ready").statusCode() == 200;
    } catch (IOException e) {
      return false; // It does not listen yet.
    }
  }

  public URI endpoint() {
    return endpoint;
  }

  /**
   * An instant query. Empty when it selects nothing; a query that Prometheus refuses throws with
   * its words.
   */
  public List<Sample> query(String promql) {
    List<Sample> samples = new ArrayList<>();
    JsonNode data = get("/api/v1/query?query=" + encode(promql));
    if (data.path("resultType").asText().equals("scalar")) {
      return List.of(new Sample(Map.of(), data.at("/result/1").asDouble()));
    }
    for (JsonNode series : data.path("result")) {
      samples.add(new Sample(labels(series.path("metric")), series.at("/value/1").asDouble()));
    }
    return samples;
  }

  /**
   * The exemplars stored for the series of a query, of the last hour; labels are those of the
   * exemplar ({@code trace_id} …).
   */
  public List<Sample> exemplars(String promql) {
    double now = System.currentTimeMillis() / 1e3;
    List<Sample> samples = new ArrayList<>();
    for (JsonNode series :
        get(
            "/api/v1/query_exemplars?query="
                + encode(promql)
                + "&start="
                + (now - 3600)
                + "&end="
                + (now + 60))) {
      for (JsonNode exemplar : series.path("exemplars")) {
        samples.add(new Sample(labels(exemplar.path("labels")), exemplar.path("value").asDouble()));
      }
    }
    return samples;
  }

  /**
   * Asks again and again until the answer will do: what a target shows is only known here after the
   * next scrape.
   *
   * @return the last answer, whether it will do or the time is up
   */
  public List<Sample> awaitQuery(String promql, Predicate<List<Sample>> willDo, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    List<Sample> answer = query(promql);
    while (!willDo.test(answer) && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(POLL_NANOS);
      answer = query(promql);
    }
    return answer;
  }

  /** Ends the server and deletes what it stored. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
      Runtime.getRuntime().removeShutdownHook(endWithThisJvm);
      delete(directory);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode get(String path) {
    try {
      JsonNode answer = JSON.readTree(send(path).body());
      if (!answer.path("status").asText().equals("success")) {
        throw new IllegalArgumentException(path + ": " + answer.path("error").asText());
      }
      return answer.path("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(String path) throws IOException {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(endpoint + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Map<String, String> labels(JsonNode object) {
    Map<String, String> labels = new TreeMap<>();
    object.properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return labels;
  }

  private static @Nullable Path program(String name) {
    String folder = System.getProperty(FOLDER_PROPERTY, "");
    String folders = folder.isEmpty() ? System.getenv().getOrDefault("PATH", "") : folder;
    return Stream.of(folders.split(File.pathSeparator, -1))
        .map(each -> Path.of(each, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public String toString() {
    return "Prometheus{" + endpoint + "}";
  }
}
