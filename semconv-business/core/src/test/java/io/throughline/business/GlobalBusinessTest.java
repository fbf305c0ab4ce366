package io.throughline.business;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.throughline.business.internal.BusinessMembers;
import io.throughline.business.internal.GlobalBusiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With {@code throughline.enabled=false} the application's calls do nothing, and still run. */
class GlobalBusinessTest {

  @BeforeEach
  void switchOff() {
    GlobalBusiness.configure(
        new GlobalBusiness.Settings(false, BusinessModel.empty(), id -> "k1_", Milestones.BAD));
  }

  @AfterEach
  void forget() {
    GlobalBusiness.configure(null);
  }

  @Test
  void start_switchedOff_runsTheBodyOutsideOfAnyTransaction() {
    String result =
        Business.global()
            .start("order", "o-1")
            .call(() -> "done " + Baggage.current().size() + Business.global().current().name());

    assertThat(result).isEqualTo("done 0");
  }

  @Test
  void current_switchedOff_isNoneAndLeavesWhatArrivedAlone() {
    Baggage arrived =
        Baggage.builder()
            .put(BusinessMembers.NAME, "order")
            .put(BusinessMembers.ID, "o-1")
            .put(BusinessMembers.START_TIME, Long.toString(System.currentTimeMillis()))
            .build();
    try (Scope scope = Context.root().with(arrived).makeCurrent()) {
      assertThat(Business.global().current().isActive()).isFalse();
      assertThat(Baggage.current()).isSameAs(arrived);
    }
  }

  @Test
  void user_switchedOff_carriesNoPseudonym() {
    Business.global().user("kim").run(() -> assertThat(Baggage.current().isEmpty()).isTrue());
  }
}
