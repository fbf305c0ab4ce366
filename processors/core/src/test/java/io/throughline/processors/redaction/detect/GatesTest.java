package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Asked directly, with more detectors than a word has bits. */
class GatesTest {

  private static final int MANY = 70;
  private static final int LAST = 66;
  private static final KeyContext PHONE = KeyContext.of("phone");

  private final Marks marks = new Marks();

  private static Detector detector(Gate gate, boolean spansLines) {
    return new Detector() {
      @Override
      public String name() {
        return "some";
      }

      @Override
      public Gate gate() {
        return gate;
      }

      @Override
      public void detect(Text text, FindingSink sink) {}

      @Override
      public boolean spansLines() {
        return spansLines;
      }
    };
  }

  /** Many detectors with gates that stay shut, but for one in each word of bits. */
  private static Gates gates(Gate gate, boolean spansLines) {
    Detector[] detectors = new Detector[MANY];
    Arrays.fill(detectors, detector(Gate.grams("\\^\\^\\^\\^"), false));
    detectors[1] = detector(gate, spansLines);
    detectors[LAST] = detector(gate, spansLines);
    return new Gates(detectors);
  }

  private static Gates gates(Gate gate) {
    return gates(gate, false);
  }

  private void scan(Gates gates, String line) {
    gates.scan(line.toCharArray(), 0, line.length(), marks);
  }

  private boolean isOpen(Gates gates, String line, KeyContext key) {
    scan(gates, line);
    long first = gates.open(0, marks, key);
    long second = gates.open(1, marks, key);
    assertThat(first & ~(1L << 1)).as("others").isZero();
    assertThat(second & ~(1L << LAST)).as("others").isZero();
    assertThat(first != 0).isEqualTo(second != 0);
    return first != 0;
  }

  private boolean isOpen(Gates gates, String line) {
    return isOpen(gates, line, KeyContext.NONE);
  }

  private boolean isFound(Gates gates, String value) {
    Text text = new Text();
    text.load(value, KeyContext.NONE);
    return gates.findLine(text, 0, value.length(), marks);
  }

  @Test
  void words_anyNumberOfDetectors_haveABitForEach() {
    Detector detector = detector(Gate.digits(4), false);
    for (int n : new int[] {1, 63, 64, 65, 128, 129}) {
      Detector[] detectors = new Detector[n];
      Arrays.fill(detectors, detector);
      assertThat(new Gates(detectors).words()).isEqualTo((n + 63) / 64);
    }
  }

