package io.throughline.business;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.throughline.business.internal.BusinessMembers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BusinessTransactionTest {
  private static final AttributeKey<String> NAME = BusinessAttributes.BUSINESS_TRANSACTION_NAME;
  private static final AttributeKey<String> OUTCOME =
      BusinessAttributes.BUSINESS_TRANSACTION_OUTCOME;

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final InMemoryLogRecordExporter logs = InMemoryLogRecordExporter.create();
  private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
  private final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(spans))
                  .build())
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(metrics).build())
          .setLoggerProvider(
              SdkLoggerProvider.builder()
                  .addLogRecordProcessor(SimpleLogRecordProcessor.create(logs))
                  .build())
          .build();
  private final BusinessModel model =
      BusinessModel.builder()
          .transaction(
              "order",
              order ->
                  order
                      .owner("team-checkout")
                      .step("payment", "team-payments")
                      .step("confirmation_email")
                      .promise(Duration.ofMillis(4321), 0.995, Duration.ofDays(30))
                      .giveUp(Duration.ofSeconds(15)))
          .kpi("shop.purchases", "{purchase}", "Orders that were paid for.")
          .build();
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private final Business business = Business.builder(sdk).model(model).clock(() -> now).build();

  @AfterEach
  void close() {
    sdk.close();
  }

  @Test
  void start_inContext_writesImmutableMembersToBaggage() {
    Span click = sdk.getTracer("test").spanBuilder("click").startSpan();
    try (Scope scope = click.makeCurrent()) {
      Baggage baggage = Baggage.fromContext(business.start("order", "o-1").context());

      assertThat(baggage.asMap().keySet())
          .containsExactlyInAnyOrder(
              BusinessMembers.NAME,
              BusinessMembers.ID,
              BusinessMembers.START_TIME,
              BusinessMembers.PROMISE,
              BusinessMembers.GIVE_UP,
              BusinessMembers.ORIGIN);
      assertThat(baggage.getEntryValue(BusinessMembers.START_TIME))
          .isEqualTo(Long.toString(now.toEpochMilli()));
      assertThat(baggage.getEntryValue(BusinessMembers.PROMISE)).isEqualTo("4321");
      assertThat(baggage.getEntryValue(BusinessMembers.GIVE_UP)).isEqualTo("15000");
      assertThat(baggage.getEntryValue(BusinessMembers.ORIGIN))
          .isEqualTo(click.getSpanContext().getTraceId());
    }
  }

  @Test
  void start_withinAnotherTransaction_inheritsNoneOfItsMembers() {
    business
        .start("order", "o-1")
        .run(
            () -> {
              Baggage baggage = Baggage.fromContext(business.start("refund", "r-1").context());

              assertThat(baggage.getEntryValue(BusinessMembers.NAME)).isEqualTo("refund");
              assertThat(baggage.getEntryValue(BusinessMembers.PROMISE)).isNull();
              assertThat(baggage.getEntryValue(BusinessMembers.GIVE_UP)).isNull();
            });
  }

  @Test
  void complete_inAnotherService_recordsDurationSinceTheClick() {
    Context arrived = business.start("order", "o-1").context();
    now = now.plusMillis(4321);
    Business mailer = Business.builder(sdk).model(model).clock(() -> now).build();

    try (Scope scope = arrived.makeCurrent()) {
      mailer.current().complete();
    }

    HistogramPointData point = histogram(BusinessMetrics.BUSINESS_TRANSACTION_DURATION);
    assertThat(point.getSum()).isEqualTo(4.321);
    assertThat(point.getAttributes().get(OUTCOME)).isEqualTo("completed");
    assertThat(point.getAttributes().get(BusinessAttributes.BUSINESS_SLO_MET)).isTrue();
    assertThat(point.getBoundaries()).contains(4.321, 15.0);
    assertThat(sum(BusinessMetrics.BUSINESS_TRANSACTION_STARTED)).isEqualTo(1);
    assertThat(sum(BusinessMetrics.BUSINESS_TRANSACTION_FINISHED)).isEqualTo(1);
    assertThat(logs.getFinishedLogRecordItems()).isEmpty();
  }

  @Test
  void complete_afterThePromise_missesItAndLeavesAMilestone() {
    BusinessTransaction order = business.start("order", "o-1");
    now = now.plusMillis(4322);

    order.complete();

    HistogramPointData point = histogram(BusinessMetrics.BUSINESS_TRANSACTION_DURATION);
    assertThat(point.getAttributes().get(BusinessAttributes.BUSINESS_SLO_MET)).isFalse();
    LogRecordData milestone = logs.getFinishedLogRecordItems().get(0);
    assertThat(milestone.getEventName()).isEqualTo(BusinessEvents.BUSINESS_TRANSACTION_END);
    assertThat(milestone.getAttributes().get(OUTCOME)).isEqualTo("completed");
  }

  @Test
  void end_withinASampledSpan_hasAnExemplarOfThatSpan() {
    Span mail = sdk.getTracer("test").spanBuilder("send mail").startSpan();
    try (Scope scope = mail.makeCurrent()) {
      business.start("order", "o-1").run(() -> business.current().complete());
    }

    assertThat(histogram(BusinessMetrics.BUSINESS_TRANSACTION_DURATION).getExemplars())
        .singleElement()
        .satisfies(
            exemplar ->
                assertThat(exemplar.getSpanContext().getSpanId())
                    .isEqualTo(mail.getSpanContext().getSpanId()));
  }

  @Test
  void reject_withAWord_mirrorsOutcomeAndReasonOnTheSpan() {
    Span span = sdk.getTracer("test").spanBuilder("pay").startSpan();
    try (Scope scope = span.makeCurrent()) {
      business.start("order", "o-1").run(() -> business.current().reject("card_declined"));
    } finally {
      span.end();
    }

    SpanData exported = spans.getFinishedSpanItems().get(0);
    assertThat(exported.getAttributes().get(OUTCOME)).isEqualTo("rejected");
    assertThat(exported.getAttributes().get(BusinessAttributes.BUSINESS_TRANSACTION_REASON))
        .isEqualTo("card_declined");
    assertThat(exported.getAttributes().get(BusinessAttributes.BUSINESS_SLO_MET)).isNull();
  }

  @Test
  void reject_withASentence_leavesTheReasonOut() {
    business.start("order", "o-1").reject("card 4111 1111 1111 1111 declined");

    assertThat(logs.getFinishedLogRecordItems().get(0).getAttributes().toString())
        .contains("rejected")
        .doesNotContain("4111");
  }

  @Test
  void run_bodyThrows_endsAsFailedAndThrowsOn() {
    IllegalStateException cause = new IllegalStateException("secret text");

    assertThatThrownBy(
            () ->
                business
                    .start("order", "o-1")
                    .run(
                        () -> {
                          throw cause;
                        }))
        .isSameAs(cause);

    LogRecordData milestone = logs.getFinishedLogRecordItems().get(0);
    assertThat(milestone.getAttributes().get(OUTCOME)).isEqualTo("failed");
    assertThat(milestone.getAttributes().get(BusinessAttributes.BUSINESS_SLO_MET)).isFalse();
    assertThat(milestone.toString()).contains("IllegalStateException").doesNotContain("secret");
  }

  @Test
  void end_ofTheSameTransactionTwice_countsOnce() {
    BusinessTransaction order = business.start("order", "o-1");

    order.complete();
    order.complete();
    order.fail(new IllegalStateException());

    assertThat(sum(BusinessMetrics.BUSINESS_TRANSACTION_FINISHED)).isEqualTo(1);
    assertThat(sum(BusinessMetrics.BUSINESS_TRANSACTION_DUPLICATES)).isEqualTo(2);
  }

  @Test
  void end_afterTheGiveUpTime_countsAsAbandonedAndRecovered() {
    BusinessTransaction order = business.start("order", "o-1");
    now = now.plusMillis(15_001);

    order.step("confirmation_email");
    order.complete();

    assertThat(sum(BusinessMetrics.BUSINESS_TRANSACTION_ABANDONED)).isEqualTo(1);
    assertThat(sum(BusinessMetrics.BUSINESS_TRANSACTION_RECOVERED)).isEqualTo(1);
    assertThat(sum(BusinessMetrics.BUSINESS_TRANSACTION_FINISHED)).isEqualTo(1);
  }

  @Test
  void end_inAnotherTrace_countsAsDetached() {
    Span click = sdk.getTracer("test").spanBuilder("click").startSpan();
    Baggage arrived;
    try (Scope scope = click.makeCurrent()) {
      arrived = Baggage.fromContext(business.start("order", "o-1").context());
    }
    Span other = sdk.getTracer("test").spanBuilder("other").setNoParent().startSpan();

    try (Scope scope = Context.root().with(other).with(arrived).makeCurrent()) {
      business.current().complete();
    }

    assertThat(sum(BusinessMetrics.BUSINESS_TRANSACTION_DETACHED)).isEqualTo(1);
  }

  @Test
  void end_beforeTheStart_isClampedAndCountedAsSkew() {
    BusinessTransaction order = business.start("order", "o-1");
    now = now.minusSeconds(3);

    order.complete();

    assertThat(histogram(BusinessMetrics.BUSINESS_TRANSACTION_DURATION).getSum()).isZero();
    assertThat(sum(BusinessMetrics.BUSINESS_CLOCK_SKEW)).isEqualTo(1);
  }

  @Test
  void step_ofTheModel_stampsStepAndOwnerAndRecordsSinceStart() {
    Span span = sdk.getTracer("test").spanBuilder("pay").startSpan();
    try (Scope scope = span.makeCurrent()) {
      BusinessTransaction order = business.start("order", "o-1");
      now = now.plusMillis(250);
      order.run(() -> business.current().step("payment"));
    } finally {
      span.end();
    }

    SpanData exported = spans.getFinishedSpanItems().get(0);
    assertThat(exported.getAttributes().get(BusinessAttributes.BUSINESS_TRANSACTION_STEP))
        .isEqualTo("payment");
    assertThat(exported.getAttributes().get(BusinessAttributes.BUSINESS_TRANSACTION_OWNER))
        .isEqualTo("team-payments");
    assertThat(histogram(BusinessMetrics.BUSINESS_TRANSACTION_STEP_DURATION).getSum())
        .isEqualTo(0.25);
  }

  @Test
  void current_withoutTransaction_doesNothing() {
    BusinessTransaction none = business.current();

    none.step("payment");
    none.complete();
    none.reject("x");
    none.fail(new IllegalStateException());
    none.cancel();

    assertThat(none.isActive()).isFalse();
    assertThat(metrics.collectAllMetrics()).isEmpty();
    assertThat(logs.getFinishedLogRecordItems()).isEmpty();
  }

  @Test
  void current_arrivedOutOfBounds_isIgnoredAndCounted() {
    long tooOld = now.toEpochMilli() - BusinessMembers.MAX_MILLIS - 1;
    long ahead = now.toEpochMilli() + BusinessMembers.MAX_AHEAD_MILLIS + 1;
    List<Map<String, String>> hostile =
        List.of(
            arrived("order", "o-1", Long.toString(tooOld)),
            arrived("order", "o-1", Long.toString(ahead)),
            arrived("order", "o-1", "-1"),
            arrived("order", "o-1", "99999999999999999999"),
            arrived("order", "x".repeat(129), Long.toString(now.toEpochMilli())),
            arrived("order", "4111-1111-1111-1111", Long.toString(now.toEpochMilli())),
            arrived("drop table;", "o-1", Long.toString(now.toEpochMilli())));

    for (Map<String, String> members : hostile) {
      var baggage = Baggage.builder();
      members.forEach(baggage::put);
      try (Scope scope = Context.root().with(baggage.build()).makeCurrent()) {
        business.current().complete();
      }
    }

    assertThat(sum(BusinessMetrics.BUSINESS_TRANSACTION_REFUSED)).isEqualTo(hostile.size());
    assertThat(
            metrics.collectAllMetrics().stream()
                .map(MetricData::getName)
                .filter(BusinessMetrics.BUSINESS_TRANSACTION_FINISHED::equals))
        .isEmpty();
  }

  @Test
  void start_personalId_travelsAsItsKeyedHash() {
    for (String id :
        List.of(
            "ann@example.org",
            "4111 1111 1111 1111",
            "+49 170 1234567",
            "a b\n",
            "é".repeat(200))) {
      BusinessTransaction order = business.start("order", id);

      assertThat(order.id()).matches("h_[0-9a-f]{32}");
      assertThat(business.start("order", id).id()).isEqualTo(order.id());
    }

    assertThat(sum(BusinessMetrics.BUSINESS_TRANSACTION_ID_REPLACED)).isEqualTo(10);
  }

  @Test
  void names_outsideTheModel_shareOneSeriesBeyondTheLimit() {
    for (int i = 0; i < 150; i++) {
      business.start("name" + i, "o-1");
    }

    List<LongPointData> points = points(BusinessMetrics.BUSINESS_TRANSACTION_STARTED);
    assertThat(points).hasSize(BoundedNames.LIMIT + 1);
    assertThat(points)
        .filteredOn(point -> BoundedNames.OTHER.equals(point.getAttributes().get(NAME)))
        .singleElement()
        .satisfies(point -> assertThat(point.getValue()).isEqualTo(50));
  }

  @Test
  void counter_ofTheModel_hasItsUnitAndDescription() {
    business.counter("shop.purchases").add(2);
    business.counter("shop.purchases").add(3);

    MetricData metric = metric("shop.purchases");
    assertThat(metric.getUnit()).isEqualTo("{purchase}");
    assertThat(metric.getDescription()).isEqualTo("Orders that were paid for.");
    assertThat(sum("shop.purchases")).isEqualTo(5);
  }

  @Test
  void user_inContext_carriesThePseudonymOnly() {
    BusinessUser user = business.user("ann@example.org");

    user.run(
        () ->
            assertThat(Baggage.current().getEntryValue("enduser.pseudo.id"))
                .isEqualTo(user.pseudonym())
                .matches("h_[0-9a-f]{32}"));
    assertThat(user.context().toString()).doesNotContain("ann@");
  }

  @Test
  void milestones_all_reportStartStepAndEnd() {
    Business talkative =
        Business.builder(sdk).model(model).milestones(Milestones.ALL).clock(() -> now).build();

    BusinessTransaction order = talkative.start("order", "o-1");
    order.step("payment");
    order.complete();

    assertThat(logs.getFinishedLogRecordItems())
        .extracting(LogRecordData::getEventName)
        .containsExactly(
            BusinessEvents.BUSINESS_TRANSACTION_START,
            BusinessEvents.BUSINESS_TRANSACTION_STEP,
            BusinessEvents.BUSINESS_TRANSACTION_END);
  }

  private static Map<String, String> arrived(String name, String id, String start) {
    return Map.of(
        BusinessMembers.NAME, name, BusinessMembers.ID, id, BusinessMembers.START_TIME, start);
  }

  private MetricData metric(String name) {
    return metrics.collectAllMetrics().stream()
        .filter(metric -> metric.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<LongPointData> points(String name) {
    return List.copyOf(metric(name).getLongSumData().getPoints());
  }

  private long sum(String name) {
    return points(name).stream().mapToLong(LongPointData::getValue).sum();
  }

  private HistogramPointData histogram(String name) {
    return metric(name).getHistogramData().getPoints().iterator().next();
  }
}
