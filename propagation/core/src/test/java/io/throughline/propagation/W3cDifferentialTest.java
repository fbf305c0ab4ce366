package io.throughline.propagation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.BaggageEntryMetadata;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Throughline's W3C against OpenTelemetry's, on whatever text a fuzzer comes up with. Left out with
 * other versions of OpenTelemetry, whose limits and properties of baggage are not the same.
 */
@Tag("reference")
class W3cDifferentialTest {

  private static final TextMapPropagator REFERENCE =
      TextMapPropagator.composite(
          W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  /**
   * The reference takes a semicolon for part of a key, which no token may hold; we skip the member.
   */
  private static final Pattern SEMICOLON_IN_KEY = Pattern.compile("(^|,)[^=,]*;[^=,]*=");

  private static final Pattern BLANKS_AROUND = Pattern.compile("^[ \t]+|[ \t]+$");

  private static final Logger NOISY =
      Logger.getLogger("io.opentelemetry.api.baggage.propagation.Parser");

  @BeforeContainer
  static void silenceTheReference() {
    NOISY.setLevel(Level.OFF);
  }

  @Property(tries = 20_000)
  void extract_anyBaggage_readsWhatTheReferenceReads(@ForAll("baggageText") String text) {
    Assume.that(!SEMICOLON_IN_KEY.matcher(text).find());
    MapCarrier carrier = new MapCarrier().with("baggage", text);

    assertThat(Baggage.fromContext(ours(carrier))).isEqualTo(Baggage.fromContext(theirs(carrier)));
  }

  /** The parser alone, for what is out of bounds would be dropped after it. */
  @Property(tries = 20_000)
  void parse_businessMembers_readsWhatTheReferenceReads(@ForAll("businessText") String text) {
    Assume.that(!SEMICOLON_IN_KEY.matcher(text).find());
    BaggageParser ours = new BaggageParser();
    ours.read(text.getBytes(UTF_8));

    assertThat(ours.baggage())
        .isEqualTo(Baggage.fromContext(theirs(new MapCarrier().with("baggage", text))));
  }

  @Property(tries = 5_000)
  void extract_severalBaggages_readsWhatTheReferenceReads(
      @ForAll("baggageText") String first, @ForAll("baggageText") String second) {
    Assume.that(!SEMICOLON_IN_KEY.matcher(first + "," + second).find());
    MapCarrier carrier = new MapCarrier().with("baggage", first).with("baggage", second);

    assertThat(Baggage.fromContext(ours(carrier))).isEqualTo(Baggage.fromContext(theirs(carrier)));
  }

  /** Around both limits, where a member more or a byte more decides. */
  @Property(tries = 2_000)
  void baggage_aroundTheLimits_isReadAndWrittenAsTheReferenceDoes(
      @ForAll @IntRange(min = 60, max = 68) int members,
      @ForAll @IntRange(min = 90, max = 140) int length) {
    BaggageBuilder builder = Baggage.builder();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      builder.put("k" + i, "v".repeat(length));
      texts.add("k" + i + "=" + "v".repeat(length));
    }
    MapCarrier carrier = new MapCarrier().with("baggage", String.join(",", texts));

    assertThat(Baggage.fromContext(ours(carrier))).isEqualTo(Baggage.fromContext(theirs(carrier)));
    assertSameInject(Context.root().with(builder.build()));
  }

  @Property(tries = 20_000)
  void extract_anyTraceparent_readsWhatTheReferenceReads(@ForAll("traceparentText") String text) {
    MapCarrier carrier = new MapCarrier().with("traceparent", text);

    assertThat(span(ours(carrier))).isEqualTo(span(theirs(carrier)));
  }

  @Property(tries = 20_000)
  void extract_anyTracestate_readsWhatTheReferenceReads(@ForAll("tracestateText") String text) {
    MapCarrier carrier = new MapCarrier().with("traceparent", TRACEPARENT).with("tracestate", text);
    MapCarrier tidied =
        new MapCarrier().with("traceparent", TRACEPARENT).with("tracestate", tidy(text));
    SpanContext ours = span(ours(carrier));
    SpanContext theirs = span(theirs(carrier));

    if (theirs.getTraceState().isEmpty()) {
      assertThat(ours).isEqualTo(span(theirs(tidied)));
    } else {
      assertThat(ours).isEqualTo(theirs);
    }
  }

  /**
   * What the reference is too strict for: empty members and blanks around members are legal, and of
   * a key that stands there twice one may be left out. More than 32 members stay too many.
   */
  private static String tidy(String text) {
    Map<String, String> members = new LinkedHashMap<>();
    int count = 0;
    for (String part : text.split(",", -1)) {
      String member = BLANKS_AROUND.matcher(part).replaceAll("");
      count += member.isEmpty() ? 0 : 1;
      // A key without a value stands there once only; it makes the header malformed.
      int sign = member.indexOf('=');
      if (!member.isEmpty()) {
        members.putIfAbsent(sign < 0 ? member : member.substring(0, sign + 1), member);
      }
    }
    return count > 32 ? "" : String.join(",", members.values());
  }

  @Property(tries = 10_000)
  void inject_anyBaggage_writesTheSameBytes(@ForAll("members") List<String> texts) {
    BaggageBuilder builder = Baggage.builder();
    for (int i = 0; i + 2 < texts.size(); i += 3) {
      builder.put(texts.get(i), texts.get(i + 1), BaggageEntryMetadata.create(texts.get(i + 2)));
    }
    Context context = Context.root().with(builder.build());

    assertSameInject(context);
  }

