package io.throughline.sample.shop;

import io.throughline.business.BusinessModel;
import io.throughline.business.BusinessModelProvider;
import java.time.Duration;

/** What the shop promises and counts; every service loads the same model. */
public final class ShopModel implements BusinessModelProvider {

  public static final Duration PROMISE = Duration.ofSeconds(5);
  public static final Duration GIVE_UP = Duration.ofSeconds(15);

  static final String ORDER = "order";
  static final String CHECKOUT = "checkout";
  static final String PAYMENT = "payment";
  static final String CHARGE = "charge";
  static final String RESERVATION = "reservation";
  static final String CONFIRMATION = "confirmation_email";
  static final String PURCHASES = "shop.purchases";

  static final BusinessModel MODEL =
      BusinessModel.builder()
          .transaction(
              ORDER,
              order ->
                  order
                      .owner("team-checkout")
                      .step(CHECKOUT)
                      .step(PAYMENT, "team-payments")
                      .step(CHARGE, "team-payments")
                      .step(RESERVATION, "team-warehouse")
                      .step(CONFIRMATION, "team-notify")
                      .promise(PROMISE, 0.995, Duration.ofDays(30))
                      .giveUp(GIVE_UP))
          .kpi(PURCHASES, "{purchase}", "Orders that were paid and confirmed")
          .build();

  @Override
  public BusinessModel model() {
    return MODEL;
  }
}
