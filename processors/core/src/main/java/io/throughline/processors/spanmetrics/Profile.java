package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;

/** Which instruments a span feeds, under whose names. */
interface Profile {
  int NONE = -1;

  List<InstrumentGroup> groups();

  /** Index of the group that counts this span, or {@link #NONE}. On the hot path: no allocation. */
  int groupOf(SpanKind kind, Attributes attributes);

  /** The names of the Collector's connector of the same name. */
  static Profile spanMetrics(Bounds.Layout bounds, List<Dimension> dimensions) {
    double[] milliseconds = {
      2, 4, 6, 8, 10, 50, 100, 200, 400, 800, 1000, 1400, 2000, 5000, 10000, 15000
    };
    List<InstrumentGroup> groups =
        List.of(
            new InstrumentGroup(
                "traces.span.metrics.calls",
                "traces.span.metrics.duration",
                "ms",
                "",
                bounds.of(1e6, milliseconds),
                true,
                dimensions));
    return new Profile() {
      @Override
      public List<InstrumentGroup> groups() {
        return groups;
      }

      @Override
      public int groupOf(SpanKind kind, Attributes attributes) {
        return 0;
      }
    };
  }
}
