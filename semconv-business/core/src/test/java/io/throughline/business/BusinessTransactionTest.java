package io.throughline.business;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.business.internal.BusinessMembers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusinessTransactionTest extends BusinessOnSdk {

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
}
