package io.throughline.sample.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CustomerTest {

  @Test
  void number_everyOne_hasACardThatPassesTheCheck() {
    for (int i = 0; i < Customer.count(); i++) {
      String card = Customer.number(i).card();

      assertThat(card).hasSize(16).containsOnlyDigits();
      assertThat(luhnSum(card) % 10).isZero();
    }
  }

  @Test
  void number_everyOne_hasSecretsOfItsOwn() {
    var customers = IntStream.range(0, Customer.count()).mapToObj(Customer::number).toList();

    assertThat(customers).extracting(Customer::email).doesNotHaveDuplicates();
    assertThat(customers).extracting(Customer::card).doesNotHaveDuplicates();
    assertThat(customers).extracting(Customer::bearer).doesNotHaveDuplicates();
    assertThat(customers).extracting(Customer::jwt).doesNotHaveDuplicates();
  }

  @Test
  void number_oneTooMany_isRefused() {
    assertThatThrownBy(() -> Customer.number(Customer.count()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void toJson_anOrder_comesBackTheSame() {
    Order order = new Order("order-1", 1990, Fate.SLOW, Customer.number(4));

    assertThat(Order.parse(order.toJson())).isEqualTo(order);
  }

  private static int luhnSum(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
    }
    return sum;
  }
}
