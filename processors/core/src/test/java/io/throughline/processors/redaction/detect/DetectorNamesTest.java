package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Detectors are chosen, and their findings counted, by these names: they must never change. */
class DetectorNamesTest {

  @Test
  void name_ofEachBuiltIn_isTheOneInConfigurations() {
    assertThat(new BearerDetector().name()).isEqualTo("bearer");
    assertThat(new CardDetector().name()).isEqualTo("card");
    assertThat(new CloudKeyDetector().name()).isEqualTo("cloud_key");
    assertThat(new CryptoDetector().name()).isEqualTo("crypto");
    assertThat(new EmailDetector().name()).isEqualTo("email");
    assertThat(new IbanDetector().name()).isEqualTo("iban");
    assertThat(new IpDetector().name()).isEqualTo("ip");
    assertThat(new JwtDetector().name()).isEqualTo("jwt");
    assertThat(new MacDetector().name()).isEqualTo("mac");
    assertThat(new NationalIdDetector().name()).isEqualTo("national_id");
    assertThat(new PasswordDetector().name()).isEqualTo("password");
    assertThat(new CommandPasswords().name()).isEqualTo("password");
    assertThat(new PhoneDetector().name()).isEqualTo("phone");
    assertThat(new PrivateKeyDetector().name()).isEqualTo("private_key");
    assertThat(new QuerySecretDetector().name()).isEqualTo("query_secret");
    assertThat(new SqlDetector().name()).isEqualTo("sql");
    assertThat(new UrlPasswordDetector().name()).isEqualTo("url_password");
    assertThat(new VendorKeyDetector().name()).isEqualTo("vendor_key");
  }
}
