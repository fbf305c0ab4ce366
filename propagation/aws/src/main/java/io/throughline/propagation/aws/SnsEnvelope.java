package io.throughline.propagation.aws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notification that SNS wraps around a message for a subscription without raw delivery, found
 * in an SQS body:
 *
 * <pre>{@code
 * { "Type": "Notification", "MessageId": "…", "TopicArn": "arn:…", "Message": "…",
 *   "MessageAttributes": { "traceparent": { "Type": "String", "Value": "00-…" } } }
 * }</pre>
 *
 * <p>Only members of the outermost object count, so what a publisher writes into its message cannot
 * pass for an attribute; an object in which one of them appears twice is no envelope, and an
 * attribute that appears twice has no value. Nothing is copied but the value that is asked for.
 *
 * <p>Cost: one pass over the body to find it, one over its attributes for each field. A body that
 * is no JSON object costs a look at its first character, one that nowhere says {@code
 * "MessageAttributes"} a plain substring search.
 */
final class SnsEnvelope {

  /** Propagators that enumerate (one key per baggage member) see this many names. */
  private static final int MAX_KEYS = 32;

  private static final String ATTRIBUTES = "MessageAttributes";
  private static final String QUOTED_ATTRIBUTES = '"' + ATTRIBUTES + '"';

  private final String body;
  private final int attributesStart;

  private SnsEnvelope(String body, int attributesStart) {
    this.body = body;
    this.attributesStart = attributesStart;
  }

  /** The envelope that the whole body is, or null. */
  static @Nullable SnsEnvelope find(@Nullable String body) {
    if (body == null || !startsAsObject(body) || !body.contains(QUOTED_ATTRIBUTES)) {
      return null;
    }
    JsonCursor json = new JsonCursor(body, 0);
    int attributesStart = -1;
    boolean isNotification = false;
    boolean hasTopic = false;
    for (boolean more = json.enterObject(); more; more = json.nextMember()) {
      if (json.keyIs(ATTRIBUTES)) {
        if (attributesStart >= 0 || json.peek() != '{') {
          return null;
        }
        attributesStart = json.position();
      } else if (json.keyIs("Type")) {
        if (isNotification || !"Notification".equals(json.stringAhead())) {
          return null;
        }
        isNotification = true;
      } else if (json.keyIs("TopicArn")) {
        if (hasTopic || json.peek() != '"') {
          return null;
        }
        hasTopic = true;
      }
      if (!json.skipValue()) {
        return null;
      }
    }
    return json.endedWell() && json.atEnd() && isNotification && hasTopic && attributesStart >= 0
        ? new SnsEnvelope(body, attributesStart)
        : null;
  }

  private static boolean startsAsObject(String body) {
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (!JsonCursor.isSpace(c)) {
        return c == '{';
      }
    }
    return false;
  }

  /** The text of an attribute, a Binary one decoded; null when it is absent, odd or ambiguous. */
  @Nullable String get(String name) {
    JsonCursor json = new JsonCursor(body, attributesStart);
    int found = -1;
    for (boolean more = json.enterObject(); more; more = json.nextMember()) {
      if (json.keyIs(name)) {
        if (found >= 0) {
          return null;
        }
        found = json.position();
      }
      if (!json.skipValue()) {
        return null;
      }
    }
    return found < 0 || !json.endedWell() ? null : value(new JsonCursor(body, found));
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>();
    JsonCursor json = new JsonCursor(body, attributesStart);
    for (boolean more = json.enterObject();
        more && keys.size() < MAX_KEYS;
        more = json.skipValue() && json.nextMember()) {
      keys.add(json.key());
    }
    return keys;
  }

  private static @Nullable String value(JsonCursor json) {
    String type = null;
    String value = null;
    for (boolean more = json.enterObject(); more; more = json.nextMember()) {
      if (json.keyIs("Type")) {
        if (type != null) {
          return null;
        }
        type = json.stringAhead();
      } else if (json.keyIs("Value")) {
        if (value != null) {
          return null;
        }
        value = json.stringAhead();
      }
      if (!json.skipValue()) {
        return null;
      }
    }
    if (!json.endedWell() || type == null || value == null) {
      return null;
    }
    if (!type.equals(AttributeRules.BINARY_TYPE) && !type.startsWith("Binary.")) {
      return value;
    }
    try {
      return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }
}
