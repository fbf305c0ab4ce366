package io.throughline.sample.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.sample.shop.Fate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderPlanTest {

  @Test
  void order_twentyOfThem_meetEveryFate() {
    assertThat(IntStream.rangeClosed(1, 20).mapToObj(OrderPlan::order))
        .extracting(order -> order.fate())
        .contains(Fate.values());
  }

  @Test
  void order_twoHundredOfThem_loseAndRedriveOneAndHaveIdsOfTheirOwn() {
    var orders = IntStream.rangeClosed(1, 200).mapToObj(OrderPlan::order).toList();

    assertThat(orders).extracting(order -> order.id()).doesNotHaveDuplicates();
    assertThat(orders).filteredOn(order -> order.fate() == Fate.MAIL_LOST).hasSize(1);
    assertThat(orders).filteredOn(order -> order.fate() == Fate.REDRIVEN).hasSize(1);
  }
}
