package io.throughline.comparison.redaction;

import java.util.ArrayList;
import java.util.List;

/** The texts of one span: fifteen attributes, two events, a stack trace of 3 KB. */
final class SpanTexts {

  private SpanTexts() {}

  /** Nothing personal in any of them. */
  static List<String> clean() {
    List<String> clean = new ArrayList<>();
    clean.addAll(
        List.of(
            "POST",
            "https",
            "/api/v2/carts/{cartId}/checkout",
            "https://shop.acme.internal/api/v2/carts/8731/checkout?lang=en",
            "shop.acme.internal",
            "200",
            "okhttp/4.12.0",
            "storefront",
            "SELECT id, state FROM carts WHERE id = ?",
            "postgresql",
            "90c192cf-d3ac-44af-8f21-ddb66cad4a26",
            "checkout-worker-7f9c5d8b6d-x2x4v",
            "eu-west-1",
            "payment declined by issuer, retrying in 250 ms",
            "kafka-consumer-orders-3",
            "cart.checkout.started",
            "exception",
            "java.lang.IllegalStateException",
            "cart is closed already"));
    StringBuilder trace =
        new StringBuilder("java.lang.IllegalStateException: cart is closed already\n");
    String[] frames = {
      "com.acme.shop.cart.CartService.checkout(CartService.java:214)",
      "com.acme.shop.cart.CartResource.lambda$checkout$3(CartResource.java:88)",
      "org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:885)",
      "org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:162)",
      "java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1136)",
      "jdk.internal.reflect.GeneratedMethodAccessor57.invoke(Unknown Source)",
    };
    for (int i = 0; trace.length() < 3000; i++) {
      trace.append("\tat ").append(frames[i % frames.length]).append('\n');
    }
    clean.add(trace.toString());
    return clean;
  }

  /** As {@link #clean}, with a token, an SQL literal, a card, an e-mail and an IP address. */
  static List<String> dirty() {
    List<String> dirty = clean();
    dirty.set(3, "https://shop.acme.internal/reset?token=8f14e45fceea167a5a36&lang=en");
    dirty.set(8, "SELECT id FROM carts WHERE mail = 'kim@mail.example'");
    dirty.set(13, "payment with 5105 1051 0510 5100 declined by issuer");
    dirty.set(18, "no account for kim.larsen@mail.example");
    dirty.set(19, dirty.get(19) + "Caused by: refused 203.0.113.77\n");
    return dirty;
  }
}
