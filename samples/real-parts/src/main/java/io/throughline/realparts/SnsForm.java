package io.throughline.realparts;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form-encoded parameters of an AWS query request, and a view of those under a prefix. */
final class SnsForm {
  private final Map<String, String> parameters;
  private final String prefix;

  private SnsForm(Map<String, String> parameters, String prefix) {
    this.parameters = parameters;
    this.prefix = prefix;
  }

  static SnsForm parse(String body) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return new SnsForm(parameters, "");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Nullable String get(String name) {
    return parameters.get(prefix + name);
  }

  String required(String name) {
    String value = get(name);
    if (value == null) {
      throw SnsException.sender("InvalidParameter", "Invalid parameter: " + name);
    }
    return value;
  }

  SnsForm under(String name) {
    return new SnsForm(parameters, prefix + name + ".");
  }

  /** Lists of the query protocol count from one and have no gaps. */
  boolean hasAny() {
    return parameters.keySet().stream().anyMatch(key -> key.startsWith(prefix));
  }
}
