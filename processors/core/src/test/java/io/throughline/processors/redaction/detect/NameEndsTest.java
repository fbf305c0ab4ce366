package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameEndsTest {

  /** What stands before each end of a name, or of a tag. */
  private static List<String> ends(String line) {
    Text text = Text.of(line, KeyContext.NONE);
    List<String> ends = new ArrayList<>();
    for (int end = 1; end < line.length(); end++) {
      boolean tag = line.charAt(end - 1) == '>';
      if (isIn(text, end - 1) && (tag || which(text, end) != NameEnds.NONE)) {
        ends.add(line.substring(0, end));
      }
    }
    return ends;
  }

  private static boolean isIn(Text text, int at) {
    long ends = NameEnds.in(text.bytes(), at & -Long.BYTES);
    return (ends & 0x80L << (at << 3)) != 0;
  }

  private static int which(Text text, int end) {
    int first = text.offset();
    return NameEnds.which(text.array(), first + end, first, first + text.length() - 1);
  }

  private static int last(String line, int end) {
    return which(Text.of(line, KeyContext.NONE), end);
  }

  @Test
  void ends_lastLettersBeforeNoLetter_areANamesEnd() {
    assertThat(ends("the my.db_password: x")).containsExactly("the my.db_password");
    assertThat(ends("MY_KEY=x")).containsExactly("MY_KEY");
    assertThat(ends("key1=x")).containsExactly("key");
  }

  @Test
  void ends_lastLettersWithinAWord_areNone() {
    assertThat(ends("passwords keyboards; ok")).isEmpty();
    assertThat(ends("abc")).isEmpty();
    assertThat(ends("")).isEmpty();
    assertThat(ends("they :y=")).isEmpty();
  }

  @Test
  void ends_anyPlace_areFound() {
    for (int before = 0; before < 20; before++) {
      String line = ".".repeat(before) + "key=" + ".".repeat(20);
      assertThat(ends(line)).containsExactly(line.substring(0, before + 3));
    }
  }

  @Test
  void ends_tag_isOneOfThem() {
    assertThat(ends("<entry k=\"x\">a")).containsExactly("<entry k=\"x\">");
  }

  @Test
  void ends_characterThatNeitherAssignsNorStandsBeforeASign_isPassedOver() {
    assertThat(ends("the key, the token; a secret/x, pin=1"))
        .containsExactly("the key, the token; a secret/x, pin");
    assertThat(ends("key\u00E9=")).isEmpty();
    assertThat(ends("key(=")).isEmpty();
  }

  @Test
  void ends_jointOrNumberBehind_isAnEnd() {
    assertThat(ends("key-2=")).containsExactly("key");
    assertThat(ends("my.key_=")).containsExactly("my.key");
    assertThat(ends("key.")).containsExactly("key");
  }

  @Test
  void ends_numberBeforeAWord_isPassedOver() {
    assertThat(ends("key-00key-00")).containsExactly("key-00key");
    assertThat(ends("key1x=")).isEmpty();
    assertThat(ends("key-1/")).isEmpty();
    assertThat(ends("key_1 x")).containsExactly("key");
  }

  @Test
  void ends_wordBehindAJoint_goesOnWithTheName() {
    assertThat(ends("password_confirmation=")).containsExactly("password_confirmation");
    assertThat(ends("api-key=")).containsExactly("api-key");
    assertThat(ends("secret.name")).isEmpty();
  }

  @Test
  void ends_outsideAsciiBefore_endsAName() {
    assertThat(ends("\u00E9key=")).containsExactly("\u00E9key");
  }

  @Test
  void which_name_isWhatItMayBe() {
    assertThat(last("my_password=", 11)).isEqualTo(SecretNames.PASSWORD);
    assertThat(last("pw=", 2)).isEqualTo(SecretNames.PASSWORD);
    assertThat(last("a token=", 7)).isEqualTo(SecretNames.TOKEN);
    assertThat(last("a name=", 6)).isEqualTo(NameEnds.NONE);
  }

  @Test
  void which_type_isToldApart() {
    assertThat(last("key: String = x", 11)).isEqualTo(NameEnds.TYPE);
    assertThat(last("flag = x", 4)).isEqualTo(NameEnds.NONE);
  }

  @Test
  void which_wordValue_isToldApartBeforeACommaToo() {
    assertThat(last("name=x Value : y", 12)).isEqualTo(NameEnds.VALUE);
    assertThat(last("value,=y", 5)).isEqualTo(NameEnds.VALUE);
    assertThat(last("value;=y", 5)).isEqualTo(NameEnds.NONE);
    assertThat(last("key,=y", 3)).isEqualTo(NameEnds.NONE);
  }
}
