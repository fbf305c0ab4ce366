package io.throughline.propagation.internal;

import io.opentelemetry.api.common.Attributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Everything about a destination that is the same for each of its messages, built once. */
final class Destination {

  private static final int MOST_ERRORS = 50;
  private static final MessageOperation[] OPERATIONS = MessageOperation.values();

  private final String[] spanNames = new String[OPERATIONS.length];
  private final Attributes[] metrics = new Attributes[OPERATIONS.length];
  private final Attributes plain;
  private final Map<String, Attributes> failures = new ConcurrentHashMap<>();

  Destination(String system, String name) {
    plain =
        Attributes.of(MessagingAttributes.SYSTEM, system, MessagingAttributes.DESTINATION, name);
    for (MessageOperation operation : OPERATIONS) {
      spanNames[operation.ordinal()] = operation.type() + ' ' + name;
      metrics[operation.ordinal()] =
          plain.toBuilder()
              .put(MessagingAttributes.OPERATION_NAME, operation.type())
              .put(MessagingAttributes.OPERATION_TYPE, operation.type())
              .build();
    }
  }

  String spanName(MessageOperation operation) {
    return spanNames[operation.ordinal()];
  }

  Attributes plain() {
    return plain;
  }

  Attributes metric(MessageOperation operation, @Nullable String errorType) {
    Attributes attributes = metrics[operation.ordinal()];
    if (errorType == null) {
      return attributes;
    }
    String key = operation.type() + ' ' + errorType;
    Attributes known = failures.get(key);
    if (known != null) {
      return known;
    }
    // Error types are class names or codes; whoever makes up new ones gets no series of their own.
    String type = failures.size() < MOST_ERRORS ? errorType : "_OTHER";
    Attributes fresh = attributes.toBuilder().put(MessagingAttributes.ERROR_TYPE, type).build();
    if (failures.size() < MOST_ERRORS) {
      failures.put(key, fresh);
    }
    return fresh;
  }
}
