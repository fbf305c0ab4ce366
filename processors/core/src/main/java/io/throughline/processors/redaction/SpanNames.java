package io.throughline.processors.redaction;

import static io.throughline.processors.redaction.NamePart.DB_COLLECTION;
import static io.throughline.processors.redaction.NamePart.DB_OPERATION;
import static io.throughline.processors.redaction.NamePart.DB_SUMMARY;
import static io.throughline.processors.redaction.NamePart.DB_SYSTEM;
import static io.throughline.processors.redaction.NamePart.DESTINATION;
import static io.throughline.processors.redaction.NamePart.DESTINATION_TEMPLATE;
import static io.throughline.processors.redaction.NamePart.FAAS_INVOKED;
import static io.throughline.processors.redaction.NamePart.FAAS_NAME;
import static io.throughline.processors.redaction.NamePart.FUNCTION;
import static io.throughline.processors.redaction.NamePart.HTTP_METHOD;
import static io.throughline.processors.redaction.NamePart.MESSAGING;
import static io.throughline.processors.redaction.NamePart.MESSAGING_OPERATION;
import static io.throughline.processors.redaction.NamePart.MESSAGING_TYPE;
import static io.throughline.processors.redaction.NamePart.OLD_DB_OPERATION;
import static io.throughline.processors.redaction.NamePart.OLD_DB_SYSTEM;
import static io.throughline.processors.redaction.NamePart.OLD_DB_TABLE;
import static io.throughline.processors.redaction.NamePart.OLD_HTTP_METHOD;
import static io.throughline.processors.redaction.NamePart.OLD_MESSAGING_OPERATION;
import static io.throughline.processors.redaction.NamePart.ROUTE;
import static io.throughline.processors.redaction.NamePart.RPC_METHOD;
import static io.throughline.processors.redaction.NamePart.RPC_SERVICE;
import static io.throughline.processors.redaction.NamePart.TEMPLATE;

import io.opentelemetry.api.trace.SpanKind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds a span's name anew from attributes that passed their checks, because a name may be made of
 * anything. Where no attribute tells, kind and scope remain.
 */
final class SpanNames {
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
   * @param parts what is left of the attributes that make a name
   * @param scope the scope's name after its check, or empty
   */
  static String rebuild(
      String name, SpanKind kind, Map<NamePart, String> parts, String scope, Set<String> allowed) {
    if (allowed.contains(name)) {
      return name;
    }
    String rebuilt = ofAttributes(name, parts);
    if (rebuilt == null) {
      rebuilt = joined(name, word(kind), scope.isEmpty() ? null : scope);
    }
    // The name given to it stays the same object where it says just this.
    return rebuilt.equals(name) ? name : rebuilt;
  }

  /** The kind as the conventions write it. */
  static String word(SpanKind kind) {
    return switch (kind) {
      case INTERNAL -> "internal";
      case SERVER -> "server";
      case CLIENT -> "client";
      case PRODUCER -> "producer";
      case CONSUMER -> "consumer";
    };
  }

  private static @Nullable String ofAttributes(String name, Map<NamePart, String> parts) {
    String method = first(parts, HTTP_METHOD, OLD_HTTP_METHOD);
    if (method != null) {
      String route = first(parts, ROUTE, TEMPLATE);
      return joined(name, method.equals("_OTHER") ? "HTTP" : method, route);
    }
    String messaging = parts.get(MESSAGING);
    if (messaging != null) {
      String operation = first(parts, MESSAGING_OPERATION, MESSAGING_TYPE);
      operation = operation == null ? parts.get(OLD_MESSAGING_OPERATION) : operation;
      String destination = first(parts, DESTINATION_TEMPLATE, DESTINATION);
      return joined(name, operation == null ? messaging : operation, destination);
    }
    String database = database(name, parts);
    if (database != null) {
      return database;
    }
    String rpc = parts.get(RPC_METHOD);
    if (rpc != null) {
      String service = parts.get(RPC_SERVICE);
      return service == null ? rpc : service + "/" + rpc;
    }
    String faas = first(parts, FAAS_NAME, FAAS_INVOKED);
    return faas != null ? faas : function(parts.get(FUNCTION));
  }

  private static @Nullable String database(String name, Map<NamePart, String> parts) {
    String summary = parts.get(DB_SUMMARY);
    if (summary != null) {
      return summary;
    }
    String operation = first(parts, DB_OPERATION, OLD_DB_OPERATION);
    return operation != null
        ? joined(name, operation, first(parts, DB_COLLECTION, OLD_DB_TABLE))
        : first(parts, DB_SYSTEM, OLD_DB_SYSTEM);
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
      Map<NamePart, String> parts, NamePart part, NamePart otherwise) {
    String value = parts.get(part);
    return value != null ? value : parts.get(otherwise);
  }

  /** Both words; the span's name itself where it says just this, so that nothing is built. */
  private static String joined(String name, String first, @Nullable String second) {
    if (second == null) {
      return first;
    }
    int blank = first.length();
    return name.length() == blank + 1 + second.length()
            && name.charAt(blank) == ' '
            && name.startsWith(first)
            && name.endsWith(second)
        ? name
        : first + " " + second;
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
