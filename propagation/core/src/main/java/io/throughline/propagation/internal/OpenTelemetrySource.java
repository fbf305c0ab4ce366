package io.throughline.propagation.internal;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a hook finds OpenTelemetry: the instance it was handed, else the global one. Internal.
 *
 * <p>The global instance may be asked for only once it is there: an early {@code get()} freezes a
 * no-op and makes the application's own {@code initialize()} throw. So each call looks again until
 * the instance is found. Safe for any thread; once found, one volatile read.
 */
public final class OpenTelemetrySource {

  private static final String AUTOCONFIGURE = "otel.java.global-autoconfigure.enabled";

  private volatile @Nullable OpenTelemetry found;

  private OpenTelemetrySource(@Nullable OpenTelemetry given) {
    this.found = given;
  }

  public static OpenTelemetrySource global() {
    return new OpenTelemetrySource(null);
  }

  public static OpenTelemetrySource of(OpenTelemetry openTelemetry) {
    return new OpenTelemetrySource(Objects.requireNonNull(openTelemetry, "openTelemetry"));
  }

  /**
   * Null where there is nothing to do: as long as nobody has set OpenTelemetry up, and for ever
   * where {@code throughline.enabled} is false.
   */
  public @Nullable OpenTelemetry get() {
    if (!PropagationSettings.fromEnvironment().enabled()) {
      return null;
    }
    OpenTelemetry known = found;
    if (known != null) {
      return known;
    }
    if (!GlobalOpenTelemetry.isSet() && !isGlobalAutoconfigureEnabled()) {
      return null;
    }
    OpenTelemetry global = GlobalOpenTelemetry.get();
    found = global;
    return global;
  }

  private static boolean isGlobalAutoconfigureEnabled() {
    String property = System.getProperty(AUTOCONFIGURE);
    String value =
        property != null
            ? property
            : System.getenv(
                AUTOCONFIGURE.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
    return Boolean.parseBoolean(value);
  }
}
