package io.throughline.propagation;

import static io.throughline.propagation.HostileCase.GOOD;
import static io.throughline.propagation.HostileCase.NONE;
import static io.throughline.propagation.HostileCase.OTHER;
import static io.throughline.propagation.HostileCase.SPAN;
import static io.throughline.propagation.HostileCase.TRACE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What travels where slots are short: X-Ray's header and {@code tracepack}. */
final class HostileAwsFields {

  private static final List<HostileCase> CASES = new ArrayList<>();

  static {
    xrays();
    packs();
  }

  private HostileAwsFields() {}

  static List<HostileCase> all() {
    return CASES;
  }

  private static void xray(String name, String value, boolean valid) {
    row("x-ray: " + name, valid ? TRACE : NONE, "", "", "X-Amzn-Trace-Id", value);
  }

  private static void pack(String name, String trace, String state, String baggage, String value) {
    row("tracepack: " + name, trace, state, baggage, "tracepack", value);
  }

  private static void row(
      String name, String trace, String state, String baggage, String... fields) {
    CASES.add(HostileCase.of(name, trace, state, baggage, fields));
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
    row(
        "x-ray: beside a traceparent it counts for nothing",
        TRACE,
        "",
        "",
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
}
