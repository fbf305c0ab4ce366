package io.throughline.realparts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published message after SNS's checks.
 *
 * @param traceHeader the X-Ray header of the publish request, which SNS passes on to SQS
 *     subscribers
 */
record SnsMessage(
    String id,
    @Nullable String subject,
    String body,
    Map<String, Attribute> attributes,
    @Nullable String traceHeader) {

  /** The default limit of a topic, for body, attribute names, types and values together. */
  static final int MAX_BYTES = 262_144;

  /**
   * @param value text, or base64 for the type {@code Binary}
   */
  record Attribute(String type, String value) {
    boolean isBinary() {
      return type.equals("Binary") || type.startsWith("Binary.");
    }

    int bytes() {
      return utf8(type) + (isBinary() ? Base64.getDecoder().decode(value).length : utf8(value));
    }
  }

  static SnsMessage parse(SnsForm form, @Nullable String traceHeader) {
    if (form.get("MessageStructure") != null) {
      throw SnsException.sender(
          "InvalidParameter", "Invalid parameter: MessageStructure is not spoken here");
    }
    String body = form.required("Message");
    if (body.isEmpty()) {
      throw SnsException.sender("InvalidParameter", "Invalid parameter: Empty message");
    }
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    SnsForm entries = form.under("MessageAttributes").under("entry");
    for (int i = 1; entries.under(String.valueOf(i)).hasAny(); i++) {
      SnsForm entry = entries.under(String.valueOf(i));
      String name = entry.required("Name");
      attributes.put(name, attribute(name, entry.under("Value")));
    }
    SnsMessage message =
        new SnsMessage(
            UUID.randomUUID().toString(), form.get("Subject"), body, attributes, traceHeader);
    if (message.bytes() > MAX_BYTES) {
      throw SnsException.sender("InvalidParameter", "Invalid parameter: Message too long");
    }
    return message;
  }

  private static Attribute attribute(String name, SnsForm value) {
    requireValidName(name);
    String type = value.required("DataType");
    String kind = type.contains(".") ? type.substring(0, type.indexOf('.')) : type;
    String content =
        switch (kind) {
          case "String", "Number" -> value.get("StringValue");
          case "Binary" -> value.get("BinaryValue");
          default ->
              throw SnsException.sender(
                  "ParameterValueInvalid",
                  "The message attribute '" + name + "' has an invalid message attribute type");
        };
    if (content == null || content.isEmpty()) {
      throw SnsException.sender(
          "ParameterValueInvalid",
          "The message attribute '" + name + "' must contain non-empty message attribute value");
    }
    return new Attribute(type, content);
  }

  private static void requireValidName(String name) {
    boolean valid =
        !name.isEmpty()
            && name.length() <= 256
            && !name.startsWith(".")
            && !name.endsWith(".")
            && !name.contains("..")
            && name.chars().allMatch(SnsMessage::isNameCharacter);
    if (!valid) {
      throw SnsException.sender(
          "ParameterValueInvalid", "Invalid message attribute name '" + name + "'");
    }
  }

  private static boolean isNameCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '.';
  }

  int bytes() {
    int bytes = utf8(body);
    for (Map.Entry<String, Attribute> attribute : attributes.entrySet()) {
      bytes += utf8(attribute.getKey()) + attribute.getValue().bytes();
    }
    return bytes;
  }

  static int bytes(Collection<SnsMessage> batch) {
    return batch.stream().mapToInt(SnsMessage::bytes).sum();
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
