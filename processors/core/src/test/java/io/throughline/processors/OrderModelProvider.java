package io.throughline.processors;

import io.throughline.business.BusinessModel;
import io.throughline.business.BusinessModelProvider;
import java.time.Duration;

/** The business model that an autoconfigured SDK of these tests finds on the class path. */
public final class OrderModelProvider implements BusinessModelProvider {
  static final Duration PROMISE = Duration.ofMillis(4321);

  @Override
  public BusinessModel model() {
    return BusinessModel.builder()
        .transaction(
            "order",
            order ->
                order
                    .owner("team-checkout")
                    .step("payment", "team-payments")
                    .promise(PROMISE, 0.995, Duration.ofDays(30))
                    .giveUp(Duration.ofSeconds(15)))
        .kpi("shop.purchases", "{purchase}", "Orders that were paid for.")
        .build();
  }
}
