package io.throughline.sample.shop;

import com.sun.net.httpserver.HttpExchange;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.throughline.business.Business;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands before a card network that declines, dawdles and fails as the order's fate says. */
public final class Payment {

  /** As often as the billing queue offers a message before its dead-letter queue takes it. */
  private static final int FAILURES_BEFORE_REDRIVE = 3;

  private static final long SLOW_MILLIS = 5_600;

  private final Logger log = LoggerFactory.getLogger(Payment.class);
  private final Tracer tracer;
  private final Business business;
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

  private Payment(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("io.throughline.sample.payment");
    this.business = Business.builder(telemetry).model(ShopModel.MODEL).build();
  }

  public static void main(String[] args) {
    OpenTelemetry telemetry = AutoConfiguredOpenTelemetrySdk.initialize().getOpenTelemetrySdk();
    ServiceLife life = ServiceLife.begin(telemetry);
    Payment payment = new Payment(telemetry);
    WebServer web = life.owns(WebServer.start(telemetry, "/charges", payment::charge));
    life.ready(web.address());
  }

  private void charge(HttpExchange exchange) throws IOException {
    Order order = Order.parse(WebServer.body(exchange));
    business.current().step(ShopModel.CHARGE);
    Span span =
        tracer
            .spanBuilder("charge card " + order.customer().card())
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("payment.card", order.customer().cardNumber())
            .startSpan();
    int status;
    try (Scope scope = span.makeCurrent()) {
      askNetwork(order);
      log.info("card {} charged for order {}", order.customer().card(), order.id());
      status = 200;
    } catch (CardDeclinedException e) {
      // A declined card is an answer, not an error: the caller gets it as one.
      span.recordException(e);
      log.warn("card of " + order.customer().email() + " is declined", e);
      status = 402;
    } catch (CardNetworkException e) {
      span.recordException(e);
      span.setStatus(StatusCode.ERROR, e.getMessage());
      log.error("no answer for order {}", order.id(), e);
      status = 503;
    } finally {
      span.end();
    }
    WebServer.answer(exchange, status, "");
  }

  private void askNetwork(Order order) throws CardDeclinedException, CardNetworkException {
    Customer customer = order.customer();
    if (order.fate() == Fate.DECLINED) {
      throw new CardDeclinedException(
          "card " + customer.cardInGroups() + " of " + customer.name() + " has no cover");
    }
    if (order.fate() == Fate.SLOW) {
      sleep();
    }
    if (order.fate() == Fate.REDRIVEN
        && attempts.merge(order.id(), 1, Integer::sum) <= FAILURES_BEFORE_REDRIVE) {
      throw new CardNetworkException(
          "no route for " + customer.card(),
          new IOException("Authorization: Bearer " + customer.bearer() + " was refused"));
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(SLOW_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The bank says no. */
  static final class CardDeclinedException extends Exception {
    private static final long serialVersionUID = 1L;

    CardDeclinedException(String message) {
      super(message);
    }
  }

  /** The bank says nothing. */
  static final class CardNetworkException extends Exception {
    private static final long serialVersionUID = 1L;

    CardNetworkException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
