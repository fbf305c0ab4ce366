package io.throughline.propagation.internal;

import io.opentelemetry.api.common.Attributes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Everything about a destination that is the same for each of its messages, built once. */
final class Destination {

  private static final int MOST_ERRORS = 50;

  private final Map<MessageOperation, Named> operations = new EnumMap<>(MessageOperation.class);
  private final Attributes plain;
  private final Map<String, Attributes> failures = new ConcurrentHashMap<>();

  Destination(String system, String name) {
    // A poll may bring messages of several destinations, which then have no name in common.
    plain =
        name.isEmpty()
            ? Attributes.of(MessagingAttributes.SYSTEM, system)
            : Attributes.of(
                MessagingAttributes.SYSTEM, system, MessagingAttributes.DESTINATION, name);
    for (MessageOperation operation : MessageOperation.values()) {
      Attributes attributes =
          plain.toBuilder()
              .put(MessagingAttributes.OPERATION_NAME, operation.type())
              .put(MessagingAttributes.OPERATION_TYPE, operation.type())
              .build();
      String spanName = name.isEmpty() ? operation.type() : operation.type() + ' ' + name;
      operations.put(operation, new Named(spanName, attributes));
    }
  }

  private Named named(MessageOperation operation) {
    return Objects.requireNonNull(operations.get(operation));
  }

  String spanName(MessageOperation operation) {
    return named(operation).spanName;
  }

  Attributes plain() {
    return plain;
  }

  Attributes metric(MessageOperation operation, @Nullable String errorType) {
    Attributes attributes = named(operation).attributes;
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

  private record Named(String spanName, Attributes attributes) {}
}
