package io.throughline.propagation.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The {@code throughline.propagation.*} properties and {@code throughline.edge}. Internal.
 *
 * <p>One place reads them for everybody: {@link DefaultPropagator} checks them when the SDK starts
 * and so stops a start with a wrong value; hooks and entry points, which no SDK configures, read
 * system property, then environment variable, on first use.
 */
public final class PropagationSettings {

  public static final String ENABLED = "throughline.enabled";
  public static final String EDGE = "throughline.edge";
  public static final String TRACEPACK_ONLY = "throughline.propagation.tracepack-only";
  public static final String MAX_BYTES = "throughline.propagation.max-bytes";

  private static final class Environment {
    static final PropagationSettings SETTINGS = lenient(PropagationSettings::property);
  }

  private static final Logger LOGGER = Logger.getLogger(PropagationSettings.class.getName());

  private final boolean enabled;
  private final boolean edge;
  private final List<String> tracepackOnly;
  private final Map<String, Long> maxBytes;

  private PropagationSettings(
      boolean enabled, boolean edge, List<String> tracepackOnly, Map<String, Long> maxBytes) {
    this.enabled = enabled;
    this.edge = edge;
    this.tracepackOnly = tracepackOnly;
    this.maxBytes = maxBytes;
  }

  /** System properties, then environment variables; see {@link #lenient} for a wrong value. */
  public static PropagationSettings fromEnvironment() {
    return Environment.SETTINGS;
  }

  /**
   * From properties by their dotted names; absent ones are null.
   *
   * @throws IllegalArgumentException with property, value and what is accepted
   */
  public static PropagationSettings of(UnaryOperator<@Nullable String> properties) {
    return new PropagationSettings(
        flag(properties, ENABLED, true),
        flag(properties, EDGE, false),
        list(properties.apply(TRACEPACK_ONLY)),
        sizes(properties.apply(MAX_BYTES)));
  }

  /** What is wrong is said and counts as not set; the other properties hold. */
  static PropagationSettings lenient(UnaryOperator<@Nullable String> properties) {
    return of(
        name -> {
          String value = properties.apply(name);
          try {
            of(asked -> Objects.equals(asked, name) ? value : null);
            return value;
          } catch (IllegalArgumentException e) {
            LOGGER.log(Level.WARNING, "{0}; its default holds", e.getMessage());
            return null;
          }
        });
  }

  /** The same with a limit of a destination that counts more than those of before. */
  public PropagationSettings withMaxBytes(String destination, long bytes) {
    Objects.requireNonNull(destination, "destination");
    if (bytes < 0) {
      throw new IllegalArgumentException("maxBytes=" + bytes + " is no size; accepted: 0 or more");
    }
    Map<String, Long> sizes = new LinkedHashMap<>();
    sizes.put(destination, bytes);
    maxBytes.forEach(sizes::putIfAbsent);
    return new PropagationSettings(enabled, edge, tracepackOnly, sizes);
  }

  /** The same with one more destination whose consumers read {@code tracepack}. */
  public PropagationSettings withTracepackOnly(String destination) {
    List<String> more = new ArrayList<>(tracepackOnly);
    more.add(Objects.requireNonNull(destination, "destination"));
    return new PropagationSettings(enabled, edge, List.copyOf(more), maxBytes);
  }

  private static @Nullable String property(@Nullable String name) {
    if (name == null) {
      return null;
    }
    String value = System.getProperty(name);
    return value != null
        ? value
        : System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
  }

  private static boolean flag(
      UnaryOperator<@Nullable String> properties, String name, boolean absent) {
    String value = properties.apply(name);
    if (value == null || value.isBlank()) {
      return absent;
    }
    return switch (value.trim().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              name + "=" + value + " is neither true nor false; accepted: true, false");
    };
  }

  private static List<String> list(@Nullable String value) {
    if (value == null) {
      return List.of();
    }
    return List.of(value.split(",", -1)).stream()
        .map(String::trim)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private static Map<String, Long> sizes(@Nullable String value) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (String entry : list(value)) {
      int equals = entry.lastIndexOf('=');
      long bytes = equals > 0 ? number(entry.substring(equals + 1).trim()) : -1;
      if (bytes < 0) {
        throw new IllegalArgumentException(
            MAX_BYTES + "=" + entry + " is no size; accepted: destination=bytes,… (orders=262144)");
      }
      sizes.put(entry.substring(0, equals).trim(), bytes);
    }
    return sizes;
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  public boolean enabled() {
    return enabled;
  }

  public boolean edge() {
    return edge;
  }

  /** Whether every consumer of this destination is declared to read {@code tracepack}. */
  public boolean isTracepackOnly(String destination) {
    for (int i = 0; i < tracepackOnly.size(); i++) {
      if (matches(tracepackOnly.get(i), destination)) {
        return true;
      }
    }
    return false;
  }

  /** The limit declared for this destination, or the given one. */
  public long maxBytes(String destination, long otherwise) {
    if (maxBytes.isEmpty()) {
      return otherwise;
    }
    for (Map.Entry<String, Long> entry : maxBytes.entrySet()) {
      if (matches(entry.getKey(), destination)) {
        return entry.getValue();
      }
    }
    return otherwise;
  }

  private static boolean matches(String pattern, String destination) {
    return pattern.endsWith("*")
        ? destination.startsWith(pattern.substring(0, pattern.length() - 1))
        : destination.equals(pattern);
  }
}
