package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Hashes of passwords. Those here are of nothing. */
class PasswordHashesTest {

  private static final String CRYPTED = "Qw3rTy7uIoPaS4dFgHjK1lZxCvBnM2qWeRtYuIoPaSdFgHjKlZx5c";

  private final Masked masked = new Masked("password");

  @Test
  void text_hashOfCrypt_isHidden() {
    for (String sign : new String[] {"$2a$10$", "$2b$12$", "$2y$10$", "$5$salt$", "$y$j9T$"}) {
      assertThat(masked.text("stored " + sign + CRYPTED + " expires"))
          .isEqualTo("stored * expires");
    }
    assertThat(masked.text("kim:$6$rounds=5000$salt$" + CRYPTED + CRYPTED + ":19000:0:99999:7:::"))
        .isEqualTo("kim:*:19000:0:99999:7:::");
    assertThat(masked.text("$1$saltsalt$Qw3rTy7uIoPaS4dFgHjK1l")).isEqualTo("*");
    assertThat(masked.text("kim:$apr1$r31.....$Qw3rTy7uIoPaS4dFgHjK1.")).isEqualTo("kim:*");
  }

  @Test
  void text_hashOfAFramework_isHidden() {
    assertThat(masked.text("\"$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$" + CRYPTED + "\""))
        .isEqualTo("\"*\"");
    assertThat(masked.text("pbkdf2_sha256$260000$aBcDeFgHiJkL$" + CRYPTED + "=, x"))
        .isEqualTo("*, x");
    assertThat(masked.text("pbkdf2:sha256:260000$abcd1234$" + CRYPTED)).isEqualTo("*");
    assertThat(masked.text("$pbkdf2-sha256$29000$N2YMIWQs$" + CRYPTED)).isEqualTo("*");
    assertThat(masked.text("scrypt:32768:8:1$abcd1234$" + CRYPTED)).isEqualTo("*");
    assertThat(masked.text("$scrypt$ln=16,r=8,p=1$aM15713r3X$" + CRYPTED)).isEqualTo("*");
    assertThat(masked.text("SCRAM-SHA-256$4096:c2FsdA==$" + CRYPTED + ":" + CRYPTED))
        .isEqualTo("*");
  }

  @Test
  void text_hashOfADirectory_isHidden() {
    assertThat(masked.text("userPass {SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g7Lf1H== ok"))
        .isEqualTo("userPass * ok");
    assertThat(masked.text("{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=")).isEqualTo("*");
    assertThat(masked.text("{MD5}X03MO1qnZdYdgyfeuILPmQ==")).isEqualTo("*");
    assertThat(masked.text("{SSHA512}" + CRYPTED)).isEqualTo("*");
  }

  @Test
  void text_signWithoutAHash_staysAsItIs() {
    staysAsItIs(
        "rounds of $2b$12$ are enough",
        "$argon2id$v=19$m=65536,t=3,p=4",
        "using {SSHA} or {MD5}",
        "SCRAM-SHA-256 and pbkdf2_sha256 with 260000 iterations",
        "com.acme.Orders$1$" + CRYPTED,
        "$1$" + "a1".repeat(20),
        "scrypt:" + "a1".repeat(40),
        "{SHARED_" + "A1".repeat(20) + "}");
  }

  @Test
  void text_hashInAList_endsBeforeTheComma() {
    assertThat(masked.text("[$2b$12$" + CRYPTED + ",$2b$12$" + CRYPTED + "]")).isEqualTo("[*,*]");
  }

  @Test
  void text_shortestHash_isHiddenAndAShorterOneNot() {
    assertThat(masked.text("{MD5}" + "aB3d".repeat(5) + "==")).isEqualTo("*");
    assertThat(masked.text("$2b$12$" + "aB3".repeat(15) + "zz")).isEqualTo("*");
    assertThat(masked.text("$6$" + "a$" + "aB3".repeat(28) + "z")).isEqualTo("*");
    staysAsItIs(
        "{MD5}" + "aB3d".repeat(5) + "=",
        "$2b$12$" + "aB3".repeat(15) + "z",
        "$6$" + "a$" + "aB3".repeat(28));
  }

  @Test
  void detect_partOfALongerValue_readsEachRunOnce() {
    String before = "x".repeat(100) + " ";
    String signs = "$1$".repeat(100);
    String hash = "pbkdf2_sha256$260000$aBcDeFgHiJkL$" + CRYPTED;
    String part = signs + " " + hash + " $6$a$cut";
    Text text = Text.of(before + part + CRYPTED + CRYPTED, KeyContext.NONE);
    text.select(before.length(), before.length() + part.length());

    assertThat(found(text)).containsExactly(signs, hash);
    assertThat(text.stepsTaken()).isBetween(375L, 400L);
    text.select(before.length() + 1, before.length() + signs.length());
    assertThat(found(text)).containsExactly(signs.substring(3));
    assertThat(text.stepsTaken()).isBetween(290L, 400L);
  }

