package io.throughline.comparison.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads YAML, and JSON, which is YAML too. Every error names the file or the missing entry. */
record Yaml(String where, Map<?, ?> entries) {

  static Yaml of(Path file) {
    return of(file.getFileName().toString(), load(file));
  }

  static Yaml of(String where, Object value) {
    if (value instanceof Map<?, ?> entries) {
      return new Yaml(where, entries);
    }
    throw new IllegalArgumentException(where + ": expected entries, found " + value);
  }

  static Object load(Path file) {
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(file.toString())
              .setCodePointLimit(Integer.MAX_VALUE)
              .build();
      return new Load(settings).loadFromString(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file, e);
    }
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  String text(String key) {
    return required(key).toString();
  }

  double number(String key) {
    if (required(key) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(where + ": " + key + " is no number");
  }

  double number(String key, double otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  Yaml entry(String key) {
    return of(where + ": " + key, required(key));
  }

  List<?> list(String key) {
    if (required(key) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(where + ": " + key + " is no list");
  }

  private Object required(String key) {
    Object value = entries.get(key);
    if (value == null) {
      throw new IllegalArgumentException(where + ": " + key + " is missing");
    }
    return value;
  }

  /** Refuses a misspelt entry, which would else be a limit that nobody checks. */
  void allowOnly(String... keys) {
    for (Object key : entries.keySet()) {
      if (!List.of(keys).contains(key)) {
        throw new IllegalArgumentException(
            where + ": unknown entry " + key + "; accepted: " + String.join(", ", keys));
      }
    }
  }
}
