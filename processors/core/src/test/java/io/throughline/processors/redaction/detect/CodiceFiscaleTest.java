package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

  @Test
  void detect_partOfALongerValue_readsNothingBesideIt() {
    String line = "fiscale PCNPFRQLLQTHLRNN";
    Text text = Text.of("x".repeat(40) + " " + line + "X", KeyContext.NONE);
    text.select(41, 41 + line.length());
    List<Integer> found = new ArrayList<>();
    new CodiceFiscale().detect(text, (start, end) -> found.addAll(List.of(start, end)));
    assertThat(found).containsExactly(8, line.length());
    text.select(41, 40 + line.length());
    new CodiceFiscale().detect(text, (start, end) -> found.add(-1));
    assertThat(found).hasSize(2);
  }

  @Test
  void name_isThatOfAllNationalIds() {
    assertThat(new CodiceFiscale().name()).isEqualTo("national_id");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