  @Property(tries = 5_000)
  void inject_anySpan_writesTheSameBytes(
      @ForAll long high,
      @ForAll long low,
      @ForAll long id,
      @ForAll byte flags,
      @ForAll("members") List<String> texts) {
    TraceStateBuilder state = TraceState.builder();
    for (int i = 0; i + 1 < Math.min(texts.size(), 20); i += 2) {
      state.put(texts.get(i), texts.get(i + 1));
    }
    SpanContext span =
        SpanContext.create(
            String.format("%016x%016x", high, low),
            String.format("%016x", id),
            TraceFlags.fromByte(flags),
            state.build());

    assertSameInject(Context.root().with(Span.wrap(span)));
  }

  private static void assertSameInject(Context context) {
    MapCarrier expected = new MapCarrier();
    RuntimeException refused = null;
    try {
      REFERENCE.inject(context, expected, MapCarrier.SETTER);
    } catch (IllegalArgumentException e) {
      refused = e; // half a surrogate pair makes the reference throw into the application
    }
    MapCarrier actual = new MapCarrier();
    ThroughlinePropagator.getInstance().inject(context, actual, MapCarrier.SETTER);

    if (refused == null) {
      assertThat(actual.fields).isEqualTo(expected.fields);
    }
  }

  private static Context ours(MapCarrier carrier) {
    return ThroughlinePropagator.getInstance().extract(Context.root(), carrier, MapCarrier.GETTER);
  }

  private static Context theirs(MapCarrier carrier) {
    return REFERENCE.extract(Context.root(), carrier, MapCarrier.GETTER);
  }

  private static SpanContext span(Context context) {
    return Span.fromContext(context).getSpanContext();
  }

  @Provide
  Arbitrary<String> baggageText() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "a", "key", "=", "=", "=", ",", ",", ";", " ", "\t", "%", "%4", "%41", "%zz", "%C3%A9",
            "\"", "\\", "é", "\u0000", "\r\n", "value", "1", "/", "(", "~", "p=1", "😀", "+");
    return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> businessText() {
    Arbitrary<String> names =
        Arbitraries.of(BusinessMember.values())
            .map(member -> member.key)
            .flatMap(
                name ->
                    Arbitraries.of(
                        name,
                        name + "=",
                        name + "=",
                        name + "=x",
                        name + "s=",
                        "x" + name,
                        name + " ="));
    return Arbitraries.oneOf(names, baggageText())
        .list()
        .ofMaxSize(8)
        .map(list -> String.join(",", list));
  }

  @Provide
  Arbitrary<String> traceparentText() {
    Arbitrary<Integer> positions = Arbitraries.integers().between(0, 54);
    Arbitrary<String> replacements =
        Arbitraries.of("", "0", "f", "F", "g", "-", "é", "０", "\u0000", " ", "00", "cc");
    Arbitrary<String> tails = Arbitraries.of("", "", "-", "-x", "x", "-01", " ");
    Arbitrary<String> versions =
        Arbitraries.of("00", "00", "01", "cc", "fe", "ff", "0f", "f0", "FF");
    Arbitrary<String> changed =
        Combinators.combine(positions, replacements, tails, versions)
            .as(
                (at, with, tail, version) ->
                    version
                        + (TRACEPARENT.substring(0, at) + with + TRACEPARENT.substring(at + 1))
                            .substring(Math.min(2, 54))
                        + tail);
    Arbitrary<String> versioned =
        Combinators.combine(versions, tails)
            .as((version, tail) -> version + TRACEPARENT.substring(2) + tail);
    return Arbitraries.oneOf(changed, versioned, Arbitraries.strings().ofMaxLength(60));
  }

  @Provide
  Arbitrary<String> tracestateText() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "a=1",
            "b=2",
            "k@v=x",
            "1a@b=3",
            "1a=3",
            ",",
            ",",
            ",",
            " ",
            "\t",
            "=",
            "A=1",
            "a= ",
            "c=\"q\"",
            "d=é",
            "e=" + "x".repeat(257),
            "f=" + "x".repeat(256),
            "=1",
            "a=2",
            " a=3 ",
            "g");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(20).map(list -> String.join("", list)),
        Arbitraries.of("h", "i", "j", "k", "l", "m", "n")
            .map(s -> s + "=1")
            .list()
            .uniqueElements()
            .ofMaxSize(7)
            .map(list -> String.join(" ,\t", list)),
        Arbitraries.integers()
            .between(30, 35)
            .map(
                n -> {
                  StringBuilder text = new StringBuilder();
                  for (int i = 0; i < n; i++) {
                    text.append(i == 0 ? "" : ",").append("k").append(i).append("=v");
                  }
                  return text.toString();
                }));
  }

  @Provide
  Arbitrary<List<String>> members() {
    return Arbitraries.oneOf(
            Arbitraries.strings().alpha().numeric().ofMaxLength(12),
            Arbitraries.strings().ascii().ofMaxLength(12),
            Arbitraries.strings().ofMaxLength(6),
            Arbitraries.of("", " ", "é", "😀", "x".repeat(3000)))
        .list()
        .ofMaxSize(30);
  }
}
