package io.throughline.processors.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys of pseudonyms and fingerprints: the first writes, all are searched. Immutable and
 * thread-safe; never prints a key.
 */
public final class KeyRing {
  private static final int MIN_BYTES = 32;
  private static final int MAX_ID = 16;
  private static final String RANDOM_ID = "tmp";

  private record Key(String id, Mac mac) {}

  private final List<Key> keys;
  private final List<String> ids;
  private final boolean random;

  private KeyRing(List<Key> keys, boolean random) {
    this.keys = List.copyOf(keys);
    ids = keys.stream().map(Key::id).toList();
    this.random = random;
  }

  /** A key of this process alone: tokens do not match across services or restarts. */
  public static KeyRing random() {
    byte[] bytes = new byte[MIN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new KeyRing(List.of(new Key(RANDOM_ID, mac(bytes))), true);
  }

  /**
   * Reads {@code file:…} or {@code env:NAME}, one {@code id:base64} a line.
   *
   * @throws InvalidPolicyException if it is missing or malformed; the message never quotes a key
   */
  public static KeyRing load(String source) {
    return load(source, System::getenv);
  }

  static KeyRing load(String source, UnaryOperator<@Nullable String> environment) {
    if (source.startsWith("file:")) {
      try {
        Path path = Path.of(source.substring("file:".length()));
        return parse(Files.readString(path), source);
      } catch (IOException | InvalidPathException e) {
        throw new InvalidPolicyException(
            source + " cannot be read (" + e.getClass().getSimpleName() + "); " + accepted(), e);
      }
    }
    if (source.startsWith("env:")) {
      String value = environment.apply(source.substring("env:".length()));
      if (value == null || value.isBlank()) {
        throw new InvalidPolicyException(source + " is not set; " + accepted());
      }
      return parse(value, source);
    }
    // Whatever stands there may be the key itself, so it is not repeated.
    throw new InvalidPolicyException("the value is no key source; " + accepted());
  }

  static KeyRing parse(String text, String source) {
    List<Key> keys = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\\R", -1)) {
      number++;
      String trimmed = line.trim();
      if (!trimmed.isEmpty() && !trimmed.startsWith("#")) {
        keys.add(key(trimmed, source + " line " + number, keys));
      }
    }
    if (keys.isEmpty()) {
      throw new InvalidPolicyException(source + " holds no key; " + accepted());
    }
    return new KeyRing(keys, false);
  }

  private static Key key(String line, String place, List<Key> before) {
    int colon = line.indexOf(':');
    String id = colon < 0 ? "" : line.substring(0, colon).trim();
    if (!isId(id)) {
      throw new InvalidPolicyException(
          place + " has no key id of letters and digits before a colon; " + accepted());
    }
    if (before.stream().anyMatch(key -> key.id.equals(id))) {
      throw new InvalidPolicyException(place + " uses the key id " + id + " again; " + accepted());
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(line.substring(colon + 1).trim());
    } catch (IllegalArgumentException e) {
      throw new InvalidPolicyException(place + " is not base64 after the colon; " + accepted(), e);
    }
    if (bytes.length < MIN_BYTES) {
      throw new InvalidPolicyException(
          place
              + " has a key of "
              + bytes.length
              + " bytes; at least "
              + MIN_BYTES
              + " are needed");
    }
    return new Key(id, mac(bytes));
  }

  private static String accepted() {
    return "accepted: file:… or env:NAME with one id:base64 a line, at least 32 bytes";
  }

  static boolean isId(String id) {
    return !id.isEmpty()
        && id.length() <= MAX_ID
        && id.chars().allMatch(c -> Shapes.isLetter((char) c) || Shapes.isDigit((char) c));
  }

  private static Mac mac(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** True if nobody configured a key, so that tokens of two processes do not match. */
  public boolean isRandom() {
    return random;
  }

  /** Key ids, the writing one first. */
  public List<String> ids() {
    return ids;
  }

  String firstId() {
    return ids.get(0);
  }

  /** HMAC-SHA-256 of a purpose and a text under the key at {@code index}. */
  byte[] hash(int index, String purpose, String text) {
    try {
      Mac mac = (Mac) keys.get(index).mac.clone();
      mac.update(purpose.getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's own Mac can be cloned", e);
    }
  }

  @Override
  public String toString() {
    return "KeyRing" + ids();
  }
}
