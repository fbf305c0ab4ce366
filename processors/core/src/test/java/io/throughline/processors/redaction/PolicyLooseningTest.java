package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every choice in every environment: what is chosen, or that the start is refused. */
class PolicyLooseningTest {
  private static final List<String> ENVIRONMENTS =
      List.of("(none)", "local", "uat", "live", "mars", "dev-7");

  /** What {@code throughline.policy} says; a file by its name here. */
  private static final Map<String, String> FILES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("strict", "extends: prod"),
              Map.entry("loose", "extends: dev"),
              Map.entry("loose-allowed", "extends: dev\nallow_loosening: true"),
              Map.entry("observe", "extends: prod\nmode: observe"),
              Map.entry("observe-allowed", "extends: prod\nmode: observe\nallow_loosening: true"),
              Map.entry("off-file", "mode: off"),
              Map.entry("off-allowed", "mode: off\nallow_loosening: true"),
              Map.entry("maps", "environments: { dev: [\"dev*\"], staging: [mars] }"),
              Map.entry("child-of-allowed", "extends: PARENT\nmode: off")));

  private static final String EXPECTED =
      """
      choice            (none)        local         uat           live          mars          dev-7
      (none)            prod          dev           staging       prod          prod          prod
      dev               dev           dev           refused       refused       refused       refused
      staging           staging       staging       staging       refused       refused       refused
      prod              prod          prod          prod          prod          prod          prod
      off               refused       refused       refused       refused       refused       refused
      child-of-allowed  refused       refused       refused       refused       refused       refused
      loose             dev           dev           refused       refused       refused       refused
      loose-allowed     dev           dev           dev           dev           dev           dev
      maps              prod          dev           staging       prod          staging       dev
      observe           prod observe  refused       refused       refused       refused       refused
      observe-allowed   prod observe  prod observe  prod observe  prod observe  prod observe  prod observe
      off-allowed       prod off      prod off      prod off      prod off      prod off      prod off
      off-file          refused       refused       refused       refused       refused       refused
      strict            prod          prod          prod          prod          prod          prod
      """;

  @TempDir private Path folder;

  @Test
  void select_everyChoiceInEveryEnvironment() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(line("choice", ENVIRONMENTS));
    for (String choice : List.of("(none)", "dev", "staging", "prod", "off")) {
      lines.add(line(choice, outcomes(choice.equals("(none)") ? null : choice)));
    }
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      String parent = "file:" + folder.resolve("off-allowed.yaml");
      String yaml = "version: 1\n" + file.getValue().replace("PARENT", parent) + "\n";
      Files.writeString(
          folder.resolve("off-allowed.yaml"), "version: 1\n" + FILES.get("off-allowed"));
      Path written = Files.writeString(folder.resolve(file.getKey() + ".yaml"), yaml);
      lines.add(line(file.getKey(), outcomes("file:" + written)));
    }

    assertThat(String.join("\n", lines) + "\n").isEqualTo(EXPECTED);
  }

  @Test
  void select_offByTheClassPath_isRefusedEverywhere() {
    // Whoever packages a jar is not who answers for the environment.
    for (String environment : ENVIRONMENTS) {
      assertThat(outcome("classpath:policies/off-allowed.yaml", environment)).isEqualTo("refused");
    }
  }

  private static List<String> outcomes(String value) {
    return ENVIRONMENTS.stream().map(environment -> outcome(value, environment)).toList();
  }

  private static String outcome(String value, String environment) {
    try {
      PolicySelection selection =
          PolicySelection.select(
              "throughline.policy", value, environment.equals("(none)") ? null : environment);
      RedactionPolicy policy = selection.policy();
      boolean enforced = policy.mode == RedactionPolicy.Mode.ENFORCE;
      assertThat(selection.startLine())
          .startsWith("policy " + policy.name() + " (")
          .contains(value == null ? "deployment.environment.name" : "throughline.policy=" + value);
      return policy.base.word() + (enforced ? "" : " " + policy.mode.word());
    } catch (InvalidPolicyException e) {
      assertThat(e)
          .hasMessageStartingWith("throughline.policy=")
          .hasMessageMatching("(?s).*(accepted|needs a file).*");
      return "refused";
    }
  }

  private static String line(String first, List<String> rest) {
    StringBuilder line = new StringBuilder(String.format("%-18s", first));
    rest.forEach(cell -> line.append(String.format("%-14s", cell)));
    return line.toString().stripTrailing();
  }
}
