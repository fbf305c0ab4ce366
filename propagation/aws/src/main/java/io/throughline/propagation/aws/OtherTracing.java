package io.throughline.propagation.aws;

import io.throughline.propagation.internal.OtherInstrumentation;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;

/**
 * Whether OpenTelemetry's own instrumentation (the library, its autoconfigured form or the Java
 * agent's copy) is on a client, whose calls then have a span already. An interceptor is mostly on
 * one client, so the last answer is kept. A client that does not tell is taken for traced where the
 * agent is present.
 */
final class OtherTracing {

  private static final String THEIRS = "io.opentelemetry.";

  private record Answer(WeakReference<SdkClient> client, boolean found) {}

  private volatile @Nullable Answer last;

  boolean isOnClientOf(ExecutionAttributes attributes) {
    SdkClient client;
    try {
      // An internal attribute, which a version of the SDK may lack.
      client = attributes.getAttribute(SdkInternalExecutionAttribute.SDK_CLIENT);
    } catch (LinkageError gone) {
      return OtherInstrumentation.isAgentPresent();
    }
    if (client == null) {
      return OtherInstrumentation.isAgentPresent();
    }
    Answer known = last;
    if (known != null && known.client.refersTo(client)) {
      return known.found;
    }
    boolean found = find(client);
    last = new Answer(new WeakReference<>(client), found);
    return found;
  }

  private static boolean find(SdkClient client) {
    List<ExecutionInterceptor> interceptors;
    try {
      interceptors =
          client.serviceClientConfiguration().overrideConfiguration().executionInterceptors();
    } catch (RuntimeException | LinkageError untold) {
      return OtherInstrumentation.isAgentPresent();
    }
    for (ExecutionInterceptor interceptor : interceptors) {
      if (interceptor.getClass().getName().startsWith(THEIRS)) {
        return true;
      }
    }
    return false;
  }
}
