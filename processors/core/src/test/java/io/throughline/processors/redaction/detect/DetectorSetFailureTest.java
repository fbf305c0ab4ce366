package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a {@link DetectorSet} makes of a detector that throws, or takes too many steps. */
class DetectorSetFailureTest {

  private final List<String> told = new ArrayList<>();

  private record Failing(String name, Gate gate, Consumer<Text> work) implements Detector {

    @Override
    public void detect(Text text, FindingSink sink) {
      work.accept(text);
    }

    @Override
    public boolean matchesNumber(long value, KeyContext key) {
      throw new IllegalStateException("of a number");
    }
  }

  private static void fail(Text text) {
    throw new IllegalStateException("of a text");
  }

  private static void read(Text text, long steps) {
    for (long i = 0; i < steps; i++) {
      text.charAt((int) (i % text.length()));
    }
  }

  private DetectorSet set(Detector... detectors) {
    return DetectorSet.of(
        List.of(detectors), (detector, cause, off) -> told.add(detector.name() + " " + off));
  }

  @Test
  void scan_detectorThatThrows_hidesItsLinesAndIsSwitchedOff() {
    DetectorSet set = set(new Failing("broken", Gate.always(), DetectorSetFailureTest::fail));

    assertThat(Masked.named(set, "anything")).isEqualTo("<broken>");
    assertThat(Masked.named(set, "anything\nelse")).isEqualTo("<broken>\n<broken>");
    assertThat(told).containsExactly("broken true");
  }

  @Test
  void scan_detectorThatOverrunsThreeTimes_isSwitchedOffAndItsLinesStayHidden() {
    DetectorSet set =
        set(new Failing("slow", Gate.anyLiteral("ticket"), text -> read(text, Integer.MAX_VALUE)));
    for (int i = 0; i < 5; i++) {
      assertThat(Masked.named(set, "ticket 7\nfor two")).isEqualTo("<slow>\nfor two");
    }
    assertThat(told).containsExactly("slow false", "slow false", "slow true");
  }

  @Test
  void scan_textThatIsFolded_isHiddenAsAWholeByADetectorThatFailsOnIt() {
    Detector picky =
        new Failing(
            "picky",
            Gate.anyLiteral("ticket"),
            text -> {
              if (text.toString().contains("@")) {
                fail(text);
              }
            });

    assertThat(Masked.named(set(picky), "a\nticket%40home \u00FC\nb")).isEqualTo("a\n<picky>\nb");
  }

  @Test
  void scan_severalDetectors_haveABudgetEach() {
    String value = "ticket 7";
    long most = most(value);
    Consumer<Text> nearlyAll = text -> read(text, most);
    DetectorSet set =
        set(
            new Failing("first", Gate.always(), nearlyAll),
            new Failing("second", Gate.always(), nearlyAll));

    assertThat(Masked.named(set, value)).isEqualTo(value);
    assertThat(told).isEmpty();
  }

  /** How many steps a detector may take. */
  private static long most(String value) {
    Text text = Text.of(value, KeyContext.NONE);
    long steps = 0;
    try {
      while (true) {
        text.charAt(0);
        steps++;
      }
    } catch (StepBudgetExceededException e) {
      return steps;
    }
  }

  @Test
  void scan_numberThatADetectorFailsOn_belongsToIt() {
    Detector broken = new Failing("broken", Gate.always(), DetectorSetFailureTest::fail);
    DetectorSet set = set(broken);
    for (int i = 0; i < 5; i++) {
      assertThat(set.scan(42, KeyContext.NONE)).isSameAs(broken);
    }
    assertThat(told).hasSize(5).containsOnlyOnce("broken true");
  }

  @Test
  void scan_numberAfterADetectorWasSwitchedOff_isStillItsToJudge() {
    Detector card =
        new Detector() {
          @Override
          public String name() {
            return "half";
          }

          @Override
          public void detect(Text text, FindingSink sink) {
            fail(text);
          }

          @Override
          public boolean matchesNumber(long value, KeyContext key) {
            return value == 5105105105105100L;
          }
        };
    DetectorSet set = set(card);
    Masked.named(set, "anything");

    assertThat(set.scan(5105105105105100L, KeyContext.NONE)).isSameAs(card);
    assertThat(set.scan(42, KeyContext.NONE)).isNull();
  }

  @Test
  void scan_listenerThatThrows_changesNothing() {
    Detector broken = new Failing("broken", Gate.always(), DetectorSetFailureTest::fail);
    DetectorSet set =
        DetectorSet.of(
            List.of(broken),
            (detector, cause, off) -> {
              throw new IllegalStateException("listener");
            });

    assertThat(Masked.named(set, "anything")).isEqualTo("<broken>");
  }
}
