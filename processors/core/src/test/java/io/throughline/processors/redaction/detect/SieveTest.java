package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
  private static final List<Gram> BESIDE_DIGITS = List.of(Gram.parse("\\l\\d"));

  private final Prefilter.Marks marks = new Prefilter.Marks();
  private final Prefilter.Marks exact = new Prefilter.Marks();
  private final Prefilter prefilter;
  private final Sieve sieve;
  private final long alone;

  SieveTest() {
    GramBuckets buckets = new GramBuckets();
    GRAMS.forEach(gram -> buckets.add(gram, 0));
    BESIDE_DIGITS.forEach(gram -> buckets.add(gram, 0));
    prefilter = new Prefilter(buckets);
    alone = buckets.mask(GRAMS);
    sieve = new Sieve(GRAMS, BESIDE_DIGITS, 4, prefilter, buckets);
  }

  private boolean fallsThrough(String line, int from, int to) {
    byte[] bytes =
        Arrays.copyOf(line.getBytes(StandardCharsets.ISO_8859_1), line.length() + Sieve.SLACK);
    return sieve.scan(bytes, line.toCharArray(), from, to, marks);
  }

  private boolean fallsThrough(String line) {
    return fallsThrough(line, 0, line.length());
  }

  @Test
  void scan_gramAtAnyPlace_fallsThrough() {
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
  void scan_gramThatBeginsWithTheLine_fallsThrough() {
    assertThat(fallsThrough("SG.x")).isTrue();
    assertThat(fallsThrough("SG")).isFalse();
  }

  @Test
  void scan_gramOutsideTheLine_isNotSeen() {
    assertThat(fallsThrough("@a@", 1, 2)).isFalse();
    assertThat(fallsThrough("pass", 0, 3)).isFalse();
  }

  @Test
  void scan_gramThatCountsBesideDigits_countsThereOnly() {
    assertThat(fallsThrough("room a123")).isFalse();
    assertThat(fallsThrough("room a1234")).isTrue();
    assertThat(fallsThrough("in 1999 room a1")).isTrue();
  }

  @Test
  void scan_stackFrame_holdsNothing() {
    assertThat(fallsThrough("\tat org.example.shop.CartService.checkout(CartService.java:214)"))
        .isFalse();
    assertThat(marks.digits).isEqualTo(3);
    assertThat(marks.longToken).isFalse();
  }

  @Test
  void scan_characterOutsideAscii_fallsThrough() {
    assertThat(fallsThrough("stra\u00DFe")).isTrue();
  }

  @Test
  void scan_anyLine_lacksNothingThatThePrefilterSees() {
    Random random = new Random(7);
    String alphabet = "ab\u00E4SG01.@:/-_ kepysapas";
    int clean = 0;
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(24); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      int from = random.nextInt(text.length() + 1);
      String line = text.toString();
      prefilter.scan(line.toCharArray(), from, line.length(), exact);
      if (!fallsThrough(line, from, line.length())) {
        clean++;
        long counting = exact.digits < 4 ? exact.hits & alone : exact.hits;
        assertThat(counting).as(line.substring(from)).isZero();
        assertThat(marks.digits).as(line).isEqualTo(exact.digits);
        assertThat(marks.longToken).as(line).isEqualTo(exact.longToken);
      }
    }
    assertThat(clean).isGreaterThan(10_000);
  }
}
