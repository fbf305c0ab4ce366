package io.throughline.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One question: this value under this key.
 *
 * @param key empty if the line names none
 * @param value a text, a {@code Long} or a {@code Double}
 */
record TrialLine(String key, Object value) {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  /**
   * Null if the bytes are no object with a value, or the value is not of the type named. Fields
   * that are not known are skipped; bytes that are no UTF-8 are refused, since guessing at them
   * would change the value.
   */
  static @Nullable TrialLine parse(byte[] bytes, int length) throws IOException {
    try (JsonParser parser = JSON.createParser(bytes, 0, length)) {
      return parse(parser);
    } catch (JacksonException malformed) {
      return null;
    }
  }

  private static @Nullable TrialLine parse(JsonParser parser) throws IOException {
    String key = "";
    String value = null;
    String type = "";
    JsonToken kind = JsonToken.NOT_AVAILABLE;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return null;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken token = parser.nextToken();
      switch (field) {
        case "key" -> key = token == JsonToken.VALUE_STRING ? parser.getText() : null;
        case "type" -> type = token == JsonToken.VALUE_STRING ? parser.getText() : "?";
        case "value" -> {
          kind = token;
          value = token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getText() : null;
        }
        default -> parser.skipChildren();
      }
      if (key == null || (value == null && kind != JsonToken.NOT_AVAILABLE)) {
        return null;
      }
    }
    boolean whole = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
    return whole && value != null ? typed(key, value, type, kind) : null;
  }

  private static @Nullable TrialLine typed(String key, String value, String type, JsonToken kind) {
    String named = type.isEmpty() ? typeOf(kind) : type;
    try {
      return switch (named) {
        case "long" -> new TrialLine(key, Long.valueOf(value));
        case "double" -> new TrialLine(key, Double.valueOf(value));
        case "string" -> new TrialLine(key, value);
        default -> null;
      };
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String typeOf(JsonToken kind) {
    return switch (kind) {
      case VALUE_NUMBER_INT -> "long";
      case VALUE_NUMBER_FLOAT -> "double";
      default -> "string";
    };
  }
}
