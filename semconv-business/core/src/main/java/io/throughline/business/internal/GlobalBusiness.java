package io.throughline.business.internal;

import io.throughline.business.BusinessModel;
import io.throughline.business.Milestones;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an autoconfigured SDK hands to {@code Business.global()}: the same model, keys and switches
 * that its processors use. Set once, while the SDK is being configured.
 */
public final class GlobalBusiness {
  private static volatile @Nullable Settings settings;

  private GlobalBusiness() {}

  /** Settings for {@code Business.global()}, should it be asked for from now on. */
  public static void configure(@Nullable Settings value) {
    settings = value;
  }

  /** What was configured, or null where no SDK was autoconfigured by Throughline. */
  public static @Nullable Settings settings() {
    return settings;
  }

  /**
   * What {@code Business.global()} works with.
   *
   * @param enabled false makes every call do nothing
   * @param pseudonym turns a personal id into its keyed hash
   */
  public record Settings(
      boolean enabled,
      BusinessModel model,
      UnaryOperator<String> pseudonym,
      Milestones milestones) {}
}
