package io.throughline.sample.drive;

import io.throughline.sample.shop.Customer;
import io.throughline.sample.shop.Fate;
import io.throughline.sample.shop.Order;

/**
 * Which order meets which fate. Twenty orders meet all of them. The lost and the redriven one come
 * early, so that waiting for them costs nothing at the end.
 */
final class OrderPlan {

  private OrderPlan() {}

  /** The order with that number, from 1 on. */
  static Order order(int number) {
    return new Order(
        String.format("order-%05d", number),
        1_990 + 37 * (number % 50),
        fate(number),
        Customer.number(number % Customer.count()));
  }

  private static Fate fate(int number) {
    if (number == 3) {
      return Fate.REDRIVEN;
    }
    if (number == 7) {
      return Fate.MAIL_LOST;
    }
    if (number % 40 == 12) {
      return Fate.SLOW;
    }
    return number % 20 == 10 ? Fate.DECLINED : Fate.NORMAL;
  }
}
