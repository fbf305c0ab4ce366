package io.throughline.propagation.aws;

import static io.throughline.realparts.ExportedSpans.id;
import static io.throughline.realparts.ExportedSpans.links;
import static io.throughline.realparts.ExportedSpans.parent;
import static io.throughline.realparts.ExportedSpans.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import io.throughline.realparts.ChildProcess;
import io.throughline.realparts.ExportedSpans;
import io.throughline.realparts.OtlpReceiver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  /** Where the build copies it to. */
  private static final List<String> AGENT_OPTION =
      List.of("-javaagent:" + Path.of("target/agent/opentelemetry-javaagent.jar").toAbsolutePath());

  private static final Map<String, String> AGENT_USES_PROPAGATOR =
      Map.of("OTEL_INSTRUMENTATION_AWS_SDK_EXPERIMENTAL_USE_PROPAGATOR_FOR_MESSAGING", "true");

  private OtlpReceiver otlp;
  private ExportedSpans spans;
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
  void classPath_initializedService_isTracedWithoutCode() {
    run("initialize", List.of(), Map.of());

    Map<String, String> wire = wire();
    Span send = spans.named("send").get(0);
    assertThat(wire.get("one")).isEqualTo(id(send));
    assertThat(List.of(wire.get("two"), wire.get("three")))
        .containsExactlyInAnyOrder(
            id(spans.named("create").get(0)), id(spans.named("create").get(1)));
    assertThat(wire.get("published"))
        .isNotEqualTo(id(send))
        .isIn(spans.named("send").stream().map(ExportedSpans::id).toList());
    assertThat(wire.get("published-too")).isEqualTo(id(spans.named("create").get(2)));
    assertThat(spans.named("create")).allMatch(create -> trace(create).equals(trace(send)));
    assertThat(trace(spans.only("click"))).isEqualTo(trace(send));
    assertThat(spans.named("receive").get(0).getLinksCount()).isEqualTo(1);
    assertReceivedContinues();
  }

  @Test
  void classPath_nobodyInitializes_callsGoThroughUntraced() {
    run("nothing", List.of(), Map.of());

    assertThat(wire()).hasSize(5).containsValue("none");
    assertThat(otlp.spans()).isEmpty();
  }

  @Test
  void library_onTheSameClient_tracesAloneAndTheContextTravels() {
    run("initialize library", List.of(), Map.of());

    assertThat(theirCalls()).as("%s", spans).hasSize(4);
    assertThat(wire())
        .hasSize(5)
        .containsValues(id(spans.only("click")))
        .doesNotContainValue("none");
    assertThat(spans.ofScope(OURS)).allMatch(span -> span.getName().startsWith("process"));
    Span handle = spans.named("handle").get(0);
    assertThat(handle.getName()).isEqualTo("handle c-1");
    assertThat(trace(handle)).isEqualTo(FOREIGN.substring(3, 35));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void agent_eitherWayOfItsPropagation_tracesAloneAndTheContextTravels(boolean ofMessages) {
    run("agent", AGENT_OPTION, ofMessages ? AGENT_USES_PROPAGATOR : Map.of());

    // One span a call, the agent's; what is on the wire is its, or else its parent.
    List<String> calls = theirCalls().stream().map(ExportedSpans::id).toList();
    assertThat(calls).as("%s", spans).hasSize(4);
    String click = id(spans.only("click"));
    Map<String, String> wire = wire();
    List<String> sent = List.of(wire.get("one"), wire.get("two"), wire.get("three"));
    assertThat(sent).isSubsetOf(ofMessages ? calls : List.of(click));
    assertThat(wire.get("published")).isEqualTo(ofMessages ? calls.get(2) : click);
    assertThat(wire.get("published-too")).isEqualTo(click); // of a batch it writes on nothing
    // Without W3C the agent's process span is in a trace of its own: ours is in the message's,
    // linked.
    assertThat(spans.ofScope(OURS))
        .as("%s", spans)
        .hasSize(ofMessages ? 0 : 1)
        .allMatch(span -> span.getName().startsWith("process"))
        .allMatch(span -> links(span).equals(List.of(id(theirProcess()))));
    Span handle = spans.named("handle").get(0);
    assertThat(handle.getName()).isEqualTo("handle c-1");
    assertThat(trace(handle)).isEqualTo(FOREIGN.substring(3, 35));
  }

  @Test
  void agent_batchHandledAsOne_makesNoSpanOfItsOwnForLookingAtIt() {
    run("agent batch", AGENT_OPTION, AGENT_USES_PROPAGATOR);

    assertThat(spans.named("process")).as("%s", spans).hasSize(1);
    assertThat(spans.all()).as("%s", spans).noneMatch(s -> s.getName().endsWith(" process"));
    assertThat(spans.only("handle").getName()).isEqualTo("handle c-1");
    assertThat(links(spans.only("process"))).containsExactly(FOREIGN.substring(36, 52));
  }

  /** What a service chooses that wants our spans beside the agent's others. */
  @Test
  void agent_withoutItsAwsInstrumentation_leavesTheSpansToUs() {
    run("agent", AGENT_OPTION, Map.of("OTEL_INSTRUMENTATION_AWS_SDK_ENABLED", "false"));

    assertThat(theirCalls()).isEmpty();
    assertThat(wire().get("one")).isEqualTo(id(spans.named("send").get(0)));
    assertThat(spans.named("receive")).hasSize(1);
    assertReceivedContinues();
  }

  @Test
  void wrapper_ofTheLibrary_makesTheProcessSpanAlone() {
    run("initialize wrapper", List.of(), Map.of());

    assertThat(spans.ofScope(OURS)).isEmpty();
    Span process = theirProcess();
    assertThat(parent(process)).isEqualTo(FOREIGN.substring(36, 52));
    assertThat(parent(spans.only("handle"))).isEqualTo(id(process));
    assertThat(spans.only("handle").getName()).isEqualTo("handle c-1");
  }

  /** Their spans of sends and publishes. */
  private List<Span> theirCalls() {
    return spans.ofScope("io.opentelemetry.aws-sdk").stream()
        .filter(span -> parent(span).equals(id(spans.only("click"))))
        .toList();
  }

  private Span theirProcess() {
    return spans.only(in.substring(in.lastIndexOf('/') + 1) + " process");
  }

  private void assertReceivedContinues() {
    Span handle = spans.named("handle").get(0);
    assertThat(handle.getName()).isEqualTo("handle c-1");
    assertThat(trace(handle)).isEqualTo(FOREIGN.substring(3, 35));
    assertThat(parent(spans.named("process").get(0))).isEqualTo(FOREIGN.substring(36, 52));
  }

  /** By body: the span id in the traceparent that is on the message. */
  private Map<String, String> wire() {
    Map<String, String> wire = new TreeMap<>();
    for (int i = 0; i < 5; i++) {
      Message message = receiveAll(out);
      String traceparent = SqsMessageGetter.INSTANCE.get(message, "traceparent");
      wire.put(message.body(), traceparent == null ? "none" : traceparent.substring(36, 52));
    }
    return wire;
  }

  private void run(String mode, List<String> options, Map<String, String> environment) {
    List<String> arguments =
        List.of(
            sqsServer.endpoint().toString(),
            out,
            in,
            mode,
            snsEndpoint.endpoint().toString(),
            topic(out, true));
    ChildProcess.java(PlainService.class, options, arguments)
        .exportingTo(otlp)
        .environment(environment)
        .run();
    spans = ExportedSpans.of(otlp);
  }
}
