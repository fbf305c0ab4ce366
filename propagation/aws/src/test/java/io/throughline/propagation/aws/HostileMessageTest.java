package io.throughline.propagation.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.throughline.propagation.ThroughlinePropagator;
import io.throughline.realparts.LogCapture;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A message is processed as usual, in a new trace, whatever stands where the context should be. */
class HostileMessageTest {

  private static final String GOOD = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final int MEGABYTE = 1 << 20;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final OpenTelemetrySdk openTelemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                  .build())
          .setPropagators(ContextPropagators.create(ThroughlinePropagator.getInstance()))
          .build();

  private final LogCapture log = LogCapture.start();

  @AfterEach
  void close() {
    log.close();
    openTelemetry.close();
  }

  static Stream<Arguments> hostile() {
    List<Arguments> cases = new ArrayList<>();
    Map<String, String> traceparents = new HashMap<>();
    traceparents.put("a letter", "x");
    traceparents.put("a space", " ");
    traceparents.put("too short by one", GOOD.substring(1));
    traceparents.put("too long by one", GOOD + "0");
    traceparents.put("two in one", GOOD + "," + GOOD);
    traceparents.put("version ff", "ff" + GOOD.substring(2));
    traceparents.put("upper case", GOOD.toUpperCase(java.util.Locale.ROOT));
    traceparents.put(
        "zero trace id", GOOD.replace("0af7651916cd43dd8448eb211c80319c", "0".repeat(32)));
    traceparents.put("zero span id", GOOD.replace("b7ad6b7169203331", "0".repeat(16)));
    traceparents.put("full-width digits", GOOD.replace('0', '０'));
    traceparents.put("NUL", "\0" + GOOD.substring(1));
    traceparents.put("quoted", '"' + GOOD + '"');
    traceparents.put("a megabyte of zeros", "0".repeat(MEGABYTE));
    traceparents.put("a megabyte of dashes", "-".repeat(MEGABYTE));
    traceparents.forEach(
        (name, value) -> {
          cases.add(arguments("string: " + name, message("traceparent", string(value))));
          cases.add(arguments("binary: " + name, message("traceparent", binary(value))));
          cases.add(
              arguments("packed: " + name, message("tracepack", string("traceparent=" + value))));
          cases.add(arguments("enveloped: " + name, enveloped("traceparent", value)));
        });
    cases.add(
        arguments(
            "bytes that are no UTF-8",
            message(
                "traceparent",
                MessageAttributeValue.builder()
                    .dataType("Binary")
                    .binaryValue(SdkBytes.fromByteArray(new byte[] {(byte) 0xff, (byte) 0xfe}))
                    .build())));
    cases.add(
        arguments(
            "an attribute without value",
            message("traceparent", MessageAttributeValue.builder().dataType("String").build())));
    cases.add(arguments("pack of escapes", message("tracepack", string("%".repeat(1000)))));
    cases.add(
        arguments("pack of a megabyte", message("tracepack", string("a=b&".repeat(MEGABYTE / 4)))));
    cases.add(arguments("baggage of escapes", message("baggage", string("a=%zz,b=%"))));
    cases.add(arguments("a megabyte of commas", message("baggage", string(",".repeat(MEGABYTE)))));
    cases.add(
        arguments("tracestate alone", message("tracestate", string("a=b,".repeat(MEGABYTE / 4)))));
    for (String header :
        List.of(
            "x",
            "Root=1",
            "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=;Sampled=1",
            "Lineage=123456789012::",
            ";".repeat(MEGABYTE / 16),
            "ROOT=1-5759e988-BD862E3FE1BE46A994272793;Parent=53995c3f42cd8ad8")) {
      cases.add(
          arguments(
              "X-Ray: " + header.substring(0, Math.min(40, header.length())),
              Message.builder()
                  .body("x")
                  .attributes(Map.of(MessageSystemAttributeName.AWS_TRACE_HEADER, header))
                  .build()));
    }
    cases.add(
        arguments(
            "a sent time that is no number",
            Message.builder()
                .body("x")
                .attributes(Map.of(MessageSystemAttributeName.SENT_TIMESTAMP, "yesterday"))
                .build()));
    cases.add(arguments("no body", Message.builder().build()));
    cases.add(arguments("a body that is not JSON", Message.builder().body("{not JSON").build()));
    envelopes().forEach((name, body) -> cases.add(arguments("envelope: " + name, body(body))));
    cases.add(
        arguments(
            "ten attributes of others",
            Message.builder().body("x").messageAttributes(tenAttributes()).build()));
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void process_hostileMessage_isProcessedInANewTrace(String name, Message message) {
    SqsTracing tracing = SqsTracing.create(openTelemetry);
    List<String> traces = new ArrayList<>();
    long start = THREADS.getCurrentThreadCpuTime();

    tracing.process(message, m -> traces.add(Span.current().getSpanContext().getTraceId()));
    List<Message> failed = tracing.processBatch(List.of(message), m -> {});

    // Linear time on a megabyte is milliseconds, quadratic time is hours. A busy machine's clock
    // would count the others' work, too.
    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(2));
    assertThat(failed).isEmpty();
    assertThat(traces).hasSize(1).doesNotContain(GOOD.substring(3, 35));
    assertThat(exporter.getFinishedSpanItems())
        .hasSize(2)
        .allSatisfy(
            span -> {
              assertThat(span.getParentSpanContext().isValid()).isFalse();
              assertThat(span.getLinks()).isEmpty();
            });
    assertThat(Baggage.current().isEmpty()).isTrue();
    assertThat(log.lines()).isEmpty();
  }

  private static Map<String, MessageAttributeValue> tenAttributes() {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      attributes.put("a" + i, string("v"));
    }
    return attributes;
  }

  /** Bodies in which a good context stands where no SNS would write it. */
  private static Map<String, String> envelopes() {
    String attributes =
        "\"MessageAttributes\":{\"traceparent\":{\"Type\":\"String\",\"Value\":\"" + GOOD + "\"}}";
    String head = "\"Type\":\"Notification\",\"TopicArn\":\"arn:aws:sns:x:1:t\"";
    String genuine = "{" + head + "," + attributes + "}";
    String escaped = genuine.replace("\\", "\\\\").replace("\"", "\\\"");
    Map<String, String> bodies = new HashMap<>();
    bodies.put("nested in an object", "{" + head + ",\"x\":" + genuine + "}");
    bodies.put("nested in an array", "[" + genuine + "]");
    bodies.put("a thousand deep", "{\"x\":".repeat(1000) + genuine + "}".repeat(1000));
    bodies.put("a hundred thousand deep", "{\"x\":".repeat(100_000) + genuine);
    bodies.put("spoofed inside the message", "{" + head + ",\"Message\":\"" + escaped + "\"}");
    bodies.put("attributes twice", "{" + head + "," + attributes + "," + attributes + "}");
    bodies.put("type twice", "{\"Type\":\"Notification\"," + head + "," + attributes + "}");
    bodies.put("of another type", genuine.replace("Notification", "SubscriptionConfirmation"));
    bodies.put("without a topic", "{\"Type\":\"Notification\"," + attributes + "}");
    bodies.put("topic a number", genuine.replace("\"arn:aws:sns:x:1:t\"", "1"));
    bodies.put("cut", genuine.substring(0, genuine.length() - 1));
    bodies.put("something after its end", genuine + "x");
    bodies.put("something before its start", "x" + genuine);
    bodies.put("attributes a text", genuine.replace("{\"traceparent\"", "\"traceparent\""));
    bodies.put("value a number", genuine.replace("\"" + GOOD + "\"", "1"));
    bodies.put("a key in another case", genuine.replace("\"MessageA", "\"messageA"));
    bodies.put("name with an escape", genuine.replace("\"traceparent", "\"\\u0000traceparent"));
    bodies.put("half a surrogate pair", genuine.replace(GOOD, "\\ud83d" + GOOD));
    bodies.put("a mebibyte of brackets", "{" + "[".repeat(MEGABYTE));
    bodies.put("a mebibyte of quotes", "{" + "\"".repeat(MEGABYTE) + attributes);
    bodies.put("a mebibyte of backslashes", "{\"" + "\\".repeat(MEGABYTE) + attributes);
    bodies.put(
        "a mebibyte before the attributes, cut", "{\"x\":\"" + "y".repeat(MEGABYTE) + attributes);
    bodies.put(
        "a mebibyte of attributes",
        "{" + head + ",\"MessageAttributes\":{" + "\"a\":{},".repeat(MEGABYTE / 8) + "\"b\":{}}}");
    return bodies;
  }

  private static Message body(String body) {
    return Message.builder().body(body).build();
  }

  private static Message message(String name, MessageAttributeValue value) {
    return Message.builder().body("x").messageAttributes(Map.of(name, value)).build();
  }

  private static Message enveloped(String name, String value) {
    return Message.builder()
        .body(
            "{\"Type\":\"Notification\",\"TopicArn\":\"arn:aws:sns:x:1:t\",\"MessageAttributes\":{\""
                + name
                + "\":{\"Type\":\"String\",\"Value\":\""
                + value.replace("\"", "\\\"")
                + "\"}}}")
        .build();
  }

  private static MessageAttributeValue string(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private static MessageAttributeValue binary(String value) {
    return MessageAttributeValue.builder()
        .dataType("Binary")
        .binaryValue(SdkBytes.fromUtf8String(value))
        .build();
  }
}
