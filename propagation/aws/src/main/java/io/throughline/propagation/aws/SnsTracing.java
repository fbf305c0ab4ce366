package io.throughline.propagation.aws;

import io.opentelemetry.api.OpenTelemetry;
import io.throughline.propagation.internal.PropagationSettings;
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

  private SnsTracing(Builder builder) {
    interceptor = ThroughlineExecutionInterceptor.of(builder.openTelemetry, builder.settings);
  }

  public static SnsTracing create(OpenTelemetry openTelemetry) {
    return builder(openTelemetry).build();
  }

  public static Builder builder(OpenTelemetry openTelemetry) {
    return new Builder(Objects.requireNonNull(openTelemetry, "openTelemetry"));
  }

  /** For {@code overrideConfiguration} of any number of clients. */
  public ExecutionInterceptor interceptor() {
    return interceptor;
  }

  @Override
  public String toString() {
    return "SnsTracing{" + interceptor + "}";
  }

  /** Options; single use. */
  public static final class Builder {

    private final OpenTelemetry openTelemetry;
    private PropagationSettings settings = PropagationSettings.fromEnvironment();

    private Builder(OpenTelemetry openTelemetry) {
      this.openTelemetry = openTelemetry;
    }

    /**
     * The size limit of the topics of this name, where it is not SNS's own of 262,144 bytes; a
     * trailing {@code *} matches any rest. Counts more than {@code
     * throughline.propagation.max-bytes}.
     */
    public Builder maxBytes(String topicName, long bytes) {
      settings = settings.withMaxBytes(topicName, bytes);
      return this;
    }

    /**
     * Says that every consumer of the topics of this name reads {@code tracepack}, which then may
     * travel alone where one attribute is left; a trailing {@code *} matches any rest. Adds to
     * {@code throughline.propagation.tracepack-only}.
     */
    public Builder tracepackOnly(String topicName) {
      settings = settings.withTracepackOnly(topicName);
      return this;
    }

    public SnsTracing build() {
      return new SnsTracing(this);
    }
  }
}
