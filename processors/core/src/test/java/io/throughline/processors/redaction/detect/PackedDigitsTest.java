package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The digits of groups that stand together, whatever was asked before. */
class PackedDigitsTest {

  private final Random random = new Random(7);

  @Test
  void packed_ofSomeGroupsInAnyOrder_areTheirDigitsTogether() {
    for (int line = 0; line < 300; line++) {
      String value = line(1 + random.nextInt(40));
      DigitGroups groups = Text.of(value, KeyContext.NONE).groups();
      for (int asked = 0; asked < 60; asked++) {
        int first = random.nextInt(groups.count());
        int last = first;
        while (last + 1 < groups.count() && groups.digits(first, last + 1) <= 16) {
          last++;
        }
        String digits =
            value.substring(groups.start(first), groups.end(last)).replaceAll("\\D", "");
        if (digits.length() <= 16) {
          assertThat(groups.packed(first, last))
              .as("%s in %s", digits, value)
              .isEqualTo(Long.parseUnsignedLong(digits, 16));
        }
      }
    }
  }

  @Test
  void packed_behindALongerGroup_hasNoneOfItsDigits() {
    DigitGroups groups = Text.of("99999999999999999999 123 4", KeyContext.NONE).groups();
    assertThat(groups.packed(1, 1)).isEqualTo(0x123);
    assertThat(groups.packed(1, 2)).isEqualTo(0x1234);
  }

  @Test
  void packed_ofTheNextLine_forgetsTheDigitsBefore() {
    DigitGroups groups = new DigitGroups();
    read(groups, "12 34 56");
    assertThat(groups.packed(0, 2)).isEqualTo(0x12_3456);
    read(groups, "78 90");
    assertThat(groups.packed(1, 1)).isEqualTo(0x90);
    assertThat(groups.packed(0, 1)).isEqualTo(0x7890);
  }

  @Test
  void packed_asManyGroupsAsThereIsMemory_growsIt() {
    DigitGroups groups = new DigitGroups();
    read(groups, "1");
    assertThat(groups.packed(0, 0)).isEqualTo(1);
    read(groups, "1 2 3 4");
    assertThat(groups.packed(0, 3)).isEqualTo(0x1234);
  }

  private static void read(DigitGroups groups, String line) {
    Text text = Text.of(line, KeyContext.NONE);
    groups.read(text.bits(), text.bytes(), text.array(), 0, line.length());
  }

  /** Groups of up to twenty digits. */
  private String line(int count) {
    StringBuilder line = new StringBuilder();
    for (int group = 0; group < count; group++) {
      int length = 1 + random.nextInt(random.nextBoolean() ? 4 : 20);
      for (int digit = 0; digit < length; digit++) {
        line.append((char) ('0' + random.nextInt(10)));
      }
      line.append(random.nextBoolean() ? " " : " - ");
    }
    return line.toString();
  }
}
