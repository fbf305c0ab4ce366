package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds a span's name anew from attributes that passed their checks, because a name may be made of
 * anything. Where no attribute tells, kind and scope remain.
 */
final class SpanNames {
  private static final AttributeKey<String> HTTP_METHOD =
      AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> OLD_HTTP_METHOD = AttributeKey.stringKey("http.method");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<String> TEMPLATE = AttributeKey.stringKey("url.template");
  private static final AttributeKey<String> MESSAGING = AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> MESSAGING_OPERATION =
      AttributeKey.stringKey("messaging.operation.name");
  private static final AttributeKey<String> MESSAGING_TYPE =
      AttributeKey.stringKey("messaging.operation.type");
  private static final AttributeKey<String> OLD_MESSAGING_OPERATION =
      AttributeKey.stringKey("messaging.operation");
  private static final AttributeKey<String> DESTINATION =
      AttributeKey.stringKey("messaging.destination.name");
  private static final AttributeKey<String> DESTINATION_TEMPLATE =
      AttributeKey.stringKey("messaging.destination.template");
  private static final AttributeKey<String> DB_SUMMARY = AttributeKey.stringKey("db.query.summary");
  private static final AttributeKey<String> DB_OPERATION =
      AttributeKey.stringKey("db.operation.name");
  private static final AttributeKey<String> OLD_DB_OPERATION =
      AttributeKey.stringKey("db.operation");
  private static final AttributeKey<String> DB_COLLECTION =
      AttributeKey.stringKey("db.collection.name");
  private static final AttributeKey<String> OLD_DB_TABLE = AttributeKey.stringKey("db.sql.table");
  private static final AttributeKey<String> DB_SYSTEM = AttributeKey.stringKey("db.system.name");
  private static final AttributeKey<String> OLD_DB_SYSTEM = AttributeKey.stringKey("db.system");
  private static final AttributeKey<String> RPC_SERVICE = AttributeKey.stringKey("rpc.service");
  private static final AttributeKey<String> RPC_METHOD = AttributeKey.stringKey("rpc.method");
  private static final AttributeKey<String> FAAS_NAME = AttributeKey.stringKey("faas.name");
  private static final AttributeKey<String> FAAS_INVOKED =
      AttributeKey.stringKey("faas.invoked_name");
  private static final AttributeKey<String> FUNCTION = AttributeKey.stringKey("code.function.name");
  private static final Set<String> OPERATIONS =
      Set.of(
          "send",
          "publish",
          "produce",
          "create",
          "receive",
          "poll",
          "process",
          "settle",
          "ack",
          "commit",
          "deliver",
          "subscribe");
  private static final Set<String> VERBS =
      Set.of(
          "SELECT",
          "INSERT",
          "UPDATE",
          "DELETE",
          "MERGE",
          "CREATE",
          "ALTER",
          "DROP",
          "CALL",
          "EXECUTE",
          "WITH",
          "BATCH",
          "TRUNCATE",
          "COMMIT",
          "ROLLBACK",
          "BEGIN");

  private SpanNames() {}

  /**
   * @param checked what is left of the span's attributes
   * @param scope the scope's name after its check, or empty
   */
  static String rebuild(
      String name, SpanKind kind, Attributes checked, String scope, Set<String> allowed) {
    if (allowed.contains(name)) {
      return name;
    }
    String rebuilt = ofAttributes(checked);
    if (rebuilt == null) {
      String word = kind.name().toLowerCase(Locale.ROOT);
      rebuilt = scope.isEmpty() ? word : word + " " + scope;
    }
    // The name given to it stays the same object where it says just this.
    return rebuilt.equals(name) ? name : rebuilt;
  }

  private static @Nullable String ofAttributes(Attributes attributes) {
    if (attributes.isEmpty()) {
      return null;
    }
    String method = first(attributes, HTTP_METHOD, OLD_HTTP_METHOD);
    if (method != null) {
      return joined("_OTHER".equals(method) ? "HTTP" : method, first(attributes, ROUTE, TEMPLATE));
    }
    if (attributes.get(MESSAGING) != null) {
      String operation = first(attributes, MESSAGING_OPERATION, MESSAGING_TYPE);
      operation = operation == null ? attributes.get(OLD_MESSAGING_OPERATION) : operation;
      String destination = first(attributes, DESTINATION_TEMPLATE, DESTINATION);
      String system = attributes.get(MESSAGING);
      return operation == null
          ? joined(String.valueOf(system), destination)
          : joined(operation, destination);
    }
    String database = database(attributes);
    if (database != null) {
      return database;
    }
    String rpc = attributes.get(RPC_METHOD);
    if (rpc != null) {
      String service = attributes.get(RPC_SERVICE);
      return service == null ? rpc : service + "/" + rpc;
    }
    String faas = first(attributes, FAAS_NAME, FAAS_INVOKED);
    return faas != null ? faas : function(attributes.get(FUNCTION));
  }

  private static @Nullable String database(Attributes attributes) {
    String summary = attributes.get(DB_SUMMARY);
    if (summary != null) {
      return summary;
    }
    String operation = first(attributes, DB_OPERATION, OLD_DB_OPERATION);
    if (operation != null) {
      return joined(operation, first(attributes, DB_COLLECTION, OLD_DB_TABLE));
    }
    return first(attributes, DB_SYSTEM, OLD_DB_SYSTEM);
  }

  /** {@code Class.method} of a function's full name. */
  private static @Nullable String function(@Nullable String full) {
    if (full == null) {
      return null;
    }
    int method = full.lastIndexOf('.');
    int type = method < 0 ? -1 : full.lastIndexOf('.', method - 1);
    return full.substring(type + 1);
  }

  private static @Nullable String first(
      Attributes attributes, AttributeKey<String> key, AttributeKey<String> otherwise) {
    String value = attributes.get(key);
    return value != null ? value : attributes.get(otherwise);
  }

  private static String joined(String first, @Nullable String second) {
    return second == null ? first : first + " " + second;
  }

  /**
   * Whether a name alone, as on a metric, has the form of a rebuilt one: method and route,
   * operation and destination, statement and table, service and method, kind and scope.
   */
  static boolean isPublic(String name) {
    int blank = name.indexOf(' ');
    if (blank < 0) {
      return isPublicWord(name);
    }
    String first = name.substring(0, blank);
    if (Shapes.httpMethod(first) || first.equals("HTTP")) {
      return Shapes.route(name, blank + 1, name.length());
    }
    if (VERBS.contains(first.toUpperCase(Locale.ROOT))) {
      return Shapes.querySummary(name);
    }
    return (OPERATIONS.contains(first) || isKind(first))
        && Shapes.name(name, blank + 1, name.length(), "._-/:$");
  }

  private static boolean isPublicWord(String name) {
    int slash = name.indexOf('/');
    return Shapes.httpMethod(name)
        || name.equals("HTTP")
        || VERBS.contains(name.toUpperCase(Locale.ROOT))
        || OPERATIONS.contains(name)
        || isKind(name)
        || (slash > 0 && Shapes.name(name, 0, name.length(), "./_$"))
        || (name.indexOf('.') > 0 && Shapes.type(name.substring(0, name.lastIndexOf('.'))));
  }

  static boolean isVerb(String word) {
    return VERBS.contains(word.toUpperCase(Locale.ROOT));
  }

  private static boolean isKind(String word) {
    return switch (word) {
      case "internal", "server", "client", "producer", "consumer" -> true;
      default -> false;
    };
  }
}
