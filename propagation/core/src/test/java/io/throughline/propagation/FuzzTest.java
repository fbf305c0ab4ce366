package io.throughline.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever stands in the fields: no exception, and time that grows with the bytes and no faster.
 */
class FuzzTest {

  /** Generous; a quadratic walk over 200 kB takes a hundred times as long. */
  private static final long NANOS_PER_BYTE = 1_000;

  /** One tick of a coarse clock, so that a short field does not fail for it. */
  private static final long NANOS_AT_ALL = 10_000_000;

  private static final int LENGTH = 200_000;

  /** Its own time alone: a busy machine's clock would count the others' work, too. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Property(tries = 20_000)
  void extract_anyText_neverThrows(
      @ForAll @From("text") String traceparent,
      @ForAll @From("text") String tracestate,
      @ForAll @From("text") String baggage,
      @ForAll @From("text") String pack) {
    MapCarrier carrier =
        new MapCarrier()
            .with("traceparent", traceparent)
            .with("tracestate", tracestate)
            .with("baggage", baggage)
            .with("tracepack", pack)
            .with("X-Amzn-Trace-Id", pack);

    roundTrip(carrier, MapCarrier.GETTER);
    roundTrip(carrier, MapCarrier.BYTES);
  }

  /** As long as is read at all, and far longer: neither the walk nor the refusal is quadratic. */
  @Property(tries = 500)
  void extract_anyPatternRepeated_takesLinearTime(
      @ForAll @From("field") Field field,
      @ForAll @From("text") String pattern,
      @ForAll boolean within,
      @ForAll boolean asBytes) {
    String unit = pattern.isEmpty() ? "," : pattern;
    int length = within ? field.longest : LENGTH;
    String value = unit.repeat(length / unit.length() + 1).substring(0, length);
    MapCarrier carrier =
        new MapCarrier()
            .with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .with(field.key, value);
    TextMapGetter<MapCarrier> getter = asBytes ? MapCarrier.BYTES : MapCarrier.GETTER;

    long allowed = NANOS_PER_BYTE * value.length() + NANOS_AT_ALL;
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3 && best > allowed; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      roundTrip(carrier, getter);
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
    }
    assertThat(best).isLessThan(allowed);
  }

  @Property(tries = 20_000)
  void tracepack_anyFields_comeBack(@ForAll @From("values") List<String> values) {
    StringBuilder pack = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      Tracepack.append(pack, "field-" + i, values.get(i));
    }

    assertThat(pack).doesNotContain("\"", " ");
    assertThat(pack.chars()).allMatch(c -> c > ' ' && c < 127);
    for (int i = 0; i < values.size(); i++) {
      assertThat(Tracepack.get(pack.toString(), "field-" + i)).isEqualTo(values.get(i));
    }
  }

  private static void roundTrip(MapCarrier carrier, TextMapGetter<MapCarrier> getter) {
    Context context = ThroughlinePropagator.getInstance().extract(Context.root(), carrier, getter);
    MapCarrier onward = new MapCarrier();
    ThroughlinePropagator.getInstance().inject(context, onward, MapCarrier.SETTER);
    ThroughlineXrayPropagator.getInstance().extract(Context.root(), carrier, getter);
  }

  /** Each parser, and the most that it reads. */
  private enum Field {
    TRACEPARENT("traceparent", LENGTH),
    TRACESTATE("tracestate", LENGTH),
    BAGGAGE("baggage", BaggageParser.MAX_BYTES),
    TRACEPACK("tracepack", 32_768),
    XRAY("X-Amzn-Trace-Id", 1024);

    private final String key;
    private final int longest;

    Field(String key, int longest) {
      this.key = key;
      this.longest = longest;
    }
  }

  @Provide
  Arbitrary<Field> field() {
    return Arbitraries.of(Field.values());
  }

  @Provide
  Arbitrary<String> text() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "a",
            "k=v",
            "=",
            ",",
            ";",
            "&",
            "%",
            "%41",
            "%C3",
            "%zz",
            "+",
            " ",
            "\t",
            "\r\n",
            "\u0000",
            "\"",
            "é",
            "😀",
            "00-",
            "0af7651916cd43dd8448eb211c80319c",
            "-01",
            "b7ad6b7169203331",
            "traceparent=",
            "baggage=",
            "tracestate=",
            "Root=1-",
            "Parent=",
            "Sampled=1",
            "Lineage=",
            "business.transaction.id=",
            "business.transaction.start_time=");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(30).map(list -> String.join("", list)),
        Arbitraries.strings().ofMaxLength(80));
  }

  @Provide
  Arbitrary<List<String>> values() {
    return Arbitraries.oneOf(
            Arbitraries.strings().ascii().ofMaxLength(40),
            Arbitraries.strings()
                .ofMaxLength(20)
                .filter(s -> s.chars().noneMatch(c -> Character.isSurrogate((char) c))),
            Arbitraries.of("a=1,b=2;p=%20", "&&==", "++", "😀é", ""))
        .list()
        .ofMaxSize(6);
  }
}
