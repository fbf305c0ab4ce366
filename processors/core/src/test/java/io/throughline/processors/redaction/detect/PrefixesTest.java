package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrefixesTest {

  private final Prefixes prefixes = new Prefixes("sk-", "sk-ant-", "SK", "sk_live_", "SKY", "pk");

  @Test
  void at_prefixesOfDifferentLengths_findsThoseThatMayStandInOrder() {
    assertThat(at("sk-ant-1")).containsExactly(0, 1);
    assertThat(at("sk-b")).containsExactly(0);
    assertThat(at("sk_live_1")).containsExactly(3);
    assertThat(at("SKYa")).containsExactly(2, 4);
    assertThat(at("SKa1")).containsExactly(2);
  }

  @Test
  void at_noPrefix_findsNone() {
    assertThat(at("skew")).isEmpty();
    assertThat(at("ks-a")).isEmpty();
  }

  @Test
  void at_textThatEnds_findsThoseThatFit() {
    assertThat(at("SK")).containsExactly(2);
    assertThat(at("sk-")).containsExactly(0);
    assertThat(at("sk")).isEmpty();
  }

  @Test
  void at_charactersOutsideAscii_areOfNoPrefix() {
    assertThat(at("pk\u00E9\u00E9")).isEmpty();
    assertThat(at("sk\u00AD-")).isEmpty();
  }

  private int[] at(String text) {
    byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), Integer.BYTES);
    int word = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return prefixes.found()[prefixes.at(word)];
  }
}
