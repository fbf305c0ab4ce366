package io.throughline.processors.redaction;

import static io.throughline.processors.redaction.ValueCheck.CLASS_NAME;
import static io.throughline.processors.redaction.ValueCheck.HOST;
import static io.throughline.processors.redaction.ValueCheck.ID;
import static io.throughline.processors.redaction.ValueCheck.NAME;
import static io.throughline.processors.redaction.ValueCheck.NO_TEXT;
import static io.throughline.processors.redaction.ValueCheck.NUMBER;
import static io.throughline.processors.redaction.ValueCheck.ROUTE;
import static io.throughline.processors.redaction.ValueCheck.SUMMARY;
import static io.throughline.processors.redaction.ValueCheck.TERM;
import static io.throughline.processors.redaction.ValueCheck.VERSION;
import static io.throughline.processors.redaction.ValueCheck.WORD;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The closed list of a metadata-only policy: each attribute that may leave, and the shape its value
 * must have. What is not here does not leave, whatever its value.
 *
 * <p>Absent on purpose, although conventions define them: whatever carries a person or what a
 * person typed ({@code client.address}, {@code enduser.id}, {@code url.full}, {@code url.path},
 * {@code url.query}, {@code user_agent.original}, {@code http.request.header.*}), free text ({@code
 * exception.message}, {@code otel.status_description}), and statements ({@code db.query.text},
 * {@code db.statement}): a prepared statement exports its literals unchanged.
 */
final class MetadataKeys {

  private static final Map<String, ValueCheck> EXACT = new HashMap<>();

  static {
    list(
        WORD,
        "business.transaction.outcome",
        "db.system",
        "db.system.name",
        "deployment.environment",
        "deployment.environment.name",
        "faas.trigger",
        "host.arch",
        "messaging.operation.type",
        "messaging.system",
        "network.protocol.name",
        "network.transport",
        "network.type",
        "os.type",
        "rpc.system",
        "rpc.system.name",
        "telemetry.sdk.language",
        "thread.daemon",
        "url.scheme",
        // Attributes of metrics: of the runtime, of pools, of OpenTelemetry itself.
        "db.client.connection.state",
        "jvm.memory.type",
        "jvm.thread.daemon",
        "jvm.thread.state",
        "otel.component.type",
        "otel.span.parent.origin",
        "throughline.cause",
        "throughline.signal");
    list(
        TERM,
        "business.cost.currency",
        "business.kpi.unit",
        "cloud.platform",
        "cloud.provider",
        "cloud.region",
        "cloud.availability_zone",
        "db.operation",
        "db.operation.name",
        "http.method",
        "http.request.method",
        "messaging.operation",
        "messaging.operation.name",
        "jvm.gc.action",
        "jvm.gc.cause",
        "jvm.gc.name",
        "jvm.memory.pool.name",
        "otel.span.sampling_result",
        "process.runtime.name",
        "rpc.grpc.status_code",
        "rpc.response.status_code");
    list(
        NAME,
        "business.cost.item",
        "business.kpi.name",
        "business.slo.name",
        "business.transaction.name",
        "business.transaction.owner",
        "business.transaction.step",
        "code.function",
        "code.function.name",
        "db.collection.name",
        "db.name",
        "db.namespace",
        "db.sql.table",
        "db.stored_procedure.name",
        "error.type",
        "faas.name",
        "k8s.cluster.name",
        "k8s.container.name",
        "k8s.deployment.name",
        "k8s.namespace.name",
        "k8s.node.name",
        "k8s.pod.name",
        "messaging.client.id",
        "messaging.consumer.group.name",
        "messaging.destination.name",
        "messaging.destination.subscription.name",
        "messaging.destination.template",
        "rpc.method",
        "rpc.service",
        "service.name",
        "service.namespace",
        "telemetry.distro.name",
        "telemetry.sdk.name",
        "thread.name");
    list(CLASS_NAME, "code.namespace", "exception.type");
    list(ROUTE, "http.route", "url.template");
    list(
        HOST,
        "host.name",
        "net.host.name",
        "net.peer.name",
        "network.peer.address",
        "server.address");
    list(
        VERSION,
        "network.protocol.version",
        "os.version",
        "process.runtime.version",
        "service.version",
        "telemetry.distro.version",
        "telemetry.sdk.version");
    list(SUMMARY, "db.query.summary");
    list(
        ID,
        "aws.request_id",
        "business.transaction.id",
        "business.transaction.origin",
        "cloudevents.event_id",
        "container.id",
        "enduser.pseudo.id",
        "faas.invocation_id",
        "host.id",
        "k8s.pod.uid",
        "messaging.message.id",
        "service.instance.id",
        "session.id",
        "user.hash",
        "throughline.policy");
    list(NUMBER, "db.response.status_code", "http.status_code");
    list(
        NO_TEXT,
        "business.cost.amount",
        "business.kpi.value",
        "business.slo.met",
        "business.transaction.age",
        "business.transaction.attempt",
        "business.transaction.duration",
        "business.transaction.start_time",
        "code.line.number",
        "code.lineno",
        "db.operation.batch.size",
        "db.response.returned_rows",
        "error",
        "exception.escaped",
        "faas.coldstart",
        "http.request.body.size",
        "http.request.resend_count",
        "http.response.body.size",
        "http.response.status_code",
        "messaging.batch.message_count",
        "messaging.destination.anonymous",
        "messaging.destination.partition.id",
        "messaging.destination.temporary",
        "messaging.kafka.message.tombstone",
        "messaging.kafka.offset",
        "messaging.message.body.size",
        "messaging.message.envelope.size",
        "network.peer.port",
        "process.pid",
        "server.port",
        "thread.id",
        "throughline.message.age");
    EXACT.put("messaging.destination.partition.id", NUMBER);
  }

  private MetadataKeys() {}

  private static void list(ValueCheck check, String... keys) {
    for (String key : keys) {
      EXACT.put(key, check);
    }
  }

  /** The shape a value of {@code key} must have, or null: such a key does not leave. */
  static @Nullable ValueCheck check(String key) {
    return EXACT.get(key);
  }

  /** The list as text, in order, for a policy's fingerprint. */
  static String describe() {
    return new TreeMap<>(EXACT).toString();
  }
}
