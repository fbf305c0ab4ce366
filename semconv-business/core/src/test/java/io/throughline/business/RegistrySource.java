package io.throughline.business;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Writes the constants of the registry as Java source, in the format of the committed files. */
final class RegistrySource {
  static final Path REGISTRY = Path.of("registry");
  private static final int WIDTH = 100;
  private static final Map<String, String[]> TYPES =
      Map.of(
          "string", new String[] {"String", "stringKey"},
          "int", new String[] {"Long", "longKey"},
          "double", new String[] {"Double", "doubleKey"},
          "boolean", new String[] {"Boolean", "booleanKey"});

  private RegistrySource() {}

  static String attributes() throws IOException {
    StringBuilder out =
        head("Attribute keys of the business registry.", "io.opentelemetry.api.common.AttributeKey")
            .append("public final class BusinessAttributes {\n");
    for (Map<String, Object> attribute : entries("attributes.yaml", "attributes")) {
      String key = (String) attribute.get("key");
      Object type = attribute.get("type");
      String[] names = TYPES.get(type instanceof String name ? name : "string");
      javadoc(out, (String) attribute.get("brief"));
      field(
          out,
          "AttributeKey<" + names[0] + "> " + constant(key),
          "AttributeKey." + names[1] + "(\"" + key + "\")");
    }
    return close(out, "BusinessAttributes");
  }

  static String metrics() throws IOException {
    return names("BusinessMetrics", "Metric names of the business registry.", "metrics");
  }

  static String events() throws IOException {
    return names("BusinessEvents", "Event names of the business registry.", "events");
  }

  static List<Map<String, Object>> entries(String file, String list) throws IOException {
    Object root =
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(REGISTRY.resolve(file)));
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> entries = (List<Map<String, Object>>) ((Map<?, ?>) root).get(list);
    return entries;
  }

  private static String names(String type, String brief, String list) throws IOException {
    StringBuilder out = head(brief, null).append("public final class ").append(type).append(" {\n");
    for (Map<String, Object> entry : entries(list + ".yaml", list)) {
      String name = (String) entry.get("name");
      Object unit = entry.get("unit");
      javadoc(out, entry.get("brief") + (unit == null ? "" : " Unit: {@code " + unit + "}."));
      field(out, "String " + constant(name), "\"" + name + "\"");
    }
    return close(out, type);
  }

  private static StringBuilder head(String brief, String imported) {
    StringBuilder out = new StringBuilder("package io.throughline.business;\n\n");
    if (imported != null) {
      out.append("import ").append(imported).append(";\n\n");
    }
    return out.append("/** ").append(brief).append(" Generated from {@code registry/}. */\n");
  }

  private static void javadoc(StringBuilder out, String text) {
    if (out.charAt(out.length() - 2) != '{') {
      out.append('\n');
    }
    if (text.length() + "  /** ".length() + " */".length() <= WIDTH) {
      out.append("  /** ").append(text).append(" */\n");
      return;
    }
    out.append("  /**\n");
    List<String> line = new ArrayList<>();
    int length = 4;
    for (String word : text.split(" ", -1)) {
      if (length + 1 + word.length() > WIDTH) {
        out.append("   * ").append(String.join(" ", line)).append('\n');
        line.clear();
        length = 4;
      }
      line.add(word);
      length += 1 + word.length();
    }
    out.append("   * ").append(String.join(" ", line)).append("\n   */\n");
  }

  private static void field(StringBuilder out, String declaration, String value) {
    String start = "  public static final " + declaration + " =";
    boolean fits = start.length() + 1 + value.length() + 1 <= WIDTH;
    out.append(start).append(fits ? " " : "\n      ").append(value).append(";\n");
  }

  private static String close(StringBuilder out, String type) {
    return out.append("\n  private ").append(type).append("() {}\n}\n").toString();
  }

  private static String constant(String key) {
    return key.replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
