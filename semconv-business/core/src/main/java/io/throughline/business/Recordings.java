package io.throughline.business;

import static io.throughline.business.BusinessAttributes.BUSINESS_SLO_MET;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_NAME;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_OUTCOME;
import static io.throughline.business.BusinessAttributes.BUSINESS_TRANSACTION_STEP;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The instruments of one OpenTelemetry instance, and the names that may label them. */
final class Recordings {
  static final String SCOPE = "io.throughline.business";
  private static final double MILLIS_PER_SECOND = 1000;
  private static final List<Double> BOUNDS =
      List.of(0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0, 3600.0);

  final Meter meter;
  final Logger logger;
  private final BusinessModel model;
  private final BoundedNames names = new BoundedNames();
  private final BoundedNames steps = new BoundedNames();
  private final LongCounter started;
  private final LongCounter finished;
  private final DoubleHistogram duration;
  private final DoubleHistogram stepDuration;
  private final LongCounter abandoned;
  private final LongCounter recovered;
  private final LongCounter duplicates;
  private final LongCounter detached;
  private final LongCounter refused;
  private final LongCounter replacedIds;
  private final LongCounter skew;

  Recordings(OpenTelemetry openTelemetry, BusinessModel model) {
    this.model = model;
    this.meter = openTelemetry.getMeter(SCOPE);
    this.logger = openTelemetry.getLogsBridge().get(SCOPE);
    this.started =
        counter(
            BusinessMetrics.BUSINESS_TRANSACTION_STARTED, "{transaction}", "Transactions started.");
    this.finished =
        counter(
            BusinessMetrics.BUSINESS_TRANSACTION_FINISHED,
            "{transaction}",
            "Transactions that ended, by outcome.");
    this.duration =
        histogram(
            BusinessMetrics.BUSINESS_TRANSACTION_DURATION,
            "Time from the start of a transaction to its end.");
    this.stepDuration =
        histogram(
            BusinessMetrics.BUSINESS_TRANSACTION_STEP_DURATION,
            "Time from the start of a transaction until it reached the step.");
    this.abandoned =
        counter(
            BusinessMetrics.BUSINESS_TRANSACTION_ABANDONED,
            "{transaction}",
            "Transactions seen under way after their give-up time.");
    this.recovered =
        counter(
            BusinessMetrics.BUSINESS_TRANSACTION_RECOVERED,
            "{transaction}",
            "Transactions that completed after their give-up time.");
    this.duplicates =
        counter(
            BusinessMetrics.BUSINESS_TRANSACTION_DUPLICATES,
            "{transaction}",
            "Ends reported again for a transaction that had ended.");
    this.detached =
        counter(
            BusinessMetrics.BUSINESS_TRANSACTION_DETACHED,
            "{transaction}",
            "Transactions that ended in another trace than they started in.");
    this.refused =
        counter(
            BusinessMetrics.BUSINESS_TRANSACTION_REFUSED,
            "{transaction}",
            "Transactions that arrived out of bounds and were ignored.");
    this.replacedIds =
        counter(
            BusinessMetrics.BUSINESS_TRANSACTION_ID_REPLACED,
            "{transaction}",
            "Transaction ids replaced by their keyed hash.");
    this.skew =
        counter(
            BusinessMetrics.BUSINESS_CLOCK_SKEW,
            "{reading}",
            "Negative durations, recorded as zero.");
  }

  void started(Members members, Context context) {
    started.add(1, named(members), context);
  }

  void step(Members members, String step, long millis, Context context) {
    BusinessModel.Transaction known = model.transactions().get(members.name());
    String bounded = steps.bound(step, known != null && known.steps().containsKey(step));
    Attributes attributes =
        Attributes.of(
            BUSINESS_TRANSACTION_NAME, boundedName(members), BUSINESS_TRANSACTION_STEP, bounded);
    stepDuration.record(seconds(members, millis, context), attributes, context);
  }

  void finished(Members members, String outcome, @Nullable Boolean met, long millis, Context at) {
    AttributesBuilder builder =
        Attributes.builder()
            .put(BUSINESS_TRANSACTION_NAME, boundedName(members))
            .put(BUSINESS_TRANSACTION_OUTCOME, outcome);
    if (met != null) {
      builder.put(BUSINESS_SLO_MET, met);
    }
    Attributes attributes = builder.build();
    finished.add(1, attributes, at);
    duration.record(seconds(members, millis, at), attributes, at);
  }

  void abandoned(Members members, Context context) {
    abandoned.add(1, named(members), context);
  }

  void recovered(Members members, Context context) {
    recovered.add(1, named(members), context);
  }

  void duplicate(Members members, Context context) {
    duplicates.add(1, named(members), context);
  }

  void detached(Members members, Context context) {
    detached.add(1, named(members), context);
  }

  void refused(Context context) {
    refused.add(1, Attributes.empty(), context);
  }

  void replacedId(Members members, Context context) {
    replacedIds.add(1, named(members), context);
  }

  private double seconds(Members members, long millis, Context context) {
    if (millis < 0) {
      skew.add(1, named(members), context);
      return 0;
    }
    return millis / MILLIS_PER_SECOND;
  }

  private Attributes named(Members members) {
    return Attributes.of(BUSINESS_TRANSACTION_NAME, boundedName(members));
  }

  private String boundedName(Members members) {
    return names.bound(members.name(), model.transactions().containsKey(members.name()));
  }

  private LongCounter counter(String name, String unit, String description) {
    return meter.counterBuilder(name).setUnit(unit).setDescription(description).build();
  }

  private DoubleHistogram histogram(String name, String description) {
    return meter
        .histogramBuilder(name)
        .setUnit("s")
        .setDescription(description)
        .setExplicitBucketBoundariesAdvice(bounds())
        .build();
  }

  /** What is promised is a bound, so that the share that kept the promise is exact. */
  private List<Double> bounds() {
    TreeSet<Double> bounds = new TreeSet<>(BOUNDS);
    model.transactions().values().stream()
        .flatMap(
            transaction ->
                Stream.of(
                    transaction.promise() == null ? null : transaction.promise().within(),
                    transaction.giveUp()))
        .filter(Objects::nonNull)
        .map(Duration::toMillis)
        .forEach(millis -> bounds.add(millis / MILLIS_PER_SECOND));
    return new ArrayList<>(bounds);
  }
}
