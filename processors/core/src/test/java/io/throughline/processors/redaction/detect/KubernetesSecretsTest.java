package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The values of a Secret's manifest. */
class KubernetesSecretsTest {

  private final Masked masked = new Masked("password");

  @Test
  void text_manifestInYaml_losesItsValues() {
    assertThat(
            masked.text(
                "kind: Secret\nmetadata:\n  name: db\ndata:\n  url: a2lt\n  x: eQ==\ntype: Opaque"))
        .isEqualTo("kind: Secret\nmetadata:\n  name: db\ndata:\n  url: *\n  x: *\ntype: Opaque");
    assertThat(masked.text("data:\r\n  url: a2lt\r\nkind: \"Secret\"\r\n"))
        .isEqualTo("data:\r\n  url: *\r\nkind: \"Secret\"\r\n");
    assertThat(masked.text("  kind: Secret\n  stringData:\n    url: 'tiger x'\n\n    e: null\n"))
        .isEqualTo("  kind: Secret\n  stringData:\n    url: '*'\n\n    e: null\n");
  }

  @Test
  void text_blockInYaml_goesLineByLine() {
    assertThat(masked.text("kind: Secret\nstringData:\n  a.yaml: |\n    b: c\n    d\n  e: f\n"))
        .isEqualTo("kind: Secret\nstringData:\n  a.yaml: |\n    *\n    *\n  e: *\n");
  }

  @Test
  void text_manifestInJson_losesItsValues() {
    assertThat(
            masked.text(
                "{\"data\":{\"url\":\"a2lt\",\"x\":\"eQ==\"},\"kind\":\"Secret\",\"type\":\"Opaque\"}"))
        .isEqualTo(
            "{\"data\":{\"url\":\"*\",\"x\":\"*\"},\"kind\":\"Secret\",\"type\":\"Opaque\"}");
    assertThat(
            masked.text(
                "{\n  \"kind\": \"Secret\",\n  \"stringData\": {\n    \"url\": \"a2lt\"\n  }\n}"))
        .isEqualTo("{\n  \"kind\": \"Secret\",\n  \"stringData\": {\n    \"url\": \"*\"\n  }\n}");
    assertThat(masked.text("{\\\"kind\\\":\\\"Secret\\\",\\\"data\\\":{\\\"url\\\":\\\"a2lt\\\"}}"))
        .isEqualTo("{\\\"kind\\\":\\\"Secret\\\",\\\"data\\\":{\\\"url\\\":\\\"*\\\"}}");
  }

  @Test
  void text_otherManifests_stayAsTheyAre() {
    staysAsItIs(
        "kind: ConfigMap\ndata:\n  url: a2lt\n",
        "kind: SecretList\ndata:\n  url: a2lt\n",
        "a kind of Secret\ndata:\n  url: a2lt\n",
        "kind: Secret\nmetadata:\n  url: a2lt\n",
        "kind: Secret\ndata: {}\n",
        "{\"kind\":\"Secret\",\"data\":null,\"x\":\"y\"}",
        "kind: Secret\ndata:\nurl: a2lt\n");
  }

  @Test
  void text_whatStandsBesideTheSection_staysAsItIs() {
    assertThat(masked.text("  kind: Secret\n  data:\n    a: x1\n  b: y\nc: z"))
        .isEqualTo("  kind: Secret\n  data:\n    a: *\n  b: y\nc: z");
    assertThat(masked.text("{\"kind\" : \"Secret\", \"data\" : {\"a\" : \"x1\"}, \"b\":\"y\"}"))
        .isEqualTo("{\"kind\" : \"Secret\", \"data\" : {\"a\" : \"*\"}, \"b\":\"y\"}");
    assertThat(masked.text("{\"kind\":\"Secret\",\"data\":{\"a\":\"\",\"b\":\"y1\"}}"))
        .isEqualTo("{\"kind\":\"Secret\",\"data\":{\"a\":\"\",\"b\":\"*\"}}");
  }

  @Test
  void detect_partOfALongerValue_countsAStepACharacter() {
    String before = "kind: Secret\ndata:\n  a: x1\n" + "x".repeat(300) + "\n";
    String part = "kind: Secret\n" + " ".repeat(40) + "data:\n" + " ".repeat(60) + "b: y1";
    Text text = Text.of(before + part + "z", KeyContext.NONE);
    text.select(before.length(), before.length() + part.length());

    assertThat(found(text)).containsExactly("y1");
    assertThat(text.stepsTaken()).isBetween(115L, 135L);
  }

  /** As many of them as between a name and a value elsewhere. */
  @Test
  void text_kindAndSecret_haveSoMuchBetweenThem() {
    assertThat(masked.text("kind:" + " ".repeat(15) + "Secret\ndata:\n  a: x1"))
        .isEqualTo("kind:" + " ".repeat(15) + "Secret\ndata:\n  a: *");
    staysAsItIs(
        "kind:" + " ".repeat(16) + "Secret\ndata:\n  a: x1",
        "kindSecret\ndata:\n  a: x1",
        "kind: Secret2\ndata:\n  a: x1");
  }

