package io.throughline.desk;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Attributes as sorted maps of plain values: text, long, double, boolean, lists and maps of these.
 */
final class AttributeValues {
  private AttributeValues() {}

  static Map<String, Object> of(List<KeyValue> attributes) {
    Map<String, Object> values = new TreeMap<>();
    for (KeyValue attribute : attributes) {
      values.put(attribute.getKey(), of(attribute.getValue()));
    }
    return Collections.unmodifiableMap(values);
  }

  static Object of(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> value.getBoolValue();
      case INT_VALUE -> value.getIntValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case ARRAY_VALUE -> {
        List<Object> list = new ArrayList<>();
        value.getArrayValue().getValuesList().forEach(element -> list.add(of(element)));
        yield list;
      }
      case KVLIST_VALUE -> of(value.getKvlistValue().getValuesList());
      case BYTES_VALUE -> value.getBytesValue().size() + " bytes";
      default -> "";
    };
  }

  static String text(Map<String, Object> attributes, String key) {
    Object value = attributes.get(key);
    return value == null ? "" : value.toString();
  }
}
