package io.throughline.processors.spanmetrics;

import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of a series: where its value comes from, and the name under which it leaves.
 *
 * <p>Text, numbers and booleans can be dimensions; a list, a map or bytes under the same key count
 * as absent.
 */
final class Dimension {
  static final String STATUS_CLASS = "http.response.status_class";

  private static final AttributeKey<Long> STATUS_CODE = longKey("http.response.status_code");
  private static final String[] CLASSES = {null, "1xx", "2xx", "3xx", "4xx", "5xx"};

  /** Keys whose type the conventions fix: one look-up instead of four when they are absent. */
  private static final Set<String> LONGS =
      Set.of(
          "http.response.status_code",
          "server.port",
          "client.port",
          "network.peer.port",
          "rpc.grpc.status_code",
          "messaging.batch.message_count");

  private static final Set<String> STRINGS =
      Set.of(
          "error.type",
          "http.request.method",
          "http.route",
          "url.scheme",
          "url.template",
          "server.address",
          "network.protocol.name",
          "network.protocol.version",
          "rpc.system",
          "rpc.service",
          "rpc.method",
          "db.system.name",
          "db.namespace",
          "db.collection.name",
          "db.operation.name",
          "db.response.status_code",
          "messaging.system",
          "messaging.operation.name",
          "messaging.operation.type",
          "messaging.destination.name",
          "messaging.destination.template",
          "messaging.consumer.group.name",
          "business.transaction.name",
          "business.transaction.step",
          "business.transaction.outcome");

  private final String key;
  private final String name;
  private final @Nullable String defaultValue;
  private final boolean fromResource;
  private final List<AttributeKey<?>> sources;
  private final AttributeKey<?> source;
  private final AttributeKey<?> @Nullable [] otherSources;
  private final boolean statusClass;

  private Dimension(String key, String name, @Nullable String defaultValue, boolean fromResource) {
    this.key = key;
    this.name = name;
    this.defaultValue = defaultValue;
    this.fromResource = fromResource;
    this.sources = sourcesOf(key);
    this.source = sources.get(0);
    this.otherSources =
        sources.size() == 1
            ? null
            : sources.subList(1, sources.size()).toArray(new AttributeKey<?>[0]);
    this.statusClass = key.equals(STATUS_CLASS);
  }

  static Dimension of(String key) {
    return new Dimension(key, key, null, false);
  }

  static Dimension of(String key, String name, @Nullable String defaultValue) {
    return new Dimension(key, name, defaultValue, false);
  }

  static Dimension ofResource(String key, String name) {
    return new Dimension(key, name, null, true);
  }

  private static List<AttributeKey<?>> sourcesOf(String key) {
    if (LONGS.contains(key)) {
      return List.of(longKey(key));
    }
    if (STRINGS.contains(key)) {
      return List.of(stringKey(key));
    }
    if (key.equals(STATUS_CLASS)) {
      return List.of(STATUS_CODE);
    }
    return List.of(stringKey(key), longKey(key), booleanKey(key), doubleKey(key));
  }

  /** The name under which the value leaves. */
  String name() {
    return name;
  }

  boolean fromResource() {
    return fromResource;
  }

  /** The keys that are read; a policy that drops all of them makes the dimension pointless. */
  List<AttributeKey<?>> sources() {
    return sources;
  }

  /** The keys that the value may leave under. */
  List<AttributeKey<?>> targets() {
    return sourcesOf(name);
  }

  /** The raw value; null when there is none, or none of a type that can be a dimension. */
  @Nullable Object read(Attributes attributes) {
    Object value = attributes.get(source);
    if (value == null) {
      return otherSources == null ? null : readOthers(attributes, otherSources);
    }
    return statusClass ? statusClass((Long) value) : value;
  }

  private static @Nullable Object readOthers(Attributes attributes, AttributeKey<?>[] sources) {
    for (AttributeKey<?> source : sources) {
      Object value = attributes.get(source);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable String statusClass(Long code) {
    return code < 100 || code > 599 ? null : CLASSES[(int) (code / 100)];
  }

  /**
   * Adds the value as it may leave under its own key, since a policy knows nothing of the name that
   * it gets here; the redaction under that name is still to come.
   */
  void put(AttributesBuilder builder, @Nullable Object value, UnaryOperator<Attributes> redaction) {
    if (value == null) {
      if (defaultValue != null) {
        builder.put(name, defaultValue);
      }
    } else if (name.equals(key)) {
      put(builder, name, value);
    } else {
      AttributesBuilder own = Attributes.builder();
      put(own, key, value);
      Map<AttributeKey<?>, Object> kept = redaction.apply(own.build()).asMap();
      if (kept.size() == 1) {
        // A pseudonym may stand under another key.
        put(builder, name, kept.values().iterator().next());
      }
    }
  }

  private static void put(AttributesBuilder builder, String key, Object value) {
    if (value instanceof String text) {
      builder.put(key, text);
    } else if (value instanceof Long number) {
      builder.put(key, number.longValue());
    } else if (value instanceof Double number) {
      builder.put(key, number.doubleValue());
    } else if (value instanceof Boolean truth) {
      builder.put(key, truth.booleanValue());
    }
  }

  @Override
  public String toString() {
    return (fromResource ? "resource:" : "")
        + (name.equals(key) ? key : name + "=" + key)
        + (defaultValue == null ? "" : ":" + defaultValue);
  }
}
