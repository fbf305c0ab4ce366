package io.throughline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other commands, by the jar that is shipped. */
class CliJarIT {
  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void help_ofEachCommand_saysWhatItDoesAndItsExitCodes() {
    for (List<String> command :
        List.of(
            List.<String>of(),
            List.of("policy", "redact"),
            List.of("policy", "lint"),
            List.of("policy", "diff"),
            List.of("policy", "report"),
            List.of("policy", "suggest"),
            List.of("person"))) {
      CliJar.Result result = help(command);
      assertThat(result.code()).as(command.toString()).isZero();
      assertThat(result.out()).as(command.toString()).contains("Usage:").contains("Exit codes:");
    }
    assertThat(help(List.of("policy")).out()).contains("redact").contains("suggest");
  }

  private static CliJar.Result help(List<String> command) {
    List<String> args = new java.util.ArrayList<>(command);
    args.add("--help");
    return CliJar.run("", args.toArray(new String[0]));
  }

  @Test
  void version_isTheProjects() {
    assertThat(CliJar.run("", "--version").out()).matches("throughline \\d+\\.\\d+\\S*\\s*");
  }

  @Test
  void jar_bringsTheLicencesOfWhatIsInIt() throws Exception {
    try (JarFile jar = new JarFile(CliJar.JAR.toFile())) {
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
      assertThat(text(jar, "META-INF/NOTICE")).contains("Jackson");
      assertThat(text(jar, "META-INF/FastDoubleParser-NOTICE")).contains("FastDoubleParser");
      assertThat(text(jar, "META-INF/re2j-LICENSE")).contains("The Go Authors");
    }
  }

