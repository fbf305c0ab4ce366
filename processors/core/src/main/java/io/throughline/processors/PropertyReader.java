package io.throughline.processors;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.throughline.processors.internal.Guess;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads properties, and words what is wrong with one the way its author wrote it: as environment
 * variable or as property, with the value, what is accepted, and a guess at what was meant.
 */
final class PropertyReader {
  private static final List<String> FLAGS = List.of("true", "false");

  /** Beyond it nobody waits, and a count of nanoseconds ends some centuries later. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private final ConfigProperties config;

  PropertyReader(ConfigProperties config) {
    this.config = config;
  }

  /** The trimmed value, or null where it is missing or blank. */
  @Nullable String text(String name) {
    String value = config.getString(name);
    return value == null || value.isBlank() ? null : value.trim();
  }

  boolean flag(String name, boolean otherwise) {
    String value = text(name);
    if (value == null) {
      return otherwise;
    }
    return oneOf(name, value.toLowerCase(Locale.ROOT), "true or false", FLAGS).equals("true");
  }

  /** The members of a comma-separated list; empty where the property is missing. */
  List<String> list(String name) {
    List<String> values = config.getList(name);
    return values == null ? List.of() : values;
  }

  List<String> listOf(String name, List<String> otherwise, String kind, List<String> accepted) {
    if (text(name) == null) {
      return otherwise;
    }
    return list(name).stream()
        .map(value -> oneOf(name, value.toLowerCase(Locale.ROOT), kind, accepted))
        .distinct()
        .toList();
  }

  Duration duration(String name, Duration otherwise) {
    if (text(name) == null) {
      return otherwise;
    }
    Duration value;
    try {
      value = config.getDuration(name);
    } catch (ConfigurationException e) {
      value = null;
    }
    if (value == null || value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
      throw wrong(
          name,
          text(name),
          "duration above zero, up to " + LONGEST.toDays() + " days",
          List.of("15m, 90s, 500ms"));
    }
    return value;
  }

  /**
   * @param accepted what the message lists, and what a guess is taken from
   */
  ConfigurationException wrong(
      String name, @Nullable String value, String kind, List<String> accepted) {
    return new ConfigurationException(
        asWritten(name)
            + "="
            + value
            + " is no "
            + kind
            + "; accepted: "
            + String.join(", ", accepted)
            + Guess.didYouMean(accepted, value));
  }

  /** The name under which the user can find the setting again. */
  static String asWritten(String name) {
    String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    boolean asVariable = System.getProperty(name) == null && System.getenv(variable) != null;
    return asVariable ? variable : name;
  }

  String oneOf(String name, String value, String kind, List<String> accepted) {
    if (!accepted.contains(value)) {
      throw wrong(name, value, kind, accepted);
    }
    return value;
  }
}
