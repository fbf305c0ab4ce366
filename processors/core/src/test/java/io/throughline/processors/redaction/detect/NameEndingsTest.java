package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NameEndingsTest {

  private static final int WORDS = 1;
  private static final int KEYS = 2;

  private final NameEndings endings =
      new NameEndings().add(WORDS, "pass", "password", "pass.word").add(KEYS, "api.key", "key");

  private int in(String text) {
    // What stands around must not count.
    char[] chars = ("key" + text + "key").toCharArray();
    return endings.in(chars, 3, 3 + text.length());
  }

  @Test
  void in_aNameOrItsEnd_isItsGroups() {
    assertThat(in("password")).isEqualTo(WORDS);
    assertThat(in("mail.PassWord")).isEqualTo(WORDS);
    assertThat(in("key")).isEqualTo(KEYS);
    assertThat(in("keys")).isZero();
    assertThat(in("ey")).isZero();
    assertThat(in("")).isZero();
  }

  @Test
  void in_jointOfAName_isAnyNumberOfSigns() {
    assertThat(in("apikey")).isEqualTo(KEYS);
    assertThat(in("api_key")).isEqualTo(KEYS);
    assertThat(in("api -.key")).isEqualTo(KEYS);
    assertThat(in("pass word")).isEqualTo(WORDS);
    assertThat(in("pass/word")).isZero();
  }

  @Test
  void in_shortNameWithinAWord_isNone() {
    assertThat(in("compass")).isZero();
    assertThat(in("com_pass")).isEqualTo(WORDS);
    assertThat(in("comPass")).isEqualTo(WORDS);
    assertThat(in("COMPASS")).isZero();
    assertThat(in("monkey")).isZero();
    assertThat(in("rapikey")).isZero();
  }

  @Test
  void in_longNameWithinAWord_counts() {
    assertThat(in("mypassword")).isEqualTo(WORDS);
  }

  @Test
  void possible_lastThreeLetters_areThoseOfSomeName() {
    assertThat(possible("aWord")).isEqualTo(WORDS);
    assertThat(possible("pass_word")).isEqualTo(WORDS);
    assertThat(possible("Key")).isEqualTo(KEYS);
    assertThat(possible("key")).isEqualTo(KEYS);
    assertThat(possible("they")).isZero();
    assertThat(possible("ey")).isZero();
    assertThat(possible("keys")).isZero();
    assertThat(possible("key1")).isZero();
    assertThat(possible("y")).isZero();
    assertThat(possible("")).isZero();
  }

  @Test
  void possible_nameOfTwoLettersOrAJointBeforeThem_mayFollowAnything() {
    NameEndings ids = new NameEndings().add(WORDS, "pw").add(KEYS, "client.id");
    for (String text : new String[] {"pw", "apw", "_pw", "1pw"}) {
      assertThat(ids.possible(text.toCharArray(), 0, text.length())).isEqualTo(WORDS);
    }
    for (String text : new String[] {"id", "_id", "tid", "Id"}) {
      assertThat(ids.possible(text.toCharArray(), 0, text.length())).isEqualTo(KEYS);
    }
    assertThat(ids.possible("did".toCharArray(), 0, 3)).isZero();
  }

  /** The table by three letters may tell where to go on, but nothing else than the tree does. */
  @Test
  void in_namesOfEveryLength_isToldAsByComparingThem() {
    String[] names = {"ab", "abc", "bc", "c.abc", "cabca", "cabcab", "a.bb", "bb.ca"};
    NameEndings all = new NameEndings();
    for (int i = 0; i < names.length; i++) {
      all.add(1 << i, names[i]);
    }
    Random random = new Random(3);
    String letters = "abcABC_ /";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 2 + i % 9) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      String value = text.toString();
      int expected = 0;
      for (int n = 0; n < names.length; n++) {
        expected |= endsWith(value, names[n]) ? 1 << n : 0;
      }
      assertThat(all.in(value.toCharArray(), 0, value.length())).as(value).isEqualTo(expected);
    }
  }

  private static boolean endsWith(String text, String name) {
    Matcher matcher = Pattern.compile("(?i)" + name.replace(".", "[_. -]*") + "$").matcher(text);
    for (int from = 0; from < text.length() && matcher.find(from); from = matcher.start() + 1) {
      boolean within = name.length() > 5 && name.indexOf('.') < 0;
      int at = matcher.start();
      boolean begins =
          at == 0
              || !Character.isLetterOrDigit(text.charAt(at - 1))
              || (Character.isUpperCase(text.charAt(at))
                  && !Character.isUpperCase(text.charAt(at - 1)));
      if (within || begins) {
        return true;
      }
    }
    return false;
  }

  @Test
  void add_groupOfMoreThanEightBits_isRefused() {
    NameEndings ids = new NameEndings();
    assertThatThrownBy(() -> ids.add(256, "id")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void add_moreNamesThanThereAreRows_isRefused() {
    NameEndings many = new NameEndings();
    assertThatThrownBy(
            () -> {
              for (char c = 'a'; c <= 'z'; c++) {
                many.add(WORDS, Character.toString(c).repeat(64));
              }
            })
        .isInstanceOf(IllegalStateException.class);
  }

  private int possible(String text) {
    return endings.possible(("key" + text).toCharArray(), 3, 3 + text.length());
  }
}
