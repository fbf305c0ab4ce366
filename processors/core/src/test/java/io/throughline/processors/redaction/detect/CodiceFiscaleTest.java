package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Italian tax codes that hardly have a digit left. */
class CodiceFiscaleTest {

  private final Masked masked = new Masked("national_id");

  @Test
  void text_fewDigitsBesideAWord_isFound() {
    assertThat(masked.text("codice fiscale FFDVCG91L0TGUUMB")).isEqualTo("codice fiscale *");
    assertThat(masked.text("codice fiscale: RFVVLZ02DMQGPNTH")).isEqualTo("codice fiscale: *");
    assertThat(masked.text("{\"codiceFiscale\":\"TPSVCN6NRRMFSLQD\"}"))
        .isEqualTo("{\"codiceFiscale\":\"*\"}");
    assertThat(masked.text("PCNPFRQLLQTHLRNN (codice fiscale)")).isEqualTo("* (codice fiscale)");
    assertThat(masked.text("codice_fiscale=pcnpfrqllqthlrnn&x")).isEqualTo("codice_fiscale=*&x");
    assertThat(masked.text("customer.codice_fiscale", "PCNPFRQLLQTHLRNN")).isEqualTo("*");
    assertThat(masked.text("customer.tax_code", "TPSVCN6NRRMFSLQD")).isEqualTo("*");
  }

  @Test
  void text_fewDigitsAndAWrongForm_staysAsItIs() {
    staysAsItIs(
        "PCNPFRQLLQTHLRNN",
        "codice fiscale PCNPFRQLLQTHLRNM",
        "codice fiscale PCNPFRQLLQTHLRN",
        "codice fiscale PCNPFRQLLQTHLRNNN",
        "codice fiscale PCNPFRQLLQFHLRNN",
        "codice fiscale PCNPFRALLQTHLRNN",
        "codice fiscale responsibilities",
        "confiscated PCNPFRQLLQTHLRNN");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
