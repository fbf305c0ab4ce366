package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Luhn's check of as many digits as a card has, in any groups, whatever was asked before. */
class DigitGroupsLuhnTest {

  private final Random random = new Random(3);

  @Test
  void isLuhn_ofOneGroup_isTheCheckOfItsDigits() {
    DigitGroups groups = groups("4111111111111111 4111111111111112 0 5 18 26 79927398713");
    assertThat(groups.isLuhn(0, 0)).isTrue();
    assertThat(groups.isLuhn(1, 1)).isFalse();
    assertThat(groups.isLuhn(2, 2)).isTrue();
    assertThat(groups.isLuhn(3, 3)).isFalse();
    assertThat(groups.isLuhn(4, 4)).isTrue();
    assertThat(groups.isLuhn(5, 5)).isTrue();
    assertThat(groups.isLuhn(6, 6)).isTrue();
  }

  @Test
  void isLuhn_ofSomeGroupsInAnyOrder_isTheCheckOfTheirDigitsTogether() {
    int valid = 0;
    for (int text = 0; text < 200; text++) {
      String value = text(1 + random.nextInt(40));
      DigitGroups groups = groups(value);
      for (int asked = 0; asked < 60; asked++) {
        int first = random.nextInt(groups.count());
        int last = first + random.nextInt(Math.min(8, groups.count() - first));
        String digits =
            value.substring(groups.start(first), groups.end(last)).replaceAll("\\D", "");
        if (digits.length() <= CardDetector.LONGEST) {
          assertThat(groups.isLuhn(first, last))
              .as("%s in %s", digits, value)
              .isEqualTo(isLuhn(digits));
          valid += isLuhn(digits) ? 1 : 0;
        }
      }
    }
    assertThat(valid).isGreaterThan(300);
  }

  @Test
  void isLuhn_ofTheNextLine_forgetsTheDigitsBefore() {
    DigitGroups groups = new DigitGroups();
    read(groups, "1 8 2 6");
    assertThat(groups.isLuhn(0, 1)).isTrue();
    read(groups, "1 9 2 6");
    assertThat(groups.isLuhn(0, 1)).isFalse();
    assertThat(groups.isLuhn(2, 3)).isTrue();
  }

  /** Groups of up to twenty digits, of which some satisfy the check. */
  private String text(int count) {
    StringBuilder text = new StringBuilder();
    for (int group = 0; group < count; group++) {
      int length = 1 + random.nextInt(random.nextBoolean() ? 4 : 20);
      for (int digit = 0; digit < length; digit++) {
        text.append((char) ('0' + random.nextInt(10)));
      }
      text.append(random.nextBoolean() ? " " : " - ");
    }
    return text.toString();
  }

  private static boolean isLuhn(String digits) {
    int sum = 0;
    for (int place = 0; place < digits.length(); place++) {
      int digit = digits.charAt(digits.length() - 1 - place) - '0';
      int counted = place % 2 == 0 ? digit : 2 * digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }

  private static DigitGroups groups(String text) {
    DigitGroups groups = new DigitGroups();
    read(groups, text);
    return groups;
  }

  private static void read(DigitGroups groups, String text) {
    Text value = Text.of(text, KeyContext.NONE);
    groups.read(value.bits(), value.bytes(), value.array(), 0, text.length());
  }
}
