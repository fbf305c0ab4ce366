package io.throughline.processors.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameRunsTest {
  private static final String FRAMES =
      "\tat shop.Cart%s.pay(Cart.java:12)\n\tat shop.Desk.serve(Desk.java:3)\n";

  private final FrameRuns runs = new FrameRuns();

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "es", "Off", "Line"})
  void at_sameFramesBeforeAnotherCause_areFound(String name) {
    String frames = FRAMES.formatted(name);
    byte[] first = bytes(frames + "Caused by: java.io.IOException: refused\n");
    byte[] second = bytes(frames + "Caused by: shop.Closed\n\tat shop.Door.open(Door.java:7)\n");

    FrameRuns.Run added = runs.add(first, 0, frames.length(), 2);

    assertThat(runs.at(first, 0, first.length)).isSameAs(added);
    assertThat(runs.at(second, 0, second.length)).isSameAs(added);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
