package io.throughline.propagation.aws;

import io.opentelemetry.api.OpenTelemetry;
import java.util.Objects;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Traces what an SNS client publishes.
 *
 * <pre>{@code
 * SnsTracing tracing = SnsTracing.create(openTelemetry);
 * SnsClient sns = SnsClient.builder()
 *     .overrideConfiguration(c -> c.addExecutionInterceptor(tracing.interceptor()))
 *     .build();
 * }</pre>
 *
 * <p>Who sets the global OpenTelemetry needs none of this: {@link ThroughlineExecutionInterceptor}
 * is found on the class path.
 */
public final class SnsTracing {

  private final ThroughlineExecutionInterceptor interceptor;

  private SnsTracing(OpenTelemetry openTelemetry) {
    interceptor = ThroughlineExecutionInterceptor.of(openTelemetry);
  }

  public static SnsTracing create(OpenTelemetry openTelemetry) {
    return new SnsTracing(Objects.requireNonNull(openTelemetry, "openTelemetry"));
  }

  /** For {@code overrideConfiguration} of any number of clients. */
  public ExecutionInterceptor interceptor() {
    return interceptor;
  }

  @Override
  public String toString() {
    return "SnsTracing{" + interceptor + "}";
  }
}
