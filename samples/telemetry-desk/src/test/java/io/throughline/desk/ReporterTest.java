package io.throughline.desk;

import static io.throughline.desk.Otlp.bool;
import static io.throughline.desk.Otlp.counter;
import static io.throughline.desk.Otlp.exemplar;
import static io.throughline.desk.Otlp.histogram;
import static io.throughline.desk.Otlp.logs;
import static io.throughline.desk.Otlp.metrics;
import static io.throughline.desk.Otlp.point;
import static io.throughline.desk.Otlp.span;
import static io.throughline.desk.Otlp.spans;
import static io.throughline.desk.Otlp.text;
import static io.throughline.desk.Otlp.upDown;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.throughline.realparts.OtlpRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReporterTest {
  private static final KeyValue ORDER = text("business.transaction.name", "order");
  private static final KeyValue COMPLETED = text("business.transaction.outcome", "completed");

  private final Expectations expectations =
      Expectations.builder()
          .passesThrough("completed", Set.of("storefront", "mailer"))
          .passesThrough("rejected", Set.of("storefront"))
          .passesThrough(Expectations.LOST, Set.of("storefront", "mailer"))
          .build();

  @Test
  void orders_countersOfSeveralServices_placedIsStartedAndLostIsWhatIsMissing() {
    Report report =
        report(
            metrics(
                "storefront",
                "1",
                counter("business.transaction.started", 1, 2, 10, ORDER),
                counter(
                    "business.transaction.started",
                    1,
                    2,
                    99,
                    text("business.transaction.name", "refund"))),
            metrics(
                "mailer",
                "1",
                finished(5, COMPLETED, bool("business.slo.met", true)),
                finished(1, COMPLETED, bool("business.slo.met", false))),
            metrics("billing", "1", finished(2, text("business.transaction.outcome", "rejected"))),
            metrics(
                "billing",
                "2",
                finished(
                    1,
                    text("business.transaction.outcome", "failed"),
                    bool("business.slo.met", false))));

    assertThat(report.orders()).isEqualTo(new Report.Orders(10, 6, 2, 1, 1));
    assertThat(report.transaction().sloMet()).isEqualTo(5);
    assertThat(report.transaction().sloMissed()).isEqualTo(2);
  }

  @Test
  void transaction_rejectedOnesEndFast_quantilesAreOfCompletedOnes() {
    Report report =
        report(
            metrics(
                "mailer",
                "1",
                histogram(
                    "business.transaction.duration",
                    true,
                    point(1, 2, 0, 10, 0, 0).addAttributes(ORDER).addAttributes(COMPLETED))),
            metrics(
                "billing",
                "1",
                histogram(
                    "business.transaction.duration",
                    true,
                    point(1, 2, 90, 0, 0, 0)
                        .addAttributes(ORDER)
                        .addAttributes(text("business.transaction.outcome", "rejected")))));

    assertThat(report.transaction().p50()).isEqualTo(1.5);
    assertThat(report.transaction().p99()).isEqualTo(1.99);
  }

  @Test
  void traces_allServicesAndParentsPresent_isComplete() {
    Report report =
        report(
            spans("browser", span("a", "1", "").build()),
            spans("storefront", span("a", "2", "1").build()),
            spans("mailer", span("a", "3", "2").addAttributes(COMPLETED).build()));

    assertThat(report.traces()).isEqualTo(new Report.Traces(1, 1, 2));
  }

  @Test
  void traces_parentMissing_isNotComplete() {
    Report report =
        report(
            spans("browser", span("a", "1", "").build()),
            spans("storefront", span("a", "2", "1").build()),
            spans("mailer", span("a", "3", "4").addAttributes(COMPLETED).build()));

    assertThat(report.traces()).isEqualTo(new Report.Traces(1, 0, 2));
  }

  @Test
  void traces_serviceMissing_isNotComplete() {
    Report report =
        report(
            spans("browser", span("a", "1", "").build()),
            spans("storefront", span("a", "2", "1").addAttributes(COMPLETED).build()));

    assertThat(report.traces()).isEqualTo(new Report.Traces(1, 0, 1));
  }

  @Test
  void traces_rejected_needsOnlyItsServicesAndDoesNotCountInTheMean() {
    Report report =
        report(
            spans("browser", span("a", "1", "").build()),
            spans(
                "storefront",
                span("a", "2", "1")
                    .addAttributes(text("business.transaction.outcome", "rejected"))
                    .build()));

    assertThat(report.traces()).isEqualTo(new Report.Traces(1, 1, 0));
  }

  @Test
  void traces_neverEnded_needsTheServicesOfALostOne() {
    Report report =
        report(
            spans("browser", span("a", "1", "").build()),
            spans("storefront", span("a", "2", "1").build()));

    assertThat(report.traces()).isEqualTo(new Report.Traces(1, 0, 0));
  }

  @Test
  void traces_rootOfAnotherService_isNoOrder() {
    assertThat(report(spans("billing", span("a", "1", "").build())).traces().sampled()).isZero();
  }

  @Test
  void spans_endedIsStartedWithoutLiveOnes_exportedAreDistinct() {
    Report report =
        report(
            metrics(
                "a",
                "1",
                counter(
                    "otel.sdk.span.started",
                    1,
                    2,
                    30,
                    text("otel.span.sampling_result", "RECORD_ONLY")),
                counter(
                    "otel.sdk.span.started",
                    1,
                    2,
                    12,
                    text("otel.span.sampling_result", "RECORD_AND_SAMPLE")),
                upDown("otel.sdk.span.live", 1, 2, 2),
                counter("traces.span.metrics.calls", 1, 2, 40)),
            spans("a", span("a", "1", "").build(), span("a", "2", "1").build()),
            spans("a", span("a", "2", "1").build()));

    assertThat(report.spans()).isEqualTo(new Report.Spans(40, 2, 40));
  }

  @Test
  void exemplars_ofAnyMetric_resolveWhenTheSpanIsHere() {
    Report report =
        report(
            spans("a", span("a", "1", "").build()),
            metrics(
                "a",
                "1",
                histogram(
                    "http.server.request.duration",
                    true,
                    point(1, 2, 2, 0, 0, 0)
                        .addExemplars(exemplar("a", "1", 0.1))
                        .addExemplars(exemplar("b", "1", 0.2)))));

    assertThat(report.exemplars()).isEqualTo(new Report.Exemplars(2, 1));
  }

  @Test
  void logs_withAndWithoutIds_areCounted() {
    LogRecord plain = LogRecord.getDefaultInstance();
    LogRecord traced = LogRecord.newBuilder().setTraceId(Otlp.id("a", 16)).build();
    LogRecord both =
        traced.toBuilder().addAttributes(text("business.transaction.id", "o-1")).build();

    assertThat(report(logs("a", plain, traced, both)).logs()).isEqualTo(new Report.Logs(3, 2, 1));
  }

  @Test
  void degraded_countersByReason_areNamed() {
    Report report =
        report(
            metrics(
                "a",
                "1",
                counter(
                    "throughline.propagation.degraded",
                    1,
                    2,
                    3,
                    text("carrier", "sqs"),
                    text("lost", "baggage"),
                    text("reason", "slots"))));

    assertThat(report.degraded()).containsOnly(java.util.Map.entry("sqs/baggage/slots", 3L));
  }

  @Test
  void json_emptyDesk_hasEveryField() {
    assertThat(report().json().toString())
        .isEqualTo(
            """
            {"orders":{"placed":0,"completed":0,"rejected":0,"failed":0,"lost":0},\
            "traces":{"sampled":0,"complete":0,"servicesPerOrder":0.0},\
            "leaks":[],\
            "spans":{"ended":0,"exported":0,"countedByMetrics":0},\
            "transaction":{"p50":0.0,"p99":0.0,"sloMet":0,"sloMissed":0},\
            "exemplars":{"seen":0,"resolved":0},\
            "logs":{"total":0,"withTrace":0,"withTransaction":0},\
            "degraded":{}}""");
  }

  private static io.opentelemetry.proto.metrics.v1.Metric finished(
      long value, KeyValue... attributes) {
    KeyValue[] all = java.util.Arrays.copyOf(attributes, attributes.length + 1);
    all[attributes.length] = ORDER;
    return counter("business.transaction.finished", 1, 2, value, all);
  }

  private Report report(OtlpRequest... requests) {
    return new Reporter(Telemetry.of(List.of(requests)), expectations).report(List.of());
  }
}