  private static String text(JarFile jar, String entry) throws IOException {
    return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), UTF_8);
  }

  @Test
  void wrongCalls_exitWithTwoAndSayWhy() {
    assertThat(CliJar.run("").code()).isEqualTo(2);
    assertThat(CliJar.run("", "policy").code()).isEqualTo(2);
    assertThat(CliJar.run("", "policy", "redact").err()).contains("--policy");
    assertThat(CliJar.run("", "policy", "redact", "--policy", "prd"))
        .satisfies(
            result -> {
              assertThat(result.code()).isEqualTo(2);
              assertThat(result.err()).contains("did you mean prod?").doesNotContain("at io.");
            });
    assertThat(CliJar.run("", "policy", "report", "no.yaml"))
        .satisfies(
            result -> {
              assertThat(result.code()).isEqualTo(2);
              assertThat(result.err()).contains("no.yaml cannot be read");
            });
  }

  @Test
  void lint_forCi_isOneForAnyWrongFile() throws Exception {
    String good =
        file(
            "good.yaml",
            "version: 1\ncases: [ { in: { note: \"4111 1111 1111 1111\" }, out: {} } ]\n");
    String wrong = file("wrong.yaml", "version: 1\nkep: [a]\n");
    String failing =
        file("failing.yaml", "version: 1\ncases: [ { in: { a: b }, out: { a: b } } ]\n");

    assertThat(CliJar.run("", "policy", "lint", good, "prod", "staging", "dev").code()).isZero();
    assertThat(CliJar.run("", "policy", "lint", good, wrong).code()).isEqualTo(1);
    assertThat(CliJar.run("", "policy", "lint", failing).out()).contains("line 2: expected {a=b}");
  }

  @Test
  void report_ofProd_namesEachKeyWithAReason() {
    CliJar.Result result = CliJar.run("", "policy", "report", "prod");

    assertThat(result.code()).isZero();
    List<String> kept = result.out().lines().filter(line -> line.startsWith("keep ")).toList();
    assertThat(kept).hasSizeGreaterThan(150);
    assertThat(kept).allSatisfy(line -> assertThat(line).matches("keep \\S+  \\S.{10,}"));
    assertThat(result.out())
        .contains("keep http.route ")
        .contains("keep exception.stacktrace ")
        .contains("keep db.query.text ")
        .contains("log body ")
        .contains("span name ")
        .contains("detector card  mask");
  }

  @Test
  void person_findsTheTokenThatAServiceWrote() throws Exception {
    String keys = file("keys", "k1:" + "A".repeat(43) + "=\n");
    String policy = file("p.yaml", "version: 1\npseudonym: { enduser.id: enduser.pseudo.id }\n");
    String written =
        CliJar.run(
                "{\"key\":\"enduser.id\",\"value\":\"ALICE@example.com\"}\n",
                "policy",
                "redact",
                "--policy",
                policy,
                "--keys",
                "file:" + keys)
            .out();

    String token = CliJar.run("alice@example.com\n", "person", "--keys", "file:" + keys).out();

    assertThat(written).contains("\"" + token.strip() + "\"");
    assertThat(CliJar.run("a", "person", "--keys", "k1:geheim").err()).doesNotContain("geheim");
  }

  @Test
  void observedService_scrapedAndSuggested_keepsItsFiguresUnderTheNewPolicy() throws Exception {
    String observe = file("observe.yaml", "version: 1\nmode: observe\n");
    String scraped = scrapeOfAServiceThatObserves(observe);

    CliJar.Result suggested = CliJar.run(scraped, "policy", "suggest");
    String policy = file("suggested.yaml", suggested.out());

    assertThat(suggested.code()).isZero();
    assertThat(suggested.out())
        .contains("- cart.items")
        .contains("customer.id: enduser.pseudo.id")
        .contains("#   customer.email")
        .doesNotContain("- customer.email");
    assertThat(CliJar.run("", "policy", "lint", policy).code()).isZero();
    assertThat(
            CliJar.run(
                    """
                    {"key":"cart.items","value":3}
                    {"key":"customer.email","value":"a@example.com"}
                    """,
                    "policy",
                    "redact",
                    "--policy",
                    policy)
                .out())
        .startsWith("{\"value\":3,")
        .contains("{\"value\":null,");
  }

  private static String scrapeOfAServiceThatObserves(String policy) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    OpenTelemetrySdk sdk =
        AutoConfiguredOpenTelemetrySdk.builder()
            .addPropertiesSupplier(
                () ->
                    Map.of(
                        "throughline.policy", "file:" + policy,
                        "otel.traces.exporter", "none",
                        "otel.logs.exporter", "none",
                        "otel.metrics.exporter", "prometheus",
                        "otel.exporter.prometheus.host", "127.0.0.1",
                        "otel.exporter.prometheus.port", Integer.toString(port)))
            .addTracerProviderCustomizer(
                (tracers, config) ->
                    tracers.addSpanProcessor(
                        io.opentelemetry.sdk.trace.export.SimpleSpanProcessor.create(
                            new ReadingExporter())))
            .disableShutdownHook()
            .build()
            .getOpenTelemetrySdk();
    try (sdk) {
      sdk.getTracer("shop")
          .spanBuilder("order")
          .setAttribute("cart.items", 3)
          .setAttribute("customer.id", "c-17")
          .setAttribute("customer.email", "alice@example.com")
          .startSpan()
          .end();
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
              HttpResponse.BodyHandlers.ofString(UTF_8))
          .body();
    }
  }

  /** Reads what it is given, as every exporter does; the policy runs when somebody reads. */
  private static final class ReadingExporter
      implements io.opentelemetry.sdk.trace.export.SpanExporter {
    @Override
    public io.opentelemetry.sdk.common.CompletableResultCode export(
        java.util.Collection<io.opentelemetry.sdk.trace.data.SpanData> spans) {
      assertThat(spans.toString()).contains("alice@example.com");
      return io.opentelemetry.sdk.common.CompletableResultCode.ofSuccess();
    }

    @Override
    public io.opentelemetry.sdk.common.CompletableResultCode flush() {
      return io.opentelemetry.sdk.common.CompletableResultCode.ofSuccess();
    }

    @Override
    public io.opentelemetry.sdk.common.CompletableResultCode shutdown() {
      return io.opentelemetry.sdk.common.CompletableResultCode.ofSuccess();
    }
  }
}
