package io.throughline.processors.redaction;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that a span's name is made of, so that they are picked out while the span's
 * attributes are walked, instead of being searched for one by one afterwards.
 */
enum NamePart {
  HTTP_METHOD("http.request.method"),
  OLD_HTTP_METHOD("http.method"),
  ROUTE("http.route"),
  TEMPLATE("url.template"),
  MESSAGING("messaging.system"),
  MESSAGING_OPERATION("messaging.operation.name"),
  MESSAGING_TYPE("messaging.operation.type"),
  OLD_MESSAGING_OPERATION("messaging.operation"),
  DESTINATION("messaging.destination.name"),
  DESTINATION_TEMPLATE("messaging.destination.template"),
  DB_SUMMARY("db.query.summary"),
  DB_OPERATION("db.operation.name"),
  OLD_DB_OPERATION("db.operation"),
  DB_COLLECTION("db.collection.name"),
  OLD_DB_TABLE("db.sql.table"),
  DB_SYSTEM("db.system.name"),
  OLD_DB_SYSTEM("db.system"),
  RPC_SERVICE("rpc.service"),
  RPC_METHOD("rpc.method"),
  FAAS_NAME("faas.name"),
  FAAS_INVOKED("faas.invoked_name"),
  FUNCTION("code.function.name");

  private static final Map<String, NamePart> BY_KEY = new HashMap<>();

  static {
    for (NamePart part : values()) {
      BY_KEY.put(part.key, part);
    }
  }

  private final String key;

  NamePart(String key) {
    this.key = key;
  }

  static @Nullable NamePart of(String key) {
    return BY_KEY.get(key);
  }
}
