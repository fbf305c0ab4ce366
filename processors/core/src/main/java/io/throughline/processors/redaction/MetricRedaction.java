package io.throughline.processors.redaction;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.data.SummaryData;
import io.opentelemetry.sdk.metrics.data.SummaryPointData;
import io.opentelemetry.sdk.resources.Resource;
import io.throughline.processors.redaction.detect.KeyContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Makes the metric that may leave. Attributes are remembered, points never: the SDK may use a point
 * again for the next collection.
 */
final class MetricRedaction {
  private static final int MAX_REMEMBERED = 10_000;
  private static final String WITHHELD = "throughline.withheld.";

  private final Redactor redactor;
  private final RedactionPolicy policy;
  private final AttributeRedaction attributes;
  private final OriginRedaction origin;
  private final TextRedaction text;
  private final KeyRing keys;
  private final RedactionMetrics metrics;
  private final AttributeRedaction own;
  private final Map<Attributes, Attributes> remembered = new ConcurrentHashMap<>();
  private final Map<Attributes, Attributes> rememberedOwn = new ConcurrentHashMap<>();

  /**
   * @param own for the attributes of Throughline's metrics
   */
  MetricRedaction(Redactor redactor, Redactor.Parts parts, AttributeRedaction own) {
    this.own = own;
    this.redactor = redactor;
    policy = parts.policy();
    attributes = parts.attributes();
    origin = parts.origin();
    text = parts.text();
    keys = parts.keys();
    metrics = parts.metrics();
  }

  MetricData redact(MetricData metric) {
    boolean enforced = policy.mode == RedactionPolicy.Mode.ENFORCE;
    try {
      Resource resource = origin.resource(metric.getResource());
      if (!enforced) {
        if (policy.observes()) {
          // Looked at for the count alone.
          data(metric);
        }
        return unchanged(metric, resource);
      }
      InstrumentationScopeInfo scope = origin.scope(metric.getInstrumentationScopeInfo());
      String unit = metric.getUnit();
      return new RedactedMetricData(
          redactor,
          resource,
          scope,
          name(metric.getName()),
          description(metric.getDescription()),
          Shapes.unit(unit) ? unit : "",
          metric.getType(),
          data(metric));
    } catch (Throwable e) {
      metrics.error("metric", e);
      return enforced ? withheld() : metric;
    }
  }

  private MetricData unchanged(MetricData metric, Resource resource) {
    return new RedactedMetricData(
        redactor,
        resource,
        metric.getInstrumentationScopeInfo(),
        metric.getName(),
        metric.getDescription(),
        metric.getUnit(),
        metric.getType(),
        metric.getData());
  }

  /** No points: a figure without its attributes would be wrong. */
  private MetricData withheld() {
    return new RedactedMetricData(
        redactor,
        origin.known(),
        InstrumentationScopeInfo.empty(),
        WITHHELD + "failed",
        "",
        "",
        MetricDataType.LONG_GAUGE,
        GaugeData.createLongGaugeData(List.of()));
  }

  private String name(String name) {
    Scratch scratch = Scratch.take();
    try {
      boolean allowed = Shapes.name(name) || !policy.isClosed();
      return allowed && text.isClean(name, KeyContext.NONE, scratch)
          ? name
          : WITHHELD + Pseudonyms.letters(keys.hash(0, "metric", name), 8);
    } finally {
      scratch.giveBack();
    }
  }

  /** Free text, and so not of a closed list. */
  private String description(String description) {
    if (description.isEmpty() || policy.isClosed()) {
      return "";
    }
    Scratch scratch = Scratch.take();
    try {
      String kept = text.redact(description, KeyContext.NONE, scratch);
      return kept == null ? "" : kept;
    } finally {
      scratch.giveBack();
    }
  }

  /** Never throws; empty where the attributes cannot be redacted. */
  Attributes attributes(Attributes raw, boolean isOwn) {
    if (raw.isEmpty()) {
      return Attributes.empty();
    }
    Map<Attributes, Attributes> remembered = isOwn ? rememberedOwn : this.remembered;
    Scratch scratch = Scratch.take();
    try {
      Attributes kept = remembered.get(raw);
      if (kept != null) {
        return kept;
      }
      kept = (isOwn ? own : attributes).redact(raw, scratch);
      if (remembered.size() >= MAX_REMEMBERED) {
        remembered.clear();
      }
      remembered.put(raw, kept);
      return kept;
    } catch (Throwable e) {
      metrics.error("metric", e);
      return Attributes.empty();
    } finally {
      scratch.giveBack();
    }
  }

  private static boolean isOwn(MetricData metric) {
    return ClosedList.OWN_SCOPES.contains(metric.getInstrumentationScopeInfo().getName());
  }

