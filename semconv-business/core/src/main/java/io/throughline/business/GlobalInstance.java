package io.throughline.business;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.throughline.business.internal.GlobalBusiness;
import io.throughline.business.internal.KeyedHash;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * What the one {@link Business} of the global OpenTelemetry works with, looked up at use: it may
 * sit in a static field that is filled before the SDK is configured.
 *
 * <p>Asking {@code GlobalOpenTelemetry.get()} too early would freeze a no-op instance for the life
 * of the process, and make the application's own initialisation throw. So we ask only where it is
 * set already, or where the user has said that asking may build it.
 */
final class GlobalInstance {
  static final Business BUSINESS =
      new Business(GlobalInstance::openTelemetry, GlobalInstance::settings);

  private static final String BUILT_BY_ASKING = "otel.java.global-autoconfigure.enabled";
  private static final Warnings WARNINGS = new Warnings();
  private static volatile @Nullable Known known;

  private GlobalInstance() {}

  private static Business.Settings settings() {
    GlobalBusiness.Settings configured = GlobalBusiness.settings();
    Known current = known;
    if (current == null || !Objects.equals(current.configured(), configured)) {
      current = new Known(configured, settings(configured));
      known = current;
    }
    return current.settings();
  }

  private static Business.Settings settings(GlobalBusiness.@Nullable Settings configured) {
    if (configured == null) {
      return new Business.Settings(
          true, discover(), Milestones.BAD, KeyedHash.random(), InstantSource.system());
    }
    return new Business.Settings(
        configured.enabled(),
        configured.model(),
        configured.milestones(),
        configured.pseudonym(),
        InstantSource.system());
  }

  private static @Nullable OpenTelemetry openTelemetry() {
    GlobalBusiness.Settings configured = GlobalBusiness.settings();
    if (configured != null && !configured.enabled()) {
      return null;
    }
    return GlobalOpenTelemetry.isSet() || builtByAsking() ? GlobalOpenTelemetry.get() : null;
  }

  private static boolean builtByAsking() {
    String property = System.getProperty(BUILT_BY_ASKING);
    String variable =
        System.getenv(BUILT_BY_ASKING.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
    return Boolean.parseBoolean(property != null ? property : variable);
  }

  private static BusinessModel discover() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    try {
      return BusinessModel.discover(context != null ? context : Business.class.getClassLoader());
    } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
      // Here we are called by the application at run time, which must not fail for it.
      WARNINGS.once("no business model: " + e.getMessage());
      return BusinessModel.empty();
    }
  }

  private record Known(GlobalBusiness.@Nullable Settings configured, Business.Settings settings) {}
}
