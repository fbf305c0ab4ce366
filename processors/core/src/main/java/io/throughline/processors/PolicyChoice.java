package io.throughline.processors;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.resources.Resource;
import io.throughline.processors.redaction.RedactionPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which policy applies, and the words by which the start line says why.
 *
 * <p>The environment decides, and whatever is missing or unknown counts as production. An explicit
 * choice may be stricter than the environment's policy; a looser one would let a variable that
 * somebody left behind open production, so it is refused.
 */
record PolicyChoice(RedactionPolicy policy, String reason) {
  private static final AttributeKey<String> ENVIRONMENT =
      AttributeKey.stringKey("deployment.environment.name");
  private static final AttributeKey<String> OLDER_ENVIRONMENT =
      AttributeKey.stringKey("deployment.environment");
  private static final Map<String, List<String>> ALIASES =
      Map.of(
          "dev", List.of("dev", "development", "local", "test"),
          "staging", List.of("staging", "stage", "uat", "qa", "preprod"),
          "prod", List.of("prod", "production", "live"));

  /** What the choice comes to, or an exception in the user's own words. */
  static PolicyChoice of(@Nullable String explicit, Resource resource) {
    String environment = environment(resource);
    String implied = environment == null ? "prod" : policyOf(environment);
    if (explicit == null) {
      return new PolicyChoice(RedactionPolicy.named(implied), reason(environment, implied));
    }
    RedactionPolicy chosen = RedactionPolicy.named(explicit);
    if (environment != null && looser(explicit, implied)) {
      throw new IllegalArgumentException(
          PropertyReader.asWritten(ThroughlineProperties.POLICY)
              + "="
              + explicit
              + " is looser than policy "
              + implied
              + ", which deployment.environment.name="
              + environment
              + " asks for; accepted: "
              + String.join(
                  ", ",
                  RedactionPolicy.BUILT_IN.stream()
                      .filter(name -> !looser(name, implied))
                      .toList()));
    }
    return new PolicyChoice(
        chosen, PropertyReader.asWritten(ThroughlineProperties.POLICY) + "=" + explicit);
  }

  private static @Nullable String environment(Resource resource) {
    String name = resource.getAttribute(ENVIRONMENT);
    String environment = name != null ? name : resource.getAttribute(OLDER_ENVIRONMENT);
    return environment == null || environment.isBlank() ? null : environment.trim();
  }

  private static String policyOf(String environment) {
    String lower = environment.toLowerCase(Locale.ROOT);
    return ALIASES.entrySet().stream()
        .filter(alias -> alias.getValue().contains(lower))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("prod");
  }

  private static String reason(@Nullable String environment, String implied) {
    if (environment == null) {
      return "no deployment.environment.name set; throughline.policy=dev shows values";
    }
    boolean known =
        ALIASES.getOrDefault(implied, List.of()).contains(environment.toLowerCase(Locale.ROOT));
    return "deployment.environment.name="
        + environment
        + (known ? "" : " is none of dev, staging, prod and their aliases");
  }

  private static boolean looser(String policy, String than) {
    return RedactionPolicy.BUILT_IN.indexOf(policy) < RedactionPolicy.BUILT_IN.indexOf(than);
  }
}
