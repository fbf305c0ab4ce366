package io.throughline.processors.redaction;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What leaves under metadata-only: keys of known conventions, and what their values must look like.
 * Anything that is not here is dropped.
 *
 * <p>Numbers and booleans have no text to check; a number is still looked at by the detectors.
 */
final class ClosedList {

  /** How one listed key's text is checked, and why it may leave, for an auditor. */
  record Entry(String shape, Predicate<String> accepts) {}

  static final Map<String, Entry> TEXTS = new TreeMap<>();
  static final Set<String> NUMBERS;

  /** Spans' events; of any other only time and the fact remain. */
  static final Set<String> EVENTS =
      Set.of(
          "exception",
          "message",
          "rpc.message",
          "feature_flag",
          "feature_flag.evaluation",
          "session.start",
          "session.end",
          "event");

  static {
    text("http method", Shapes::httpMethod, "http.request.method http.method");
    text("route template", Shapes::route, "http.route url.template");
    oneOf("url.scheme http.scheme", "http https ws wss");
    oneOf("network.protocol.name net.protocol.name", "http HTTP amqp mqtt kafka grpc spdy quic");
    text("version", Shapes::version, "network.protocol.version http.flavor");
    oneOf("network.transport net.transport", "tcp udp pipe unix quic ip_tcp ip_udp inproc other");
    oneOf("network.type", "ipv4 ipv6");
    text("host", Shapes::host, "server.address net.peer.name http.host");
    text("class, status or word", Shapes::errorType, "error.type");
    oneOf("otel.status_code", "OK ERROR UNSET");
    oneOf("http.response.status_class", "1xx 2xx 3xx 4xx 5xx");

    text("name", Shapes::name, "db.system db.system.name db.namespace db.name");
    text("name", Shapes::name, "db.collection.name db.sql.table db.operation db.operation.name");
    text("name", Shapes::name, "db.stored_procedure.name db.response.status_code");
    text("name", Shapes::name, "db.client.connection.pool.name db.client.connection.state");
    text("verbs and names", Shapes::querySummary, "db.query.summary");

    text("name", Shapes::name, "messaging.system messaging.operation messaging.operation.name");
    oneOf("messaging.operation.type", "create send receive process settle publish deliver");
    text("name", Shapes::name, "messaging.destination.name messaging.destination.template");
    text("name", Shapes::name, "messaging.destination.subscription.name");
    text("name", Shapes::name, "messaging.consumer.group.name messaging.kafka.consumer.group");
    text(
        "id of instance or message", Shapes::instanceId, "messaging.client.id messaging.client_id");
    text("id of instance or message", Shapes::instanceId, "messaging.message.id");
    text("number", Shapes::id, "messaging.destination.partition.id");

    text("name", Shapes::name, "rpc.system rpc.system.name rpc.service rpc.method");
    text("name", Shapes::name, "rpc.grpc.status_code rpc.response.status_code");
    text("name", Shapes::name, "faas.name faas.trigger faas.invoked_name faas.invoked_provider");
    text("name", Shapes::name, "faas.invoked_region faas.document.operation");
    text("version", Shapes::version, "faas.version");
    text("id of instance or message", Shapes::instanceId, "faas.invocation_id");
    text("name", Shapes::name, "aws.service");

    text("class", Shapes::type, "exception.type");
    text("class and method", Shapes::function, "code.function.name code.function code.namespace");
    text("words", Shapes::words, "thread.name");
    text("name", Shapes::name, "feature_flag.key feature_flag.provider.name");
    text("name", Shapes::name, "graphql.operation.type jvm.memory.pool.name jvm.memory.type");
    text("words", Shapes::words, "jvm.gc.name jvm.gc.action");
    text("name", Shapes::name, "jvm.thread.state cpu.mode system.device");

    text("name", Shapes::name, "service.name service.namespace telemetry.sdk.name");
    text("version", Shapes::version, "service.version telemetry.sdk.version");
    text("version", Shapes::version, "telemetry.distro.version process.runtime.version");
    text("id of instance or message", Shapes::instanceId, "service.instance.id");
    text("name", Shapes::name, "telemetry.sdk.language telemetry.distro.name");
    text("name", Shapes::name, "deployment.environment deployment.environment.name");
    text("words", Shapes::words, "process.runtime.name os.type");
    text("name", Shapes::generatedName, "host.name host.arch host.type container.id");
    text(
        "name", Shapes::name, "cloud.provider cloud.region cloud.availability_zone cloud.platform");
    text("name", Shapes::generatedName, "k8s.namespace.name k8s.pod.name k8s.deployment.name");
    text("name", Shapes::generatedName, "k8s.node.name k8s.container.name k8s.cluster.name");
    text("name", Shapes::generatedName, "k8s.statefulset.name k8s.daemonset.name k8s.job.name");
    text("name", Shapes::generatedName, "k8s.cronjob.name k8s.replicaset.name");
    text("id of instance or message", Shapes::instanceId, "k8s.pod.uid");

    text("name", Shapes::name, "business.transaction.name business.transaction.outcome");
    text("words", Shapes::words, "business.transaction.step business.transaction.reason");
    text("id", Shapes::id, "business.transaction.id");
    text("hex", Shapes::hexId, "business.transaction.origin");
    text("name", Shapes::name, "business.transaction.owner business.slo.name business.kpi.name");
    text("unit", Shapes::unit, "business.kpi.unit");
    text("currency", Shapes::currency, "business.cost.currency");
    text("name", Shapes::name, "business.cost.item");
    text("pseudonym", Pseudonyms::isToken, "enduser.pseudo.id user.hash");

    text("span name", SpanNames::isPublic, "span.name span_name");
    text("kind", Shapes::spanKind, "span.kind span_kind status.code status_code");
    oneOf("connection_type", "messaging_system database virtual_node");
    text("name", Shapes::name, "otel.component.name otel.component.type otel.scope.name");
    text("name", Shapes::name, "otel.span.sampling_result cloudevents.event_source");
    text("name", Shapes::name, "throughline.cause throughline.signal throughline.overflow");
    text("name", Shapes::name, "network.interface.name");
    text("words", Shapes::words, "jvm.gc.cause");
    text("id of instance or message", Shapes::instanceId, "aws.request_id cloudevents.event_id");
    text("id of instance or message", Shapes::instanceId, "session.id");
    oneOf("otel.span.parent.origin", "none local remote");
    text("policy", RedactionPolicy::isId, "throughline.policy");
    text("evidence", Evidence::isEvidence, "throughline.redacted");

    NUMBERS =
        Set.of(
            ("http.response.status_code http.status_code http.request.body.size"
                    + " http.response.body.size http.request.resend_count server.port"
                    + " net.peer.port network.peer.port error otel.metric.overflow"
                    + " exception.escaped messaging.batch.message_count"
                    + " messaging.message.body.size messaging.message.envelope.size"
                    + " messaging.kafka.offset messaging.kafka.message.offset"
                    + " messaging.kafka.message.tombstone messaging.destination.anonymous"
                    + " messaging.destination.temporary messaging.destination.partition.id"
                    + " messaging.message.age messaging.kafka.destination.partition"
                    + " db.response.returned_rows db.operation.batch.size db.response.status_code"
                    + " rpc.grpc.status_code rpc.jsonrpc.error_code rpc.message.id"
                    + " rpc.message.compressed_size rpc.message.uncompressed_size"
                    + " faas.coldstart faas.max_memory thread.id code.line.number code.lineno"
                    + " process.pid process.cpu.time thread.daemon jvm.thread.daemon"
                    + " business.transaction.start_time business.transaction.promise"
                    + " business.transaction.give_up business.transaction.duration"
                    + " business.transaction.attempt business.slo.met business.kpi.value"
                    + " business.cost.amount throughline.message.age business.transaction.age")
                .split(" "));
  }

