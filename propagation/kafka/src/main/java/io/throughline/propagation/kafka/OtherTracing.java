package io.throughline.propagation.kafka;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.throughline.propagation.internal.OtherInstrumentation;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;

/**
 * Whether OpenTelemetry's own instrumentation is on a Kafka client: the Java agent's, its library's
 * interceptors or its library's wrapper. Its spans are then the ones that count.
 */
final class OtherTracing {

  private static final String THEIRS = "io.opentelemetry.";

  /** Its own settings may lie anywhere, but its iterator is on every poll's records. */
  private static final boolean BY_AGENT = isTheirs(ConsumerRecords.empty().iterator());

  private OtherTracing() {}

  /** By the agent, whose instrumentation is on every client or on none. */
  static boolean byAgent() {
    return BY_AGENT;
  }

  /** By the agent, or by an interceptor of theirs that the client's configuration names. */
  static boolean byAgentOrInterceptor(Map<String, ?> configs) {
    Object interceptors = configs.get("interceptor.classes"); // names or classes, alone or listed
    return BY_AGENT || (interceptors != null && interceptors.toString().contains(THEIRS));
  }

  /** By the wrapper of their library, which is a proxy. */
  static boolean byWrapper(Producer<?, ?> producer) {
    return Proxy.isProxyClass(producer.getClass())
        && isTheirs(Proxy.getInvocationHandler(producer));
  }

  static boolean isProcessing(Context current, SpanContext message) {
    return OtherInstrumentation.isProcessing(current, message, BY_AGENT);
  }

  private static boolean isTheirs(Object object) {
    return object.getClass().getName().startsWith(THEIRS);
  }
}
