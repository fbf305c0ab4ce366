package io.throughline.propagation.testing;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** How a user tests a carrier of their own: the whole test is these twenty lines. */
class OwnCarrierContractTest extends CarrierContract<Map<String, String>> {

  private static final TextMapGetter<Map<String, String>> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
          return carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
          return carrier == null ? null : carrier.get(key);
        }
      };

  private static final TextMapSetter<Map<String, String>> SETTER =
      (carrier, key, value) -> {
        if (carrier instanceof HashMap) {
          carrier.put(key, value);
        }
      };

  @Override
  protected Map<String, String> newCarrier() {
    return new HashMap<>();
  }

  @Override
  protected TextMapGetter<Map<String, String>> getter() {
    return GETTER;
  }

  @Override
  protected TextMapSetter<Map<String, String>> setter() {
    return SETTER;
  }

  @Override
  protected void putForeign(Map<String, String> carrier, String name, String value) {
    carrier.put(name, value);
  }

  @Override
  protected Map<String, String> readOnly(Map<String, String> carrier) {
    return Collections.unmodifiableMap(carrier);
  }
}