  /** Each scheme with a hash as short as one can be, and with a shorter one. */
  @Test
  void text_eachScheme_isHiddenFromItsShortestHashOn() {
    assertHiddenFrom(50, "$2a$", "1$");
    assertHiddenFrom(50, "$2b$", "1$");
    assertHiddenFrom(50, "$2x$", "1$");
    assertHiddenFrom(50, "$2y$", "1$");
    assertHiddenFrom(24, "$1$", "a$");
    assertHiddenFrom(44, "$5$", "a$");
    assertHiddenFrom(87, "$6$", "a$");
    assertHiddenFrom(50, "$7$", "a$");
    assertHiddenFrom(50, "$y$", "a$");
    assertHiddenFrom(24, "$apr1$", "a$");
    assertHiddenFrom(60, "$argon2", "id$");
    assertHiddenFrom(50, "$scrypt$", "a$");
    assertHiddenFrom(40, "$pbkdf2", "-a$");
    assertHiddenFrom(40, "pbkdf2_sha", "1$");
    assertHiddenFrom(40, "pbkdf2:sha", "1:1$");
    assertHiddenFrom(50, "scrypt:", "1:8$");
    assertHiddenFrom(70, "SCRAM-SHA-", "1$a:1$");
    assertHiddenFrom(22, "{MD5}", "");
    assertHiddenFrom(27, "{SHA}", "");
    assertHiddenFrom(43, "{SHA256}", "");
    assertHiddenFrom(86, "{SHA512}", "");
    assertHiddenFrom(24, "{SMD5}", "");
    assertHiddenFrom(30, "{SSHA}", "");
    assertHiddenFrom(43, "{SSHA256}", "");
    assertHiddenFrom(43, "{SSHA512}", "");
  }

  private void assertHiddenFrom(int shortest, String sign, String salt) {
    String hash = sign + salt + "q".repeat(shortest - salt.length());
    assertThat(masked.text("kim " + hash + "; ok")).isEqualTo("kim *; ok");
    staysAsItIs("kim " + hash.substring(0, hash.length() - 1) + "; ok");
  }

  @Test
  void text_colon_standsWithinTheHashesOfSomeSchemesAlone() {
    assertThat(masked.text("scrypt:1:8$" + CRYPTED + ":x")).isEqualTo("*");
    assertThat(masked.text("$2b$12$" + CRYPTED + ":x")).isEqualTo("*:x");
    assertThat(masked.text("{SSHA512}" + CRYPTED + ":x")).isEqualTo("*:x");
    staysAsItIs("$2b$12$" + CRYPTED.substring(9) + ":" + CRYPTED);
  }

  /** So each kind of run is measured for itself. */
  @Test
  void text_hashesOfBothKindsInALine_areHidden() {
    assertThat(masked.text("scrypt:1:8$" + CRYPTED + " $2b$12$" + CRYPTED + ":x {MD5}" + CRYPTED))
        .isEqualTo("* *:x *");
    assertThat(masked.text("$2b$12$" + CRYPTED + ":scrypt:1:8$" + CRYPTED)).isEqualTo("*:*");
  }

  @Test
  void text_whatNoHashIsWrittenIn_endsOneOrComesBeforeNone() {
    for (String sign : new String[] {" ", "\"", "'", ";", ")", "}", "<", "\u0080", "\u4E2D"}) {
      assertThat(masked.text("$2b$12$" + CRYPTED + sign + "x")).isEqualTo("*" + sign + "x");
      staysAsItIs("{SSHA512}" + sign + CRYPTED);
    }
    for (String sign : new String[] {"$", ".", "/", "+", "=", "_", "-", "1", "Z", "a"}) {
      assertThat(masked.text("$2b$12$" + CRYPTED + sign + "x")).isEqualTo("*");
    }
  }

  @Test
  void text_signBehindALetterOrDigit_beginsNoHash() {
    staysAsItIs("x$2b$12$" + CRYPTED, "1{SSHA512}" + CRYPTED, "my_pbkdf2_sha" + "1$x");
    assertThat(masked.text("_$2b$12$" + CRYPTED)).isEqualTo("_*");
  }

  @Test
  void text_dollarDirectlyBehindTheSign_partsNoSalt() {
    staysAsItIs("$1$$" + "q".repeat(40));
    assertThat(masked.text("$1$a$" + "q".repeat(40))).isEqualTo("*");
  }

  @Test
  void detect_partOfALongerValue_findsWhatIsInItAlone() {
    String argon2 = "$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$" + CRYPTED;
    String last = "$2b$12$" + CRYPTED;
    String part = argon2 + " $1$$" + "q".repeat(40) + " {SHARED} " + last;
    Text text = Text.of("x " + part + "more", KeyContext.NONE);
    text.select(2, 2 + part.length());

    assertThat(found(text)).containsExactly(argon2, last);
  }

  @Test
  void name_isThatOfAllPasswords() {
    assertThat(new PasswordHashes().name()).isEqualTo("password");
  }

  private static List<String> found(Text text) {
    return Masked.found(new PasswordHashes(), text);
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }
}
