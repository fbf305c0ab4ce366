package io.throughline.business;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** An application that passes null, or anything, loses telemetry at most, and hears of it. */
@SuppressWarnings("NullAway") // what callers without a checker pass
class CarelessCallsTest extends BusinessOnSdk {
  private static final String MEBIBYTE = "x".repeat(1 << 20);

  @Test
  void start_withoutAnId_isATransactionOfItsOwn() {
    BusinessTransaction unsaved = business.start("order", null);
    BusinessTransaction blank = business.start("order", " ");

    assertThat(List.of(unsaved.id(), blank.id()))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("none_[0-9a-f]{32}"));
    unsaved.complete();
    blank.complete();
    assertThat(sum(BusinessMetrics.BUSINESS_TRANSACTION_FINISHED)).isEqualTo(2);
    assertThat(sum(BusinessMetrics.BUSINESS_TRANSACTION_ID_REPLACED)).isEqualTo(2);
  }

  @Test
  void start_withoutAName_runsTheBodyOutsideOfAnyTransaction() {
    assertThat(business.start(null, "o-1").call(() -> "done " + business.current().isActive()))
        .isEqualTo("done false");
  }

  @Test
  void user_nobody_runsTheBodyWithoutAPseudonym() {
    for (String nobody : new String[] {null, "", " "}) {
      BusinessUser user = business.user(nobody);

      assertThat(user.pseudonym()).isEmpty();
      assertThat(user.call(() -> Baggage.current().size())).isZero();
    }
  }

  @Test
  void counter_withoutNameOrAttributes_countsWhatCanBeCounted() {
    business.counter(null).add(1);
    business.counter("").add(1);
    business.counter("shop.purchases").add(1, null);

    assertThat(metrics.collectAllMetrics()).hasSize(1);
    assertThat(sum("shop.purchases")).isEqualTo(1);
  }

  @Test
  void counter_aNameForEachCustomer_stopsAtTheLimitSaysSoAndKeepsTheModels() {
    Heard heard = new Heard();
    for (int i = 0; i < 500; i++) {
      business.counter("shop.purchases.of-" + i).add(1);
    }
    business.counter("shop.purchases").add(1);

    assertThat(metrics.collectAllMetrics()).hasSize(BoundedNames.LIMIT + 1);
    assertThat(sum("shop.purchases")).isEqualTo(1);
    assertThat(heard.messages())
        .hasSizeLessThan(50)
        .containsOnlyOnce(
            "more than 100 key figures outside the business model: the rest is not counted;"
                + " what differs belongs into an attribute");
  }

  @Test
  void calls_withAMebibyte_recordNoneOfIt() {
    business
        .start("order", MEBIBYTE)
        .run(
            () -> {
              business.current().step(MEBIBYTE);
              business.current().reject(MEBIBYTE);
            });
    business.start(MEBIBYTE, "o-1").run(() -> business.current().complete());

    assertThat(metrics.collectAllMetrics().toString()).hasSizeLessThan(100_000);
    assertThat(logs.getFinishedLogRecordItems().toString()).hasSizeLessThan(100_000);
    assertThat(sum(BusinessMetrics.BUSINESS_TRANSACTION_FINISHED)).isEqualTo(1);
  }

  @Test
  void names_misspelt_areSaidOnceWithThoseOfTheModel() {
    Heard heard = new Heard();

    business.start("oder", "o-1");
    business.start("oder", "o-2").run(() -> business.current().step("payment"));
    business.start("order", "o-3").run(() -> business.current().step("paymnt"));
    business.start("order", "o-4").run(() -> business.current().step("paymnt"));

    assertThat(heard.messages())
        .containsExactly(
            "'oder' is no transaction of the business model: it has no promise and no owner;"
                + " the model has [order]",
            "'paymnt' is no step of 'order' in the business model, which has"
                + " [payment, confirmation_email]");
  }

  /** What is logged to whoever runs the service. */
  private static final class Heard extends Handler {
    private static final Logger LOGGER = Logger.getLogger(Business.class.getName());
    private final List<String> messages = new ArrayList<>();

    Heard() {
      LOGGER.addHandler(this);
    }

    @Override
    public void publish(LogRecord log) {
      messages.add(log.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      LOGGER.removeHandler(this);
    }

    List<String> messages() {
      close();
      return messages;
    }
  }
}
