package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KnownFramesTest {

  private static final String FRAMES =
      "\tat org.example.shop.Cart.checkout(Cart.java:21)\n\tat org.example.Main.run(Main.java:9)\n";

  private final KnownFrames frames = new KnownFrames();

  private static byte[] bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return Arrays.copyOf(bytes, bytes.length + Sieve.SLACK);
  }

  private void met(String before, String lines) {
    frames.met(bytes(before + lines), before.length(), before.length() + lines.length());
  }

  private int end(String before, String lines) {
    return frames.end(bytes(before + lines), before.length(), before.length() + lines.length());
  }

  @Test
  void end_framesMetTwice_isTheirEnd() {
    assertThat(end("", FRAMES)).isZero();
    met("", FRAMES);
    assertThat(end("", FRAMES)).isZero();
    met("cause: x\n", FRAMES);

    assertThat(end("", FRAMES)).isEqualTo(FRAMES.length());
    assertThat(end("another: y\n", FRAMES + "Caused by: z")).isEqualTo(11 + FRAMES.length());
  }

  @Test
  void end_anyOtherCharacter_isTheBeginning() {
    met("", FRAMES);
    met("", FRAMES);

    for (int i = 0; i < FRAMES.length(); i++) {
      String other = FRAMES.substring(0, i) + '#' + FRAMES.substring(i + 1);
      assertThat(end("", other)).as(other).isZero();
    }
    assertThat(end("", FRAMES.substring(0, FRAMES.length() - 1))).isZero();
  }

  @Test
  void met_othersBetween_isRememberedAllTheSame() {
    String others = FRAMES.replace("Main.java:9", "Main.java:8");
    for (int i = 0; i < 2; i++) {
      met("", FRAMES);
      met("", others);
    }

    assertThat(end("", FRAMES)).isEqualTo(FRAMES.length());
    assertThat(end("", others)).isEqualTo(FRAMES.length());
  }

  @Test
  void end_severalThatBeginAlike_isThatOfTheLongest() {
    String more = FRAMES + FRAMES;
    for (int i = 0; i < 2; i++) {
      met("", FRAMES);
      met("", more);
    }

    assertThat(end("", FRAMES)).isPositive();
    assertThat(end("", more)).isIn(FRAMES.length(), more.length());
  }

  @Test
  void met_moreThanThereIsRoomFor_remembersTheLinesThatFit() {
    String lines = FRAMES.repeat(120);
    met("", lines);
    met("", lines);

    assertThat(end("", lines)).isEqualTo(lines.lastIndexOf('\n', 8191) + 1);
  }

  @Test
  void met_oneLineWithoutEnd_isNotRemembered() {
    String line = "\tat " + "a".repeat(8192) + "\n";
    met("", line);
    met("", line);

    assertThat(end("", line)).isZero();
  }

  @Test
  void met_asMuchAsThereIsRoomFor_remembersAllOfIt() {
    String lines = "\tat " + "a".repeat(4091) + "\n\tat " + "b".repeat(4091) + "\n";
    met("", lines);
    met("cause: x\n", lines);
    assertThat(end("", lines)).isEqualTo(8192);

    String more = lines.replaceFirst("b", "bb");
    met("cause: x\n", more);
    met("", more);
    assertThat(end("", more)).isEqualTo(lines.indexOf('\n') + 1);
  }

  @Test
  void end_oneLineBeforeAnyOthers_isTheEndOfThatLine() {
    for (int length = 10; length < 20; length++) {
      String line = "\tat " + "a".repeat(length) + "\n";
      met("", line);
      met("", line);

      assertThat(end("", line + "\tat b.c(D.java:1)\n")).isEqualTo(line.length());
      assertThat(end("", line + "Caused by: x")).isEqualTo(line.length());
    }
  }

  @Test
  void met_manyThatBeginDifferently_remembersMostOfThem() {
    int known = 0;
    for (int i = 0; i < 20; i++) {
      String lines = FRAMES.replace("Cart", "Cart" + i);
      met("", lines);
      met("", lines);
    }
    for (int i = 0; i < 20; i++) {
      known += end("", FRAMES.replace("Cart", "Cart" + i)) > 0 ? 1 : 0;
    }

    assertThat(known).isGreaterThan(12);
  }

  @Test
  void isFrame_tabAndAt_isTrue() {
    assertThat(KnownFrames.isFrame(bytes(FRAMES), 0)).isTrue();
    assertThat(KnownFrames.isFrame(bytes("x" + FRAMES), 1)).isTrue();
    for (String line : new String[] {"", "\tat", "\tat\t", " at a.b", "at a.b", "\tAt a.b"}) {
      assertThat(KnownFrames.isFrame(bytes(line), 0)).as(line).isFalse();
    }
  }
}
