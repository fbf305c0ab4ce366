package io.throughline.processors.spanmetrics;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.business.BusinessModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Options of {@link SpanMetricsProcessor}; single use. */
public final class SpanMetricsProcessorBuilder {
  private static final List<Dimension> STANDARD =
      List.of(
          Dimension.of("error.type"),
          Dimension.of(Dimension.STATUS_CLASS),
          Dimension.of("business.transaction.name"),
          Dimension.of("business.transaction.step"));

  private Set<SpanMetricsProfile> profiles = EnumSet.of(SpanMetricsProfile.SPANMETRICS);
  private @Nullable List<Dimension> dimensions;
  private Set<SpanKind> kinds =
      EnumSet.of(SpanKind.SERVER, SpanKind.CLIENT, SpanKind.PRODUCER, SpanKind.CONSUMER);
  private SpanMetricsHistogram histogram = SpanMetricsHistogram.EXPLICIT;
  private int valuesPerDimension = 500;
  private int series = 2000;
  private Duration expiry = Duration.ofMinutes(15);
  private UnaryOperator<Attributes> redaction = UnaryOperator.identity();
  private Function<SpanData, String> spanName = SpanData::getName;
  private Predicate<AttributeKey<?>> keepsKey = key -> true;
  private final List<Promises.Promise> promises = new ArrayList<>();
  private Clock clock = Clock.getDefault();

  SpanMetricsProcessorBuilder() {}

  /** Under whose names to report. Default: {@code spanmetrics} alone. */
  public SpanMetricsProcessorBuilder setProfiles(Collection<SpanMetricsProfile> profiles) {
    this.profiles = EnumSet.noneOf(SpanMetricsProfile.class);
    this.profiles.addAll(profiles);
    return this;
  }

  /**
   * The attributes of a series beside those that its profile prescribes, as the property {@code
   * throughline.spanmetrics.dimensions} writes them: {@code key}, {@code name=key} to rename,
   * {@code resource:key} to read the resource, {@code key:default} where a span has none. Default:
   * {@code error.type}, {@code http.response.status_class}, {@code business.transaction.name} and
   * {@code business.transaction.step}.
   *
   * @throws IllegalArgumentException for an entry of another form
   */
  public SpanMetricsProcessorBuilder setDimensions(List<String> dimensions) {
    this.dimensions = dimensions.stream().map(DimensionSyntax::parse).toList();
    return this;
  }

  /** Which spans count. Default: all but internal ones. */
  public SpanMetricsProcessorBuilder setKinds(Set<SpanKind> kinds) {
    this.kinds = Set.copyOf(kinds);
    return this;
  }

  /** Default: explicit. */
  public SpanMetricsProcessorBuilder setHistogram(SpanMetricsHistogram histogram) {
    this.histogram = requireNonNull(histogram, "histogram");
    return this;
  }

  /** Default: 500 values of each dimension, 2,000 series in all. */
  public SpanMetricsProcessorBuilder setBudget(int valuesPerDimension, int series) {
    if (valuesPerDimension < 1 || series < 1) {
      throw new IllegalArgumentException(
          "budget " + valuesPerDimension + "," + series + "; accepted: positive numbers");
    }
    this.valuesPerDimension = valuesPerDimension;
    this.series = series;
    return this;
  }

  /** How long a series stays without a span. Default: 15 minutes. */
  public SpanMetricsProcessorBuilder setExpiry(Duration expiry) {
    if (expiry.isNegative() || expiry.isZero()) {
      throw new IllegalArgumentException("expiry " + expiry + "; accepted: a positive duration");
    }
    this.expiry = expiry;
    return this;
  }

  /**
   * Redacts the attributes of a new series, once per tuple of raw values. If it throws, the span is
   * counted under kind and status alone.
   */
  public SpanMetricsProcessorBuilder setRedaction(UnaryOperator<Attributes> redaction) {
    this.redaction = requireNonNull(redaction, "redaction");
    return this;
  }

  /**
   * Names the span in a new series, once per tuple of raw values. A name may hold what the other
   * attributes do not tell, so it is not left to the redaction of attributes. Default: its own
   * name.
   */
  public SpanMetricsProcessorBuilder setSpanName(Function<SpanData, String> spanName) {
    this.spanName = requireNonNull(spanName, "spanName");
    return this;
  }

  /** Dimensions none of whose keys is kept leave the list. Default: all are kept. */
  public SpanMetricsProcessorBuilder setKeyFilter(Predicate<AttributeKey<?>> keepsKey) {
    this.keepsKey = requireNonNull(keepsKey, "keepsKey");
    return this;
  }

