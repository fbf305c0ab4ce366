package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The duration metrics of the semantic conventions for HTTP, databases and messaging, in seconds,
 * with the attributes and bounds that the conventions give them.
 *
 * <p>Message counters are left out: a span of a batch does not say how many messages succeeded.
 */
final class SemconvProfile implements Profile {
  private static final int HTTP_SERVER = 0;
  private static final int HTTP_CLIENT = 1;
  private static final int DB_CLIENT = 2;
  private static final int MESSAGING_CLIENT = 3;
  private static final int MESSAGING_PROCESS = 4;

  private static final AttributeKey<String> HTTP_METHOD =
      AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> DB_SYSTEM = AttributeKey.stringKey("db.system.name");
  private static final AttributeKey<String> MESSAGING_SYSTEM =
      AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> OPERATION_TYPE =
      AttributeKey.stringKey("messaging.operation.type");

  private static final double[] REQUEST_SECONDS = {
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10
  };
  private static final double[] DB_SECONDS = {0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10};

  private static final List<String> MESSAGING =
      List.of(
          "messaging.system",
          "messaging.operation.name",
          "messaging.operation.type",
          "messaging.destination.name",
          "messaging.consumer.group.name",
          "error.type",
          "server.address",
          "server.port");

  private final Bounds.Layout bounds;
  private final List<Dimension> extra;
  private final Predicate<AttributeKey<?>> keepsKey;
  private final List<InstrumentGroup> groups = new ArrayList<>();

  SemconvProfile(Bounds.Layout bounds, List<Dimension> extra, Predicate<AttributeKey<?>> keepsKey) {
    this.bounds = bounds;
    this.extra = extra;
    this.keepsKey = keepsKey;
    add(
        "http.server.request.duration",
        "Duration of HTTP server requests.",
        REQUEST_SECONDS,
        List.of(
            "http.request.method",
            "url.scheme",
            "http.route",
            "http.response.status_code",
            "error.type",
            "network.protocol.version"));
    add(
        "http.client.request.duration",
        "Duration of HTTP client requests.",
        REQUEST_SECONDS,
        List.of(
            "http.request.method",
            "server.address",
            "server.port",
            "http.response.status_code",
            "error.type",
            "network.protocol.version"));
    add(
        "db.client.operation.duration",
        "Duration of database client operations.",
        DB_SECONDS,
        List.of(
            "db.system.name",
            "db.namespace",
            "db.collection.name",
            "db.operation.name",
            "db.response.status_code",
            "error.type",
            "server.address",
            "server.port"));
    add(
        "messaging.client.operation.duration",
        "Duration of messaging operation initiated by a producer or consumer client.",
        REQUEST_SECONDS,
        MESSAGING);
    add(
        "messaging.process.duration",
        "Duration of processing operation.",
        REQUEST_SECONDS,
        MESSAGING);
  }

  private void add(String name, String description, double[] limits, List<String> keys) {
    List<Dimension> dimensions =
        Stream.concat(
                keys.stream().map(Dimension::of),
                extra.stream().filter(dimension -> !keys.contains(dimension.name())))
            .filter(dimension -> dimension.sources().stream().anyMatch(keepsKey))
            .toList();
    groups.add(
        new InstrumentGroup(
            null, name, "s", description, bounds.of(1e9, limits), false, dimensions));
  }

  @Override
  public List<InstrumentGroup> groups() {
    return List.copyOf(groups);
  }

  @Override
  public int groupOf(SpanKind kind, Attributes attributes) {
    if (kind == SpanKind.INTERNAL) {
      return NONE;
    }
    if (kind == SpanKind.SERVER) {
      return attributes.get(HTTP_METHOD) != null ? HTTP_SERVER : NONE;
    }
    if (attributes.get(MESSAGING_SYSTEM) != null) {
      String type = attributes.get(OPERATION_TYPE);
      if ("process".equals(type)) {
        return MESSAGING_PROCESS;
      }
      // The creation of a message is no operation of the client with the broker.
      return type == null || type.equals("create") ? NONE : MESSAGING_CLIENT;
    }
    if (kind != SpanKind.CLIENT) {
      return NONE;
    }
    if (attributes.get(DB_SYSTEM) != null) {
      return DB_CLIENT;
    }
    return attributes.get(HTTP_METHOD) != null ? HTTP_CLIENT : NONE;
  }
}
