package io.throughline.comparison.conformance;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A request, and what must be said of the calls that follow from it: the facts of W3C Trace Context
 * that its test suite asks about, in a table of our own.
 *
 * @param headers names and values in turn
 * @param isContinued whether the calls belong to the request's trace
 * @param state the calls' tracestate; empty for none
 */
record SuiteCase(String name, List<String> headers, boolean isContinued, String state) {

  static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  static final String SPAN = "00f067aa0ba902b7";

  private static final String TAIL = TRACE + "-" + SPAN + "-00";
  private static final String GOOD = "00-" + TAIL;

  static Stream<SuiteCase> all() {
    return Stream.of(parents(), names(), malformed(), states(), refusedStates())
        .flatMap(cases -> cases);
  }

  private static Stream<SuiteCase> parents() {
    return Stream.of(
        parent("no traceparent", false),
        parent("a traceparent", true, GOOD),
        parent("sampled", true, "00-" + TRACE + "-" + SPAN + "-01"),
        parent("the random flag", true, "00-" + TRACE + "-" + SPAN + "-02"),
        parent(
            "two that differ", false, GOOD, "00-" + TRACE.replace('4', '5') + "-" + SPAN + "-00"),
        parent("a later version", true, "cc-" + TAIL),
        parent("a later version with a tail", true, "cc-" + TAIL + "-what-comes"),
        parent("a blank before", true, " " + GOOD),
        parent("a tab before", true, "\t" + GOOD),
        parent("a blank after", true, GOOD + " "),
        parent("a tab after", true, GOOD + "\t"),
        parent("blanks on both sides", true, "\t " + GOOD + " \t"));
  }

  private static Stream<SuiteCase> names() {
    return Stream.of(
        of("name in camel case", true, "", "TraceParent", GOOD),
        of("name in mixed case", true, "", "TrAcEpArEnT", GOOD),
        of("name in upper case", true, "", "TRACEPARENT", GOOD),
        of("name with a dash", false, "", "trace-parent", GOOD),
        of("name with a dot", false, "", "trace.parent", GOOD),
        of("state's name in camel case", true, "a=1", "traceparent", GOOD, "TraceState", "a=1"),
        of("state's name in mixed case", true, "a=1", "traceparent", GOOD, "TrAcEsTaTe", "a=1"),
        of("state's name in upper case", true, "a=1", "traceparent", GOOD, "TRACESTATE", "a=1"),
        of("state's name with a dash", true, "", "traceparent", GOOD, "trace-state", "a=1"),
        of("state's name with a dot", true, "", "traceparent", GOOD, "trace.state", "a=1"));
  }

  private static Stream<SuiteCase> malformed() {
    return Stream.of(
        parent("version 00 with a dot after", false, GOOD + "."),
        parent("version 00 with a tail", false, GOOD + "-what-comes"),
        parent("a later version with a dot after", false, "cc-" + TAIL + ".what-comes"),
        parent("version ff", false, "ff-" + TAIL),
        parent("version begins with a dot", false, ".0-" + TAIL),
        parent("version ends with a dot", false, "0.-" + TAIL),
        parent("version of three digits", false, "000-" + TAIL),
        parent("version of four digits", false, "0000-" + TAIL),
        parent("version of one digit", false, "0-" + TAIL),
        parent("trace id of zeros", false, "00-" + "0".repeat(32) + "-" + SPAN + "-00"),
        parent(
            "trace id begins with a dot", false, "00-." + TRACE.substring(1) + "-" + SPAN + "-00"),
        parent("trace id ends with a dot", false, "00-" + TRACE.substring(1) + ".-" + SPAN + "-00"),
        parent("trace id too long", false, "00-" + TRACE + "3-" + SPAN + "-00"),
        parent("trace id too short", false, "00-" + TRACE.substring(1) + "-" + SPAN + "-00"),
        parent("parent id of zeros", false, "00-" + TRACE + "-" + "0".repeat(16) + "-00"),
        parent(
            "parent id begins with a dot", false, "00-" + TRACE + "-." + SPAN.substring(1) + "-00"),
        parent(
            "parent id ends with a dot", false, "00-" + TRACE + "-" + SPAN.substring(1) + ".-00"),
        parent("parent id too long", false, "00-" + TRACE + "-" + SPAN + "7-00"),
        parent("parent id too short", false, "00-" + TRACE + "-" + SPAN.substring(1) + "-00"),
        parent("flags begin with a dot", false, "00-" + TRACE + "-" + SPAN + "-.0"),
        parent("flags end with a dot", false, "00-" + TRACE + "-" + SPAN + "-0."),
        parent("flags of three digits", false, "00-" + TRACE + "-" + SPAN + "-001"),
        parent("flags of one digit", false, "00-" + TRACE + "-" + SPAN + "-1"),
        of("a state without a traceparent", false, "", "tracestate", "a=1,b=2"));
  }

