package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TellingTest {

  private static final String[] PIECES = {
    "card",
    "phone",
    "id",
    "burgerservicenummer",
    "xyz",
    " ",
    "-",
    "\n",
    "7",
    "visa4111",
    "mobile",
    "\u017F"
  };

  private final Text value = new Text();
  private final Telling telling = new Telling(value);

  private int reach = Telling.AFTER;

  private void load(String text) {
    value.load(text, KeyContext.NONE);
    telling.clear(text.length());
  }

  private long around(String text, int start, int end) {
    long found = 0;
    for (long topic = 1; topic <= Topics.COUNT; topic <<= 1) {
      found |= telling.tells(topic, start, end, text.length(), reach) ? topic : 0;
    }
    return found;
  }

  @Test
  void tells_wordsBeforeAndAfter_areFound() {
    String text = "card 4111 phone";
    load(text);
    assertThat(around(text, 5, 9)).isEqualTo(Topics.CARD | Topics.PHONE);
  }

  @Test
  void tells_wordGluedToThePlace_countsAsFarAsThere() {
    String text = "visa4111";
    load(text);
    assertThat(around(text, 4, 8) & Topics.CARD).isNotZero();
  }

  @Test
  void tells_lineOfManyWords_knowsThemAll() {
    String text = "card, phone, ".repeat(40) + "x".repeat(60) + " 4111 ssn";
    load(text);
    for (int i = 0; i < 40; i++) {
      int comma = text.indexOf(',', i * 13);
      assertThat(around(text, comma, comma + 1)).as("%d", i).isEqualTo(Topics.CARD | Topics.PHONE);
    }
    int number = text.indexOf("4111");
    assertThat(around(text, number, number + 4)).isEqualTo(Topics.NATIONAL_ID);
  }

  @Test
  void isQuiet_askedOften_isSaidOnlyWhereNoWordIsNear() {
    String text = "1 ".repeat(800) + "phone" + " 1".repeat(800);
    load(text);
    assertThat(telling.isQuiet(Topics.PHONE, 0, 1)).isFalse();
    int quiet = 0;
    for (int start = 0; start < text.length(); start += 2) {
      if (telling.isQuiet(Topics.PHONE, start, start + 1)) {
        quiet++;
        assertThat(around(text, start, start + 1)).as("%d", start).isZero();
      }
    }
    assertThat(quiet).isGreaterThan(1_000);
    assertThat(telling.isQuiet(Topics.PHONE, 1_580, 1_581)).isFalse();
    assertThat(telling.isQuiet(Topics.PHONE, 0, 1)).isTrue();
  }

  @Test
  void isQuiet_onceWordsAreKept_isSaidExactlyWhereNoneOfTheTopicsIsNear() {
    Random random = new Random(12);
    long[] asked = {Topics.PHONE, Topics.CARD, Topics.CARD | Topics.TECHNICAL, Topics.SQL};
    for (int i = 0; i < 300; i++) {
      StringBuilder builder = new StringBuilder();
      for (int pieces = random.nextInt(60); pieces > 0; pieces--) {
        boolean gap = random.nextInt(3) == 0;
        builder.append(
            gap ? ". ".repeat(random.nextInt(60)) : PIECES[random.nextInt(PIECES.length)]);
        builder.append(' ');
      }
      String text = builder.toString();
      load(text);
      for (int question = 0; question < 1_200; question++) {
        telling.isQuiet(Topics.SQL, 0, 0);
      }
      int start = 0;
      for (int question = 0; question < 40; question++) {
        int further = random.nextInt(40) - 10;
        start = Math.min(text.length(), Math.max(0, start + further));
        int end = Math.min(text.length(), start + random.nextInt(30));
        long topics = asked[random.nextInt(asked.length)];
        assertThat(telling.isQuiet(topics, start, end))
            .as("%s [%d,%d) %d", text, start, end, topics)
            .isEqualTo(!touches(text, topics, start - 48, end + Telling.AFTER));
      }
    }
  }

  /**
   * Whether a word about the topics ends at or behind one place and begins at or before another.
   */
  private static boolean touches(String text, long topics, int from, int to) {
    char[] chars = text.toCharArray();
    for (int at = 0; at < chars.length; at++) {
      int end = Ascii.runEnd(chars, at, chars.length, Ascii.ALNUM);
      if (end > at && end >= from && at <= to && (Topics.of(chars, at, end) & topics) != 0) {
        return true;
      }
      at = Math.max(at, end);
    }
    return false;
  }

  @Test
  void tells_askedAsFarAsUnitsAndFurtherByTurns_answersEachAsFarAsItReaches() {
    String text = "1 ".repeat(800) + "id 4111 ms, and then card 1 " + "1 ".repeat(50);
    load(text);
    for (int start = 0; start < 1_600; start += 2) {
      around(text, start, start + 1);
    }
    int start = text.indexOf("4111");
    for (int times = 0; times < 2; times++) {
      reach = Telling.UNITS_AFTER;
      assertThat(around(text, start, start + 4) & Topics.CARD).isZero();
      assertThat(around(text, start, start + 4) & Topics.TECHNICAL).isNotZero();
      reach = Telling.AFTER;
      assertThat(around(text, start, start + 4) & Topics.CARD).isNotZero();
      reach = 0;
      assertThat(around(text, start, start + 2) & Topics.CARD).isZero();
      assertThat(around(text, start, start + 2) & Topics.TECHNICAL).isNotZero();
    }
  }

  @Test
  void of_aWordOrAPartOfOne_isWhatTheWordIsAbout() {
    String text = "phone xyz card7 7card id ".repeat(60);
    load(text);
    for (int question = 0; question < 1_200; question++) {
      telling.isQuiet(Topics.SQL, 0, 0);
    }
    assertThat(telling.of(0, 5)).isEqualTo(Topics.PHONE);
    assertThat(telling.of(6, 9)).isZero();
    assertThat(telling.of(10, 14)).isEqualTo(Topics.CARD);
    assertThat(telling.of(10, 15)).isZero();
    assertThat(telling.of(17, 21)).isEqualTo(Topics.CARD);
    assertThat(telling.of(22, 24)).isEqualTo(Topics.TECHNICAL);
    assertThat(telling.of(23, 24)).isZero();
    int last = text.length() - 25;
    assertThat(telling.of(last, last + 5)).isEqualTo(Topics.PHONE);
    assertThat(telling.of(0, 5)).isEqualTo(Topics.PHONE);
  }

  @Test
  void tells_wordFarAway_isNotFound() {
    String text = "card" + " .".repeat(40) + "4111";
    load(text);
    assertThat(around(text, text.length() - 4, text.length())).isZero();
  }

  @Test
  void tells_wordBehindThePlace_countsUpToTheReach() {
    for (int gap : new int[] {Telling.UNITS_AFTER, Telling.UNITS_AFTER + 1, Telling.AFTER}) {
      String text = "4111" + " ".repeat(gap) + "card";
      load(text);
      reach = Telling.UNITS_AFTER;
      assertThat(around(text, 0, 4) != 0).isEqualTo(gap <= Telling.UNITS_AFTER);
      reach = Telling.AFTER;
      assertThat(around(text, 0, 4)).isNotZero();
    }
  }

  @Test
  void tells_askedOften_findsWhatTheFirstQuestionsFind() {
    Random random = new Random(11);
    long found = 0;
    for (int i = 0; i < 4_000; i++) {
      StringBuilder builder = new StringBuilder();
      for (int pieces = 1 + random.nextInt(30); pieces > 0; pieces--) {
        builder.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String text = builder.toString();
      int start = random.nextInt(text.length() + 1);
      int end = start + random.nextInt(text.length() + 1 - start);
      load(text);
      reach = random.nextBoolean() ? Telling.AFTER : Telling.UNITS_AFTER;
      long first = around(text, start, end);
      for (int asked = 0; asked <= text.length(); asked++) {
        around(text, asked, asked);
      }
      assertThat(around(text, start, end)).as("%s [%d,%d)", text, start, end).isEqualTo(first);
      found |= first;
    }
    assertThat(found & Topics.NATIONAL_ID).isNotZero();
  }
}
