package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What most of a service's telemetry must cost: one walk by the sieve, no detector called, no byte
 * allocated. A sequence of characters that ordinary text holds makes each text several times as
 * dear without changing what is found.
 */
class CleanPathTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Detector[] parts =
      Detectors.all().stream()
          .flatMap(d -> d instanceof CompositeDetector c ? c.parts().stream() : Stream.of(d))
          .toArray(Detector[]::new);

  private boolean isRead(String line) {
    Text text = new Text();
    text.load(line, KeyContext.NONE);
    return new Gates(parts).findLine(text, 0, line.length(), new Marks());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST",
        "/api/v2/baskets/{basketId}/items",
        "stock.reserved",
        "warehouse-worker",
        "com.example.stock.ReservationExpiredException",
        "reservation expired, releasing the goods",
        "parcel handed to the carrier after 3 tries in 42 ms",
        "consumer group stock rebalanced, 12 partitions assigned",
        "\tat com.example.stock.Reservations.expire(Reservations.java:214)",
        "\tat com.example.stock.Reservations.lambda$expire$3(Reservations.java:88)",
        "\tat com.example.stock.Reservations$Slot.release(Reservations.java:301)",
        "\tat com.example.stock.Reservations$$SpringCGLIB$$0.expire(<generated>)",
        "\tat jdk.internal.reflect.GeneratedMethodAccessor57.invoke(Unknown Source)",
        "\tat java.base/java.lang.Thread.run(Thread.java:840)",
        "Caused by: java.io.IOException: Broken pipe",
        "\t... 42 more",
      })
  void findLine_ordinaryLine_reachesNoDetector(String line) {
    assertThat(isRead(line)).isFalse();
  }

  @Test
  void findLine_lineWithAnAddress_isFound() {
    assertThat(isRead("parcel for kim@mail.example handed to the carrier")).isTrue();
  }

  @Test
  void scan_textsNeverSeen_allocatesNothing() {
    DetectorSet set = DetectorSet.of(Detectors.all());
    Findings findings = new Findings();
    List<String> texts = new ArrayList<>();
    for (char a = 'a'; a <= 'z'; a++) {
      for (char b = 'a'; b <= 'z'; b++) {
        texts.add(a + "" + b + " parcel handed to the carrier after 3 tries");
        texts.add("com.example." + a + b + ".IllegalSlotException: none left\n" + frames(a, b));
        texts.add("SELECT id, state FROM slots_" + a + b + " WHERE id = ? AND state IN (?, ?)");
      }
    }
    // What is only loaded or grown once.
    texts.subList(0, texts.size() / 2).forEach(text -> set.scan(text, KeyContext.NONE, findings));
    List<String> unseen = texts.subList(texts.size() / 2, texts.size());
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    boolean found = false;
    for (int i = 0; i < unseen.size(); i++) {
      found |= set.scan(unseen.get(i), KeyContext.NONE, findings);
    }
    long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

    assertThat(found).isFalse();
    assertThat(bytes / unseen.size()).as("bytes for each text").isZero();
  }

  private static String frames(char a, char b) {
    String frame = "\tat com.example." + b + a + ".Slots$Free.take(Slots.java:";
    return frame + "17)\n" + frame + "42)\n";
  }
}