  @Test
  void new_detectorWithoutAGate_throws() {
    assertThatThrownBy(() -> gates(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("some.gate()");
  }

  @Test
  void open_gram_needsIt() {
    Gates gates = gates(Gate.grams("\\@", "pass"));

    assertThat(isOpen(gates, "a@b")).isTrue();
    assertThat(isOpen(gates, "a pass")).isTrue();
    assertThat(isOpen(gates, "a pas 12345678")).isFalse();
  }

  @Test
  void open_digits_needsSoMany() {
    Gates gates = gates(Gate.digits(4));

    assertThat(isOpen(gates, "1 2 3")).isFalse();
    assertThat(isOpen(gates, "1 2 3 4")).isTrue();
    assertThat(isOpen(gates, "1 2 3 4 5 6 7")).isTrue();
  }

  @Test
  void open_gramAndDigits_needsBoth() {
    Gates gates = gates(Gate.grams("\\@").andDigits(4));

    assertThat(isOpen(gates, "@ 123")).isFalse();
    assertThat(isOpen(gates, "1234")).isFalse();
    assertThat(isOpen(gates, "@ 1234")).isTrue();
  }

  @Test
  void open_gramAndAnother_needsBoth() {
    Gates gates = gates(Gate.grams("\\@").and("\\:", "\\;"));

    assertThat(isOpen(gates, "a@b")).isFalse();
    assertThat(isOpen(gates, "a:b;c")).isFalse();
    assertThat(isOpen(gates, "a@b:c")).isTrue();
    assertThat(isOpen(gates, "a@b;c")).isTrue();
  }

  @Test
  void open_gramBesideALongToken_needsBoth() {
    Gates gates = gates(Gate.besideLongToken("tok_"));

    assertThat(isOpen(gates, "tok_ab1")).isFalse();
    assertThat(isOpen(gates, "abcdefghijkl1")).isFalse();
    assertThat(isOpen(gates, "tok_abcdefghijkl1")).isTrue();
    assertThat(isOpen(gates, "abcdefghijkl1 tok_")).isTrue();
  }

  @Test
  void open_gramBesideALongTokenOrAnother_needsEither() {
    Gates gates = gates(Gate.besideLongToken("tok_").or("\\@"));

    assertThat(isOpen(gates, "tok_ab1")).isFalse();
    assertThat(isOpen(gates, "@")).isTrue();
    assertThat(isOpen(gates, "tok_abcdefghijkl1")).isTrue();
  }

  @Test
  void open_tellingKey_needsNothingElse() {
    Gates gates = gates(Gate.grams("\\@").and("\\:").andDigits(9).orKey(Topics.PHONE));

    assertThat(isOpen(gates, "a", PHONE)).isTrue();
    assertThat(isOpen(gates, "a")).isFalse();
    assertThat(isOpen(gates, "a@b:c")).isFalse();
    assertThat(isOpen(gates, "a", KeyContext.of("card"))).isFalse();
  }

  @Test
  void open_always_needsNothing() {
    assertThat(isOpen(gates(Gate.always()), "")).isTrue();
  }

  @Test
  void open_tellingKey_opensThoseAloneThatAskForIt() {
    Gates gates =
        new Gates(
            new Detector[] {
              detector(Gate.digits(1).orKey(Topics.PHONE), false),
              detector(Gate.digits(1), false),
              detector(Gate.digits(1).orKey(Topics.CARD), false)
            });
    scan(gates, "");

    assertThat(gates.open(0, marks, PHONE)).isEqualTo(1);
    assertThat(gates.open(0, marks, KeyContext.of("card"))).isEqualTo(4);
    assertThat(gates.open(0, marks, KeyContext.NONE)).isZero();
  }

  @Test
  void areTold_keyOrGateThatOpensAnyLine_isTrue() {
    assertThat(gates(Gate.always()).areTold(KeyContext.NONE)).isTrue();
    assertThat(gates(Gate.digits(3)).areTold(KeyContext.NONE)).isFalse();
    assertThat(gates(Gate.digits(3)).areTold(PHONE)).isFalse();
    assertThat(gates(Gate.digits(3).orKey(Topics.PHONE)).areTold(PHONE)).isTrue();
    assertThat(gates(Gate.digits(3).orKey(Topics.PHONE)).areTold(KeyContext.NONE)).isFalse();
  }

  @Test
  void areTold_oneOfTheFirstDetectorsAlone_isTrue() {
    Detector[] detectors = new Detector[MANY];
    Arrays.fill(detectors, detector(Gate.digits(3), false));
    detectors[5] = detector(Gate.always(), false);

    assertThat(new Gates(detectors).areTold(KeyContext.NONE)).isTrue();
  }

  @Test
  void isFoldable_escapeOrCharacterOutsideAscii_isTrue() {
    Gates gates = gates(Gate.digits(3));
    for (String line :
        new String[] {
          "\u00E9", "\u4E2D", "a%40", "%u0", "\\u0", "\\u{", "\\x4", "\\10", "\\n1", "\\t1", "&#",
          "&com", "&per", "&plu", "&nbs", "(AT)", "[at]", "[.]"
        }) {
      scan(gates, line);
      assertThat(gates.isFoldable(marks)).as(line).isTrue();
    }
    scan(gates, "100 % of [1] (a) & \\d");
    assertThat(gates.isFoldable(marks)).isFalse();
  }

  @Test
  void findLine_asTheGatesAsk_findsOrSkips() {
    assertThat(isFound(gates(Gate.grams("\\@")), "a\nb")).isFalse();
    assertThat(isFound(gates(Gate.grams("\\@")), "first line here\nb@c\nd")).isTrue();
    assertThat(marks.from).isEqualTo(16);
    assertThat(marks.to).isEqualTo(19);
    assertThat(isFound(gates(Gate.digits(4)), "123\n456")).isFalse();
    assertThat(isFound(gates(Gate.digits(4)), "123\n4567")).isTrue();
    assertThat(isFound(gates(Gate.grams("\\@").andDigits(4)), "@ 123")).isFalse();
    assertThat(isFound(gates(Gate.grams("\\@").andDigits(4)), "@ 1234")).isTrue();
    assertThat(isFound(gates(Gate.grams("\\@").andDigits(4)), "1234 5678")).isFalse();
    assertThat(isFound(gates(Gate.besideLongToken("tok_")), "tok_ abcd1")).isFalse();
    assertThat(isFound(gates(Gate.besideLongToken("tok_")), "tok_ abcdefghijkl1")).isTrue();
  }

  @Test
  void findLine_lineWithCharactersOutsideAscii_marksItsGramsToo() {
    Gates gates = gates(Gate.grams("\\@").and("\\:"));
    assertThat(isFound(gates, "the first line.\n1 b@\u00E9: 23\nc")).isTrue();

    assertThat(marks.from).isEqualTo(16);
    assertThat(marks.to).isEqualTo(25);
    assertThat(marks.digits).isEqualTo(3);
    assertThat(gates.open(0, marks, KeyContext.NONE)).isEqualTo(1L << 1);
    assertThat(gates.isFoldable(marks)).isTrue();
  }

  @Test
  void findLine_spansLinesAndAsksForDigits_findsLinesWithTheGramAloneAndThenThoseOfTheOther() {
    Gates gates = gates(Gate.grams("\\@").and("\\:").andDigits(4), true);

    assertThat(isFound(gates, "a@b")).isTrue();
    assertThat(isFound(gates, "a:b")).isFalse();
    marks.begun = true;
    assertThat(isFound(gates, "a:b")).isTrue();
    marks.begun = false;
    assertThat(isFound(gates(Gate.grams("\\@").and("\\:")), "a:b")).isFalse();
  }

  @Test
  void begins_gramOfItsOwn_needsIt() {
    Gates gates = gates(Gate.grams("\\@").and("\\:").orKey(Topics.PHONE), true);
    scan(gates, "a:b");
    assertThat(begins(gates, KeyContext.NONE)).isFalse();
    assertThat(ends(gates, KeyContext.NONE)).isTrue();
    assertThat(begins(gates, PHONE)).isTrue();

    scan(gates, "a@b");
    assertThat(begins(gates, KeyContext.NONE)).isTrue();
    assertThat(ends(gates, KeyContext.NONE)).isFalse();
    assertThat(ends(gates, PHONE)).isTrue();
  }

  @Test
  void begins_gateWithoutGrams_isTrue() {
    Gates gates = gates(Gate.digits(3), true);
    scan(gates, "a");

    assertThat(begins(gates, KeyContext.NONE)).isTrue();
    assertThat(ends(gates, KeyContext.NONE)).isTrue();
  }

  private boolean begins(Gates gates, KeyContext key) {
    return (gates.begins(LAST / 64, marks, key) & (1L << LAST)) != 0;
  }

  private boolean ends(Gates gates, KeyContext key) {
    return (gates.ends(LAST / 64, marks, key) & (1L << LAST)) != 0;
  }

  @Test
  void toString_ofAGate_tellsWhatItAsksFor() {
    assertThat(Gate.always()).hasToString("always");
    assertThat(Gate.grams("\\@").and("\\:").andDigits(4).orKey(0x10))
        .hasToString("[\\@] or beside a long token [], and [\\:], 4 digits, key 10");
    assertThat(Gate.anyLiteral()).hasToString("always");
  }
}
