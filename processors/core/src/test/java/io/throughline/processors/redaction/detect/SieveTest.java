package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SieveTest {

  private static final List<Gram> GRAMS =
      List.of(
          Gram.parse("\\@"),
          Gram.parse("\\d.\\d"),
          Gram.parse("pass"),
          Gram.parse("\\b\\=S\\=G\\=."),
          Gram.parse("key\\a"),
          Gram.parse("\\:\\/\\/"),
          Gram.parse("\\h\\h\\-\\h"));
  private static final Gram BESIDE_DIGITS = Gram.parse("\\l\\d");
  private static final Gram BESIDE_TOKEN = Gram.parse("\\b\\=h\\=v\\=s");
  private static final Gram ENDING = Gram.parse("from");
  private static final int MANY_DIGITS = 9;

  private final Marks marks = new Marks();
  private final Marks exact = new Marks();
  private final Prefilter prefilter;
  private final Sieve sieve;

  SieveTest() {
    GramBuckets buckets = new GramBuckets();
    GRAMS.forEach(gram -> buckets.add(gram, 0).count(GramBuckets.ALONE));
    buckets.add(BESIDE_DIGITS, 1).count(GramBuckets.BESIDE_DIGITS);
    buckets.add(BESIDE_TOKEN, 2).count(GramBuckets.BESIDE_TOKEN);
    buckets.add(ENDING, 3).count(GramBuckets.ALONE);
    buckets.ending.set(3);
    prefilter = new Prefilter(buckets.of(GramBuckets.ANYWHERE), 1);
    sieve = new Sieve(buckets, 4, MANY_DIGITS, 1);
  }

  private boolean fallsThrough(String text, int from, int to) {
    Text loaded = Text.of(text.substring(0, to), KeyContext.NONE);
    return sieve.findLine(loaded.bytes(), loaded.array(), from, to, marks);
  }

  private boolean fallsThrough(String line) {
    return fallsThrough(line, 0, line.length());
  }

  @Test
  void findLine_gramAtAnyPlace_fallsThrough() {
    for (String gram : List.of("@", "1.2", "pass", "PASS", " SG.", "key=", "://", "af-0")) {
      for (int before = 0; before < 20; before++) {
        for (int after = 0; after < 10; after++) {
          String line = " ".repeat(before) + gram + " ".repeat(after);
          assertThat(fallsThrough(line)).as(line).isTrue();
        }
      }
    }
  }

  @Test
  void findLine_gramThatBeginsWithTheLine_fallsThrough() {
    assertThat(fallsThrough("SG.x")).isTrue();
    assertThat(fallsThrough("SG")).isFalse();
  }

  @Test
  void findLine_gramOutsideTheLine_isNotSeen() {
    assertThat(fallsThrough("@a@", 1, 2)).isFalse();
    assertThat(fallsThrough("pass", 0, 3)).isFalse();
  }

  @Test
  void findLine_gramThatCountsBesideDigits_countsThereOnly() {
    assertThat(fallsThrough("room a123")).isFalse();
    assertThat(fallsThrough("room a1234")).isTrue();
    assertThat(fallsThrough("in 1999 room a1")).isTrue();
  }

  @Test
  void findLine_gramThatEndsWhatSpansLines_countsBehindItsBeginningOrAnotherGram() {
    assertThat(fallsThrough("loaded from a replica")).isFalse();
    assertThat(fallsThrough("loaded from a@b")).isTrue();
    assertThat(fallsThrough("loaded\nfrom elsewhere\nby x@y")).isTrue();
    assertThat(marks.from).isEqualTo(22);
    marks.begun = true;
    assertThat(fallsThrough("loaded from a replica")).isTrue();
  }

  /** As what is known of them is used again behind lines in which something has begun. */
  @Test
  void findLine_gramThatEndsWhatSpansLinesInAFrame_countsThere() {
    assertThat(fallsThrough("\tat org.example.Cart.from(Cart.java:2)")).isTrue();
  }

  @Test
  void findLine_stackFrame_holdsNothing() {
    assertThat(fallsThrough("\tat org.example.shop.CartService.checkout(CartService.java:214)"))
        .isFalse();
  }

  @Test
  void findLine_characterOutsideAscii_fallsThrough() {
    assertThat(fallsThrough("stra\u00DFe")).isTrue();
    assertThat(fallsThrough("\u4E2D\u6587")).isTrue();
    assertThat(marks.isAscii).isFalse();
    assertThat(marks.holds(0)).isFalse();
  }

  @Test
  void findLine_gramsBesideCharactersOutsideAscii_marksThem() {
    for (String line :
        new String[] {"\u00E9@", "key\u00E9", "\u4E2Dpa\u4E2Dkey\u4E2D", "\u0100x@y"}) {
      for (int before = 0; before < 20; before++) {
        assertThat(fallsThrough("-".repeat(before) + line)).isTrue();
        assertThat(marks.holds(0)).as("%d %s", before, line).isTrue();
      }
    }
  }

  @Test
  void findLine_gramThatCountsBesideALongToken_countsThereOnly() {
    assertThat(fallsThrough("hvs.CAESIJ7x")).isFalse();
    assertThat(fallsThrough("hvs.CAESIJ7xABCDE")).isTrue();
    assertThat(fallsThrough("hvx.CAESIJ7xABCDE")).isFalse();
    assertThat(fallsThrough("at CAESIJ7xABCDE of hvs")).isTrue();
  }

  @Test
  void findLine_longTokenAtAnyPlace_isOneFromThirteenCharacters() {
    for (int before = 0; before < 20; before++) {
      for (int digit = 0; digit < Marks.LONG_TOKEN; digit++) {
        String token = "x".repeat(digit) + "1" + "_".repeat(Marks.LONG_TOKEN - 1 - digit);
        String line = " hvs" + " ".repeat(before + 1) + token;
        assertThat(fallsThrough(line + " or")).as(line).isTrue();
        assertThat(fallsThrough(line.substring(0, line.length() - 1) + " or")).as(line).isFalse();
      }
    }
  }

  @Test
  void findLine_manyDigits_fallsThrough() {
    assertThat(fallsThrough("12345678 x")).isFalse();
    assertThat(fallsThrough("12345678 9")).isTrue();
  }

  @Test
  void findLine_oneLineOfSeveral_tellsWhereItBeginsAndEnds() {
    for (int before = 0; before < 10; before++) {
      for (int length = 1; length < 20; length++) {
        String lines = "12345\n".repeat(before) + "\n";
        String line = "x".repeat(length - 1) + "@";
        assertThat(found(lines + line + "\n6789\nx")).contains(line);
      }
    }
  }

  private List<String> found(String text) {
    List<String> lines = new ArrayList<>();
    byte[] bytes =
        Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), text.length() + Sieve.SLACK);
    int from = 0;
    while (from <= text.length()
        && sieve.findLine(bytes, text.toCharArray(), from, text.length(), marks)) {
      lines.add(text.substring(marks.from, marks.to));
      from = marks.to + 1;
    }
    return lines;
  }

  @Test
  void findLine_digitsAndGramsOfOtherLines_countForThoseOnly() {
    assertThat(fallsThrough("1234\nroom a1 and so on\n5678")).isFalse();
    assertThat(fallsThrough("1234\n5678\n91")).isFalse();
    assertThat(fallsThrough("CAESIJ7xABCDE\nhvs.\nCAESIJ7xABCDE")).isFalse();
    assertThat(fallsThrough("pa\nss")).isFalse();
    assertThat(fallsThrough("a\nSG.")).isTrue();
  }

  /** So that what stands before a line never hides a gram that begins with it. */
  @Test
  void gates_anyDetector_holdGramsThatBeginAtMostOneCharacterBeforeTheLine() {
    Gates.FOLDABLE.forEach(SieveTest::assertBeginsInOrBesideTheLine);
    for (Detector detector : Detectors.all()) {
      List<Detector> parts =
          detector instanceof CompositeDetector composite ? composite.parts() : List.of(detector);
      for (Detector part : parts) {
        Gate gate = part.gate();
        List.of(gate.grams, gate.alsoGrams, gate.tokenGrams)
            .forEach(grams -> grams.forEach(SieveTest::assertBeginsInOrBesideTheLine));
      }
    }
  }

  private static void assertBeginsInOrBesideTheLine(Gram gram) {
    int first = 0;
    while (first < Gram.LENGTH && allowsAny(gram, first)) {
      first++;
    }
    boolean twoBefore =
        first + 1 < Gram.LENGTH && gram.allows(first, '\n') && gram.allows(first + 1, '\n');
    assertThat(twoBefore).as("%s", gram).isFalse();
  }

  private static boolean allowsAny(Gram gram, int position) {
    for (int symbol = 0; symbol < Gram.NON_ASCII; symbol++) {
      if (!gram.allows(position, symbol)) {
        return false;
      }
    }
    return true;
  }

  @Test
  void findLine_aLine_marksWhoAsksForItsGrams() {
    assertThat(fallsThrough("x@y from z")).isTrue();
    assertThat(marks.asked(0)).isEqualTo(0b1001);
    assertThat(fallsThrough("room a1234")).isTrue();
    assertThat(marks.asked(0)).isEqualTo(0b0010);
    assertThat(fallsThrough("hvs.CAESIJ7xABCDE")).isTrue();
    assertThat(marks.asked(0)).isEqualTo(0b0100);
    assertThat(fallsThrough("hvs.CAESIJ7xABC234")).isTrue();
    assertThat(marks.asked(0)).isEqualTo(0b0110);
  }

  /** So that the words of one before are never taken for those of another. */
  @Test
  void findLine_linesThatRepeatThemselves_marksWhatEachHolds() {
    String rule = "-=".repeat(40);
    for (int line = 0; line < 3; line++) {
      assertThat(fallsThrough(rule + "\n" + rule)).isFalse();
      for (int before = 0; before < 80; before++) {
        assertThat(fallsThrough(rule.substring(0, before) + "x@y" + rule)).isTrue();
        assertThat(marks.holds(0)).isTrue();
      }
    }
  }

  /** Once it has marked all who ask for its grams, a bucket is looked at no more in that line. */
  @Test
  void findLine_linesWithManyGrams_marksWhatEachHolds() {
    String grams = "key=pass@1.2 ".repeat(9);
    String lines = grams + "\nnothing\n" + grams + "from\nSG.x " + grams;
    Text text = Text.of(lines, KeyContext.NONE);
    List<Long> asked = new ArrayList<>();
    int from = 0;
    while (sieve.findLine(text.bytes(), text.array(), from, lines.length(), marks)) {
      asked.add(marks.asked(0) & 0b1001);
      from = marks.to + 1;
    }

    assertThat(asked).containsExactly(0b0001L, 0b1001L, 0b0001L);
  }

  @Test
  void findLine_framesMetTwice_areSkippedAndWhatFollowsIsRead() {
    String frames =
        "\tat org.example.Cart.add(Cart.java:2)\n\tat org.example.Main.run(Main.java:9)\n";
    for (int i = 0; i < 4; i++) {
      assertThat(found("java.lang.Error: " + i + "\n" + frames)).isEmpty();
      assertThat(found(frames + "Caused by: a@b\n" + frames + "x@y"))
          .containsExactly("Caused by: a@b", "x@y");
      assertThat(found(frames + "\tat a@b\n" + frames + "\tat pass"))
          .containsExactly("\tat a@b", "\tat pass");
      assertThat(found(frames.replace("Main.run", "M@in.run"))).hasSize(1);
    }
  }

  /**
   * Lines that are alike, so that frames are met again and again, in the order in which they stand.
   */
  @Test
  void findLine_anyText_findsTheLinesInWhichThePrefilterSeesSomethingAndMarksIt() {
    Random random = new Random(7);
    String mostlyOneLine = "ab\u00E4\u4E2DSG01.@:/-_ kepysapas\nhvs";
    String shortLines = "1234567890abcdefx\n\n\n\n\n\n\n\n\n\n\n@\u00E4\t";
    String[] frames = new String[20];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = "\tat " + line(mostlyOneLine.replace('\n', 'x'), random, 8) + "\n";
    }
    int skipped = 0;
    for (int i = 0; i < 200_000; i++) {
      String alphabet = i % 2 == 0 ? mostlyOneLine : shortLines;
      StringBuilder text = new StringBuilder(line(alphabet, random, 60));
      for (int frame = random.nextInt(6) - 2; frame > 0; frame--) {
        text.append(text.isEmpty() ? "" : "\n").append(frames[random.nextInt(frames.length)]);
      }
      text.append(line(alphabet, random, 20));
      String value = text.toString();
      int from = 0;
      while (from <= value.length()) {
        boolean found = fallsThrough(value, from, value.length());
        int end = found ? marks.from : value.length() + 1;
        for (; from < end; skipped++) {
          from = scan(value, from) + 1;
          assertThat(counting()).as(value).isZero();
          assertThat(exact.digits).as(value).isLessThan(MANY_DIGITS);
        }
        if (found) {
          from = scan(value, from) + 1;
          assertThat(marks.to + 1).as(value).isEqualTo(from);
          assertThat(counting() & ~marks.asked(0)).as(value).isZero();
        }
      }
    }
    assertThat(skipped).isGreaterThan(10_000);
  }

  private static String line(String alphabet, Random random, int most) {
    StringBuilder line = new StringBuilder();
    for (int length = random.nextInt(most); length > 0; length--) {
      line.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return line.toString();
  }

  /** A bit for each of those who let the line through. */
  private long counting() {
    return (exact.holds(0) ? 0b0001 : 0)
        | (exact.holds(1) && exact.digits >= 4 ? 0b0010 : 0)
        | (exact.holds(2) && exact.longToken ? 0b0100 : 0);
  }

  /** Scans the line at {@code from}; returns where it ends. */
  private int scan(String value, int from) {
    int lineBreak = value.indexOf('\n', from);
    int to = lineBreak < 0 ? value.length() : lineBreak;
    prefilter.scan(value.toCharArray(), from, to, exact);
    return to;
  }
}
