package io.throughline.processors.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {
  private static final String EVERY_KEY =
      """
      version: 1
      extends: prod
      mode: enforce
      allow_loosening: false
      environments: { dev: ["dev*"], staging: ["stag*", uat] }
      keep: [cart.items, { shop.tier: [gold, silver] }]
      keep_text: []
      pseudonym: { enduser.id: enduser.pseudo.id }
      drop: ["http.request.header.*"]
      detectors: { phone: { action: truncate }, ticket: { regex: "TKT-[0-9]{8}", action: mask } }
      locked: [card, secrets]
      children_may: [keep, drop]
      cases: [ { in: { note: "4111 1111 1111 1111" }, out: {} } ]
      """;

  @Test
  void parse_everyKey_isCarriedOut() {
    RedactionPolicy policy = PolicyFile.parse(EVERY_KEY, "acme-privacy.yaml");

    assertThat(policy.id()).matches("acme-privacy@[0-9a-f]{6}");
    assertThat(PolicyCases.run(policy)).isEmpty();
    Attributes kept =
        Redactor.create(policy)
            .redactAttributes(
                Attributes.builder()
                    .put("cart.items", 3)
                    .put("shop.tier", "gold")
                    .put("enduser.id", "Alice@Example.com")
                    .put("note", "free text")
                    .build());
    assertThat(kept.get(AttributeKey.longKey("cart.items"))).isEqualTo(3);
    assertThat(kept.get(AttributeKey.stringKey("shop.tier"))).isEqualTo("gold");
    assertThat(kept.get(AttributeKey.stringKey("enduser.pseudo.id"))).matches("tmp_[a-p]{32}");
    assertThat(kept.size()).isEqualTo(3);
  }

  @Test
  void parse_valueOutsideTheList_isDropped() {
    Attributes kept =
        Redactor.create(PolicyFile.parse(EVERY_KEY, "a.yaml"))
            .redactAttributes(Attributes.builder().put("shop.tier", "alice").build());

    assertThat(kept.isEmpty()).isTrue();
  }

  @Test
  void parse_bytesOutsideTheList_areDroppedAsTheTextWouldBe() {
    Redactor redactor =
        Redactor.create(
            PolicyFile.parse(
                "version: 1\nextends: staging\nkeep: [{ shop.tier: [gold] }]\n", "a.yaml"));
    AttributeKey<Value<?>> tier = AttributeKey.valueKey("shop.tier");

    assertThat(redactor.redactAttributes(Attributes.of(tier, Value.of("alice".getBytes(UTF_8)))))
        .isEqualTo(Attributes.empty());
    assertThat(redactor.redactAttributes(Attributes.of(tier, Value.of("gold".getBytes(UTF_8)))))
        .extracting(Attributes::size)
        .isEqualTo(1);
  }

  @Test
  void parse_unknownKey_isRefusedWithPlaceAndGuess() {
    assertThatThrownBy(() -> PolicyFile.parse("version: 1\nkep: [a]\n", "a.yaml"))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageStartingWith("a.yaml:2:1: kep is no key; accepted: version, extends")
        .hasMessageEndingWith("(did you mean keep?)");
  }

  @Test
  void parse_unknownAction_isRefusedWithPlaceAndGuess() {
    String yaml = "version: 1\ndetectors:\n  card: { action: mas }\n";

    assertThatThrownBy(() -> PolicyFile.parse(yaml, "a.yaml"))
        .hasMessageContaining("a.yaml:3:19: mas is not known here; accepted: keep, truncate")
        .hasMessageEndingWith("(did you mean mask?)");
  }

  @Test
  void parse_anchors_areRefused() {
    String bomb = "version: 1\nkeep: &a [x]\ndrop: *a\n";

    assertThatThrownBy(() -> PolicyFile.parse(bomb, "a.yaml"))
        .isInstanceOf(InvalidPolicyException.class);
  }

  @Test
  void parse_tags_areRefused() {
    String tagged = "version: 1\nkeep: !!java.net.URL [x]\n";

    assertThatThrownBy(() -> PolicyFile.parse(tagged, "a.yaml"))
        .hasMessageContaining("a.yaml:2:7: the tag");
  }

  @Test
  void parse_deepNesting_isRefused() {
    String deep = "version: 1\nkeep: " + "[".repeat(20_000) + "]".repeat(20_000);

    assertThatThrownBy(() -> PolicyFile.parse(deep, "a.yaml"))
        .isInstanceOf(InvalidPolicyException.class);
  }

  @Test
  void parse_noYaml_isRefusedWithPlace() {
    assertThatThrownBy(() -> PolicyFile.parse("version: 1\nkeep: [a", "a.yaml"))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("a.yaml:");
  }

  @Test
  void parse_childThatLoosensALockedDetector_isRefused(@TempDir Path folder) throws Exception {
    Path parent = Files.writeString(folder.resolve("parent.yaml"), EVERY_KEY);
    String child =
        "version: 1\nextends: file:" + parent + "\ndetectors: { card: { action: keep } }\n";

    assertThatThrownBy(() -> PolicyFile.parse(child, "child.yaml"))
        .hasMessageContaining("child.yaml:3:1: detectors may not be set here");
  }

  @Test
  void parse_lockedWithoutLimit_refusesTheLooserAction(@TempDir Path folder) throws Exception {
    Path parent = Files.writeString(folder.resolve("p.yaml"), "version: 1\nlocked: [secrets]\n");
    String child =
        "version: 1\nextends: file:" + parent + "\ndetectors: { jwt: { action: last4 } }\n";

    assertThatThrownBy(() -> PolicyFile.parse(child, "child.yaml"))
        .hasMessageContaining("child.yaml:3:14: jwt is locked by p at mask");
  }

  @Test
  void parse_childThatKeepsAKey_keepsNoNumberThatALockedDetectorFinds(@TempDir Path folder)
      throws Exception {
    String keep = "keep: [order.ref]\n";
    Path open = Files.writeString(folder.resolve("open.yaml"), "version: 1\nextends: staging\n");
    Path locked =
        Files.writeString(
            folder.resolve("locked.yaml"), "version: 1\nextends: staging\nlocked: [card]\n");
    Attributes raw =
        Attributes.builder().put("order.ref", 4929945807302159L).put("amount", 4711).build();

    assertThat(redacted("version: 1\nextends: file:" + open + "\n" + keep, raw)).isEqualTo(raw);
    assertThat(redacted("version: 1\nextends: file:" + locked + "\n" + keep, raw))
        .isEqualTo(Attributes.builder().put("amount", 4711).build());
  }

  private static Attributes redacted(String yaml, Attributes raw) {
    return Redactor.create(PolicyFile.parse(yaml, "child.yaml")).redactAttributes(raw);
  }

  @Test
  void detector_ofOnesOwnInCode_isHeldToWhatAFileIs() {
    RedactionPolicy.Builder builder = RedactionPolicy.metadataOnly().toBuilder();

    assertThatThrownBy(() -> builder.detector("card", "x", Action.MASK))
        .hasMessage("card is built in and takes no regex; accepted: another name");
    assertThatThrownBy(() -> builder.detector("secrets", "x", Action.MASK))
        .isInstanceOf(InvalidPolicyException.class);
    assertThatThrownBy(() -> builder.detector("my ticket", "x", Action.MASK))
        .hasMessage("my ticket is no detector's name; accepted: letters, digits, _ and -");
    assertThatThrownBy(() -> builder.detector("ticket", "(", Action.MASK))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageStartingWith("no regular expression of RE2");
  }

  @Test
  void parse_aCardInTwoForms_isRefused() {
    String yaml =
        """
        version: 1
        detectors: { card: { action: last4 } }
        pseudonym: { card.number: card.token }
        """;

    assertThatThrownBy(() -> PolicyFile.parse(yaml, "a.yaml")).hasMessageContaining("two forms");
  }

  @Test
  void cases_thatFail_sayLineAndDifference() {
    RedactionPolicy policy =
        PolicyFile.parse("version: 1\ncases:\n  - { in: { a: x }, out: { a: x } }\n", "a.yaml");

    assertThat(PolicyCases.run(policy)).containsExactly("line 3: expected {a=x}, got {}");
  }

  @Test
  void drop_keyWithDots_reachesIntoNestedValues() {
    String yaml =
        """
        version: 1
        extends: dev
        drop: ["customer.street", "http.request.header.*"]
        """;
    Value<?> street = Value.of(KeyValue.of("street", Value.of("Ringweg 5")));
    Value<?> customer = Value.of(KeyValue.of("customer", street), KeyValue.of("n", Value.of(1)));
    Value<?> headers =
        Value.of(KeyValue.of("header", Value.of(KeyValue.of("cookie", Value.of("Ringweg 6")))));
    Redactor redactor = Redactor.create(PolicyFile.parse(yaml, "a.yaml"));

    for (Attributes raw :
        List.of(
            Attributes.of(AttributeKey.valueKey("customer"), street),
            Attributes.of(AttributeKey.valueKey("customer"), Value.of(Value.of(1), street)),
            Attributes.of(AttributeKey.valueKey("order"), customer),
            Attributes.of(AttributeKey.valueKey("http.request"), headers))) {
      assertThat(redactor.redactAttributes(raw).toString()).doesNotContain("Ringweg");
    }
    Attributes other = Attributes.of(AttributeKey.valueKey("shop"), street);
    assertThat(redactor.redactAttributes(other)).isEqualTo(other);
    assertThat(body(redactor, customer)).contains("\"n\":1").doesNotContain("Ringweg");
  }

  @Test
  void pseudonym_keyWithDots_reachesIntoNestedValues() {
    String yaml = "version: 1\nextends: dev\npseudonym: { enduser.id: enduser.pseudo.id }\n";
    Redactor redactor = Redactor.create(PolicyFile.parse(yaml, "a.yaml"));
    Value<?> user =
        Value.of(KeyValue.of("enduser", Value.of(KeyValue.of("id", Value.of("alice")))));

    assertThat(body(redactor, user)).contains("enduser.pseudo.id").doesNotContain("alice");
  }

  private static String body(Redactor redactor, Value<?> body) {
    InMemoryLogRecordExporter logs = InMemoryLogRecordExporter.create();
    SdkLoggerProvider.builder()
        .addLogRecordProcessor(
            RedactingLogRecordProcessor.create(SimpleLogRecordProcessor.create(logs), redactor))
        .build()
        .get("io.acme")
        .logRecordBuilder()
        .setBody(body)
        .emit();
    return String.valueOf(logs.getFinishedLogRecordItems().get(0).getBodyValue());
  }
}
