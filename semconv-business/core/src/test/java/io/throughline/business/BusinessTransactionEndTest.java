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
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

class BusinessTransactionEndTest extends BusinessOnSdk {
  private static final AttributeKey<String> OWNER = BusinessAttributes.BUSINESS_TRANSACTION_OWNER;

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
  void end_onTheSpanOfAStep_saysWhoAnswersForTheOrderAndLeavesTheSpanItsOwner() {
    Span span = sdk.getTracer("test").spanBuilder("pay").startSpan();
    try (Scope scope = span.makeCurrent()) {
      business
          .start("order", "o-1")
          .run(
              () -> {
                business.current().step("payment");
                business.current().reject("card_declined");
              });
    } finally {
      span.end();
    }

    assertThat(logs.getFinishedLogRecordItems())
        .singleElement()
        .satisfies(end -> assertThat(end.getAttributes().get(OWNER)).isEqualTo("team-checkout"));
    assertThat(spans.getFinishedSpanItems())
        .singleElement()
        .satisfies(pay -> assertThat(pay.getAttributes().get(OWNER)).isEqualTo("team-payments"));
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
        .doesNotContain("4111 1111");
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
  void run_bodyThrowsAndSoDoesAForeignLogProcessor_throwsWhatTheBodyThrew() {
    IllegalStateException cause = new IllegalStateException("of the body");
    IllegalStateException foreign = new IllegalStateException("of the processor");
    try (OpenTelemetrySdk careless =
        OpenTelemetrySdk.builder()
            .setLoggerProvider(
                SdkLoggerProvider.builder()
                    .addLogRecordProcessor(
                        (context, log) -> {
                          throw foreign;
                        })
                    .build())
            .build()) {
      BusinessTransaction order =
          Business.builder(careless).model(model).build().start("order", "o-1");
      BusinessTransaction.Body<RuntimeException> body =
          () -> {
            throw cause;
          };

      assertThatThrownBy(() -> order.run(body)).isSameAs(cause);
      assertThat(cause.getSuppressed()).containsExactly(foreign);
    }
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
}
