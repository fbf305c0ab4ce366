package io.throughline.propagation;

import static io.throughline.propagation.HostileCase.GOOD;
import static io.throughline.propagation.HostileCase.MEBI;
import static io.throughline.propagation.HostileCase.NONE;
import static io.throughline.propagation.HostileCase.OTHER;
import static io.throughline.propagation.HostileCase.SPAN;
import static io.throughline.propagation.HostileCase.TRACE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Trace Context: {@code traceparent} and {@code tracestate}. */
final class HostileTraceContexts {

  private static final List<HostileCase> CASES = new ArrayList<>();

  static {
    traceparents();
    tracestates();
  }

  private HostileTraceContexts() {}

  static List<HostileCase> all() {
    return CASES;
  }

  private static void traceparent(String name, String value, boolean valid) {
    row("traceparent: " + name, valid ? TRACE : NONE, "", "", "traceparent", value);
  }

  private static void tracestate(String name, String value, String state) {
    row("tracestate: " + name, TRACE, state, "", "traceparent", GOOD, "tracestate", value);
  }

  private static void row(
      String name, String trace, String state, String baggage, String... fields) {
    CASES.add(HostileCase.of(name, trace, state, baggage, fields));
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
    row(
        "traceparent: twice and different",
        NONE,
        "",
        "",
        "traceparent",
        GOOD,
        "traceparent",
        "00-" + OTHER + "-" + SPAN + "-01");
    row("traceparent: twice and equal", TRACE, "", "", "traceparent", GOOD, "traceparent", GOOD);
    row(
        "traceparent: thrice, one differs",
        NONE,
        "",
        "",
        "traceparent",
        GOOD,
        "traceparent",
        GOOD,
        "traceparent",
        "x");
    row("traceparent: wrong case of the name", NONE, "", "", "Traceparent", GOOD);
    row("traceparent: absent, tracestate there", NONE, "", "", "tracestate", "a=1");
  }

  private static void tracestates() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 33; i++) {
      many.append(i == 0 ? "" : ",").append('k').append(i).append("=v");
    }
    tracestate("well formed", "a=1,b=2", "a=1,b=2");
    tracestate("empty", "", "");
    tracestate("33 members", many.toString(), "");
    tracestate("duplicate key", "a=1,b=2,a=3", "a=1,b=2");
    tracestate("duplicate key, equal values", "a=1,a=1", "a=1");
    tracestate("33 members of one key", "a=1,".repeat(33), "");
    tracestate("a mebibyte of commas", ",".repeat(1 << 20), "");
    tracestate("commas behind a member", "a=1" + ",".repeat(1 << 20), "a=1");
    tracestate("commas before a member", ",".repeat(1 << 20) + "a=1", "a=1");
    tracestate("a mebibyte of blanks", " ".repeat(1 << 20), "");
    tracestate("blanks and commas", " ,".repeat(1 << 19), "");
    tracestate("a mebibyte of equals signs", "=".repeat(1 << 20), "");
    tracestate("blanks around", "a=1 , b=2", "a=1,b=2");
    tracestate("empty member between", "a=1,,b=2", "a=1,b=2");
    tracestate("blank member between", "a=1, \t,b=2", "a=1,b=2");
    tracestate("blank before and after", " \ta=1\t ", "a=1");
    tracestate("blank inside a value", "a=1 2", "a=1 2");
    tracestate("blank before a value", "a= 1", "a= 1");
    tracestate("blank before the equals sign", "a =1", "");
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
        "tracestate: an empty header before another",
        TRACE,
        "a=1",
        "",
        "traceparent",
        GOOD,
        "tracestate",
        "",
        "tracestate",
        "a=1");
    row(
        "tracestate: two headers with one key",
        TRACE,
        "a=1",
        "",
        "traceparent",
        GOOD,
        "tracestate",
        "a=1",
        "tracestate",
        "a=2");
  }
}
