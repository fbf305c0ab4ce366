package io.throughline.processors;

import io.opentelemetry.api.trace.SpanKind;
import io.throughline.business.BusinessModel;
import io.throughline.processors.spanmetrics.SpanMetricsHistogram;
import io.throughline.processors.spanmetrics.SpanMetricsProcessor;
import io.throughline.processors.spanmetrics.SpanMetricsProcessorBuilder;
import io.throughline.processors.spanmetrics.SpanMetricsProfile;
import io.throughline.processors.spanmetrics.SpanMetricsSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the parts of an installation from settings, the business model and the redaction. */
final class PartsFactory {
  private PartsFactory() {}

  static Installation.Parts create(
      ThroughlineProperties properties, BusinessModel model, Redaction redaction) {
    SpanMetricsProcessor metrics =
        properties.enabled() && !properties.spanMetrics().none()
            ? spanMetrics(properties.spanMetrics(), model, redaction)
            : null;
    return new Installation.Parts(
        properties.enabled(),
        properties.edge(),
        properties.recordAll() && metrics != null,
        model,
        redaction,
        metrics == null ? SpanMetricsSource.none() : metrics,
        metrics);
  }

  private static SpanMetricsProcessor spanMetrics(
      ThroughlineProperties.SpanMetrics settings, BusinessModel model, Redaction redaction) {
    SpanMetricsProcessorBuilder builder =
        spanMetrics(model, redaction)
            .setProfiles(
                settings.profiles().stream()
                    .map(name -> named(SpanMetricsProfile.class, name))
                    .toList())
            .setKinds(kinds(settings.kinds()))
            .setHistogram(named(SpanMetricsHistogram.class, settings.histogram()))
            .setBudget(settings.valuesPerDimension(), settings.series())
            .setExpiry(settings.expiry());
    if (!settings.dimensions().isEmpty()) {
      builder.setDimensions(settings.dimensions());
    }
    return builder.build();
  }

  /** What is promised becomes a histogram bound, so that the share that kept it is exact. */
  static SpanMetricsProcessorBuilder spanMetrics(BusinessModel model, Redaction redaction) {
    return SpanMetricsProcessor.builder()
        .setRedaction(redaction.newSeries())
        .setSpanName(redaction.spanName())
        .setKeyFilter(redaction.keepsKey())
        .addPromises(model);
  }

  /** As properties write them. */
  static List<String> namesOf(Class<? extends Enum<?>> choice) {
    return Arrays.stream(choice.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static <E extends Enum<E>> E named(Class<E> choice, String name) {
    return Enum.valueOf(choice, name.toUpperCase(Locale.ROOT));
  }

  private static Set<SpanKind> kinds(List<String> names) {
    return names.stream()
        .map(name -> named(SpanKind.class, name))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(SpanKind.class)));
  }
}
