package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EdgeHashTest {

  private final EdgeHash hash = new EdgeHash();

  private long of(String value) {
    return hash.of(value, KeyContext.NONE);
  }

  @Test
  void of_valuesThatDifferAtAnEdge_differs() {
    for (int length : new int[] {1, 8, 20, 32, 33, 40, 64, 65, 100}) {
      String value = "a".repeat(length);
      for (int i = 0; i < length; i++) {
        if (i < 32 || i >= length - 32) {
          Set<Long> hashes = new HashSet<>();
          for (char c = 'a'; c <= 'z'; c++) {
            hashes.add(of(value.substring(0, i) + c + value.substring(i + 1)));
          }
          assertThat(hashes).as("place %d of %d", i, length).hasSize(26);
        }
      }
    }
  }

  @Test
  void of_valuesThatDifferBetweenTheEdges_isTheSame() {
    String value = "a".repeat(100);
    for (int i = 32; i < 68; i++) {
      assertThat(of(value.substring(0, i) + "b" + value.substring(i + 1)))
          .as("place %d", i)
          .isEqualTo(of(value));
    }
    assertThat(of("a".repeat(101))).isNotEqualTo(of(value));
  }

  @Test
  void of_sameValueUnderAnotherKey_differs() {
    assertThat(hash.of("orders", KeyContext.of("queue"))).isNotEqualTo(of("orders"));
  }

  @Test
  void of_anyValueBefore_isTheSame() {
    for (int length : new int[] {0, 3, 8, 40, 63, 64, 65, 300}) {
      String value = "b".repeat(length);
      long first = of(value);
      of("a".repeat(300));

      assertThat(of(value)).as("%d characters", length).isEqualTo(first);
    }
  }

  @Test
  void of_charactersOutsideLatin1_countsThem() {
    assertThat(of("\u4E2D\u6587")).isNotEqualTo(of("\u6587\u4E2D"));
  }
}
