package io.throughline.processors.redaction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says what may leave. Immutable and thread-safe.
 *
 * <p>{@link #metadataOnly()}, named {@code prod}, is a closed list: attributes of the semantic
 * conventions whose value has the shape the list demands, span names rebuilt from such attributes,
 * exception types and frames without messages, log templates without arguments. A team adds its own
 * keys and span names with {@link #toBuilder()}.
 */
public final class RedactionPolicy {

  private static final RedactionPolicy METADATA_ONLY = new Builder("prod").build();

  private final String name;
  private final String id;
  private final Map<String, ValueCheck> added;
  private final List<String> spanNames;

  private RedactionPolicy(Builder builder) {
    this.name = builder.name;
    this.added = Map.copyOf(builder.added);
    this.spanNames = List.copyOf(builder.spanNames);
    this.id = name + "@" + fingerprint();
  }

  /** The built-in policy {@code prod}: metadata only. */
  public static RedactionPolicy metadataOnly() {
    return METADATA_ONLY;
  }

  /** {@code prod}. */
  public String name() {
    return name;
  }

  /** Name and the first digits of a hash over the content: {@code prod@3f2a91}. */
  public String id() {
    return id;
  }

  /** A builder that starts from this policy. */
  public Builder toBuilder() {
    Builder builder = new Builder(name);
    builder.added.putAll(added);
    builder.spanNames.addAll(spanNames);
    return builder;
  }

  @Nullable ValueCheck check(String key) {
    ValueCheck check = added.get(key);
    return check != null ? check : MetadataKeys.check(key);
  }

  boolean allowsSpanName(String spanName) {
    return spanNames.contains(spanName);
  }

  private String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(MetadataKeys.describe().getBytes(StandardCharsets.UTF_8));
      digest.update(new TreeMap<>(added).toString().getBytes(StandardCharsets.UTF_8));
      digest.update(spanNames.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, 3);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "RedactionPolicy{" + id + "}";
  }

  /** Adds a team's own keys and span names. Single use, not thread-safe. */
  public static final class Builder {

    private final String name;
    private final Map<String, ValueCheck> added = new HashMap<>();
    private final List<String> spanNames = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /** Numbers and booleans under {@code key} leave; text does not. */
    public Builder keepNumbers(String key) {
      added.put(key, ValueCheck.NO_TEXT);
      return this;
    }

    /** Short lower-case words under {@code key} leave: an enumeration's values. */
    public Builder keepWords(String key) {
      added.put(key, ValueCheck.WORD);
      return this;
    }

    /** Spans of exactly this name keep it. The name must be a constant of the code. */
    public Builder keepSpanName(String spanName) {
      spanNames.add(spanName);
      return this;
    }

    public RedactionPolicy build() {
      return new RedactionPolicy(this);
    }
  }
}
