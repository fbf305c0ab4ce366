package io.throughline.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.business.BusinessModel.Dependency;
import io.throughline.business.BusinessModel.Kpi;
import io.throughline.business.BusinessModel.Promise;
import io.throughline.business.BusinessModel.Transaction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake in the model stops the start; nothing of it is left to fail, or vanish, later. */
class BusinessModelTest {
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @ValueSource(strings = {"2fa.logins", "", "shop purchases", "käufe", "_purchases"})
  void kpi_aNameThatNoInstrumentMayHave_isRefused(String name) {
    assertThatThrownBy(() -> BusinessModel.builder().kpi(name, "{purchase}", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kpi name '" + name + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"business.transaction.started", "Business.Transaction.Finished"})
  void kpi_theNameOfAMetricOfOurs_isRefused(String name) {
    assertThatThrownBy(() -> BusinessModel.builder().kpi(name, "{purchase}", ""))
        .hasMessageContaining(name)
        .hasMessageContaining("business.transaction.");
  }

  @Test
  void kpi_twoThatInstrumentsDoNotTellApart_areRefused() {
    assertThatThrownBy(
            () -> BusinessModel.builder().kpi("shop.sold", "", "").kpi("shop.Sold", "", "").build())
        .hasMessageContaining("shop.sold")
        .hasMessageContaining("shop.Sold");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "€",
        "a unit of more than sixty-three characters, which no instrument takes......"
      })
  void kpi_aUnitThatNoInstrumentTakes_isRefused(String unit) {
    assertThatThrownBy(() -> BusinessModel.builder().kpi("shop.revenue", unit, ""))
        .hasMessageContaining("shop.revenue")
        .hasMessageContaining("'" + unit + "'")
        .hasMessageContaining("63");
  }

  @Test
  void promise_aShareInPercent_isRefused() {
    assertThatThrownBy(
            () ->
                BusinessModel.builder()
                    .transaction("order", order -> order.promise(Duration.ofSeconds(5), 99.5, DAY)))
        .hasMessage("order.promise: a share of 99.5 is not above 0 and at most 1");
    assertThatThrownBy(
            () ->
                BusinessModel.builder()
                    .transaction(
                        "order", order -> order.promise(Duration.ofSeconds(5), Double.NaN, DAY)))
        .hasMessageContaining("NaN");
  }

  @Test
  void model_ofRecords_isHeldToTheSameBounds() {
    Promise endless = new Promise(Duration.ofSeconds(Long.MAX_VALUE), 0.99, DAY);
    Promise never = new Promise(Duration.ofSeconds(5), Double.NaN, DAY);

    assertRefused(transaction("order", "order", endless, null), "order.promise.within");
    assertRefused(transaction("order", "order", never, null), "NaN");
    assertRefused(transaction("order", "order", null, Duration.ofSeconds(-1)), "order.give_up");
    assertRefused(transaction("order", "oder", null, null), "'oder'");
    assertRefused(transaction("an order", "an order", null, null), "'an order'");
    assertThatThrownBy(
            () -> new BusinessModel(Map.of(), Map.of("a b", new Kpi("a b", "", "")), Map.of()))
        .hasMessageContaining("'a b'");
    assertThatThrownBy(
            () ->
                new BusinessModel(
                    Map.of(),
                    Map.of(),
                    Map.of("stripe", new Dependency("stripe", Map.of(), null, null))))
        .hasMessageContaining("'stripe'");
  }

  @Test
  void discover_aProviderWithoutAModel_isRefusedByName(@TempDir Path classes) throws Exception {
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(BusinessModelProvider.class.getName()), Forgetful.class.getName());

    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      assertThatThrownBy(() -> BusinessModel.discover(loader))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(Forgetful.class.getName() + " returns no model");
    }
  }

  @Test
  void model_thatIsRight_isBuilt() {
    assertThat(
            BusinessModel.builder()
                .transaction(
                    "order",
                    order ->
                        order.promise(Duration.ofSeconds(5), 1, DAY).giveUp(Duration.ofSeconds(5)))
                .kpi("shop.revenue", "EUR", "Paid.")
                .dependency("stripe", stripe -> stripe.match("server.address", "api.stripe.com"))
                .build()
                .kpis())
        .containsOnlyKeys("shop.revenue");
  }

  private static Map<String, Transaction> transaction(
      String key, String name, @Nullable Promise promise, @Nullable Duration giveUp) {
    return Map.of(key, new Transaction(name, null, Map.of(), promise, giveUp));
  }

  private static void assertRefused(Map<String, Transaction> transactions, String saying) {
    assertThatThrownBy(() -> new BusinessModel(transactions, Map.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(saying);
  }

  /** A provider as somebody may write it. */
  public static final class Forgetful implements BusinessModelProvider {
    @Override
    @SuppressWarnings("NullAway")
    public BusinessModel model() {
      return null;
    }
  }
}
