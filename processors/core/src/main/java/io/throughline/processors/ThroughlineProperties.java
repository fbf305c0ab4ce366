package io.throughline.processors;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.throughline.processors.internal.Guess;
import io.throughline.processors.spanmetrics.SpanMetricsHistogram;
import io.throughline.processors.spanmetrics.SpanMetricsProcessor;
import io.throughline.processors.spanmetrics.SpanMetricsProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The properties of Throughline, read and checked at once, so that a mistake stops the start and
 * not the third hour of operation.
 *
 * @param policy null: by environment
 * @param redactionKeys null: a random key
 * @param baggageAllow empty: the business members and the user's pseudonym
 */
record ThroughlineProperties(
    boolean enabled,
    boolean strict,
    boolean edge,
    boolean recordAll,
    @Nullable String policy,
    @Nullable String redactionKeys,
    List<String> baggageAllow,
    SpanMetrics spanMetrics) {
  static final String ENABLED = "throughline.enabled";
  static final String POLICY = "throughline.policy";
  static final String STRICT = "throughline.strict";
  static final String KEYS = "throughline.redaction.keys";
  static final String PROFILES = "throughline.spanmetrics.profiles";
  static final String DIMENSIONS = "throughline.spanmetrics.dimensions";
  static final String HISTOGRAM = "throughline.spanmetrics.histogram";
  static final String BUDGET = "throughline.spanmetrics.budget";
  static final String EXPIRY = "throughline.spanmetrics.expiry";
  static final String KINDS = "throughline.spanmetrics.kinds";
  static final String RECORD_ALL = "throughline.sampling.record-all";
  static final String MODEL = "throughline.business.model";
  static final String BAGGAGE = "throughline.baggage.allow";
  static final String EDGE = "throughline.edge";

  private static final Logger LOGGER = Logger.getLogger(Throughline.class.getName());
  private static final List<String> ALL =
      List.of(
          ENABLED,
          POLICY,
          STRICT,
          KEYS,
          PROFILES,
          DIMENSIONS,
          HISTOGRAM,
          BUDGET,
          EXPIRY,
          KINDS,
          RECORD_ALL,
          MODEL,
          BAGGAGE,
          EDGE,
          "throughline.propagation.tracepack-only",
          "throughline.propagation.max-bytes");
  private static final List<String> KIND_NAMES =
      List.of("server", "client", "producer", "consumer", "internal");

  static ThroughlineProperties read(ConfigProperties config) {
    PropertyReader reader = new PropertyReader(config);
    warnOfUnknown(System.getProperties().stringPropertyNames().stream());
    warnOfUnknown(System.getenv().keySet().stream());
    refuseModelFile(reader);
    boolean enabled = reader.flag(ENABLED, true);
    return new ThroughlineProperties(
        enabled,
        reader.flag(STRICT, false),
        reader.flag(EDGE, false),
        reader.flag(RECORD_ALL, true) && enabled,
        reader.text(POLICY),
        reader.text(KEYS),
        reader.list(BAGGAGE),
        SpanMetrics.read(reader));
  }

  private static void refuseModelFile(PropertyReader reader) {
    String model = reader.text(MODEL);
    if (model != null) {
      // Ignoring it would leave the user waiting for figures that never come.
      throw reader.wrong(
          MODEL,
          model,
          "model that this version can read: it takes the model from code",
          List.of("a BusinessModelProvider on the class path, and this property unset"));
    }
  }

  /** A misspelt name has no effect, which nobody would notice. */
  private static void warnOfUnknown(Stream<String> names) {
    for (String name : names.toList()) {
      String property = dotted(name.toLowerCase(Locale.ROOT));
      boolean ours = property.startsWith("throughline.");
      if (ours && ALL.stream().noneMatch(known -> dotted(known).equals(property))) {
        LOGGER.log(
            Level.WARNING,
            "{0} is no setting of Throughline and has no effect{1}",
            new Object[] {name, Guess.didYouMean(ALL, property)});
      }
    }
  }

  private static String dotted(String property) {
    return property.replace('-', '.').replace('_', '.');
  }

  /**
   * The settings of span metrics.
   *
   * @param dimensions empty: the standard set
   */
  record SpanMetrics(
      List<String> profiles,
      List<String> dimensions,
      String histogram,
      int valuesPerDimension,
      int series,
      Duration expiry,
      List<String> kinds) {
    private static final int VALUES = 500;
    private static final int SERIES = 2_000;

    static SpanMetrics read(PropertyReader reader) {
      List<String> accepted = new ArrayList<>(PartsFactory.namesOf(SpanMetricsProfile.class));
      accepted.add("none");
      List<String> profiles = reader.listOf(PROFILES, List.of("spanmetrics"), "profile", accepted);
      if (profiles.contains("none") && profiles.size() > 1) {
        throw reader.wrong(
            PROFILES, reader.text(PROFILES), "choice: none stands alone", List.of("none"));
      }
      int[] budget = budget(reader);
      return new SpanMetrics(
          profiles,
          dimensions(reader),
          histogram(reader),
          budget[0],
          budget[1],
          reader.duration(EXPIRY, Duration.ofMinutes(15)),
          reader.listOf(
              KINDS, List.of("server", "client", "producer", "consumer"), "span kind", KIND_NAMES));
    }

    boolean none() {
      return profiles.contains("none");
    }

    private static List<String> dimensions(PropertyReader reader) {
      List<String> dimensions = reader.list(DIMENSIONS);
      for (String dimension : dimensions) {
        try {
          SpanMetricsProcessor.builder().setDimensions(List.of(dimension));
        } catch (IllegalArgumentException e) {
          throw reader.wrong(
              DIMENSIONS,
              dimension,
              "dimension",
              List.of("key", "name=key", "resource:key", "key:default"));
        }
      }
      return dimensions;
    }

    private static String histogram(PropertyReader reader) {
      String name = reader.text(HISTOGRAM);
      return reader.oneOf(
          HISTOGRAM,
          name == null ? "explicit" : name.toLowerCase(Locale.ROOT),
          "histogram",
          PartsFactory.namesOf(SpanMetricsHistogram.class));
    }

    private static int[] budget(PropertyReader reader) {
      String text = reader.text(BUDGET);
      if (text == null) {
        return new int[] {VALUES, SERIES};
      }
      List<String> parts = reader.list(BUDGET);
      try {
        int[] budget = {Integer.parseInt(parts.get(0)), Integer.parseInt(parts.get(1))};
        if (parts.size() == 2 && budget[0] > 0 && budget[1] > 0) {
          return budget;
        }
      } catch (NumberFormatException | IndexOutOfBoundsException notTwoNumbers) {
        // The message below says what is accepted.
      }
      throw reader.wrong(
          BUDGET, text, "budget", List.of("values,series as two numbers above zero (500,2000)"));
    }
  }
}
