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
  void met_othersBetween_areNotRemembered() {
    met("", FRAMES);
    met("", FRAMES.replace("Main.java:9", "Main.java:8"));
    met("", FRAMES);

    assertThat(end("", FRAMES)).isZero();
  }

  @Test
  void met_tooLong_isNotRemembered() {
    String most = FRAMES.repeat(8192 / FRAMES.length());
    met("", most);
    met("", most);
    assertThat(end("", most)).isEqualTo(most.length());

    String more = most + FRAMES.replace("Cart", "Cash");
    met("", more);
    met("", more);
    assertThat(end("", more)).isEqualTo(most.length());
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
