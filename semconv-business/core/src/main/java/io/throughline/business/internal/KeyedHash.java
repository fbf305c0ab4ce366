package io.throughline.business.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 of a text, cut to 128 bits, in the alphabet of acceptable ids. Thread-safe. */
public final class KeyedHash implements UnaryOperator<String> {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;

  private final SecretKeySpec key;

  private KeyedHash(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** A hash whose tokens match across services that share the key. */
  public static KeyedHash of(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("a key needs at least 32 bytes, not " + key.length);
    }
    return new KeyedHash(key.clone());
  }

  /** A hash whose tokens match within this process only. */
  public static KeyedHash random() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new KeyedHash(key);
  }

  @Override
  public String apply(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return "h_" + HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