  /** Attributes of Throughline's own metrics, listed for their scopes alone. */
  private static final Set<String> OWN =
      Set.of("carrier", "cause", "detector", "dimension", "key", "lost", "reason", "signal");

  private static final Entry WORD = new Entry("name", Shapes::name);

  /**
   * Exact names: a prefix could be anybody's. Not that of the business API, through which the
   * application sets attributes of its own.
   */
  static final Set<String> OWN_SCOPES =
      Set.of(
          "io.throughline",
          "io.throughline.spanmetrics",
          "io.throughline.propagation",
          "io.throughline.propagation.kafka",
          "io.throughline.propagation.aws",
          "io.throughline.processors",
          "io.throughline.processors.redaction");

  private ClosedList() {}

  /** What the text under {@code key} must look like; null if the key is not in the list. */
  static @Nullable Entry text(String key, boolean own) {
    Entry entry = TEXTS.get(key);
    return entry != null ? entry : own && OWN.contains(key) ? WORD : null;
  }

  static boolean number(String key) {
    return NUMBERS.contains(key);
  }

  private static void text(String shape, Predicate<String> accepts, String keys) {
    for (String key : keys.split(" ", -1)) {
      TEXTS.put(key, new Entry(shape, accepts));
    }
  }

  private static void oneOf(String keys, String values) {
    Set<String> accepted = Set.of(values.split(" ", -1));
    text("one of " + values.replace(" ", ", "), accepted::contains, keys);
  }
}
