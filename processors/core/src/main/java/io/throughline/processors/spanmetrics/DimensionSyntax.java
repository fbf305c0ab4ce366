package io.throughline.processors.spanmetrics;

/** Reads {@code key}, {@code name=key}, {@code resource:key} and {@code key:default}. */
final class DimensionSyntax {
  private static final String RESOURCE = "resource:";

  private DimensionSyntax() {}

  static Dimension parse(String text) {
    String rest = text.trim();
    String name = null;
    int equals = rest.indexOf('=');
    int colon = rest.indexOf(':');
    // A default may hold an equals sign; a name stands before any colon.
    if (equals >= 0 && (colon < 0 || equals < colon)) {
      name = rest.substring(0, equals).trim();
      rest = rest.substring(equals + 1).trim();
    }
    if (rest.startsWith(RESOURCE)) {
      String key = rest.substring(RESOURCE.length()).trim();
      return Dimension.ofResource(named(text, key), named(text, name == null ? key : name));
    }
    colon = rest.indexOf(':');
    String key = colon < 0 ? rest : rest.substring(0, colon).trim();
    String defaultValue = colon < 0 ? null : rest.substring(colon + 1).trim();
    return Dimension.of(named(text, key), named(text, name == null ? key : name), defaultValue);
  }

  private static String named(String text, String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no dimension; accepted: key, name=key, resource:key, key:default");
    }
    return name;
  }
}
