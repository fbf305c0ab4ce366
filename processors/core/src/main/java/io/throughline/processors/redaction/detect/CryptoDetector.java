package io.throughline.processors.redaction.detect;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Addresses of Bitcoin (Base58Check; bech32 and bech32m as BIP 173 and BIP 350 define them) and
 * Ethereum (0x and 40 hexadecimal digits).
 */
final class CryptoDetector implements Detector {

  private static final int SHORTEST = 26;
  private static final int LONGEST = 74;

  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int BECH32M = 0x2bc830a3;

  @Override
  public String name() {
    return "crypto";
  }

  @Override
  public Gate gate() {
    return Gate.besideLongToken("bc1", "0x\\h\\h", "\\b\\1\\w\\w", "\\b\\3\\w\\w");
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    text.spend(n);
    int limit = offset + n;
    int at = Ascii.longRun(chars, offset, limit, Ascii.ALNUM, SHORTEST);
    while (at < limit) {
      int end = Ascii.runEnd(chars, at + SHORTEST, limit, Ascii.ALNUM);
      if (end - at <= LONGEST && isAddress(text, at - offset, end - offset)) {
        sink.found(at - offset, end - offset);
      }
      at = Ascii.longRun(chars, end + 1, limit, Ascii.ALNUM, SHORTEST);
    }
  }

  private static boolean isAddress(Text text, int start, int end) {
    char first = text.charAt(start);
    int length = end - start;
    if (first == '0' && (text.charAt(start + 1) | 0x20) == 'x') {
      return length == 42 && isHex(text, start + 2, end);
    }
    if ((first | 0x20) == 'b') {
      return length >= 42 && isBech32(text, start, end);
    }
    return (first == '1' || first == '3') && length <= 35 && isBase58Check(text, start, end);
  }

  private static boolean isHex(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Ascii.isHex(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBech32(Text text, int start, int end) {
    if (Ascii.toLower(text.charAt(start + 1)) != 'c' || text.charAt(start + 2) != '1') {
      return false;
    }
    int check = 1;
    check = step(check, 'b' >> 5);
    check = step(check, 'c' >> 5);
    check = step(check, 0);
    check = step(check, 'b' & 31);
    check = step(check, 'c' & 31);
    for (int i = start + 3; i < end; i++) {
      int value = BECH32.indexOf(Ascii.toLower(text.charAt(i)));
      if (value < 0) {
        return false;
      }
      check = step(check, value);
    }
    return check == 1 || check == BECH32M;
  }

  private static int step(int check, int value) {
    int top = check >>> 25;
    int next = ((check & 0x1ffffff) << 5) ^ value;
    for (int i = 0; i < 5; i++) {
      next ^= ((top >> i) & 1) == 1 ? GENERATOR[i] : 0;
    }
    return next;
  }

  /** Version, twenty bytes of hash, and four bytes of the double SHA-256 of both. */
  private static boolean isBase58Check(Text text, int start, int end) {
    byte[] decoded = new byte[25];
    for (int i = start; i < end; i++) {
      int carry = BASE58.indexOf(text.charAt(i));
      if (carry < 0) {
        return false;
      }
      for (int j = decoded.length - 1; j >= 0; j--) {
        carry += 58 * (decoded[j] & 0xFF);
        decoded[j] = (byte) carry;
        carry >>>= 8;
      }
      if (carry != 0) {
        return false;
      }
    }
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(decoded, 0, 21);
      byte[] hash = sha.digest(sha.digest());
      return (decoded[0] == 0 || decoded[0] == 5) && Arrays.equals(hash, 0, 4, decoded, 21, 25);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
