package io.throughline.sample.drive;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import io.throughline.realparts.OtlpReceiver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the services on real parts with redaction off and writes down what instrumentation libraries
 * and hands really record: one span and one log record of each shape, for the golden test of the
 * processors.
 */
public final class GoldenCapture {
  private static final int ORDERS = 20;
  private static final Duration QUIET = Duration.ofSeconds(15);

  /** Five lines of protobuf's printer, which read better as one. */
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "attributes \\{\\s+key: (\"[^\"]*\")\\s+value \\{\\s+(\\w+_value: .*)\\s+}\\s+}");

  private static final String HEADER =
      """
      # What the services of samples/order-to-email recorded on real parts, redaction off: one of each shape.
      # Of the resource the service's name alone. To capture again:
      # mvn -Pfast,golden process-test-classes -pl samples/order-to-email -am
      """;

  private GoldenCapture() {}

  /** Arguments: a folder to work in, and the folder to write to. */
  public static void main(String[] args) throws IOException {
    Path work = Files.createDirectories(Path.of(args[0]));
    Path target = Files.createDirectories(Path.of(args[1]));
    Path off =
        Files.writeString(
            work.resolve("off.yaml"), "version: 1\nmode: off\nallow_loosening: true\n");
    Map<String, String> settings =
        Map.of(
            "THROUGHLINE_POLICY", "file:" + off,
            "THROUGHLINE_BAGGAGE_ALLOW", "*",
            "OTEL_TRACES_SAMPLER", "always_on");
    try (OtlpReceiver receiver = OtlpReceiver.start();
        Parts parts = Parts.start();
        Services services = Services.of(parts, receiver.endpoint(), work, settings)) {
      URI storefront = services.start();
      place(receiver, storefront, settings);
      services.stop().forEach(name -> System.out.println(name + " did not end well"));
      write(target.resolve("captured-spans.textproto"), spans(receiver));
      write(target.resolve("captured-logs.textproto"), logs(receiver));
    }
    System.exit(0);
  }

  private static void place(OtlpReceiver receiver, URI storefront, Map<String, String> settings) {
    Map<String, String> properties = new HashMap<>();
    Map<String, String> all =
        new HashMap<>(Services.telemetry(Browser.SERVICE, receiver.endpoint()));
    all.putAll(settings);
    all.forEach(
        (key, value) -> properties.put(key.toLowerCase(Locale.ROOT).replace('_', '.'), value));
    try (Browser browser = Browser.open(properties, storefront, new Ledger())) {
      for (int number = 1; number <= ORDERS; number++) {
        browser.click(OrderPlan.order(number));
      }
      // A card that cannot be charged is tried again until nobody tries any more.
      int before = -1;
      while (receiver.spans().size() != before) {
        before = receiver.spans().size();
        int seen = before;
        receiver.await(now -> now.spans().size() > seen, QUIET);
      }
    }
  }

  private static TracesData spans(OtlpReceiver receiver) {
    Map<String, ResourceSpans> shapes = new TreeMap<>();
    for (ResourceSpans resource : receiver.resourceSpans()) {
      resource
          .getScopeSpansList()
          .forEach(
              scoped ->
                  scoped
                      .getSpansList()
                      .forEach(
                          span ->
                              shapes.putIfAbsent(
                                  shape(resource.getResource(), scoped.getScope(), span),
                                  ResourceSpans.newBuilder()
                                      .setResource(named(resource.getResource()))
                                      .addScopeSpans(scoped.toBuilder().clearSpans().addSpans(span))
                                      .build())));
    }
    return TracesData.newBuilder().addAllResourceSpans(shapes.values()).build();
  }

  private static LogsData logs(OtlpReceiver receiver) {
    Map<String, ResourceLogs> shapes = new TreeMap<>();
    for (ResourceLogs resource : receiver.resourceLogs()) {
      resource
          .getScopeLogsList()
          .forEach(
              scoped ->
                  scoped
                      .getLogRecordsList()
                      .forEach(
                          log ->
                              shapes.putIfAbsent(
                                  shape(resource.getResource(), scoped.getScope(), log),
                                  ResourceLogs.newBuilder()
                                      .setResource(named(resource.getResource()))
                                      .addScopeLogs(
                                          scoped.toBuilder().clearLogRecords().addLogRecords(log))
                                      .build())));
    }
    return LogsData.newBuilder().addAllResourceLogs(shapes.values()).build();
  }

  /** Spans of one shape teach a reader nothing that one of them does not. */
  private static String shape(Resource resource, InstrumentationScope scope, Span span) {
    return String.join(
        " ",
        named(resource).toString(),
        scope.getName(),
        span.getKind().name(),
        span.getStatus().getCode().name(),
        keys(span.getAttributesList()),
        names(span.getEventsList().stream().map(Span.Event::getName)));
  }

  private static String shape(Resource resource, InstrumentationScope scope, LogRecord log) {
    return String.join(
        " ",
        named(resource).toString(),
        scope.getName(),
        log.getSeverityText(),
        log.getEventName(),
        keys(log.getAttributesList()));
  }

  private static String keys(List<KeyValue> attributes) {
    return names(attributes.stream().map(KeyValue::getKey).sorted());
  }

  /** A name with a blank in it is made of data. */
  private static String names(Stream<String> names) {
    return names.map(name -> name.contains(" ") ? "?" : name).collect(Collectors.joining(","));
  }

  private static Resource named(Resource resource) {
    return Resource.newBuilder()
        .addAllAttributes(
            resource.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .toList())
        .build();
  }

  private static void write(Path file, Message data) throws IOException {
    String text = TextFormat.printer().escapingNonAscii(false).printToString(data);
    Files.writeString(
        file, HEADER + ATTRIBUTE.matcher(text).replaceAll("attributes { key: $1 value { $2 } }"));
    System.out.println("wrote " + file);
  }
}
