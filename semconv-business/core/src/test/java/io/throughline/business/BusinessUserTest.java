package io.throughline.business;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.throughline.business.internal.GlobalBusiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A user is known by a pseudonym, and by the same one wherever the keys are the same. */
class BusinessUserTest {

  @AfterEach
  void forget() {
    GlobalBusiness.configure(null);
  }

  @Test
  void user_builtBesideAnAutoconfiguredSdk_usesItsKeys() {
    GlobalBusiness.configure(
        new GlobalBusiness.Settings(
            true, BusinessModel.empty(), id -> "k1_" + id.length(), Milestones.BAD));

    assertThat(Business.builder(OpenTelemetry.noop()).build().user("kim@mail.example").pseudonym())
        .isEqualTo("k1_16");
  }

  @Test
  void user_keyGiven_goesBeforeTheConfiguredOne() {
    GlobalBusiness.configure(
        new GlobalBusiness.Settings(true, BusinessModel.empty(), id -> "k1_", Milestones.BAD));

    assertThat(withKey(1).user("kim").pseudonym())
        .isEqualTo(withKey(1).user("kim").pseudonym())
        .isNotEqualTo(withKey(2).user("kim").pseudonym())
        .isNotEqualTo("k1_");
  }

  @Test
  void run_carriesThePseudonymAndNothingElse() {
    BusinessUser user = withKey(1).user("kim@mail.example");

    user.run(
        () ->
            assertThat(Baggage.current().getEntryValue("enduser.pseudo.id"))
                .isEqualTo(user.pseudonym())
                .doesNotContain("kim"));
    assertThat(Baggage.current().isEmpty()).isTrue();
  }

  private static Business withKey(int filler) {
    byte[] key = new byte[32];
    key[0] = (byte) filler;
    return Business.builder(OpenTelemetry.noop()).pseudonymKey(key).build();
  }
}
