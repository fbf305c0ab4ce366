package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Passwords in sentences. */
class ProsePasswordsTest {

  private final Masked masked = new Masked("password");

  @Test
  void text_passwordBehindItsName_isHidden() {
    assertThat(masked.text("login failed for kim with password w1nter"))
        .isEqualTo("login failed for kim with password *");
    assertThat(masked.text("as kim and password W1nter!sun, retrying"))
        .isEqualTo("as kim and password *, retrying");
    assertThat(masked.text("The password is \"w1nter\"")).isEqualTo("The password is \"*\"");
    assertThat(masked.text("the password was w1nter5 until now"))
        .isEqualTo("the password was * until now");
    assertThat(masked.text("changed password to w1nter.")).isEqualTo("changed password to *.");
    assertThat(masked.text("mit Passwort w1nter")).isEqualTo("mit Passwort *");
  }

  @Test
  void text_behindANamedLogin_isAPassword() {
    assertThat(masked.text("machine h login kim password w1nter"))
        .isEqualTo("machine h login kim password *");
    assertThat(masked.text("login kim password w1nter")).isEqualTo("login kim password *");
    staysAsItIs(
        "login password w1nter",
        "kim password w1nter",
        "relogin kim password w1nter",
        "user kim password policy2",
        "user login password reset2024",
        "user changed password yesterday1",
        "user table password column3 dropped",
        "update user set password hash256",
        "login for kim password w1nter",
        "login kim password winter");
  }

  @Test
  void text_wordsAndAlgorithms_stayAsTheyAre() {
    staysAsItIs(
        "with password authentication",
        "with password 123456",
        "the password w1nter",
        "reset password w1nter",
        "with password sha256",
        "password is bcrypt2a",
        "the password is w1nt",
        "with password key=w1nter",
        "with password /run/db1",
        "with passwords w1nter",
        "password or not, it is no boarding with pass w1nter");
  }

  @Test
  void text_passwordOfSomebody_isFoundBehindItsLink() {
    assertThat(masked.text("the password for kim is Pa55word"))
        .isEqualTo("the password for kim is *");
    assertThat(masked.text("the password for kim is: Pa55word, ok"))
        .isEqualTo("the password for kim is: *, ok");
    assertThat(masked.text("password of account 17 was set to Pa55word"))
        .isEqualTo("password of account 17 was set to *");
    assertThat(masked.text("password reset to Pa55word.")).isEqualTo("password reset to *.");
    assertThat(masked.text("Passwort von kim lautet Pa55word"))
        .isEqualTo("Passwort von kim lautet *");
    assertThat(masked.text("temporary password Pa55word sent"))
        .isEqualTo("temporary password * sent");
  }

  @Test
  void text_whatIsSaidOfAPassword_staysAsItIs() {
    staysAsItIs(
        "the password for kim is wrong",
        "password for the link to node3a1 failed",
        "password for kim, the host is node3a1",
        "the password for service orders-v2 is rotated",
        "password for kim: ORA-01017",
        "password for kim is not known on node3a1");
  }

  @Test
  void text_nameOfSomebody_isAFewWordsLong() {
    String longest = "k".repeat(43);
    assertThat(masked.text("password for " + longest + " is Pa55word"))
        .isEqualTo("password for " + longest + " is *");
    staysAsItIs("password for k" + longest + " is Pa55word");
    assertThat(masked.text("the password for kim, password for lee is Pa55word"))
        .isEqualTo("the password for kim, password for lee is *");
    assertThat(masked.text("password for password for kim is Pa55word"))
        .isEqualTo("password for password for kim is *");
    staysAsItIs("password for kim; it is Pa55word");
  }

  @Test
  void text_value_isOfSoManyCharacters() {
    assertThat(masked.text("password is w1nter")).isEqualTo("password is *");
    String longest = "w1nter26".repeat(8);
    assertThat(masked.text("password is " + longest)).isEqualTo("password is *");
    staysAsItIs("password is w1nte", "password is " + longest + "x");
    assertThat(masked.text("(the password is 'w1nter')")).isEqualTo("(the password is '*')");
    assertThat(masked.text("is the password is w1nter?!")).isEqualTo("is the password is *?!");
  }

  @Test
  void text_severalPasswords_areHiddenEach() {
    assertThat(masked.text("old password w1nter, new password sp7ing"))
        .isEqualTo("old password *, new password *");
  }

  @Test
  void text_nameWithinAnotherWord_isNoPassword() {
    staysAsItIs(
        "password w1nter",
        "with,password w1nter",
        "with 2password w1nter",
        "the xpassword is w1nter",
        "with, password w1nter");
  }

  private void staysAsItIs(String... texts) {
    for (String text : texts) {
      assertThat(masked.text(text)).isEqualTo(text);
    }
  }

  @Test
  void text_linkOfMoreWords_leadsToThePassword() {
    assertThat(masked.text("root password is: w1nter")).isEqualTo("root password is: *");
    assertThat(masked.text("Das Passwort lautet w1nter")).isEqualTo("Das Passwort lautet *");
    assertThat(masked.text("Das Kennwort lautet w1nter")).isEqualTo("Das Kennwort lautet *");
  }

  @Test
  void text_nameWithinAPassword_isOfThePassword() {
    assertThat(masked.text("with password 1-passwd is w1nter9"))
        .isEqualTo("with password * is w1nter9");
  }

  @Test
  void text_linkFarBehindTheOwner_leadsToNoPassword() {
    String name = "k".repeat(43);
    assertThat(masked.text("the password for " + name + " is w1nter"))
        .isEqualTo("the password for " + name + " is *");
    staysAsItIs("the password for k" + name + " is w1nter", "the password or user is w1nter");
  }

  @Test
  void text_linkOfTheOwnerBefore_isNotReadTwice() {
    assertThat(masked.text("password of passwd for kim is w1nter"))
        .isEqualTo("password of passwd for kim is *");
    staysAsItIs("the password for kim, which is w1nter");
  }
}
