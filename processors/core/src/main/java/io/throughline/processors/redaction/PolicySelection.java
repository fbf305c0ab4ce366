package io.throughline.processors.redaction;

import io.throughline.processors.internal.Guess;
import io.throughline.processors.redaction.RedactionPolicy.Base;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which policy a service gets, and why.
 *
 * @param policy the choice
 * @param startLine what the line at start says of it, beginning with {@code policy}
 */
public record PolicySelection(RedactionPolicy policy, String startLine) {
  private static final Map<String, Base> ALIASES =
      Map.ofEntries(
          Map.entry("dev", Base.DEV),
          Map.entry("development", Base.DEV),
          Map.entry("local", Base.DEV),
          Map.entry("test", Base.DEV),
          Map.entry("staging", Base.STAGING),
          Map.entry("stage", Base.STAGING),
          Map.entry("uat", Base.STAGING),
          Map.entry("qa", Base.STAGING),
          Map.entry("preprod", Base.STAGING),
          Map.entry("prod", Base.PROD),
          Map.entry("production", Base.PROD),
          Map.entry("live", Base.PROD));

  /**
   * Chooses by the setting, else by the environment; missing or unknown is {@code prod}.
   *
   * @param property the setting as the user wrote it, {@code throughline.policy} or its variable
   * @param value what it says, or null
   * @param environment {@code deployment.environment.name}, or the older attribute, or null
   * @throws InvalidPolicyException if the value is wrong, or looser than the environment allows
   */
  public static PolicySelection select(
      String property, @Nullable String value, @Nullable String environment) {
    Base named = environment == null ? null : ALIASES.get(environment.toLowerCase(Locale.ROOT));
    if (value == null) {
      return byEnvironment(environment, named);
    }
    if (PolicyFile.isReference(value)) {
      return fromFile(property, value, environment, named);
    }
    if (value.equals("off")) {
      throw new InvalidPolicyException(
          property
              + "=off needs a file: "
              + property
              + "=file:… with mode: off and allow_loosening: true");
    }
    if (!RedactionPolicy.BUILT_IN.contains(value)) {
      throw new InvalidPolicyException(
          property
              + "="
              + value
              + " is no policy; accepted: dev, staging, prod, file:…, classpath:…"
              + Guess.didYouMean(RedactionPolicy.BUILT_IN, value));
    }
    RedactionPolicy policy = RedactionPolicy.named(value);
    if (environment != null) {
      Base allowed = named == null ? Base.PROD : named;
      checkLoosening(property, value, policy, environment, allowed, false);
    }
    return new PolicySelection(policy, line(policy, property + "=" + value));
  }

  private static PolicySelection byEnvironment(@Nullable String environment, @Nullable Base named) {
    if (environment == null) {
      return new PolicySelection(
          RedactionPolicy.metadataOnly(),
          line(
              RedactionPolicy.metadataOnly(),
              "no deployment.environment.name set; throughline.policy=dev shows values"));
    }
    RedactionPolicy policy = RedactionPolicy.named((named == null ? Base.PROD : named).word());
    String reason =
        "deployment.environment.name="
            + environment
            + (named == null ? " is unknown; a file's environments can map it" : "");
    return new PolicySelection(policy, line(policy, reason));
  }

  private static PolicySelection fromFile(
      String property, String value, @Nullable String environment, @Nullable Base named) {
    RedactionPolicy policy;
    Base allowed = named == null ? Base.PROD : named;
    try {
      policy = PolicyFile.load(value);
      if (environment != null && !policy.environments.isEmpty()) {
        Base mapped = mapped(policy.environments, environment);
        allowed = mapped == null ? allowed : mapped;
        policy = PolicyFile.load(value, allowed, 0);
      }
    } catch (InvalidPolicyException e) {
      throw new InvalidPolicyException(property + "=" + value + ": " + e.getMessage(), e);
    }
    if (environment != null || policy.isOff()) {
      checkLoosening(
          property,
          value,
          policy,
          environment == null ? "none" : environment,
          environment == null ? policy.base : allowed,
          policy.allowLoosening && value.startsWith("file:"));
    }
    return new PolicySelection(policy, line(policy, property + "=" + value));
  }

  private static @Nullable Base mapped(Map<String, List<String>> environments, String environment) {
    // The strictest match wins, whatever the order of the file.
    Base found = null;
    for (Map.Entry<String, List<String>> entry : environments.entrySet()) {
      for (String pattern : entry.getValue()) {
        boolean matches =
            pattern.endsWith("*")
                ? environment.startsWith(pattern.substring(0, pattern.length() - 1))
                : environment.equals(pattern);
        Base base = Base.valueOf(entry.getKey().toUpperCase(Locale.ROOT));
        if (matches && (found == null || found.isLooserThan(base))) {
          found = base;
        }
      }
    }
    return found;
  }

  private static void checkLoosening(
      String property,
      String value,
      RedactionPolicy policy,
      String environment,
      Base allowed,
      boolean permitted) {
    boolean looser =
        policy.base.isLooserThan(allowed) || policy.mode != RedactionPolicy.Mode.ENFORCE;
    if (looser && !permitted) {
      throw new InvalidPolicyException(
          property
              + "="
              + value
              + " is looser than deployment.environment.name="
              + environment
              + " asks for ("
              + allowed.word()
              + "); accepted: "
              + allowed.word()
              + ", or "
              + property
              + "=file:… with allow_loosening: true");
    }
  }

  private static String line(RedactionPolicy policy, String reason) {
    String mode =
        policy.mode == RedactionPolicy.Mode.ENFORCE ? "" : " mode " + policy.mode.word() + ",";
    return "policy " + policy.name() + " (" + (mode + " " + reason).trim() + ")";
  }
}
