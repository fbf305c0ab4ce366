package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs at any place of a line, within blocks of 64 characters, across two and over several. */
class AddressRunsTest {

  private static final Pattern RUN = Pattern.compile("[0-9A-Fa-f:.]+");
  private static final Pattern OCTETS = Pattern.compile("\\d\\.(.{0,2}\\d\\.){2}");
  private static final Pattern GAP = Pattern.compile(":(?=:)");

  private static List<String> runs(String line) {
    AddressRuns runs = Text.of(line, KeyContext.NONE).addressRuns();
    List<String> found = new ArrayList<>();
    while (runs.next()) {
      found.add(line.substring(runs.start(), runs.end()));
    }
    return found;
  }

  private static AddressRuns first(String line) {
    AddressRuns runs = Text.of(line, KeyContext.NONE).addressRuns();
    assertThat(runs.next()).as(line).isTrue();
    return runs;
  }

  private static long count(String run, Pattern pattern) {
    return pattern.matcher(run).results().count();
  }

  private static boolean mayHoldV4(String run) {
    return run.length() > 64
        ? count(run, Pattern.compile("(?<=\\d)\\.")) >= 3
        : OCTETS.matcher(run).find();
  }

  private static boolean isExpected(String run) {
    boolean plausible = run.length() >= 8 || run.chars().anyMatch(c -> c >= '0' && c <= '9');
    long gaps = count(run, GAP);
    boolean longEnough = gaps > 0 || run.length() >= "0.0.0.0".length();
    boolean v6 = gaps == 0 ? count(run, Pattern.compile(":")) >= 6 : gaps <= 2;
    return plausible && longEnough && (v6 || mayHoldV4(run));
  }

  private static void assertRuns(String line) {
    List<String> expected = new ArrayList<>();
    for (Matcher run = RUN.matcher(line); run.find(); ) {
      if (isExpected(run.group())) {
        expected.add(run.group());
      }
    }
    assertThat(runs(line)).as(line).isEqualTo(expected);
  }

  @Test
  void next_addressesAnywhere_areFound() {
    for (String address :
        List.of(
            "10.1.2.3",
            "0.0.0.0",
            "203.0.113.77:8080",
            "::1",
            "a1::",
            "2001:db8::77",
            "abc:d::e",
            "2001:db8:1:2:3:4:5:6",
            "2001:db8:1:2:3:4:10.1.2.3",
            "::ffff:255.255.255.255")) {
      for (int before = 0; before < 140; before++) {
        String line = "-".repeat(before) + " " + address + " -";
        assertThat(runs(line)).as(line).containsExactly(address);
        assertRuns("3:" + line + "10.2.3.4");
        assertThat(runs("-".repeat(before) + address)).containsExactly(address);
      }
    }
  }

  @Test
  void next_whatHasNotTheSignsOfOne_isPassedOver() {
    for (String line :
        List.of(
            "",
            "::",
            "a::b std::vector dead::b",
            "12:34:56 1.2.3 deadbeef 4711",
            "a.b.c.d.e.f.a.b",
            "1:2:3:4:5",
            "1....2....3....4",
            "1.2.3.",
            "1.2.3456.7.8901.2",
            "1::2::3::4",
            "1::::2")) {
      assertThat(runs(line)).as(line).isEmpty();
      assertThat(runs(line + " x ::1 -")).as(line).containsExactly("::1");
    }
  }

  @Test
  void next_runOverSeveralBlocks_isOne() {
    String colons = "1" + ":".repeat(300);
    String dots = "1.".repeat(200);
    assertThat(runs(colons + " ::1")).containsExactly("::1");
    assertThat(runs("x" + dots + " " + colons + " ::2")).containsExactly(dots, "::2");
    assertThat(runs("a".repeat(300) + "::1")).containsExactly("a".repeat(300) + "::1");
  }

  @Test
  void next_anyLine_findsTheRunsWithTheSignsOfAnAddress() {
    Random random = new Random(7);
    String[] pieces = {"::", ":", "1", "a", ".", "1.", "25", "fe80", " ", "g", "\u00e9", "\uff11"};
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder();
      int kinds = 3 + random.nextInt(pieces.length - 3);
      for (int length = random.nextInt(200); length > 0; length--) {
        line.append(pieces[random.nextInt(kinds)]);
      }
      String text = line + "10.1.2.3";
      assertRuns(i % 2 == 0 ? text : text + " ::1");
    }
  }

  @Test
  void mayHoldV4_threeDotsThatFarFromEachOther_mayHoldIt() {
    assertThat(first("1.2.3.4").mayHoldV4()).isTrue();
    assertThat(first("255.255.255.255").mayHoldV4()).isTrue();
    assertThat(first("a:1:b:1.2.3.4").mayHoldV4()).isTrue();
    assertThat(first("::1.2.3").mayHoldV4()).isFalse();
    assertThat(first("::a.b.c.d").mayHoldV4()).isFalse();
    assertThat(first("::1.2.3456.7.").mayHoldV4()).isFalse();
    assertThat(first("1.".repeat(33)).mayHoldV4()).isTrue();
    assertThat(first("a".repeat(60) + "::1.2.3.").mayHoldV4()).isTrue();
    assertThat(first("a".repeat(60) + "::1.2.345").mayHoldV4()).isFalse();
  }

  @Test
  void mayHoldV6_oneGap_orTwoBehindALabel() {
    assertThat(first("1:2:3:4:5:6:7").mayHoldV6(false)).isTrue();
    assertThat(first("1::2").mayHoldV6(false)).isTrue();
    assertThat(first("e:::2").mayHoldV6(false)).isFalse();
    assertThat(first("e:::2").mayHoldV6(true)).isTrue();
    assertThat(first("1.2.3.4::::").mayHoldV6(true)).isFalse();
  }

  @Test
  void mayBeV6_asManyColonsAndDots_mayBe() {
    for (String address :
        List.of(
            "::1",
            "1::",
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:1.2.3.4",
            "::1.2.3.4",
            "1:2:3:4:5:6:7::")) {
      for (int before = 0; before < 70; before++) {
        AddressRuns runs = first(" ".repeat(before) + address);
        assertThat(runs.mayBeV6(before, before + address.length())).as(address).isTrue();
      }
    }
    for (String other :
        List.of(
            "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9",
            "1:2:3:4:5:6:7:1.2.3.4",
            "1:2:3:4:5:1.2.3.4",
            "1:2:3:4:5:6:7:8::",
            "e:::1",
            "1::2::3",
            "::1.2.3.4.5",
            "::1.2.3",
            "::" + "1".repeat(63))) {
      assertThat(first(other).mayBeV6(0, other.length())).as(other).isFalse();
    }
    assertThat(first("e:::1").mayBeV6(2, 5)).isTrue();
    assertThat(first("::1:").mayBeV6(0, 3)).isTrue();
    assertThat(first("::1").mayBeV6(2, 2)).isFalse();
    assertThat(first("::" + "1".repeat(62)).mayBeV6(0, 64)).isTrue();
  }
}
