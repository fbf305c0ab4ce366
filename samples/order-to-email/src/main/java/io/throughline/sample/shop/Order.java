package io.throughline.sample.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a click orders; travels as JSON. */
public record Order(String id, int cents, Fate fate, Customer customer) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if that is not an order
   */
  public static Order parse(String json) {
    try {
      return JSON.readValue(json, Order.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not an order", e);
    }
  }

  /**
   * The order inside an SNS envelope.
   *
   * @throws IllegalArgumentException if that is not an envelope with an order in it
   */
  static Order parseEnvelope(String json) {
    try {
      return parse(JSON.readTree(json).path("Message").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not an envelope", e);
    }
  }

  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an order of plain values is always JSON", e);
    }
  }
}
