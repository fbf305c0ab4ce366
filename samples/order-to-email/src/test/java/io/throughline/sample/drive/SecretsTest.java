package io.throughline.sample.drive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.sample.shop.Order;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private final Map<String, String> planted = Secrets.planted();

  @Test
  void planted_everythingAnOrderSaysOfItsCustomer_isLookedFor() throws Exception {
    for (int number = 1; number <= 50; number++) {
      Order order = OrderPlan.order(number);
      JsonNode customer = new ObjectMapper().readTree(order.toJson()).get("customer");
      for (JsonNode value : customer) {
        assertThat(planted.keySet()).anyMatch(value.asText()::contains);
      }
      assertThat(planted).containsKey(order.customer().cardInGroups());
      assertThat(planted).containsKey(Long.toString(order.customer().cardNumber()));
    }
  }

  @Test
  void planted_texts_areTooLongToBeFoundByChance() {
    assertThat(planted.keySet()).allSatisfy(text -> assertThat(text).hasSizeGreaterThan(9));
  }

  @Test
  void planted_theOrderItself_isNoSecret() {
    assertThat(planted.keySet()).noneMatch(OrderPlan.order(1).id()::contains);
  }
}
