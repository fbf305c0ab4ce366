package io.throughline.processors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the start line says of the propagators. A user's own choice stands; the line names what does
 * not travel with it and would with {@code throughline}.
 */
final class PropagatorsInForce {
  static final String THROUGHLINE = "throughline";

  private static final List<String> READ_XRAY = List.of("throughline-xray", "xray", "xray-lambda");
  private static final List<String> CARRY_BAGGAGE = List.of("baggage", "jaeger", "ottrace");

  private PropagatorsInForce() {}

  /**
   * @param named of {@code otel.propagators}; empty where the SDK's own defaults hold
   */
  static String describe(List<String> named) {
    if (named.isEmpty()) {
      return "of the SDK";
    }
    String names = String.join(",", named);
    if (named.contains(THROUGHLINE)) {
      return names;
    }
    return names + " (without throughline: " + String.join(", ", lost(named)) + ")";
  }

  private static List<String> lost(List<String> named) {
    if (named.contains("none")) {
      return List.of("nothing travels");
    }
    List<String> lost = new ArrayList<>();
    if (Collections.disjoint(named, CARRY_BAGGAGE)) {
      lost.add("business transactions do not travel");
    } else {
      lost.add("business members of others are taken unchecked");
    }
    if (CARRY_BAGGAGE.get(0).equals(String.join("", named))) {
      lost.add("traces do not travel");
    }
    if (Collections.disjoint(named, READ_XRAY)) {
      lost.add("X-Ray's header is not read");
    }
    return lost;
  }
}
