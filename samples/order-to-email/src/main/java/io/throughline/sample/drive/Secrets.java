package io.throughline.sample.drive;

import io.throughline.sample.shop.Customer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that the orders carry and nobody outside the services may ever read. */
final class Secrets {

  private Secrets() {}

  /** Each text to look for, with what it is. */
  static Map<String, String> planted() {
    Map<String, String> planted = new LinkedHashMap<>();
    for (int i = 0; i < Customer.count(); i++) {
      Customer customer = Customer.number(i);
      add(planted, "card", customer.card());
      add(planted, "card", customer.cardInGroups());
      add(planted, "email", customer.email());
      add(planted, "address", customer.address());
      add(planted, "name", customer.name());
      add(planted, "password", customer.password());
      add(planted, "bearer token", customer.bearer());
      for (String part : customer.jwt().split("\\.", -1)) {
        if (!part.startsWith("eyJhbGciOi")) {
          add(planted, "jwt", part);
        }
      }
    }
    return planted;
  }

  private static void add(Map<String, String> planted, String kind, String text) {
    planted.put(text, kind);
    planted.put(URLEncoder.encode(text, StandardCharsets.UTF_8), kind);
  }
}
