package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.throughline.processors.redaction.detect.KeyContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StackTracesTest {
  private static final AttributeKey<String> TRACE = AttributeKey.stringKey("exception.stacktrace");
  private static final StackTraces MET = new StackTraces();
  private static final Redactor STAGING = Redactor.create(RedactionPolicy.staging());
  private static final ScannedTraces SCANNED = new ScannedTraces(STAGING.text());

  @Test
  void withoutMessages_causeAndSuppressed_keepsTypesAndFramesAlone() {
    Exception cause = new IllegalStateException("card 4111 1111 1111 1111\nsecond line");
    Exception thrown = new RuntimeException("of alice@example.com", cause);
    thrown.addSuppressed(new java.io.IOException("/home/alice"));
    String trace = printed(thrown);

    String kept = without(MET, trace);

    assertThat(kept)
        .startsWith("java.lang.RuntimeException\n\tat io.throughline.")
        .contains("\nCaused by: java.lang.IllegalStateException\n\tat ")
        .contains("\n\tSuppressed: java.io.IOException\n\t\tat ")
        .doesNotContain("alice", "4111", "second");
  }

  @Test
  void withoutMessages_sameFramesAgain_returnsTheSameText() {
    StackTraces traces = new StackTraces();
    String one =
        without(traces, trace("java.lang.IllegalStateException: order 1", "a.B.c(B.java:1)"));
    String two =
        without(traces, trace("java.lang.IllegalStateException: order 2", "a.B.c(B.java:1)"));
    assertThat(two).isSameAs(one);
    assertThat(without(traces, one)).isSameAs(one);
  }

  @Test
  void withoutMessages_logbacksLinesAgain_returnsTheSameText() {
    StackTraces traces = new StackTraces();
    String frames =
        "\r\n\tat a.B.c(B.java:1) ~[orders-1.2.jar:1.2]\r\n\tat a.B.d(B.java:2) [classes/:?]\r\n"
            + "Caused by: a.CException: ";
    String rest = "\r\n\tat a.C.c(C.java:1) ~[?:?]\r\n\t... 5 common frames omitted\r\n";
    String one = without(traces, "a.BException: order 1" + frames + "stock 1" + rest);
    String two = without(traces, "a.BException: order 22" + frames + "stock 22" + rest);
    assertThat(two).isSameAs(one);
    assertThat(one)
        .isEqualTo(
            """
            a.BException
            \tat a.B.c(B.java:1)
            \tat a.B.d(B.java:2)
            Caused by: a.CException
            \tat a.C.c(C.java:1)
            \t... 5 more
            """);
  }

  @Test
  void withoutMessages_wordsBehindAFrame_areNotRemembered() {
    StackTraces traces = new StackTraces();
    String trace = "a.BException: x\n\tat a.B.c(B.java:1) of [alice@example.com]\n";
    String one = without(traces, trace);
    assertThat(one).isEqualTo("a.BException\n\tat a.B.c(B.java:1)\n");
    assertThat(without(traces, trace)).isNotSameAs(one).isEqualTo(one);
  }

  @Test
  void withoutMessages_messageInAnotherScript_doesNotLeave() {
    StackTraces traces = new StackTraces();
    for (String message : List.of("нет 1", "нет 2", "no 3")) {
      assertThat(without(traces, trace("a.BException: " + message, "a.B.c(B.java:1)")))
          .isEqualTo("a.BException\n\tat a.B.c(B.java:1)\n");
    }
  }

  @Test
  void withoutMessages_frameThatIsData_isNotRemembered() {
    StackTraces traces = new StackTraces();
    String trace =
        trace("a.BException: x", "a.B.c(B.java:1)", "alice@example.com", "a.B.d(B.java:2)");
    for (int i = 0; i < 3; i++) {
      assertThat(without(traces, trace))
          .isEqualTo("a.BException\n\tat a.B.c(B.java:1)\n\tat a.B.d(B.java:2)\n");
    }
  }

  @Test
  void withoutMessages_thousandsOfTraces_remembersTheLastOnesRightly() {
    StackTraces traces = new StackTraces();
    for (int i = 0; i < 5000; i++) {
      String frame = "a.B.c(B.java:" + i % 300 + ")";
      assertThat(without(traces, trace("a.BException: " + i, frame, "a.Main.main(Main.java:3)")))
          .isEqualTo("a.BException\n\tat " + frame + "\n\tat a.Main.main(Main.java:3)\n");
    }
  }

  /** What is remembered from other traces must not show: one that met nothing says the same. */
  @Property(tries = 3_000)
  void withoutMessages_anyTraceAfterMany_saysWhatAFreshOneSays(@ForAll("traces") String trace) {
    String fresh = without(new StackTraces(), trace);
    assertThat(without(MET, trace)).isEqualTo(fresh);
    assertThat(without(MET, trace)).isEqualTo(fresh);
    assertThat(without(MET, fresh)).isEqualTo(fresh);
  }

  /** Passing over frames must not hide anything from the detectors. */
  @Property(tries = 3_000)
  void scanned_anyTraceAfterMany_saysWhatTheDetectorsSayOfTheWhole(@ForAll("traces") String trace) {
    KeyContext key = KeyContext.of("exception.stacktrace");
    Scratch scratch = Scratch.take();
    try {
      String whole = STAGING.text().redact(trace, key, scratch);
      assertThat(SCANNED.redact(trace, key, scratch)).isEqualTo(whole);
      assertThat(SCANNED.redact(trace, key, scratch)).isEqualTo(whole);
    } finally {
      scratch.giveBack();
    }
  }

  @Test
  void scanned_cleanTrace_returnsTheTextItself() {
    Attributes raw = Attributes.of(TRACE, trace("a.BException: no stock", "a.B.c(B.java:1)"));
    assertThat(STAGING.redactAttributes(raw)).isSameAs(raw);
    assertThat(STAGING.redactAttributes(raw)).isSameAs(raw);
  }

  @Test
  void scanned_findingInALaterCause_masksThatAlone() {
    String frames = "\tat a.B.c(B.java:1)\n\tat a.B.d(B.java:2)\n";
    String trace =
        "a.BException: x\n" + frames + "Caused by: a.CException: bob@example.com\n" + frames;
    for (int i = 0; i < 2; i++) {
      assertThat(STAGING.redactAttributes(Attributes.of(TRACE, trace)).get(TRACE))
          .doesNotContain("bob@example.com")
          .startsWith("a.BException: x\n" + frames + "Caused by: a.CException: ")
          .endsWith("\n" + frames);
    }
  }

  @Test
  void scanned_framesLikeKnownOnesButForAnotherScript_areRead() {
    redactedTrace("x", trace("a.BException: x", "a.B.c(B.java:1)"));
    String other = trace("a.BException: x", "a.B.c(B.java:1)").replace("B.c", "B.\u0163");
    assertThat(redactedTrace("x", other)).isEqualTo(other);
    String card = trace("a.BException: x", "a.B.c(B.java:1)") + "\uff14111111111111111\n";
    assertThat(redactedTrace("x", card)).doesNotContain("111111111");
  }

  @Test
  void scanned_cleanMessageOfTheAttribute_leavesBehindItsTypeToo() {
    for (String order : List.of("1", "2", "3")) {
      String trace = trace("a.BException: no stock for " + order, "a.B.c(B.java:1)");
      assertThat(redactedTrace("no stock for " + order, trace)).isEqualTo(trace);
    }
  }

  @Test
  void scanned_otherMessageThanTheAttributes_isRead() {
    String frame = "a.B.c(B.java:1)";
    redactedTrace("x", trace("a.BException: x", frame));
    for (String head :
        List.of(
            "a.BException: bob@example.com",
            "a.BException: bob@example.com: x",
            "bob@example.com: x",
            "bob@example.com a.BException: x")) {
      assertThat(redactedTrace("x", trace(head, frame))).doesNotContain("bob@example.com");
    }
    assertThat(redactedTrace("bob@example.com", trace("a.BException: bob@example.com", frame)))
        .doesNotContain("bob@example.com");
  }

  @Test
  void scanned_messageOfTheEventBefore_isRead() {
    redactedTrace("x", trace("a.BException: x", "a.B.c(B.java:1)"));
    Attributes other = Attributes.of(TRACE, trace("bob@example.com: x", "a.B.c(B.java:1)"));
    assertThat(STAGING.redactAttributes(other).get(TRACE)).doesNotContain("bob@example.com");
  }

  @Test
  void scanned_usersDetectorOfTypeAndMessage_findsBoth() {
    Redactor redactor =
        Redactor.create(
            PolicyFile.parse(
                """
                version: 1
                extends: staging
                detectors: { order: { regex: "BException: [a-z]+", action: mask } }
                """,
                "orders.yaml"));
    redactedTrace(redactor, "17", trace("a.BException: 17", "a.B.c(B.java:1)"));
    assertThat(redactedTrace(redactor, "bob", trace("a.BException: bob", "a.B.c(B.java:1)")))
        .startsWith("a.[order]\n");
  }

  private static String redactedTrace(String message, String trace) {
    return redactedTrace(STAGING, message, trace);
  }

  private static String redactedTrace(Redactor redactor, String message, String trace) {
    Attributes event =
        Attributes.of(AttributeKey.stringKey("exception.message"), message, TRACE, trace);
    return redactor.redactAttributes(event).get(TRACE);
  }

  @Provide
  Arbitrary<String> traces() {
    return Arbitraries.of(
            "a.BException",
            "a.BException: no stock",
            "a.BException: bob@example.com",
            "a.CException",
            "Exception in thread \"bob\" a.BException: x",
            "Exception: x",
            "Exception in",
            "a.BExceptionX: y",
            "Caused by: a.BException: q",
            "Caused by: a.CException",
            "Caused by: bob@example.com: x",
            "\tSuppressed: a.BException: z",
            "\t[CIRCULAR REFERENCE: a.BException: z]",
            "\tat a.B.c(B.java:1)",
            "\tat a.B.c(B.java:1)",
            "\tat a.B.d(B.java:2)",
            "\tat a.B.d(B.java:2)\r",
            "\tat a.B.d(B.java:2) ~[b-1.2.jar:1.2]",
            "\tat a.B.d(B.java:2) ~[bob@example.com]\r",
            "\tat a.B.d(B.java:2) [b.jar:?] bob",
            "Caused by: a.BException: q\r",
            "\t... 5 common frames omitted\r",
            "\tat a.B.e(Native Method)",
            "\tat bob@example.com",
            "\t\tat a.B.f(B.java:3)",
            "at a.B.g(B.java:4)",
            "\t... 12 more",
            "\t... bob more",
            "plain words",
            "card 4111 1111 1111 1111",
            "\tat a.B.c(4111111111111111)",
            "\tat bob.smith-acme.com/a.B.c(B.java:1)",
            "",
            " indented words")
        .list()
        .ofMinSize(1)
        .ofMaxSize(9)
        .flatMap(lines -> Arbitraries.of("", "\n").map(end -> String.join("\n", lines) + end));
  }

  private static String without(StackTraces traces, String trace) {
    Scratch scratch = Scratch.take();
    try {
      return traces.withoutMessages(trace, scratch);
    } finally {
      scratch.giveBack();
    }
  }

  private static String trace(String head, String... frames) {
    StringBuilder text = new StringBuilder(head).append('\n');
    List.of(frames).forEach(frame -> text.append("\tat ").append(frame).append('\n'));
    return text.toString();
  }

  private static String printed(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
