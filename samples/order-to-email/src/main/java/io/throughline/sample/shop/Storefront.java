package io.throughline.sample.shop;

import com.sun.net.httpserver.HttpExchange;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.throughline.business.Business;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Takes the click and publishes the order; here the business transaction starts. */
public final class Storefront {

  private static final AttributeKey<Value<?>> BASKET = AttributeKey.valueKey("basket");

  private final Logger log = LoggerFactory.getLogger(Storefront.class);
  private final Tracer tracer;
  private final Business business;
  private final SnsClient sns;
  private final String topic = ServiceLife.setting("SHOP_ORDERS_TOPIC");
  private final DoubleHistogram basketValue;

  private Storefront(OpenTelemetry telemetry, SnsClient sns) {
    this.tracer = telemetry.getTracer("io.throughline.sample.storefront");
    this.business = Business.builder(telemetry).model(ShopModel.MODEL).build();
    this.sns = sns;
    this.basketValue =
        telemetry
            .getMeter("io.throughline.sample.storefront")
            .histogramBuilder("shop.basket.value")
            .build();
  }

  public static void main(String[] args) {
    OpenTelemetry telemetry = AutoConfiguredOpenTelemetrySdk.initialize().getOpenTelemetrySdk();
    ServiceLife life = ServiceLife.begin(telemetry);
    SnsClient sns = life.owns(Aws.sns(ServiceLife.setting("SHOP_SNS_ENDPOINT")));
    Storefront storefront = new Storefront(telemetry, sns);
    WebServer web = life.owns(WebServer.start(telemetry, "/orders", storefront::order));
    life.ready(web.address());
  }

  private void order(HttpExchange exchange) throws IOException {
    Order order = Order.parse(WebServer.body(exchange));
    try (MDC.MDCCloseable mdc = MDC.putCloseable("customer", order.customer().email())) {
      business
          .user(order.customer().email())
          .run(() -> business.start(ShopModel.ORDER, order.id()).run(() -> accept(order)));
    }
    WebServer.answer(exchange, 202, "{\"order\":\"" + order.id() + "\"}");
  }

  private void accept(Order order) {
    business.current().step(ShopModel.CHECKOUT);
    log.info("order {} accepted", order.id());
    check(order);
    publish(order);
  }

  /** Everything that a developer in a hurry puts on a span. */
  private void check(Order order) {
    Customer customer = order.customer();
    Span span =
        tracer
            .spanBuilder("check basket of " + customer.email() + " as " + customer.jwt())
            .setAttribute("customer.name", customer.name())
            .setAttribute("customer.email", customer.email())
            .setAttribute("card.number", customer.cardNumber())
            .setAttribute("login.password", customer.password())
            .setAttribute(
                AttributeKey.stringArrayKey("delivery"),
                java.util.List.of(customer.name(), customer.address()))
            .setAttribute(
                AttributeKey.longArrayKey("cards"), java.util.List.of(customer.cardNumber()))
            .setAttribute(
                BASKET,
                Value.of(
                    Map.of(
                        "pay_with", Value.of(customer.cardInGroups()),
                        "as_number", Value.of(customer.cardNumber()),
                        "as", Value.of(customer.bearer()))))
            .startSpan();
    try (Scope scope = span.makeCurrent()) {
      span.addEvent(
          "address of " + customer.name(),
          Attributes.of(AttributeKey.stringKey("address"), customer.address()));
      log.info("{} pays {} cents with {}", customer.email(), order.cents(), customer.card());
      log.info("password of " + customer.email() + " was " + customer.password());
      basketValue.record(
          order.cents() / 100.0,
          Attributes.of(AttributeKey.stringKey("customer.email"), customer.email()));
    } finally {
      span.end();
    }
  }

  private void publish(Order order) {
    sns.publish(
        b ->
            b.topicArn(topic)
                .message(order.toJson())
                .messageAttributes(
                    Map.of(
                        "customer",
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue(order.customer().email())
                            .build())));
  }
}
