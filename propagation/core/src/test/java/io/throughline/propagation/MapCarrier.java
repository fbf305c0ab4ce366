package io.throughline.propagation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A carrier of text that may hold a field more than once. */
final class MapCarrier {

  static final TextMapSetter<MapCarrier> SETTER =
      (carrier, key, value) -> carrier.fields.put(key, new ArrayList<>(List.of(value)));

  static final TextMapGetter<MapCarrier> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(MapCarrier carrier) {
          return carrier.fields.keySet();
        }

        @Override
        public String get(MapCarrier carrier, String key) {
          List<String> all = carrier.fields.get(key);
          return all == null ? null : all.get(0);
        }

        @Override
        public Iterator<String> getAll(MapCarrier carrier, String key) {
          return carrier.fields.getOrDefault(key, List.of()).iterator();
        }
      };

  /** The same fields as bytes, walked as a broker's client would. */
  static final BytesGetter<MapCarrier> BYTES =
      new BytesGetter<>() {
        @Override
        public Iterable<String> keys(MapCarrier carrier) {
          return carrier.fields.keySet();
        }

        @Override
        public String get(MapCarrier carrier, String key) {
          return GETTER.get(carrier, key);
        }

        @Override
        public Iterator<String> getAll(MapCarrier carrier, String key) {
          return GETTER.getAll(carrier, key);
        }

        @Override
        public void readInto(MapCarrier carrier, BytesFields fields) {
          carrier.fields.forEach(
              (key, values) -> {
                int field = BytesFields.wants(key);
                if (field >= 0) {
                  values.forEach(value -> fields.put(field, value.getBytes(UTF_8)));
                }
              });
        }
      };

  final Map<String, List<String>> fields = new TreeMap<>();

  MapCarrier with(String key, String value) {
    fields.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    return this;
  }

  String get(String key) {
    return GETTER.get(this, key);
  }

  @Override
  public String toString() {
    return fields.toString();
  }
}