  private static Stream<SuiteCase> states() {
    String key = "abcdefghijklmnopqrstuvwxyz0123456789_-*/";
    String value =
        IntStream.rangeClosed(' ', '~')
            .filter(c -> c != ',' && c != '=')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return Stream.of(
        state("a state", "a=1,b=2", "a=1,b=2"),
        state("an empty header", "", ""),
        state("an empty header after another", "a=1", "a=1", ""),
        state("an empty header before another", "a=1", "", "a=1"),
        state("three headers are one list", "a=1,b=2,c=3,d=4,e=5", "a=1,b=2", "c=3,d=4", "e=5"),
        state("a key twice, equal values", "a=1", "a=1,a=1"),
        state("a key twice", "a=1", "a=1,a=2"),
        state("a key in two headers, equal values", "a=1", "a=1", "a=1"),
        state("a key in two headers", "a=1", "a=1", "a=2"),
        state("every legal character", key + "=" + value, key + "=" + value),
        state(
            "every legal character, with a vendor",
            "1" + key + "@v=" + value,
            "1" + key + "@v=" + value),
        state("blanks and tabs around members", "a=1,b=2,c=3", "a=1 \t , \t b=2, \t c=3"),
        state("tabs first", "a=1,b=2,c=3", "a=1\t \t,\t \tb=2,\t \tc=3"),
        state("a blank before", "a=1", " a=1"),
        state("a tab before", "a=1", "\ta=1"),
        state("a blank after", "a=1", "a=1 "),
        state("a tab after", "a=1", "a=1\t"),
        state("blanks on both sides", "a=1", "\t a=1 \t"),
        state("32 members", members(1, 32), members(1, 10), members(11, 20), members(21, 32)),
        state(
            "a key of 256 characters",
            "a=1," + "z".repeat(256) + "=1",
            "a=1",
            "z".repeat(256) + "=1"),
        state(
            "a tenant of 241 characters and a vendor of 14",
            "t".repeat(241) + "@" + "v".repeat(14) + "=1",
            "t".repeat(241) + "@" + "v".repeat(14) + "=1"));
  }

  private static Stream<SuiteCase> refusedStates() {
    return Stream.of(
        state("33 members", "", members(1, 10), members(11, 20), members(21, 33)),
        state("a blank in a key", "", "a =1"),
        state("a key in upper case", "", "A=1"),
        state("a key with a dot", "", "a.b=1"),
        state("a vendor without a tenant", "", "@a=1,b=2"),
        state("a key of 257 characters", "", "a=1", "z".repeat(257) + "=1"),
        state("two equals signs", "", "a=b=c"),
        state("no value", "", "a=,b=3"));
  }

  private static String members(int from, int to) {
    return String.join(
        ",", IntStream.rangeClosed(from, to).mapToObj(i -> "k" + i + "=" + i).toList());
  }

  private static SuiteCase parent(String name, boolean isContinued, String... values) {
    return of(name, isContinued, "", named("traceparent", values));
  }

  private static SuiteCase state(String name, String expected, String... values) {
    return of(
        "state: " + name,
        true,
        expected,
        Stream.concat(Stream.of("traceparent", GOOD), Stream.of(named("tracestate", values)))
            .toArray(String[]::new));
  }

  private static String[] named(String name, String... values) {
    return Stream.of(values).flatMap(value -> Stream.of(name, value)).toArray(String[]::new);
  }

  private static SuiteCase of(String name, boolean isContinued, String state, String... headers) {
    return new SuiteCase(name, List.of(headers), isContinued, state);
  }

  @Override
  public String toString() {
    return name;
  }
}
