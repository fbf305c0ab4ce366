package io.throughline.desk;

import io.throughline.realparts.OtlpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Looks for planted secrets in the raw bytes of exports.
 *
 * <p>Thousands of byte sequences are sought at once: a table over the hash of four bytes says at
 * each position which of them could begin there, so the cost is one look-up per byte. Whatever is
 * found is then sought in the parsed message to say where it stood; bytes that no field explains
 * are reported all the same.
 */
final class LeakSearch {
  private static final int TABLE = 1 << 16;

  private final Map<Integer, List<Form>> byPrefix = new HashMap<>();
  private final boolean[] possible = new boolean[TABLE];
  private final int secrets;

  /** One byte sequence that betrays a secret. */
  static final class Form {
    private final String kind;
    private final String name;
    private final byte[] bytes;

    Form(String kind, String name, byte[] bytes) {
      this.kind = kind;
      this.name = name;
      this.bytes = bytes;
    }

    String kind() {
      return kind;
    }

    /** Not copied: a search compares it millions of times. */
    byte[] bytes() {
      return bytes;
    }

    /** What the report calls it: never the value. */
    String described() {
      return name.equals("plain") ? "" : " (" + name + ")";
    }
  }

  LeakSearch(List<PlantedSecret> planted) {
    secrets = planted.size();
    Set<List<Byte>> known = new LinkedHashSet<>();
    for (PlantedSecret secret : planted) {
      SecretForms.of(secret)
          .forEach(
              (name, bytes) -> {
                if (known.add(boxed(bytes))) {
                  add(new Form(secret.kind(), name, bytes));
                }
              });
    }
  }

  private static List<Byte> boxed(byte[] bytes) {
    List<Byte> list = new ArrayList<>(bytes.length);
    for (byte b : bytes) {
      list.add(b);
    }
    return list;
  }

  private void add(Form form) {
    int prefix = prefix(form.bytes(), 0);
    byPrefix.computeIfAbsent(prefix, p -> new ArrayList<>()).add(form);
    possible[slot(prefix)] = true;
  }

  int secrets() {
    return secrets;
  }

  int forms() {
    return byPrefix.values().stream().mapToInt(List::size).sum();
  }

  /** Each place once, however often the same field carried the same kind of secret. */
  List<Report.Leak> search(List<OtlpRequest> requests) {
    Set<Report.Leak> leaks = new LinkedHashSet<>();
    for (OtlpRequest request : requests) {
      for (Form form : found(request.bytes())) {
        leaks.addAll(FieldPath.leaks(request, form));
      }
    }
    return List.copyOf(leaks);
  }

  private Set<Form> found(byte[] bytes) {
    Set<Form> found = new LinkedHashSet<>();
    for (int i = 0; i + SecretForms.MIN_BYTES <= bytes.length; i++) {
      int prefix = prefix(bytes, i);
      if (possible[slot(prefix)]) {
        for (Form form : byPrefix.getOrDefault(prefix, List.of())) {
          if (matches(bytes, i, form.bytes())) {
            found.add(form);
          }
        }
      }
    }
    return found;
  }

  private static boolean matches(byte[] bytes, int at, byte[] sought) {
    return at + sought.length <= bytes.length
        && Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length);
  }

  private static int prefix(byte[] bytes, int at) {
    return (bytes[at] & 0xFF)
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | (bytes[at + 3] & 0xFF) << 24;
  }

  private static int slot(int prefix) {
    return (prefix * 0x9E3779B1) >>> 16;
  }

  static String signal(OtlpRequest request) {
    return request.signal().name().toLowerCase(Locale.ROOT);
  }
}
