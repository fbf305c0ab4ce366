package io.throughline.processors.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.processors.redaction.RedactionPolicy.Base;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * Reads a policy from YAML. A mistake stops the start: the message has the place, what is accepted,
 * and a guess.
 */
public final class PolicyFile {
  private static final List<String> KEYS =
      List.of(
          "version",
          "extends",
          "mode",
          "allow_loosening",
          "environments",
          "keep",
          "keep_text",
          "pseudonym",
          "drop",
          "detectors",
          "locked",
          "children_may",
          "cases");
  private static final Set<String> ALWAYS_ALLOWED =
      Set.of("version", "extends", "mode", "allow_loosening", "environments", "cases", "locked");
  private static final List<String> LIMITABLE =
      List.of("keep", "keep_text", "pseudonym", "drop", "detectors", "children_may");
  private static final int MAX_PARENTS = 8;
  private static final String FILE = "file:";
  private static final String CLASSPATH = "classpath:";

  private PolicyFile() {}

  /**
   * Loads what {@code throughline.policy} names: a built-in policy, {@code file:…} or {@code
   * classpath:…}.
   *
   * @throws InvalidPolicyException if there is none, or it is wrong
   */
  public static RedactionPolicy load(String reference) {
    return load(reference, null, 0);
  }

  /**
   * Reads YAML text.
   *
   * @param source what error messages call it; part of the policy's name
   */
  public static RedactionPolicy parse(String yaml, String source) {
    return parse(yaml, source, null, 0);
  }

  static boolean isReference(String reference) {
    return reference.startsWith(FILE) || reference.startsWith(CLASSPATH);
  }

  /**
   * As {@link #load(String)}.
   *
   * @param base in place of the one that the file extends, if that is a built-in policy
   */
  static RedactionPolicy load(String reference, @Nullable Base base, int depth) {
    if (!isReference(reference)) {
      return RedactionPolicy.named(reference);
    }
    String path = reference.substring(reference.indexOf(':') + 1);
    try {
      String text = reference.startsWith(FILE) ? file(path) : resource(path);
      return parse(text, path, base, depth);
    } catch (IOException | InvalidPathException e) {
      throw new InvalidPolicyException(
          reference + " cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private static String file(String path) throws IOException {
    try (InputStream stream = Files.newInputStream(Path.of(path))) {
      return text(stream);
    }
  }

  /** No more than a policy may be long, however much is there. */
  private static String text(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(4 * PolicyYaml.MAX_CHARS + 1);
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static String resource(String path) throws IOException {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context != null ? context : PolicyFile.class.getClassLoader();
    try (InputStream stream = loader.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IOException("no such resource");
      }
      return text(stream);
    }
  }

  private static RedactionPolicy parse(String yaml, String source, @Nullable Base base, int depth) {
    PolicyYaml reader = new PolicyYaml(source);
    MappingNode root = reader.root(yaml);
    reader.checkKeys(root, KEYS);
    if (!"1".equals(reader.text(root, "version", ""))) {
      throw reader.error(root, "version", "version is missing or unknown; accepted: 1");
    }
    if (depth >= MAX_PARENTS) {
      throw reader.error(root, "extends", "more than " + MAX_PARENTS + " policies on one another");
    }
    RedactionPolicy parent = parent(reader, root, base, depth);
    checkMay(reader, root, parent);
    RedactionPolicy.Builder builder = parent.toBuilder();
    builder.setName(nameOf(source));
    new PolicySections(reader, root, builder, parent).read();
    try {
      return builder.build();
    } catch (InvalidPolicyException e) {
      throw reader.error(root, "detectors", e.getMessage());
    }
  }

  private static RedactionPolicy parent(
      PolicyYaml reader, MappingNode root, @Nullable Base base, int depth) {
    String reference = reader.text(root, "extends", "prod");
    if (base != null && RedactionPolicy.BUILT_IN.contains(reference)) {
      return RedactionPolicy.named(base.word());
    }
    try {
      return load(reference, base, depth + 1);
    } catch (InvalidPolicyException e) {
      throw reader.error(root, "extends", e.getMessage());
    }
  }

  private static void checkMay(PolicyYaml reader, MappingNode root, RedactionPolicy parent) {
    if (parent.childrenMay.isEmpty()) {
      return;
    }
    Set<String> may = new TreeSet<>(parent.childrenMay);
    for (String key : reader.keys(root)) {
      if (!ALWAYS_ALLOWED.contains(key) && !may.contains(key)) {
        throw reader.error(
            root, key, key + " may not be set here, says " + parent.name() + "; accepted: " + may);
      }
    }
  }

  static List<String> limitable() {
    return LIMITABLE;
  }

  /** The file's name without folder and ending, in characters that an id may have. */
  private static String nameOf(String source) {
    String file = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
    int dot = file.lastIndexOf('.');
    String stem = (dot > 0 ? file.substring(0, dot) : file).replaceAll("[^A-Za-z0-9_-]", "-");
    return Shapes.name(stem, 0, stem.length(), "_-") ? stem : "policy";
  }
}
