package io.throughline.processors.redaction;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A keyed hash of a text: {@code [message 3f2a91bc04de, 57 characters]}. The key is random per
 * process, so nobody can try candidates against it afterwards.
 */
final class Fingerprint {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 6;

  private final SecretKeySpec key;

  Fingerprint() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
  }

  String of(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return "[message "
          + HexFormat.of().formatHex(hash, 0, BYTES)
          + ", "
          + text.length()
          + " characters]";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
