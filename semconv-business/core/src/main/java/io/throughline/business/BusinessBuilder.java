package io.throughline.business;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.OpenTelemetry;
import io.throughline.business.internal.GlobalBusiness;
import io.throughline.business.internal.KeyedHash;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Business}. Single use, not thread-safe. */
public final class BusinessBuilder {
  private final OpenTelemetry openTelemetry;
  private BusinessModel model = BusinessModel.empty();
  private Milestones milestones = Milestones.BAD;
  private InstantSource clock = InstantSource.system();
  private @Nullable UnaryOperator<String> pseudonym;

  BusinessBuilder(OpenTelemetry openTelemetry) {
    this.openTelemetry = requireNonNull(openTelemetry, "openTelemetry");
  }

  public BusinessBuilder model(BusinessModel model) {
    this.model = requireNonNull(model, "model");
    return this;
  }

  /** Default: {@link Milestones#BAD}. */
  public BusinessBuilder milestones(Milestones milestones) {
    this.milestones = requireNonNull(milestones, "milestones");
    return this;
  }

  /**
   * The key of pseudonyms, at least 32 bytes; services that share it call the same person the same.
   * Default: the keys of the SDK that Throughline autoconfigured; without one random, so that a
   * pseudonym means something in this process and downstream only.
   */
  public BusinessBuilder pseudonymKey(byte[] key) {
    this.pseudonym = KeyedHash.of(requireNonNull(key, "key"));
    return this;
  }

  public BusinessBuilder clock(InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
    return this;
  }

  public Business build() {
    Business.Settings settings =
        new Business.Settings(
            true, model, milestones, pseudonym == null ? configuredPseudonym() : pseudonym, clock);
    return new Business(() -> openTelemetry, () -> settings);
  }

  private static UnaryOperator<String> configuredPseudonym() {
    GlobalBusiness.Settings configured = GlobalBusiness.settings();
    return configured == null ? KeyedHash.random() : configured.pseudonym();
  }
}
