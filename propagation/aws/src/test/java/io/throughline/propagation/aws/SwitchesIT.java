package io.throughline.propagation.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * A service that is switched by environment variables alone. A JVM of its own each time, for hooks
 * read them once and take the global instance.
 */
class SwitchesIT extends AwsParts {

  private static final String OUTSIDE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void enabledFalse_clientsAndHandlers_passThroughWithoutSpansAttributesAndFigures()
      throws Exception {
    String in = fromOutside();
    String out = queue();

    assertThat(child(Map.of("THROUGHLINE_ENABLED", "false"), in, out))
        .containsExactly(
            "received: attributes [], system []",
            "process: the caller's span, caller=1",
            "processBatch: the caller's span, caller=1",
            "processBatch: the caller's span, caller=1",
            "failed: [two]",
            "spans: [caller]",
            "metrics: []");
    for (int i = 0; i < 4; i++) {
      Message message = receiveAll(out);
      assertThat(message.messageAttributes()).isEmpty();
      assertThat(message.attributesAsStrings()).doesNotContainKey("AWSTraceHeader");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tracecontext,baggage"})
  void edgeTrue_messageFromOutside_losesItsBusinessMembersAlone(String propagators)
      throws Exception {
    String in = fromOutside();
    String out = queue();

    assertThat(child(Map.of("THROUGHLINE_EDGE", "true", "OTEL_PROPAGATORS", propagators), in, out))
        .contains("process: the message's trace, tenant=acme");
    Message sentOn = receiveAll(out);
    assertThat(SqsMessageGetter.INSTANCE.get(sentOn, "baggage")).isEqualTo("tenant=acme");
    assertThat(SqsMessageGetter.INSTANCE.get(sentOn, "traceparent"))
        .startsWith(OUTSIDE.substring(0, 35));
  }

  private String fromOutside() {
    String queue = queue();
    plain.sendMessage(
        r ->
            r.queueUrl(queue)
                .messageBody("in")
                .messageAttributes(
                    Map.of(
                        "traceparent",
                        SqsAttributesSetter.attribute(OUTSIDE),
                        "baggage",
                        SqsAttributesSetter.attribute(
                            "business.transaction.name=order,business.transaction.id=o-1,"
                                + "enduser.pseudo.id=p-1,tenant=acme"))));
    return queue;
  }

  private static List<String> child(Map<String, String> switches, String in, String out)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Service.class.getName(),
                sqsServer.endpoint().toString(),
                in,
                out)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    Map<String, String> environment = new HashMap<>(switches);
    environment.put("OTEL_TRACES_EXPORTER", "none");
    environment.put("OTEL_METRICS_EXPORTER", "none");
    environment.put("OTEL_LOGS_EXPORTER", "none");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output.lines().toList();
  }

  /**
   * Receives the message, sends one on from within {@code process}, and three more in a batch and
   * on a client of its own interceptor.
   */
  static final class Service {

    private Service() {}

    public static void main(String[] args) {
      InMemorySpanExporter spans = InMemorySpanExporter.create();
      InMemoryMetricReader metrics = InMemoryMetricReader.create();
      AutoConfiguredOpenTelemetrySdk.builder()
          .addTracerProviderCustomizer(
              (builder, config) -> builder.addSpanProcessor(SimpleSpanProcessor.create(spans)))
          .addMeterProviderCustomizer((builder, config) -> builder.registerMetricReader(metrics))
          .setResultAsGlobal()
          .build();
      SqsTracing tracing = SqsTracing.builder(GlobalOpenTelemetry.get()).queue(args[1]).build();
      Span caller = GlobalOpenTelemetry.getTracer("test").spanBuilder("caller").startSpan();
      try (SqsClient sqs = client(args[0]);
          SqsClient given = client(args[0], tracing.interceptor());
          Scope scope =
              Context.root()
                  .with(caller)
                  .with(Baggage.builder().put("caller", "1").build())
                  .makeCurrent()) {
        Message message =
            sqs.receiveMessage(r -> r.queueUrl(args[1]).waitTimeSeconds(5)).messages().get(0);
        System.out.println(
            "received: attributes "
                + message.messageAttributes().keySet()
                + ", system "
                + message.attributesAsStrings().keySet());
        tracing.process(
            message,
            m -> {
              say("process", caller);
              sqs.sendMessage(r -> r.queueUrl(args[2]).messageBody("x"));
            });
        Message one = Message.builder().body("one").build();
        Message two = Message.builder().body("two").build();
        List<Message> failed =
            tracing.processBatch(
                List.of(one, two),
                m -> {
                  say("processBatch", caller);
                  if (m.body().equals("two")) {
                    throw new IllegalStateException();
                  }
                });
        System.out.println("failed: " + failed.stream().map(Message::body).toList());
        sqs.sendMessageBatch(r -> r.queueUrl(args[2]).entries(entry("a", "x"), entry("b", "x")));
        given.sendMessage(r -> r.queueUrl(args[2]).messageBody("x"));
      }
      caller.end();
      System.out.println(
          "spans: " + spans.getFinishedSpanItems().stream().map(s -> s.getName()).toList());
      System.out.println(
          "metrics: "
              + metrics.collectAllMetrics().stream()
                  .map(m -> m.getName())
                  .filter(name -> !name.startsWith("otel."))
                  .toList());
      System.exit(0);
    }

    private static void say(String where, Span caller) {
      TreeSet<String> members = new TreeSet<>();
      Baggage.current().forEach((key, entry) -> members.add(key + "=" + entry.getValue()));
      String whose =
          Span.current() == caller
              ? "the caller's span"
              : Span.current().getSpanContext().getTraceId().equals(OUTSIDE.substring(3, 35))
                  ? "the message's trace"
                  : "another trace";
      System.out.println(where + ": " + whose + ", " + String.join(" ", members));
    }

    private static SqsClient client(String endpoint, ExecutionInterceptor... interceptors) {
      return SqsClient.builder()
          .endpointOverride(URI.create(endpoint))
          .region(Region.US_EAST_1)
          .credentialsProvider(AnonymousCredentialsProvider.create())
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .overrideConfiguration(c -> c.executionInterceptors(List.of(interceptors)))
          .build();
    }
  }
}