  private Data<?> data(MetricData metric) {
    boolean isOwn = isOwn(metric);
    return switch (metric.getType()) {
      case LONG_GAUGE ->
          GaugeData.createLongGaugeData(
              merged(
                  metric.getLongGaugeData().getPoints(), p -> point(p, isOwn), PointMerge::latest));
      case DOUBLE_GAUGE ->
          GaugeData.createDoubleGaugeData(
              merged(
                  metric.getDoubleGaugeData().getPoints(),
                  p -> point(p, isOwn),
                  PointMerge::latest));
      case LONG_SUM -> {
        SumData<LongPointData> sum = metric.getLongSumData();
        yield SumData.createLongSumData(
            sum.isMonotonic(),
            sum.getAggregationTemporality(),
            merged(sum.getPoints(), p -> point(p, isOwn), PointMerge::sum));
      }
      case DOUBLE_SUM -> {
        SumData<DoublePointData> sum = metric.getDoubleSumData();
        yield SumData.createDoubleSumData(
            sum.isMonotonic(),
            sum.getAggregationTemporality(),
            merged(sum.getPoints(), p -> point(p, isOwn), PointMerge::sum));
      }
      case HISTOGRAM -> {
        HistogramData histogram = metric.getHistogramData();
        yield HistogramData.create(
            histogram.getAggregationTemporality(),
            merged(histogram.getPoints(), p -> point(p, isOwn), PointMerge::histogram));
      }
      case EXPONENTIAL_HISTOGRAM -> {
        ExponentialHistogramData histogram = metric.getExponentialHistogramData();
        yield ExponentialHistogramData.create(
            histogram.getAggregationTemporality(),
            merged(histogram.getPoints(), p -> point(p, isOwn), ExponentialMerge::merge));
      }
      case SUMMARY ->
          SummaryData.create(
              merged(
                  metric.getSummaryData().getPoints(), p -> point(p, isOwn), PointMerge::summary));
    };
  }

  /** The points as they may leave; those whose attributes become equal are one. */
  private static <T extends PointData> List<T> merged(
      Collection<T> points, UnaryOperator<T> redaction, BinaryOperator<T> merge) {
    Map<Attributes, T> merged = new LinkedHashMap<>(2 * points.size());
    for (T point : points) {
      T redacted = redaction.apply(point);
      merged.merge(redacted.getAttributes(), redacted, merge);
    }
    return Collections.unmodifiableList(new ArrayList<>(merged.values()));
  }

  private LongPointData point(LongPointData point, boolean isOwn) {
    return new Points.LongPoint(
        point.getStartEpochNanos(),
        point.getEpochNanos(),
        attributes(point.getAttributes(), isOwn),
        point.getValue(),
        longExemplars(point.getExemplars(), isOwn));
  }

  private DoublePointData point(DoublePointData point, boolean isOwn) {
    return new Points.DoublePoint(
        point.getStartEpochNanos(),
        point.getEpochNanos(),
        attributes(point.getAttributes(), isOwn),
        point.getValue(),
        exemplars(point.getExemplars(), isOwn));
  }

  private HistogramPointData point(HistogramPointData point, boolean isOwn) {
    return new Points.HistogramPoint(
        point.getStartEpochNanos(),
        point.getEpochNanos(),
        attributes(point.getAttributes(), isOwn),
        point.getSum(),
        point.getCount(),
        point.hasMin(),
        point.getMin(),
        point.hasMax(),
        point.getMax(),
        point.getBoundaries(),
        List.copyOf(point.getCounts()),
        exemplars(point.getExemplars(), isOwn));
  }

  private ExponentialHistogramPointData point(ExponentialHistogramPointData point, boolean isOwn) {
    return new Points.ExponentialPoint(
        point.getStartEpochNanos(),
        point.getEpochNanos(),
        attributes(point.getAttributes(), isOwn),
        point.getScale(),
        point.getSum(),
        point.getCount(),
        point.getZeroCount(),
        point.hasMin(),
        point.getMin(),
        point.hasMax(),
        point.getMax(),
        point.getPositiveBuckets(),
        point.getNegativeBuckets(),
        exemplars(point.getExemplars(), isOwn));
  }

  private SummaryPointData point(SummaryPointData point, boolean isOwn) {
    return SummaryPointData.create(
        point.getStartEpochNanos(),
        point.getEpochNanos(),
        attributes(point.getAttributes(), isOwn),
        point.getCount(),
        point.getSum(),
        point.getValues());
  }

  private List<DoubleExemplarData> exemplars(List<DoubleExemplarData> exemplars, boolean isOwn) {
    if (exemplars.isEmpty()) {
      return List.of();
    }
    List<DoubleExemplarData> kept = new ArrayList<>(exemplars.size());
    for (DoubleExemplarData exemplar : exemplars) {
      kept.add(
          DoubleExemplarData.create(
              attributes(exemplar.getFilteredAttributes(), isOwn),
              exemplar.getEpochNanos(),
              origin.context(exemplar.getSpanContext()),
              exemplar.getValue()));
    }
    return kept;
  }

  private List<LongExemplarData> longExemplars(List<LongExemplarData> exemplars, boolean isOwn) {
    if (exemplars.isEmpty()) {
      return List.of();
    }
    List<LongExemplarData> kept = new ArrayList<>(exemplars.size());
    for (LongExemplarData exemplar : exemplars) {
      kept.add(
          LongExemplarData.create(
              attributes(exemplar.getFilteredAttributes(), isOwn),
              exemplar.getEpochNanos(),
              origin.context(exemplar.getSpanContext()),
              exemplar.getValue()));
    }
    return kept;
  }

  /** Two metrics that say the same of where they come from become one. */
  Collection<MetricData> mergeEqual(List<MetricData> redacted) {
    if (policy.mode != RedactionPolicy.Mode.ENFORCE) {
      return redacted;
    }
    try {
      Map<Object, MetricData> merged = new LinkedHashMap<>();
      for (MetricData metric : redacted) {
        merged.merge(MetricIdentity.of(metric), metric, this::merge);
      }
      return List.copyOf(merged.values());
    } catch (Throwable e) {
      metrics.error("metric", e);
      return redacted;
    }
  }

  private MetricData merge(MetricData one, MetricData other) {
    RedactedMetricData first = (RedactedMetricData) one;
    MetricData joined = first.with(MetricIdentity.joined(one, other));
    return first.with(data(joined));
  }
}
