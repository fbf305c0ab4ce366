package io.throughline.propagation.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.throughline.realparts.OtlpReceiver;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** The interceptor of the class path, alone and beside others, in a JVM of its own. */
class BesideOthersIT extends AwsParts {

  private static final String OURS = "io.throughline.propagation.aws";
  private static final String FOREIGN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final File AGENT = new File("target/agent/opentelemetry-javaagent.jar");

  private OtlpReceiver otlp;
  private String out;
  private String in;

  @BeforeEach
  void startReceiver() {
    otlp = OtlpReceiver.start();
    out = queue();
    in = queue();
    plain.sendMessage(
        r ->
            r.queueUrl(in)
                .messageBody("from elsewhere")
                .messageAttributes(
                    Map.of(
                        "traceparent",
                        SqsAttributesSetter.attribute(FOREIGN),
                        "baggage",
                        SqsAttributesSetter.attribute("customer=c-1"))));
  }

  @AfterEach
  void stopReceiver() {
    otlp.close();
  }

  @Test
  void classPath_initializedService_isTracedWithoutCode() throws Exception {
    run("initialize", List.of(), Map.of());

    Map<String, String> wire = wire();
    Span send = named("send", 0);
    assertThat(wire.get("one")).isEqualTo(id(send));
    assertThat(List.of(wire.get("two"), wire.get("three")))
        .containsExactlyInAnyOrder(id(named("create", 0)), id(named("create", 1)));
    assertThat(traces(send, named("create", 0), named("create", 1), named("click", 0))).hasSize(1);
    assertThat(named("receive", 0).getLinksCount()).isEqualTo(1);
    assertReceivedContinues();
  }

  @Test
  void classPath_nobodyInitializes_callsGoThroughUntraced() throws Exception {
    run("nothing", List.of(), Map.of());

    assertThat(wire()).containsOnlyKeys("one", "two", "three").containsValue("none");
    assertThat(otlp.spans()).isEmpty();
  }

  @Test
  void library_onTheSameClient_tracesAloneAndTheContextTravels() throws Exception {
    run("initialize library", List.of(), Map.of());

    List<Span> publishes = publishes();
    assertThat(publishes).as(describe()).hasSize(2);
    assertThat(wire()).containsValues(id(named("click", 0))).doesNotContainValue("none");
    assertThat(spansOf(OURS)).allMatch(name -> name.startsWith("process"));
    Span handle = named("handle", 0);
    assertThat(handle.getName()).isEqualTo("handle c-1");
    assertThat(hex(handle.getTraceId().toByteArray())).isEqualTo(FOREIGN.substring(3, 35));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void agent_eitherWayOfItsPropagation_tracesAloneAndTheContextTravels(boolean ofMessages)
      throws Exception {
    assumeTrue(AGENT.exists(), "the build copies the agent to " + AGENT);
    run(
        "agent",
        List.of("-javaagent:" + AGENT.getAbsolutePath()),
        Map.of(
            "OTEL_INSTRUMENTATION_AWS_SDK_EXPERIMENTAL_USE_PROPAGATOR_FOR_MESSAGING",
            Boolean.toString(ofMessages)));

    // One span a call, the agent's; what is on the wire is its, or else its parent.
    List<Span> publishes = publishes();
    assertThat(publishes).hasSize(2);
    assertThat(wire().values())
        .isSubsetOf(
            ofMessages
                ? publishes.stream().map(BesideOthersIT::id).toList()
                : List.of(id(named("click", 0))));
    assertThat(spansOf(OURS)).hasSize(ofMessages ? 0 : 1).allMatch(n -> n.startsWith("process"));
    Span handle = named("handle", 0);
    assertThat(handle.getName()).isEqualTo("handle c-1");
    assertThat(hex(handle.getTraceId().toByteArray())).isEqualTo(FOREIGN.substring(3, 35));
  }

  private List<Span> publishes() {
    return otlp.spans().stream().filter(span -> span.getName().endsWith("publish")).toList();
  }

  private void assertReceivedContinues() {
    Span handle = named("handle", 0);
    assertThat(handle.getName()).isEqualTo("handle c-1");
    assertThat(hex(handle.getTraceId().toByteArray())).isEqualTo(FOREIGN.substring(3, 35));
    assertThat(hex(named("process", 0).getParentSpanId().toByteArray()))
        .isEqualTo(FOREIGN.substring(36, 52));
  }

  /** By body: the span id in the traceparent that is on the message. */
  private Map<String, String> wire() {
    Map<String, String> wire = new java.util.TreeMap<>();
    for (int i = 0; i < 3; i++) {
      Message message = receiveAll(out);
      String traceparent = SqsMessageGetter.INSTANCE.get(message, "traceparent");
      wire.put(message.body(), traceparent == null ? "none" : traceparent.substring(36, 52));
    }
    return wire;
  }

  private void run(String mode, List<String> options, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(options);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(PlainService.class.getName());
    command.addAll(List.of(sqsServer.endpoint().toString(), out, in, mode));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_EXPORTER_OTLP_ENDPOINT", otlp.endpoint().toString(),
                "OTEL_METRICS_EXPORTER", "none",
                "OTEL_LOGS_EXPORTER", "none",
                "OTEL_BSP_SCHEDULE_DELAY", "100"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
  }

  private Span named(String prefix, int index) {
    List<Span> found =
        otlp.spans().stream().filter(span -> span.getName().startsWith(prefix)).toList();
    assertThat(found).as("%s in %s", prefix, describe()).hasSizeGreaterThan(index);
    return found.get(index);
  }

  private List<String> spansOf(String scope) {
    List<String> names = new ArrayList<>();
    for (ResourceSpans resource : otlp.resourceSpans()) {
      resource.getScopeSpansList().stream()
          .filter(spans -> spans.getScope().getName().equals(scope))
          .forEach(spans -> spans.getSpansList().forEach(span -> names.add(span.getName())));
    }
    return names;
  }

  private String describe() {
    StringBuilder text = new StringBuilder();
    for (ResourceSpans resource : otlp.resourceSpans()) {
      resource
          .getScopeSpansList()
          .forEach(
              spans ->
                  spans.getSpansList().stream()
                      .sorted(Comparator.comparing(Span::getStartTimeUnixNano))
                      .forEach(
                          span ->
                              text.append(spans.getScope().getName())
                                  .append(" | ")
                                  .append(span.getName())
                                  .append(" | ")
                                  .append(span.getKind())
                                  .append(" | ")
                                  .append(id(span))
                                  .append(" < ")
                                  .append(hex(span.getParentSpanId().toByteArray()))
                                  .append('\n')));
    }
    return text.toString();
  }

  private static List<String> traces(Span... spans) {
    return java.util.Arrays.stream(spans)
        .map(span -> hex(span.getTraceId().toByteArray()))
        .distinct()
        .toList();
  }

  private static String id(Span span) {
    return hex(span.getSpanId().toByteArray());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
