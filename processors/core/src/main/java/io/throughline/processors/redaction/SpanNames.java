package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Builds a span's name anew from attributes that were checked, as the semantic conventions say the
 * name is made. The name that the application gave is free text and does not leave.
 */
final class SpanNames {

  private static final AttributeKey<String> HTTP_METHOD = key("http.request.method");
  private static final AttributeKey<String> HTTP_METHOD_OLD = key("http.method");
  private static final AttributeKey<String> HTTP_ROUTE = key("http.route");
  private static final AttributeKey<String> URL_TEMPLATE = key("url.template");
  private static final AttributeKey<String> MESSAGING_OPERATION = key("messaging.operation.name");
  private static final AttributeKey<String> MESSAGING_TYPE = key("messaging.operation.type");
  private static final AttributeKey<String> DESTINATION = key("messaging.destination.name");
  private static final AttributeKey<String> DESTINATION_TEMPLATE =
      key("messaging.destination.template");
  private static final AttributeKey<String> DB_SUMMARY = key("db.query.summary");
  private static final AttributeKey<String> DB_OPERATION = key("db.operation.name");
  private static final AttributeKey<String> DB_OPERATION_OLD = key("db.operation");
  private static final AttributeKey<String> DB_COLLECTION = key("db.collection.name");
  private static final AttributeKey<String> DB_TABLE_OLD = key("db.sql.table");
  private static final AttributeKey<String> DB_NAMESPACE = key("db.namespace");
  private static final AttributeKey<String> DB_SYSTEM = key("db.system.name");
  private static final AttributeKey<String> DB_SYSTEM_OLD = key("db.system");
  private static final AttributeKey<String> RPC_SERVICE = key("rpc.service");
  private static final AttributeKey<String> RPC_METHOD = key("rpc.method");
  private static final AttributeKey<String> FAAS_NAME = key("faas.name");

  private SpanNames() {}

  /**
   * @param checked the span's attributes after redaction
   * @param scope the instrumentation scope's name after redaction; may be empty
   */
  static String rebuild(Attributes checked, SpanKind kind, String scope) {
    String method = first(checked, HTTP_METHOD, HTTP_METHOD_OLD);
    if (method != null) {
      return join(method, first(checked, HTTP_ROUTE, URL_TEMPLATE));
    }
    String operation = first(checked, MESSAGING_OPERATION, MESSAGING_TYPE);
    if (operation != null) {
      return join(operation, first(checked, DESTINATION_TEMPLATE, DESTINATION));
    }
    String summary = checked.get(DB_SUMMARY);
    if (summary != null) {
      return summary;
    }
    operation = first(checked, DB_OPERATION, DB_OPERATION_OLD);
    if (operation != null) {
      return join(operation, target(checked));
    }
    String system = first(checked, DB_SYSTEM, DB_SYSTEM_OLD);
    if (system != null) {
      return join(system, target(checked));
    }
    String service = checked.get(RPC_SERVICE);
    String rpc = checked.get(RPC_METHOD);
    if (rpc != null) {
      return service == null ? rpc : service + "/" + rpc;
    }
    String function = checked.get(FAAS_NAME);
    if (function != null) {
      return function;
    }
    return join(kind.name().toLowerCase(Locale.ROOT), scope.isEmpty() ? null : scope);
  }

  private static @Nullable String target(Attributes checked) {
    String table = first(checked, DB_COLLECTION, DB_TABLE_OLD);
    return table != null ? table : checked.get(DB_NAMESPACE);
  }

  private static @Nullable String first(
      Attributes attributes, AttributeKey<String> key, AttributeKey<String> otherwise) {
    String value = attributes.get(key);
    return value != null ? value : attributes.get(otherwise);
  }

  private static String join(String first, @Nullable String second) {
    return second == null ? first : first + " " + second;
  }

  private static AttributeKey<String> key(String name) {
    return AttributeKey.stringKey(name);
  }
}
