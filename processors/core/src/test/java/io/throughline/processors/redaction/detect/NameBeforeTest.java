package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameBeforeTest {

  private static NameBefore in(String text) {
    NameBefore name = new NameBefore(Text.of(text, KeyContext.NONE));
    name.clear();
    return name;
  }

  /** Of the name that ends where the text does. */
  private static int kindOf(String text) {
    NameBefore name = in(text);
    name.endAt(text.length());
    return name.kind();
  }

  @Test
  void start_isWhereTheCharactersOfANameBegin() {
    NameBefore name = in("a my.db_key-2=x");
    name.endAt(13);
    assertThat(name.start()).isEqualTo(2);
    assertThat(name.end()).isEqualTo(13);
  }

  @Test
  void start_ofALongName_isTheLast64Characters() {
    NameBefore name = in("x".repeat(100) + "key");
    name.endAt(103);
    assertThat(name.start()).isEqualTo(39);
    name.goOn(103, 103);
    assertThat(name.start()).isEqualTo(39);
  }

  @Test
  void goOn_whereItEnded_keepsItsBeginning() {
    NameBefore name = in("a key12=");
    name.endAt(5);
    name.goOn(5, 7);
    assertThat(name.start()).isEqualTo(2);
    assertThat(name.end()).isEqualTo(7);
    assertThat(name.kind()).isEqualTo(SecretNames.KEY);
  }

  @Test
  void goOn_behindWhereItEnded_beginsAnother() {
    NameBefore name = in("key? 12=");
    name.endAt(3);
    name.goOn(5, 7);
    assertThat(name.start()).isEqualTo(5);
  }

  @Test
  void possible_isToldByTheLastLetters() {
    NameBefore name = in("say word, the key, ok");
    name.endAt(8);
    assertThat(name.possible()).isEqualTo(SecretNames.PASSWORD);
    name.endAt(17);
    assertThat(name.possible()).isEqualTo(SecretNames.TOKEN);
    name.endAt(21);
    assertThat(name.possible()).isEqualTo(SecretNames.NONE);
    name.endAt(8);
    name.goOn(9, 17);
    assertThat(name.possible()).isEqualTo(SecretNames.TOKEN);
  }

  @Test
  void kind_ofTwoWords_isThatOfBoth() {
    assertThat(kindOf("the access key")).isEqualTo(SecretNames.TOKEN);
    assertThat(kindOf("the mot de passe")).isEqualTo(SecretNames.PASSWORD);
    assertThat(kindOf("a public key")).isEqualTo(SecretNames.NONE);
    assertThat(kindOf("a sort key")).isEqualTo(SecretNames.KEY);
  }

  @Test
  void kind_ofOneThatIsNoKey_needsNoFirstWord() {
    assertThat(kindOf("public pin")).isEqualTo(SecretNames.CODE);
    assertThat(kindOf("access,key")).isEqualTo(SecretNames.KEY);
  }

  @Test
  void kind_sameNameAgain_isTheSame() {
    NameBefore name = in("db_password=a db_password=b");
    name.endAt(11);
    assertThat(name.kind()).isEqualTo(SecretNames.PASSWORD);
    name.endAt(25);
    assertThat(name.kind()).isEqualTo(SecretNames.PASSWORD);
    assertThat(name.start()).isEqualTo(14);
  }

  @Test
  void kind_sameNameBehindAnotherWord_isToldAnew() {
    NameBefore name = in("key, access key, sort key");
    name.endAt(3);
    assertThat(name.kind()).isEqualTo(SecretNames.KEY);
    name.endAt(15);
    assertThat(name.kind()).isEqualTo(SecretNames.TOKEN);
    name.endAt(25);
    assertThat(name.kind()).isEqualTo(SecretNames.KEY);
  }

  @Test
  void kind_otherNameOfTheSameLength_isItsOwn() {
    NameBefore name = in("password, passpart, password1, xassword");
    name.endAt(8);
    assertThat(name.kind()).isEqualTo(SecretNames.PASSWORD);
    name.endAt(18);
    assertThat(name.kind()).isEqualTo(SecretNames.NONE);
    name.endAt(28);
    assertThat(name.kind()).isEqualTo(SecretNames.PASSWORD);
    name.endAt(39);
    assertThat(name.kind()).isEqualTo(SecretNames.NONE);
  }

  @Test
  void kind_otherNameWithTheSameEnd_isItsOwn() {
    NameBefore name = in("compass=1, my_pass=1, big_pass=1, pass=1");
    name.endAt(7);
    assertThat(name.kind()).isEqualTo(SecretNames.NONE);
    name.endAt(18);
    assertThat(name.kind()).isEqualTo(SecretNames.PASSWORD);
    name.endAt(38);
    assertThat(name.kind()).isEqualTo(SecretNames.PASSWORD);
  }

  @Test
  void kind_longerNameThatEndsAsTheLast_isItsOwn() {
    NameBefore name = in("pass=1, compass=1, pass=1");
    name.endAt(4);
    assertThat(name.kind()).isEqualTo(SecretNames.PASSWORD);
    name.endAt(15);
    assertThat(name.kind()).isEqualTo(SecretNames.NONE);
    name.endAt(23);
    assertThat(name.kind()).isEqualTo(SecretNames.PASSWORD);
  }

  @Test
  void kind_sameNameAgain_beginsWhereItStands() {
    NameBefore name = in("pin=1, pin=2");
    name.endAt(3);
    assertThat(name.kind()).isEqualTo(SecretNames.CODE);
    name.endAt(10);
    assertThat(name.kind()).isEqualTo(SecretNames.CODE);
    assertThat(name.start()).isEqualTo(7);
  }

  @Test
  void isKnownKey_sameKeyAgain_isOne() {
    NameBefore name = in("key=1,key=2,pin=3,pin=4");
    name.endAt(3);
    assertThat(name.isKnownKey()).isFalse();
    assertThat(name.kind()).isEqualTo(SecretNames.KEY);
    name.endAt(9);
    assertThat(name.isKnownKey()).isTrue();
    name.endAt(15);
    assertThat(name.isKnownKey()).isFalse();
    assertThat(name.kind()).isEqualTo(SecretNames.CODE);
    name.endAt(21);
    assertThat(name.isKnownKey()).isFalse();
  }

  @Test
  void isKnownKey_behindABlank_mayBeOfTwoWords() {
    NameBefore name = in("key=1,key=2, access key=6");
    name.endAt(3);
    assertThat(name.kind()).isEqualTo(SecretNames.KEY);
    name.endAt(9);
    assertThat(name.isKnownKey()).isTrue();
    name.endAt(23);
    assertThat(name.isKnownKey()).isFalse();
  }

  @Test
  void goOn_numbersAndJoints_leaveWhatItMayBe() {
    NameBefore name = in("pin_1=2, \"a\"1=2");
    name.endAt(3);
    assertThat(name.possible()).isEqualTo(SecretNames.TOKEN);
    name.goOn(3, 5);
    assertThat(name.possible()).isEqualTo(SecretNames.TOKEN);
    assertThat(name.kind()).isEqualTo(SecretNames.CODE);
    name.goOn(12, 13);
    assertThat(name.possible()).isEqualTo(SecretNames.NONE);
    assertThat(name.start()).isEqualTo(12);
  }

  @Test
  void kind_inATextWithWideCharacters_isToldOfEach() {
    NameBefore name = in("\u0416 key=1, pin=1");
    name.endAt(5);
    assertThat(name.kind()).isEqualTo(SecretNames.KEY);
    name.endAt(12);
    assertThat(name.kind()).isEqualTo(SecretNames.CODE);
  }

  @Test
  void clear_leavesNothingOfTheTextBefore() {
    Text text = Text.of("pin=1", KeyContext.NONE);
    NameBefore name = new NameBefore(text);
    name.clear();
    name.endAt(3);
    assertThat(name.kind()).isEqualTo(SecretNames.CODE);
    text.load("key=1", KeyContext.NONE);
    name.clear();
    name.endAt(3);
    assertThat(name.kind()).isEqualTo(SecretNames.KEY);
  }
}
