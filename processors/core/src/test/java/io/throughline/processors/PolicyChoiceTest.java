package io.throughline.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.resources.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyChoiceTest {
  @Test
  void of_anAlias_followsTheEnvironment() {
    Map.of(
            "dev", List.of("dev", "Development", "local", "test"),
            "staging", List.of("staging", "STAGE", "uat", "qa", "preprod"),
            "prod", List.of("prod", "production", "Live"))
        .forEach(
            (policy, names) ->
                names.forEach(
                    name ->
                        assertThat(PolicyChoice.of(null, in(name)).policy().name())
                            .as(name)
                            .isEqualTo(policy)));
  }

  @Test
  void of_theOlderAttribute_isReadWhereTheNewIsMissing() {
    Resource resource =
        Resource.create(Attributes.of(AttributeKey.stringKey("deployment.environment"), "dev"));

    assertThat(PolicyChoice.of(null, resource).policy().name()).isEqualTo("dev");
  }

  @Test
  void of_missingOrUnknownEnvironment_isProdAndSaysWhy() {
    PolicyChoice missing = PolicyChoice.of(null, Resource.empty());
    PolicyChoice unknown = PolicyChoice.of(null, in("blue"));

    assertThat(missing.policy().name()).isEqualTo("prod");
    assertThat(missing.reason())
        .isEqualTo("no deployment.environment.name set; throughline.policy=dev shows values");
    assertThat(unknown.policy().name()).isEqualTo("prod");
    assertThat(unknown.reason()).contains("blue").contains("none of dev, staging, prod");
  }

  @Test
  void of_explicitWhereNoEnvironmentIsNamed_isTheChoice() {
    assertThat(PolicyChoice.of("dev", Resource.empty()).policy().name()).isEqualTo("dev");
  }

  @Test
  void of_explicitAndStricter_isTheChoice() {
    assertThat(PolicyChoice.of("prod", in("dev")).policy().name()).isEqualTo("prod");
  }

  @Test
  void of_explicitAndLooser_isRefused() {
    for (String environment : List.of("production", "blue")) {
      assertThatThrownBy(() -> PolicyChoice.of("dev", in(environment)))
          .hasMessage(
              "throughline.policy=dev is looser than policy prod, which"
                  + " deployment.environment.name="
                  + environment
                  + " asks for; accepted: prod");
    }
  }

  private static Resource in(String environment) {
    return Resource.create(
        Attributes.of(AttributeKey.stringKey("deployment.environment.name"), environment));
  }
}
