package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Credentials in the body of a form with parts. */
class FormPartsTest {

  private static final String PART = "--x\r\nContent-Disposition: form-data; name=\"password\"\r\n";

  private final Masked masked = new Masked("password");

  @Test
  void text_partOfASecretName_isHiddenToTheEndOfItsLine() {
    assertThat(masked.text(PART + "\r\nwinter\r\n--x--")).isEqualTo(PART + "\r\n*\r\n--x--");
    assertThat(masked.text(PART + "Content-Type: text/plain\r\n\r\nwinter"))
        .isEqualTo(PART + "Content-Type: text/plain\r\n\r\n*");
    assertThat(masked.text("form-data; name=\"passwd\"\n\nwinter\n"))
        .isEqualTo("form-data; name=\"passwd\"\n\n*\n");
    assertThat(masked.text("form-data; name=client_secret\n\n4f8Kq2Zr7T\n"))
        .isEqualTo("form-data; name=client_secret\n\n*\n");
  }

  @Test
  void text_lineBreaksAsEscapes_areRead() {
    assertThat(masked.text("form-data; name=\\\"password\\\"\\r\\n\\r\\nwinter\\r\\n--x"))
        .isEqualTo("form-data; name=\\\"password\\\"\\r\\n\\r\\n*\\r\\n--x");
    assertThat(masked.text("form-data; name=\"password\"\\n\\nwinter\\n"))
        .isEqualTo("form-data; name=\"password\"\\n\\n*\\n");
  }

  @Test
  void text_otherParts_stayAsTheyAre() {
    staysAsItIs(
        "form-data; name=\"colour\"\n\nwinter\n",
        "form-data; name=\"password\"\n\n",
        "form-data; name=\"password\"\nwinter\n",
        "form-data; id=\"password\"\n\nwinter\n",
        "form data; name=\"password\"\n\nwinter\n");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }

  @Test
  void text_otherLineBreaks_areRead() {
    assertThat(masked.text("form-data; name=\"password\"\r\rwinter\rx"))
        .isEqualTo("form-data; name=\"password\"\r\r*\rx");
    assertThat(
            masked.text("form-data; name=\\\\\"password\\\\\"\\\\r\\\\n\\\\r\\\\nwinter\\\\r\\\\n"))
        .isEqualTo("form-data; name=\\\\\"password\\\\\"\\\\r\\\\n\\\\r\\\\n*\\\\r\\\\n");
    assertThat(masked.text("form-data; name=\"password\"\n\nC:\\winter\n"))
        .isEqualTo("form-data; name=\"password\"\n\n*\n");
  }

  @Test
  void detect_isByTheNameOfPasswords() {
    assertThat(new FormParts().name()).isEqualTo("password");
  }

  @Test
  void text_manyHeadersBeforeOneValue_isReadAFewTimes() {
    Text text = Text.of("form-data; name=key".repeat(200), KeyContext.NONE);
    assertThat(Masked.found(new FormParts(), text)).isEmpty();
    assertThat(text.stepsTaken()).isBetween(1L, 4L * text.length());
  }
}
