package io.throughline.processors;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.logs.SdkLoggerProviderBuilder;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import java.util.List;
import java.util.UUID;

/**
 * Throughline for an SDK that is built in code. An autoconfigured SDK needs none of this: there the
 * artifact on the class path is enough, and properties say the rest.
 *
 * <pre>{@code
 * Throughline throughline = Throughline.builder().model(model).build();
 * throughline.installOn(tracerProvider, meterProvider, loggerProvider);   // when all is added
 * sdk.setPropagators(throughline.wrap(propagators));
 * }</pre>
 */
public final class Throughline {
  static final String SCOPE = "io.throughline";

  private final Installation installation;

  Throughline(Installation installation) {
    this.installation = installation;
  }

  public static ThroughlineBuilder builder() {
    return new ThroughlineBuilder();
  }

  /**
   * Puts everything that has been added to the three builders behind the redaction. To be called
   * once and last: what is added afterwards is not covered.
   *
   * @throws IllegalStateException where this version of the SDK does not let us see what has been
   *     added; unlike an autoconfigured SDK, builders held by others cannot be emptied
   */
  public void installOn(
      SdkTracerProviderBuilder tracerProvider,
      SdkMeterProviderBuilder meterProvider,
      SdkLoggerProviderBuilder loggerProvider) {
    requireNonNull(tracerProvider, "tracerProvider");
    requireNonNull(meterProvider, "meterProvider");
    requireNonNull(loggerProvider, "loggerProvider");
    String instance = UUID.randomUUID().toString();
    tracerProvider.addResource(identity(tracerProvider, instance));
    meterProvider.addResource(identity(meterProvider, instance));
    loggerProvider.addResource(identity(loggerProvider, instance));
    installation.meters(meterProvider, identity(meterProvider, instance), List.of());
    installation.tracers(tracerProvider, Resource.empty());
    installation.loggers(loggerProvider, Resource.empty());
    StartLine.say(installation);
  }

  /** Tells this process from its replicas, unless the application has done so. */
  private static Resource identity(Object builder, String instance) {
    return BuilderInternals.resourceAttribute(builder, Installation.INSTANCE) == null
        ? Resource.create(Attributes.of(Installation.INSTANCE, instance))
        : Resource.empty();
  }

  /** Lets out only the baggage that may leave. */
  public ContextPropagators wrap(ContextPropagators propagators) {
    requireNonNull(propagators, "propagators");
    return ContextPropagators.create(installation.propagator(propagators.getTextMapPropagator()));
  }
}
