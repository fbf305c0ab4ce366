package io.throughline.propagation.aws;

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
 * one client, so the last answer is kept.
 */
final class OtherTracing {

  private static final String THEIRS = "io.opentelemetry.";

  private record Answer(WeakReference<SdkClient> client, boolean found) {}

  private volatile @Nullable Answer last;

  boolean isOnClientOf(ExecutionAttributes attributes) {
    SdkClient client;
    try {
      // An internal attribute; a version of the SDK without it does not tell, and spans double.
      client = attributes.getAttribute(SdkInternalExecutionAttribute.SDK_CLIENT);
    } catch (LinkageError gone) {
      return false;
    }
    if (client == null) {
      return false;
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
      return false;
    }
    for (ExecutionInterceptor interceptor : interceptors) {
      if (interceptor.getClass().getName().startsWith(THEIRS)) {
        return true;
      }
    }
    return false;
  }
}
