package io.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Offsets are in code points, whatever stands before a finding; one process answers all. */
class RedactOffsetsIT {
  private static final String CARD = "5555 5555 5555 4444";
  private static CliJar jar;

  @BeforeContainer
  static void open() {
    jar = CliJar.open("policy", "redact", "--policy", "staging");
  }

  @AfterContainer
  static void close() {
    jar.close();
  }

  /** Nothing that a detector takes for a part of a number or of an address. */
  @Provide
  Arbitrary<String> surroundings() {
    return Arbitraries.of(
            "😀", "🏳️‍🌈", "漢", "é", "e\u0301", "\"", "\\", "\t", "\n", "/", "§", " ", "wort")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 500)
  void redact_cardAnywhere_isFoundAtItsCodePoints(
      @ForAll("surroundings") String before,
      @ForAll("surroundings") String after,
      @ForAll boolean ascii)
      throws IOException {
    String head = before + " ";
    String value = head + CARD + " " + after;

    String answer = jar.ask("{\"key\":\"note\",\"value\":\"" + encoded(value, ascii) + "\"}");

    int start = head.codePointCount(0, head.length());
    assertThat(read(answer))
        .containsExactly(
            head + "[card] " + after,
            "card",
            Integer.toString(start),
            Integer.toString(start + CARD.length()),
            "mask");
  }

  @Property(tries = 500)
  void redact_anyText_isAnsweredByOneLineOfJson(@ForAll String value, @ForAll boolean ascii)
      throws IOException {
    String answer = jar.ask("{\"key\":\"note\",\"value\":\"" + encoded(value, ascii) + "\"}");

    assertThat(read(answer)).isNotEmpty();
  }

  /** As different programs write it: everything beyond ASCII escaped, or nothing. */
  private static String encoded(String value, boolean ascii) {
    String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(value));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      if (c > '~' && (ascii || Character.isSurrogate(c))) {
        text.append(String.format(java.util.Locale.ROOT, "\\u%04X", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** The answer's scalars in order. */
  private static List<String> read(String answer) throws IOException {
    List<String> scalars = new java.util.ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(answer)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          scalars.add(parser.getText());
        }
      }
    }
    return scalars;
  }
}
