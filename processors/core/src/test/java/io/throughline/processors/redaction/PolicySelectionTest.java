package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicySelectionTest {
  private static final String PROPERTY = "THROUGHLINE_POLICY";

  @Test
  void select_nothingSet_isProdAndSaysHowToChange() {
    assertThat(PolicySelection.select(PROPERTY, null, null).startLine())
        .isEqualTo(
            "policy prod (no deployment.environment.name set; throughline.policy=dev shows"
                + " values)");
  }

  @Test
  void select_aliasesOfEnvironments() {
    assertThat(PolicySelection.select(PROPERTY, null, "local").policy().name()).isEqualTo("dev");
    assertThat(PolicySelection.select(PROPERTY, null, "uat").policy().name()).isEqualTo("staging");
    assertThat(PolicySelection.select(PROPERTY, null, "live").policy().name()).isEqualTo("prod");
    assertThat(PolicySelection.select(PROPERTY, null, "mars").policy().name()).isEqualTo("prod");
  }

  @Test
  void select_unknownName_saysWhatIsAccepted() {
    assertThatThrownBy(() -> PolicySelection.select(PROPERTY, "prd", null))
        .hasMessage(
            "THROUGHLINE_POLICY=prd is no policy; accepted: dev, staging, prod, file:…, classpath:…"
                + " (did you mean prod?)");
  }

  @Test
  void select_looserThanTheEnvironment_isRefused() {
    assertThatThrownBy(() -> PolicySelection.select(PROPERTY, "dev", "prod"))
        .hasMessageContaining("is looser than deployment.environment.name=prod");
    assertThat(PolicySelection.select(PROPERTY, "prod", "dev").policy().name()).isEqualTo("prod");
    assertThat(PolicySelection.select(PROPERTY, "dev", null).policy().name()).isEqualTo("dev");
  }

  @Test
  void select_off_needsAFileThatSaysSo(@TempDir Path folder) throws Exception {
    Path off = Files.writeString(folder.resolve("off.yaml"), "version: 1\nmode: off\n");
    Path allowed =
        Files.writeString(
            folder.resolve("allowed.yaml"), "version: 1\nmode: off\nallow_loosening: true\n");

    assertThatThrownBy(() -> PolicySelection.select(PROPERTY, "off", null))
        .hasMessageContaining("needs a file");
    assertThatThrownBy(() -> PolicySelection.select(PROPERTY, "file:" + off, "prod"))
        .hasMessageContaining("is looser");
    assertThat(PolicySelection.select(PROPERTY, "file:" + allowed, "prod").policy().isOff())
        .isTrue();
  }

  @Test
  void select_fileThatMapsEnvironments_takesTheirFoundation(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("acme.yaml"),
            "version: 1\nenvironments: { dev: [\"dev*\"] }\nkeep: [cart.items]\n");

    assertThat(PolicySelection.select(PROPERTY, "file:" + file, "dev-7").policy().isClosed())
        .isFalse();
    assertThat(PolicySelection.select(PROPERTY, "file:" + file, "moon").policy().isClosed())
        .isTrue();
  }

  @Test
  void load_missingFile_isRefused() {
    assertThatThrownBy(() -> PolicySelection.select(PROPERTY, "file:/no/such.yaml", null))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void keyRing_malformed_isRefusedWithoutQuotingTheKey() {
    assertThatThrownBy(() -> KeyRing.parse("k1:c2hvcnQ=", "file:keys"))
        .hasMessage("file:keys line 1 has a key of 5 bytes; at least 32 are needed");
    assertThatThrownBy(() -> KeyRing.parse("geheim", "file:keys"))
        .hasMessageContaining("line 1 has no key id")
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(() -> KeyRing.load("geheim")).hasMessageNotContaining("geheim");
    assertThatThrownBy(() -> KeyRing.load("file:/no/such")).hasMessageContaining("cannot be read");
  }

  @Test
  void pseudonyms_formatsOfOnePerson_agree_andAllKeysAreSearched() {
    String first = "a:" + "A".repeat(43) + "=";
    String second = "b:" + "B".repeat(43) + "=";
    KeyRing before = KeyRing.parse(first, "keys");
    KeyRing after = KeyRing.parse(second + "\n" + first, "keys");
    Pseudonyms old = new Pseudonyms(before);
    Pseudonyms rotated = new Pseudonyms(after);

    assertThat(old.token("Alice@Example.COM ")).isEqualTo(old.token("alice@example.com"));
    assertThat(old.token("+49 (0)151 234-56789")).isEqualTo(old.token("0049 151 23456789"));
    assertThat(old.token("4111 1111 1111 1111")).isEqualTo(old.token("4111-1111-1111-1111"));
    assertThat(rotated.token("alice@example.com")).startsWith("b_");
    assertThat(rotated.tokens("alice@example.com")).contains(old.token("alice@example.com"));
  }
}