  /**
   * Makes a promised duration a bound of an explicit histogram, so that the share of spans that
   * kept it is exact.
   */
  public SpanMetricsProcessorBuilder addPromise(Duration within) {
    return addPromise(attributes -> false, within);
  }

  /**
   * Adds every promise of a business model: those of transactions as bounds, those of dependencies
   * also to find the calls that broke them.
   */
  public SpanMetricsProcessorBuilder addPromises(BusinessModel model) {
    for (BusinessModel.Transaction transaction : model.transactions().values()) {
      if (transaction.promise() != null) {
        addPromise(transaction.promise().within());
      }
    }
    for (BusinessModel.Dependency dependency : model.dependencies().values()) {
      if (dependency.promise() != null) {
        addPromise(dependency.match(), dependency.promise().within());
      }
    }
    return this;
  }

  /**
   * As {@link #addPromise(Duration)}; spans whose attributes all match and that took longer are
   * preferred as exemplars.
   */
  public SpanMetricsProcessorBuilder addPromise(Map<String, String> match, Duration within) {
    Map<AttributeKey<String>, String> wanted = new HashMap<>();
    match.forEach((key, value) -> wanted.put(AttributeKey.stringKey(key), value));
    return addPromise(
        attributes -> {
          for (Map.Entry<AttributeKey<String>, String> entry : wanted.entrySet()) {
            if (!entry.getValue().equals(attributes.get(entry.getKey()))) {
              return false;
            }
          }
          return true;
        },
        within);
  }

  private SpanMetricsProcessorBuilder addPromise(Predicate<Attributes> match, Duration within) {
    if (within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException("promise " + within + "; accepted: a positive duration");
    }
    promises.add(new Promises.Promise(match, within.toNanos()));
    return this;
  }

  SpanMetricsProcessorBuilder setClock(Clock clock) {
    this.clock = clock;
    return this;
  }

  public SpanMetricsProcessor build() {
    List<Dimension> kept = kept(dimensions == null ? STANDARD : dimensions);
    Promises promised = new Promises(promises);
    Failures failures = new Failures();
    SpanMetricsStore.Settings settings =
        new SpanMetricsStore.Settings(
            valuesPerDimension,
            series,
            expiry.toNanos(),
            redaction,
            spanName,
            promised,
            failures,
            clock);
    List<SpanMetricsStore> stores = new ArrayList<>();
    for (SpanMetricsProfile profile : profiles) {
      stores.add(new SpanMetricsStore(profile.of(bounds(promised), kept, keepsKey), settings));
    }
    Map<String, Object> configuration = new TreeMap<>();
    configuration.put("profiles", profiles);
    configuration.put("kinds", kinds);
    configuration.put("histogram", histogram);
    configuration.put("dimensions", kept);
    configuration.put("budget", valuesPerDimension + "," + series);
    configuration.put("expiry", expiry);
    return new SpanMetricsProcessor(
        stores, kinds, failures, clock, startLine(kept), "SpanMetricsProcessor" + configuration);
  }

  private Bounds.Layout bounds(Promises promised) {
    return histogram == SpanMetricsHistogram.EXPONENTIAL
        ? (nanosPerUnit, limits) -> Bounds.exponential(nanosPerUnit)
        : (nanosPerUnit, limits) -> Bounds.of(nanosPerUnit, limits, promised.durations());
  }

  private String startLine(List<Dimension> kept) {
    StringBuilder line = new StringBuilder("span metrics as ");
    line.append(
        profiles.stream()
            .map(profile -> profile.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" and ")));
    if (profiles.contains(SpanMetricsProfile.SPANMETRICS)) {
      line.append(
          " (does a Collector run the connector spanmetrics, too? Switch one of the two off, ours by"
              + " throughline.spanmetrics.profiles=none: with both every span counts twice)");
    }
    List<Dimension> dropped = new ArrayList<>(dimensions == null ? STANDARD : dimensions);
    dropped.removeAll(kept);
    if (!dropped.isEmpty()) {
      line.append(", without the dimensions ").append(dropped).append(" that the policy drops");
    }
    // The value passes under its own key, and what it leaves under is looked at as well.
    List<String> unnamed =
        kept.stream()
            .filter(dimension -> dimension.targets().stream().noneMatch(keepsKey))
            .map(Dimension::name)
            .toList();
    if (!unnamed.isEmpty()) {
      line.append(", without the dimensions named ")
          .append(unnamed)
          .append(" until the policy keeps these names, too");
    }
    return line.toString();
  }

  private List<Dimension> kept(List<Dimension> wanted) {
    return wanted.stream()
        .filter(
            dimension ->
                dimension.fromResource() || dimension.sources().stream().anyMatch(keepsKey))
        .toList();
  }
}