  @Test
  void text_sectionWithinALongerName_isNone() {
    staysAsItIs(
        "kind: Secret\nmetadata:\n  a: x1",
        "kind: Secret\nbinarydata:\n  a: x1",
        "kind: Secret\ndatabase:\n  a: x1",
        "kind: Secret\ndata\n  a: x1");
    assertThat(masked.text("data:\n  a: x1\nkind: Secret"))
        .isEqualTo("data:\n  a: *\nkind: Secret");
  }

  @Test
  void text_severalSections_loseTheValuesOfEach() {
    assertThat(
            masked.text(
                "kind: Secret\ndata:\n  a: x1\nstringData:\n  b: y1\ntype: z\ndata:\n  c: z1"))
        .isEqualTo("kind: Secret\ndata:\n  a: *\nstringData:\n  b: *\ntype: z\ndata:\n  c: *");
    assertThat(
            masked.text(
                "[{\"kind\":\"Secret\",\"data\":{\"a\":\"x1\"}},{\"data\":{\"b\":\"y1\"}}]"))
        .isEqualTo("[{\"kind\":\"Secret\",\"data\":{\"a\":\"*\"}},{\"data\":{\"b\":\"*\"}}]");
  }

  @Test
  void text_valueInQuotes_isHiddenWithoutThem() {
    assertThat(masked.text("kind: Secret\ndata:\n  a: \"x1\"\n  b: 'y1'\n  c: \"\"\n  d: 'z\""))
        .isEqualTo("kind: Secret\ndata:\n  a: \"*\"\n  b: '*'\n  c: \"\"\n  d: *");
    staysAsItIs("kind: Secret\ndata:\n  a: \"\"\n  b:\n  c:  \n  d: null\n  e: >-\n");
  }

  @Test
  void text_lineWithoutAKey_isNotHidden() {
    staysAsItIs("kind: Secret\ndata:\n  a b\n  c\n");
    assertThat(masked.text("kind: Secret\ndata:\n  a\n  b: x1:y1\n"))
        .isEqualTo("kind: Secret\ndata:\n  a\n  b: *\n");
  }

  @Test
  void text_objectThatIsBrokenOff_losesWhatItHolds() {
    assertThat(masked.text("{\"kind\":\"Secret\",\"data\":{\"a\":\"x1\",\"b\":\"y1"))
        .isEqualTo("{\"kind\":\"Secret\",\"data\":{\"a\":\"*\",\"b\":\"*");
    staysAsItIs(
        "{\"kind\":\"Secret\",\"data\":{",
        "{\"kind\":\"Secret\",\"data\":",
        "{\"kind\":\"Secret\",\"data\":{\"a\",\"b\"}}",
        "{\"kind\":\"Secret\",\"data\":{\"a\":1,\"b\":\"y1\"}}");
  }

  @Test
  void text_emptyLinesAndValues_leaveTheSectionOpen() {
    assertThat(masked.text("kind: Secret\ndata:\n  a:\n\n  b: x1\n \n  c: y1\n  d:"))
        .isEqualTo("kind: Secret\ndata:\n  a:\n\n  b: *\n \n  c: *\n  d:");
  }

  @Test
  void detect_emptyValues_areNoFindings() {
    assertThat(found("{\"kind\":\"Secret\",\"data\":{\"a\":\"\",\"b\":\"x1\"}}"))
        .containsExactly("x1");
    assertThat(found("kind: Secret\ndata:\n  a: \"\"\n  b: \"x1\"\n  c:")).containsExactly("x1");
  }

  /** As what is called so within it is one of its values. */
  @Test
  void detect_sectionWithinAnother_isNotReadAgain() {
    assertThat(found("kind: Secret\ndata:\n  a: |\n    data:\n      b: x1\n"))
        .containsExactly("data:", "b: x1");
    assertThat(found("{\"kind\":\"Secret\",\"data\":{\"a\":\"x1\",\"data\":{\"b\":\"y1\"}}}"))
        .containsExactly("x1");
  }

  @Test
  void detect_sectionDirectlyBehindAnother_isRead() {
    assertThat(found("kind: Secret\ndata:\n  a: x1\ndata:\n  b: y1")).containsExactly("x1", "y1");
  }

  @Test
  void name_isThatOfAllPasswords() {
    assertThat(new KubernetesSecrets().name()).isEqualTo("password");
  }

  private static List<String> found(String text) {
    return found(Text.of(text, KeyContext.NONE));
  }

  private static List<String> found(Text text) {
    return Masked.found(new KubernetesSecrets(), text);
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
