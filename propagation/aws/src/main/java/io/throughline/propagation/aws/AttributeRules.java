package io.throughline.propagation.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What SQS and SNS accept as a message attribute. An attribute that breaks one of these rules makes
 * the whole call fail, so what breaks them is left out.
 *
 * <p>Cost: allocates nothing.
 */
final class AttributeRules {

  /** More than ten make SQS reject the send, and a raw SNS subscription discard the message. */
  static final int MAX_ATTRIBUTES = 10;

  static final String STRING_TYPE = "String";
  static final String BINARY_TYPE = "Binary";

  private static final int MAX_NAME_LENGTH = 256;

  private AttributeRules() {}

  static boolean isLegalName(String name) {
    int length = name.length();
    if (length == 0 || length > MAX_NAME_LENGTH) {
      return false;
    }
    if (name.regionMatches(true, 0, "AWS.", 0, 4) || name.regionMatches(true, 0, "Amazon.", 0, 7)) {
      return false;
    }
    char previous = '.';
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      // Starting with a virtual dot makes a leading dot a double one.
      if (c == '.' ? previous == '.' : !isNameCharacter(c)) {
        return false;
      }
      previous = c;
    }
    return previous != '.';
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  /** The characters of XML 1.0, which SQS names as its own; empty is illegal. */
  static boolean isLegalText(String value) {
    int length = value.length();
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c < ' ') {
        if (c != '\t' && c != '\n' && c != '\r') {
          return false;
        }
      } else if (c >= Character.MIN_SURROGATE) {
        if (c <= Character.MAX_SURROGATE) {
          if (!Character.isHighSurrogate(c)
              || i + 1 == length
              || !Character.isLowSurrogate(value.charAt(i + 1))) {
            return false;
          }
          i++;
        } else if (c >= '\uFFFE') {
          return false;
        }
      }
    }
    return length > 0;
  }

  /**
   * Whether an SNS filter policy can read the value. SNS parses String attributes as JSON when it
   * filters, and silently drops the message for that subscription when it cannot.
   */
  static boolean isFilterSafe(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\' || c < ' ') {
        return false;
      }
    }
    return true;
  }

  /** Length in UTF-8. An unpaired surrogate counts as two bytes; encoders make it one. */
  static long utf8Length(String value) {
    int length = value.length();
    long bytes = length;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        // Each half of a surrogate pair adds one to the two that the pair already counts for.
        bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return bytes;
  }

  /** What type and value of an attribute take of a message's size. */
  static long size(@Nullable String type, @Nullable String string, @Nullable SdkBytes bytes) {
    return (type == null ? 0 : utf8Length(type))
        + (string == null ? 0 : utf8Length(string))
        + (bytes == null ? 0 : bytes.asByteArrayUnsafe().length);
  }
}
