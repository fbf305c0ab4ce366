package io.throughline.processors;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurablePropagatorProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.logs.SdkLoggerProviderBuilder;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.throughline.business.BusinessModel;
import io.throughline.business.Milestones;
import io.throughline.business.internal.GlobalBusiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Installs Throughline in an autoconfigured SDK. Public only for {@link ServiceLoader}; users set
 * properties instead.
 *
 * <p>Everything is registered from within a customizer of properties, which runs when all other
 * providers have registered theirs: so ours come after theirs, whatever order they declare.
 */
public final class ThroughlineAutoConfiguration implements AutoConfigurationCustomizerProvider {
  private static final String PROPAGATORS = "otel.propagators";

  private final BuilderInternals internals;

  public ThroughlineAutoConfiguration() {
    this(BuilderInternals.create());
  }

  ThroughlineAutoConfiguration(BuilderInternals internals) {
    this.internals = internals;
  }

  @Override
  public int order() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void customize(AutoConfigurationCustomizer customizer) {
    AtomicReference<@Nullable Configuring> latest = new AtomicReference<>();
    customizer.addPropertiesCustomizer(
        config -> {
          Configuring last = new Configuring();
          latest.set(last);
          last.register(customizer, () -> true);
          // Read here, so that a mistake stops the start before anything has been built.
          last.properties(config);
          return defaults(config);
        });
    // A configuration that is handed over ready-made skips the customizers of properties.
    new Configuring().register(customizer, () -> latest.get() == null);
  }

  /** Where the user named no propagators, ours, which writes W3C and reads more. */
  private static Map<String, String> defaults(ConfigProperties config) {
    boolean wanted = !"false".equalsIgnoreCase(config.getString(ThroughlineProperties.ENABLED));
    return wanted && config.getList(PROPAGATORS).isEmpty() && propagatorPresent()
        ? Map.of(PROPAGATORS, PropagatorsInForce.THROUGHLINE)
        : Map.of();
  }

  private static boolean propagatorPresent() {
    return ServiceLoader.load(
            ConfigurablePropagatorProvider.class,
            ThroughlineAutoConfiguration.class.getClassLoader())
        .stream()
        .anyMatch(provider -> provider.get().getName().equals(PropagatorsInForce.THROUGHLINE));
  }

  /** One SDK in the making: called in the order resource, propagators, meters, tracers, loggers. */
  private final class Configuring {
    private final List<MetricReader> readers = new ArrayList<>();
    private @Nullable ThroughlineProperties properties;
    private @Nullable Installation installation;
    private Resource resource = Resource.getDefault();

    /**
     * @param active asked at each call, since what is registered cannot be taken back
     */
    void register(AutoConfigurationCustomizer customizer, BooleanSupplier active) {
      customizer
          .addResourceCustomizer(
              (found, config) -> active.getAsBoolean() ? begin(found, config) : found)
          .addPropagatorCustomizer(
              (propagator, config) ->
                  active.getAsBoolean() ? installed(config).propagator(propagator) : propagator)
          .addSamplerCustomizer(
              (sampler, config) ->
                  active.getAsBoolean() ? installed(config).sampler(sampler) : sampler)
          .addMetricReaderCustomizer(
              (reader, config) -> {
                readers.add(reader);
                return reader;
              })
          .addMeterProviderCustomizer(
              (builder, config) ->
                  active.getAsBoolean()
                      ? installed(config).meters(builder, resource, readers)
                      : builder)
          .addTracerProviderCustomizer(
              (builder, config) ->
                  active.getAsBoolean() ? installed(config).tracers(builder, resource) : builder)
          .addLoggerProviderCustomizer(
              (builder, config) -> active.getAsBoolean() ? finish(builder, config) : builder);
    }

    ThroughlineProperties properties(ConfigProperties config) {
      ThroughlineProperties read = properties;
      if (read == null) {
        read = ThroughlineProperties.read(config);
        properties = read;
      }
      return read;
    }

    private Resource begin(Resource found, ConfigProperties config) {
      ThroughlineProperties settings = properties(config);
      BusinessModel model = settings.enabled() ? discover() : BusinessModel.empty();
      SelfMetrics self = new SelfMetrics();
      Redaction redaction = ConfiguredRedaction.create(settings, found, model, self::meterProvider);
      Installation made =
          new Installation(
              internals, PartsFactory.create(settings, model, redaction), self, settings.strict());
      GlobalBusiness.configure(
          new GlobalBusiness.Settings(
              settings.enabled(), model, redaction.pseudonym(), Milestones.BAD));
      installation = made;
      resource = made.resource(found);
      return resource;
    }

    private SdkLoggerProviderBuilder finish(
        SdkLoggerProviderBuilder builder, ConfigProperties config) {
      Installation made = installed(config);
      SdkLoggerProviderBuilder result = made.loggers(builder, resource);
      StartLine.say(
          properties(config), made, PropagatorsInForce.describe(config.getList(PROPAGATORS)));
      return result;
    }

    private BusinessModel discover() {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      try {
        return BusinessModel.discover(
            context != null ? context : ThroughlineAutoConfiguration.class.getClassLoader());
      } catch (RuntimeException | ServiceConfigurationError e) {
        throw new ConfigurationException("the business model cannot be used: " + e.getMessage(), e);
      }
    }

    /** An SDK that asks for the resource later, or never, is covered all the same. */
    private Installation installed(ConfigProperties config) {
      if (installation == null) {
        begin(resource, config);
      }
      return requireNonNull(installation);
    }
  }
}
