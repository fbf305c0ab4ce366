package io.throughline.pagetest;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What happened in a shop within half a minute: 200 orders, of which some went wrong. Always the
 * same.
 */
final class ShopRun {
  static final int ORDERS = 200;
  static final int DECLINED = 10;
  static final int LATE = 6; // slow ones and the redriven one
  static final String LOST_ORDER = "order-00007";
  static final String REDRIVEN_ORDER = "order-00003";
  static final String DECLINED_ORDER = "order-00010";

  private static final long START = 1_795_000_000_000_000_000L;

  private final List<Order> orders = new ArrayList<>();

  enum Fate {
    NORMAL,
    DECLINED,
    SLOW,
    LOST,
    REDRIVEN
  }

  /**
   * @param millis from the click to the end
   */
  record Order(
      int number,
      Fate fate,
      boolean sampled,
      int millis,
      ByteString traceId,
      ByteString rootSpanId) {
    String id() {
      return "order-%05d".formatted(number);
    }

    String billing() {
      return number % 2 == 0 ? "billing-1" : "billing-2";
    }
  }

  ShopRun() {
    Random random = new Random(7);
    for (int number = 1; number <= ORDERS; number++) {
      Fate fate = fate(number);
      int millis =
          switch (fate) {
            case SLOW -> 5_600 + random.nextInt(900);
            case REDRIVEN -> 6_600;
            case DECLINED -> 190 + random.nextInt(60);
            default -> 210 + (int) (Math.abs(random.nextGaussian()) * 160);
          };
      boolean sampled = fate != Fate.NORMAL || random.nextInt(4) == 0;
      orders.add(
          new Order(
              number, fate, sampled, millis, OtlpParts.id(random, 16), OtlpParts.id(random, 8)));
    }
  }

  private static Fate fate(int number) {
    if (number == 3) {
      return Fate.REDRIVEN;
    }
    if (number == 7) {
      return Fate.LOST;
    }
    if (number % 40 == 12) {
      return Fate.SLOW;
    }
    return number % 20 == 10 ? Fate.DECLINED : Fate.NORMAL;
  }

  List<Order> orders() {
    return orders;
  }

  List<String> processes() {
    return List.of(
        "browser", "storefront", "billing-1", "billing-2", "inventory", "payment", "mailer");
  }

  long start() {
    return START;
  }

  int seconds() {
    return 28;
  }

  /** A moment of an order's life, in nanoseconds since the epoch. */
  long nanos(Order order, int millisAfterClick) {
    return START + (order.number() * 100L + millisAfterClick) * 1_000_000L;
  }

  int endSecond(Order order) {
    return (order.number() * 100 + order.millis()) / 1_000;
  }

  List<Order> startedBy(int second) {
    return orders.stream().filter(order -> order.number() * 100 <= second * 1_000).toList();
  }

  List<Order> finishedBy(int second) {
    return orders.stream()
        .filter(order -> order.fate() != Fate.LOST)
        .filter(order -> order.number() * 100 + order.millis() <= second * 1_000)
        .toList();
  }
}
