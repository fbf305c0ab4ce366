package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CleanTextsTest {
  private static final KeyContext KEY = KeyContext.of("server.address");

  private final CleanTexts texts = new CleanTexts();

  private final EdgeHash hash = new EdgeHash();

  private void add(String text, KeyContext key) {
    texts.add(hash.of(text, key), text, key);
  }

  private boolean holds(String text, KeyContext key) {
    return texts.holds(hash.of(text, key), text, key);
  }

  @Test
  void holds_addedTwice_isTrueForEqualTextAndThatKeyOnly() {
    add("db.internal", KEY);
    assertThat(holds("db.internal", KEY)).isFalse();
    add("db.internal", KEY);

    assertThat(holds(new String("db.internal"), KEY)).isTrue();
    assertThat(holds("db.internal", KeyContext.NONE)).isFalse();
    assertThat(holds("db.internal", KeyContext.of("server.address"))).isFalse();
  }

  @Test
  void holds_aTextThatDiffersBetweenTheSamples_isFalse() {
    String known = "a".repeat(800);
    add(known, KEY);
    add(known, KEY);

    for (int i = 0; i < known.length(); i++) {
      String other = known.substring(0, i) + "4" + known.substring(i + 1);
      assertThat(holds(other, KEY)).as("place %d", i).isFalse();
    }
    assertThat(holds(known, KEY)).isTrue();
  }

  @Test
  void holds_manyIdsOnceEach_keepsWhatWasKnown() {
    add("orders", KEY);
    add("orders", KEY);
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      add(new UUID(random.nextLong(), random.nextLong()).toString(), KEY);
    }

    assertThat(holds("orders", KEY)).isTrue();
  }

  @Test
  void holds_aTextOverTheBound_isFalse() {
    String most = "x".repeat(CleanTexts.MAX_LENGTH);
    for (int i = 0; i < 2; i++) {
      add(most, KEY);
      add(most + "x", KEY);
    }

    assertThat(holds(most, KEY)).isTrue();
    assertThat(holds(most + "x", KEY)).isFalse();
  }

  @Test
  void scan_cleanAgainAndAgain_readsTwiceAndFindsAtOnceWhatChanges() {
    AtomicInteger reads = new AtomicInteger();
    DetectorSet set = DetectorSet.of(List.of(counting(reads)));
    Findings findings = new Findings();
    for (int i = 0; i < 10; i++) {
      assertThat(set.scan("all is well", KEY, findings)).isFalse();
      assertThat(findings.isEmpty()).isTrue();
    }

    assertThat(reads).hasValue(2);
    assertThat(set.scan("all is w#ll", KEY, findings)).isTrue();
    assertThat(set.scan("all is well", KeyContext.NONE, findings)).isFalse();
    assertThat(reads).hasValue(4);
  }

  private static Detector counting(AtomicInteger reads) {
    return new Detector() {
      @Override
      public String name() {
        return "hash";
      }

      @Override
      public void detect(Text text, FindingSink sink) {
        reads.incrementAndGet();
        for (int i = 0; i < text.length(); i++) {
          if (text.charAt(i) == '#') {
            sink.found(i, i + 1);
          }
        }
      }
    };
  }
}
