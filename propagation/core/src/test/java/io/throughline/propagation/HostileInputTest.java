package io.throughline.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One row for each thing that a broken or an evil sender may write: its name, the fields, and what
 * is understood. Every row is read through a carrier of text and through one of bytes, must take
 * less than a second whatever its size, and must not make anybody log.
 */
class HostileInputTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";
  private static final String OTHER = "1af7651916cd43dd8448eb211c80319d";
  private static final String GOOD = "00-" + TRACE + "-" + SPAN + "-01";
  private static final String MEBI = "x".repeat(1 << 20);
  private static final String NONE = "none";

  private static final List<LogRecord> LOGGED = new ArrayList<>();
  private static final Handler LISTENER =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          LOGGED.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private static final List<Arguments> CASES = new ArrayList<>();

  /** {@code expected}: the trace id or "none"; then tracestate; then baggage, all as they print. */
  private static void spanRow(String name, String expected, String... fields) {
    row(name, expected, "", "", fields);
  }

  private static void row(
      String name, String trace, String state, String baggage, String... fields) {
    MapCarrier carrier = new MapCarrier();
    for (int i = 0; i < fields.length; i += 2) {
      carrier.with(fields[i], fields[i + 1]);
    }
    CASES.add(Arguments.of(name, carrier, trace, state, baggage));
  }

  private static void traceparent(String name, String value, boolean valid) {
    spanRow("traceparent: " + name, valid ? TRACE : NONE, "traceparent", value);
  }

  private static void tracestate(String name, String value, String state) {
    row("tracestate: " + name, TRACE, state, "", "traceparent", GOOD, "tracestate", value);
  }

  private static void baggage(String name, String value, String expected) {
    row("baggage: " + name, NONE, "", expected, "baggage", value);
  }

  private static void business(String name, String value, boolean kept) {
    String keep = kept ? name : "";
    CASES.add(
        Arguments.of(
            "business: " + name,
            new MapCarrier().with("baggage", "other=1," + value),
            NONE,
            "",
            keep.isEmpty() ? "other=1" : "*"));
  }

  private static void xray(String name, String value, boolean valid) {
    spanRow("x-ray: " + name, valid ? TRACE : NONE, "X-Amzn-Trace-Id", value);
  }

  private static void pack(String name, String trace, String state, String baggage, String value) {
    row("tracepack: " + name, trace, state, baggage, "tracepack", value);
  }

  private static void traceparents() {
    traceparent("well formed", GOOD, true);
    for (int length = 0; length < GOOD.length(); length++) {
      traceparent("cut to " + length, GOOD.substring(0, length), false);
    }
    traceparent("one too long", GOOD + "0", false);
    traceparent("version 00 with a tail", GOOD + "-01", false);
    traceparent("version 00 with a dash", GOOD + "-", false);
    traceparent("version ff", "ff" + GOOD.substring(2), false);
    traceparent("version FF", "FF" + GOOD.substring(2), false);
    traceparent("version fe is a later one", "fe" + GOOD.substring(2), true);
    traceparent(
        "version cc with what comes later", "cc" + GOOD.substring(2) + "-what-the-future", true);
    traceparent("version cc with an empty tail", "cc" + GOOD.substring(2) + "-", true);
    traceparent("version cc with a tail but no dash", "cc" + GOOD.substring(2) + ".x", false);
    traceparent("version of one digit", "0-" + GOOD.substring(2), false);
    traceparent("version with letters", "zz" + GOOD.substring(2), false);
    traceparent("version with a blank", " 0" + GOOD.substring(2), false);
    traceparent("upper case trace id", GOOD.toUpperCase(Locale.ROOT), false);
    traceparent("one upper case digit", GOOD.replace('a', 'A'), false);
    traceparent("trace id all zero", "00-" + "0".repeat(32) + "-" + SPAN + "-01", false);
    traceparent("span id all zero", "00-" + TRACE + "-" + "0".repeat(16) + "-01", false);
    traceparent("trace id with a letter", GOOD.replace("0af", "0gf"), false);
    traceparent("trace id with a dash", GOOD.replace("0af", "0-f"), false);
    traceparent("flags not hex", GOOD.substring(0, 53) + "0x", false);
    traceparent("flags upper case", GOOD.substring(0, 53) + "0A", false);
    traceparent("flags of one digit", GOOD.substring(0, 54), false);
    traceparent("flags unknown", GOOD.substring(0, 53) + "ff", true);
    traceparent("flags random bit only", GOOD.substring(0, 53) + "02", true);
    traceparent("full-width digits", GOOD.replace('0', '０'), false);
    traceparent("arabic digits", GOOD.replace('1', '١'), false);
    traceparent("NUL inside", GOOD.replace('7', '\u0000'), false);
    traceparent("NUL at the end", GOOD + "\u0000", false);
    traceparent("blank before", " " + GOOD, false);
    traceparent("blank after", GOOD + " ", false);
    traceparent("tab after", GOOD + "\t", false);
    traceparent("line end after", GOOD + "\r\n", false);
    traceparent("second header smuggled", GOOD + "\r\ntraceparent: " + GOOD, false);
    traceparent("underscores", GOOD.replace('-', '_'), false);
    traceparent("quoted", "\"" + GOOD + "\"", false);
    traceparent("comma list", GOOD + "," + GOOD, false);
    traceparent("a mebibyte", MEBI, false);
    traceparent("a mebibyte behind a good one", GOOD + MEBI, false);
    traceparent("a mebibyte behind a later version", "01" + GOOD.substring(2) + "-" + MEBI, true);
    traceparent("emoji", "😀".repeat(28), false);
    traceparent("dashes", "-".repeat(55), false);
    spanRow(
        "traceparent: twice and different",
        NONE,
        "traceparent",
        GOOD,
        "traceparent",
        "00-" + OTHER + "-" + SPAN + "-01");
    spanRow("traceparent: twice and equal", TRACE, "traceparent", GOOD, "traceparent", GOOD);
    spanRow(
        "traceparent: thrice, one differs",
        NONE,
        "traceparent",
        GOOD,
        "traceparent",
        GOOD,
        "traceparent",
        "x");
    spanRow("traceparent: wrong case of the name", NONE, "Traceparent", GOOD);
    spanRow("traceparent: absent, tracestate there", NONE, "tracestate", "a=1");
  }

  private static void tracestates() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 33; i++) {
      many.append(i == 0 ? "" : ",").append('k').append(i).append("=v");
    }
    tracestate("well formed", "a=1,b=2", "a=1,b=2");
    tracestate("empty", "", "");
    tracestate("33 members", many.toString(), "");
    tracestate("duplicate key", "a=1,a=2", "");
    tracestate("a mebibyte of commas", ",".repeat(1 << 20), "");
    tracestate("commas behind a member", "a=1" + ",".repeat(1 << 20), "a=1");
    tracestate("commas before a member", ",".repeat(1 << 20) + "a=1", "");
    tracestate("a mebibyte of blanks", " ".repeat(1 << 20), "");
    tracestate("blanks and commas", " ,".repeat(1 << 19), "");
    tracestate("a mebibyte of equals signs", "=".repeat(1 << 20), "");
    tracestate("blanks around", "a=1 , b=2", "a=1,b=2");
    tracestate("empty member between", "a=1,,b=2", "");
    tracestate("quotes in a value", "a=\"1\"", "a=\"1\"");
    tracestate("no value", "a=", "");
    tracestate("no key", "=1", "");
    tracestate("no equals sign", "a", "");
    tracestate("two equals signs", "a=1=2", "");
    tracestate("upper case key", "A=1", "");
    tracestate("key with a dot", "a.b=1", "");
    tracestate("key too long", "k".repeat(257) + "=1", "");
    tracestate("value too long", "a=" + "v".repeat(257), "");
    tracestate("value a mebibyte", "a=" + MEBI, "");
    tracestate("value with a control", "a=\u0001", "");
    tracestate("value with a line end", "a=1\r\nb=2", "");
    tracestate("value not ASCII", "a=é", "");
    tracestate("two at signs", "a@b@c=1", "");
    tracestate("tenant and vendor", "1t@v=1", "1t@v=1");
    row(
        "tracestate: two headers are one list",
        TRACE,
        "a=1,b=2",
        "",
        "traceparent",
        GOOD,
        "tracestate",
        "a=1",
        "tracestate",
        "b=2");
    row(
        "tracestate: two headers with one key",
        TRACE,
        "",
        "",
        "traceparent",
        GOOD,
        "tracestate",
        "a=1",
        "tracestate",
        "a=2");
  }

  private static void baggages() {
    StringBuilder many = new StringBuilder();
    StringBuilder kept = new StringBuilder();
    for (int i = 10; i < 75; i++) {
      many.append(i == 10 ? "" : ",").append('k').append(i).append("=v");
      if (i < 74) {
        kept.append(i == 10 ? "" : ",").append('k').append(i).append("=v");
      }
    }
    baggage("well formed", "a=1,b=2", "a=1,b=2");
    baggage("empty", "", "");
    baggage("bad escape", "a=%zz,b=2", "b=2");
    baggage("escape cut after one digit", "a=1%4,b=2", "a=1,b=2");
    baggage("escape cut at once", "a=1%,b=2", "a=1,b=2");
    baggage("bad escape in metadata", "a=1;p=%zz,b=2", "b=2");
    baggage("only percent signs", "%".repeat(8000), "");
    baggage("a value of percent signs", "a=" + "%".repeat(8000), "");
    baggage("escaped line end", "a=%0D%0A", "a=\r\n");
    baggage("escaped NUL", "a=%00", "a=\u0000");
    baggage("escaped half of UTF-8", "a=%C3", "a=\uFFFD");
    baggage("65 members", many.toString(), kept.toString());
    baggage("8,193 bytes", "a=" + "v".repeat(8191), "");
    baggage("8,192 bytes", "a=" + "v".repeat(8190), "a=" + "v".repeat(8190));
    baggage("a mebibyte", "a=" + MEBI, "");
    baggage("a mebibyte of commas", ",".repeat(1 << 20), "");
    baggage("8,000 commas", ",".repeat(8000) + "a=1", "a=1");
    baggage("8,000 equals signs", "=".repeat(8000), "");
    baggage("8,000 semicolons", ";".repeat(8000), "");
    baggage("line end", "a=1\r\nb=2", "");
    baggage("line end in one member", "a=1\r\n,b=2", "b=2");
    baggage("NUL in a key", "a\u0000=1,b=2", "b=2");
    baggage("quotes", "a=\"1\",b=2", "b=2");
    baggage("backslash", "a=\\,b=2", "b=2");
    baggage("no equals sign", "a,b=2", "b=2");
    baggage("no key", "=1,b=2", "b=2");
    baggage("no value", "a=,b=2", "a=,b=2");
    baggage("key with a slash", "a/b=1,b=2", "b=2");
    baggage("key with a blank", "a b=1,b=2", "b=2");
    baggage("key with a semicolon", "a;b=1,b=2", "b=2");
    baggage("value with a blank", "a=1 2,b=2", "b=2");
    baggage("value not ASCII", "a=é,b=2", "b=2");
    baggage("emoji for a key", "😀=1,b=2", "b=2");
    baggage("duplicate key", "a=1,a=2", "a=2");
    baggage("two equals signs", "a=1=2", "a=1=2");
    baggage("blanks around", " a = 1 , b = 2 ", "a=1,b=2");
    row("baggage: two headers", NONE, "", "a=1,b=2", "baggage", "a=1", "baggage", "b=2");
    row(
        "baggage: two headers over the limit",
        NONE,
        "",
        "a=1",
        "baggage",
        "a=1",
        "baggage",
        "b=" + "v".repeat(8190));
  }

  private static void businessMembers() {
    String id = "business.transaction.id=";
    String name = "business.transaction.name=";
    String start = "business.transaction.start_time=";
    business("within bounds", name + "order," + id + "o-1," + start + (NOW - 1000), true);
    business("29 days old", id + "o-1," + start + (NOW - 29L * 86_400_000), true);
    business("31 days old", id + "o-1," + start + (NOW - 31L * 86_400_000), false);
    business("from 1970", id + "o-1," + start + "1", false);
    business("four minutes ahead", id + "o-1," + start + (NOW + 240_000), true);
    business("an hour ahead", id + "o-1," + start + (NOW + 3_600_000), false);
    business("from the year 9999", id + "o-1," + start + "253370764800000", false);
    business("start beyond a long", id + "o-1," + start + "9".repeat(30), false);
    business("start negative", id + "o-1," + start + "-1", false);
    business("start empty", id + "o-1," + start, false);
    business("start a word", id + "o-1," + start + "now", false);
    business("start full-width", id + "o-1," + start + "%EF%BC%91", false);
    business("id of 128 characters", id + "o".repeat(128), true);
    business("id of 129 characters", id + "o".repeat(129), false);
    business("id of 8,000 characters", id + "o".repeat(8000), false);
    business("id empty", id, false);
    business("id with a line end", id + "o%0D%0A1", false);
    business("id with NUL", id + "o%001", false);
    business("id with a quote", id + "o%221", false);
    business("id with markup", id + "%3Cscript%3E", false);
    business("id with a blank", id + "o%201", false);
    business("id not ASCII", id + "%C3%A9", false);
    business("name of 64 characters", name + "n".repeat(64), true);
    business("name of 65 characters", name + "n".repeat(65), false);
    business("promise not a number", id + "o-1,business.transaction.promise=5s", false);
    business("give-up negative", id + "o-1,business.transaction.give_up=-5", false);
    business("origin too long", id + "o-1,business.transaction.origin=" + "a".repeat(33), false);
    business("pseudonym within bounds", "enduser.pseudo.id=u-1", true);
    business("pseudonym oversized", "enduser.pseudo.id=" + "u".repeat(129), false);
    business("pseudonym with markup", "enduser.pseudo.id=%3Cb%3E", false);
  }

  private static void xrays() {
    String root = "Root=1-" + TRACE.substring(0, 8) + "-" + TRACE.substring(8);
    String good = root + ";Parent=" + SPAN + ";Sampled=1";
    xray("well formed", good, true);
    xray("parts in another order", "Sampled=1;Parent=" + SPAN + ";" + root, true);
    xray("blanks", root + " ; Parent=" + SPAN + " ; Sampled=1", true);
    xray("an unknown part", "Self=1-2-3;" + good, true);
    xray("lineage without an end", good + ";Lineage=123456789012::", true);
    xray("lineage of colons", good + ";Lineage=::::", true);
    xray("lineage with a line end", good + ";Lineage=a\r\nb", true);
    xray("lineage of 100 KB", good + ";Lineage=" + "a".repeat(100_000), false);
    xray("sampled unknown", root + ";Parent=" + SPAN + ";Sampled=?", true);
    xray("sampled absent", root + ";Parent=" + SPAN, true);
    xray("sampled twice", good + ";Sampled=0", true);
    xray("wrong case", good.toUpperCase(Locale.ROOT), false);
    xray("wrong case of a name", good.replace("Root", "root"), false);
    xray("no parent", root + ";Sampled=1", false);
    xray("no root", "Parent=" + SPAN + ";Sampled=1", false);
    xray("root without version", good.replace("1-0af", "0af"), false);
    xray("root of version 2", good.replace("Root=1-", "Root=2-"), false);
    xray("root cut", good.replace("319c", "319"), false);
    xray("root not hex", good.replace("0af", "0gf"), false);
    xray("root all zero", "Root=1-00000000-" + "0".repeat(24) + ";Parent=" + SPAN, false);
    xray("parent all zero", root + ";Parent=" + "0".repeat(16), false);
    xray("parent cut", root + ";Parent=" + SPAN.substring(1), false);
    xray("a traceparent", GOOD, false);
    xray("empty", "", false);
    xray("semicolons", ";".repeat(1000), false);
    xray("100 KB", "Root=" + "1".repeat(100_000), false);
    xray("a mebibyte of semicolons", ";".repeat(1 << 20), false);
    spanRow(
        "x-ray: beside a traceparent it counts for nothing",
        TRACE,
        "traceparent",
        GOOD,
        "X-Amzn-Trace-Id",
        "Root=1-11111111-" + "1".repeat(24) + ";Parent=" + SPAN);
  }

  private static void packs() {
    String encoded = "traceparent=" + GOOD;
    pack("well formed", TRACE, "a=1", "b=2", encoded + "&tracestate=a%3D1&baggage=b%3D2");
    pack(
        "bare equals and commas",
        TRACE,
        "a=1,c=3",
        "b=2,d=4",
        encoded + "&tracestate=a=1,c=3&baggage=b=2,d=4");
    pack("other order, unknown fields", TRACE, "", "b=2", "x=y&baggage=b=2&" + encoded + "&z");
    pack("traceparent cut", NONE, "", "b=2", "baggage=b=2&traceparent=" + GOOD.substring(0, 40));
    pack("cut inside an escape", TRACE, "", "", encoded + "&baggage=b%3");
    pack("cut at a percent sign", TRACE, "", "", encoded + "&baggage=b%");
    pack("bad escape", TRACE, "", "", encoded + "&baggage=b%zz");
    pack("traceparent twice", NONE, "", "", encoded + "&" + encoded);
    pack("baggage twice", TRACE, "", "", encoded + "&baggage=a=1&baggage=b=2");
    pack("empty", NONE, "", "", "");
    pack("ampersands", NONE, "", "", "&".repeat(30_000));
    pack("a mebibyte of ampersands", NONE, "", "", "&".repeat(1 << 20));
    pack("a mebibyte of percent signs", NONE, "", "", "traceparent=" + "%".repeat(1 << 20));
    pack("30,000 percent signs", NONE, "", "", "traceparent=" + "%".repeat(30_000));
    pack("not ASCII", TRACE, "", "", encoded + "&baggage=é");
    pack("a name that ends like ours", NONE, "", "", "xtraceparent=" + GOOD);
    pack("JSON", NONE, "", "", "{\"traceparent\":\"" + GOOD + "\"}");
    row(
        "tracepack: the rest of a plain traceparent",
        TRACE,
        "a=1",
        "b=2",
        "traceparent",
        GOOD,
        "tracepack",
        "tracestate=a=1&baggage=b=2");
    row(
        "tracepack: ids of the same trace",
        TRACE,
        "",
        "b=2",
        "traceparent",
        GOOD,
        "tracepack",
        "traceparent=00-" + TRACE + "-1111111111111111-01&baggage=b=2");
    row(
        "tracepack: ids of another trace",
        TRACE,
        "",
        "",
        "traceparent",
        GOOD,
        "tracepack",
        "traceparent=00-" + OTHER + "-" + SPAN + "-01&tracestate=a=1&baggage=b=2");
    row(
        "tracepack: traceparent malformed beside it",
        TRACE,
        "",
        "b=2",
        "traceparent",
        "x",
        "tracepack",
        encoded + "&baggage=b=2");
    row(
        "tracepack: plain baggage wins",
        TRACE,
        "",
        "c=3",
        "traceparent",
        GOOD,
        "baggage",
        "c=3",
        "tracepack",
        "baggage=b=2");
  }

  static Stream<Arguments> cases() {
    CASES.clear();
    traceparents();
    tracestates();
    baggages();
    businessMembers();
    xrays();
    packs();
    return new ArrayList<>(CASES).stream();
  }

  @BeforeEach
  void listen() {
    LOGGED.clear();
    LISTENER.setLevel(Level.INFO);
    Logger.getLogger("").addHandler(LISTENER);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger("").removeHandler(LISTENER);
  }

  @Test
  void table_hasAtLeast150NamedCases() {
    assertThat(cases().map(c -> c.get()[0]).distinct()).hasSizeGreaterThan(200);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void extract_fromText_understandsNoMoreAndNoLess(
      String name, MapCarrier carrier, String trace, String state, String baggage) {
    check(carrier, MapCarrier.GETTER, trace, state, baggage);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void extract_fromBytes_understandsNoMoreAndNoLess(
      String name, MapCarrier carrier, String trace, String state, String baggage) {
    check(carrier, MapCarrier.BYTES, trace, state, baggage);
  }

  private static void check(
      MapCarrier carrier,
      TextMapGetter<MapCarrier> getter,
      String trace,
      String state,
      String baggage) {
    long start = System.nanoTime();
    Context context =
        new ThroughlinePropagator(false, () -> NOW).extract(Context.root(), carrier, getter);
    long nanos = System.nanoTime() - start;

    SpanContext span = Span.fromContext(context).getSpanContext();
    assertThat(span.isValid() ? span.getTraceId() : NONE).isEqualTo(trace);
    assertThat(text(span.getTraceState())).isEqualTo(state);
    if (baggage.equals("*")) {
      assertThat(Baggage.fromContext(context).size()).isGreaterThan(1);
    } else {
      assertThat(text(Baggage.fromContext(context))).isEqualTo(baggage);
    }
    assertThat(nanos).isLessThan(1_000_000_000L);
    assertThat(LOGGED).isEmpty();

    // What was understood is written again without complaint, and nothing smuggles a line.
    MapCarrier onward = new MapCarrier();
    ThroughlinePropagator.getInstance().inject(context, onward, MapCarrier.SETTER);
    ThroughlineXrayPropagator.getInstance().inject(context, onward, MapCarrier.SETTER);
    assertThat(onward.toString()).doesNotContain("\r", "\n", "\u0000");
  }

  private static String text(TraceState state) {
    List<String> members = new ArrayList<>();
    state.forEach((key, value) -> members.add(key + "=" + value));
    return String.join(",", members);
  }

  private static String text(Baggage baggage) {
    Map<String, String> members = new LinkedHashMap<>();
    baggage.forEach((key, entry) -> members.put(key, key + "=" + entry.getValue()));
    return String.join(",", members.values());
  }

  @Test
  void extract_tenThousandOtherFields_isQuick() {
    MapCarrier carrier = new MapCarrier();
    for (int i = 0; i < 10_000; i++) {
      carrier.with("other" + i, "v");
    }
    carrier.with("traceparent", GOOD);

    check(carrier, MapCarrier.GETTER, TRACE, "", "");
    check(carrier, MapCarrier.BYTES, TRACE, "", "");
  }
}
