package io.throughline.cli;

import io.throughline.processors.redaction.KeyRing;
import io.throughline.processors.redaction.PolicyTrial;
import io.throughline.processors.redaction.Redactor;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "redact",
    mixinStandardHelpOptions = true,
    description = {
      "Answers values on standard input with what may leave of them.",
      "",
      "A line in is {\"key\",\"value\"[,\"type\":\"long\"|\"double\"]}, a line out",
      "{\"value\",\"findings\":[{\"detector\",\"start\",\"end\",\"action\"}]}.",
      "",
      "Offsets are in code points of the value that came in; a dropped value is null, and where the"
          + " key or the value's form decided, the detector is \"policy\". Without a type a JSON"
          + " number is a long or a double. Without a key the value counts as under a key that"
          + " nobody knows. Blank lines are skipped. A line that is no such JSON, or is longer than"
          + " 2 MiB, fails closed: its value is null, and standard error names it by its number,"
          + " never by its content."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every line was answered",
      "1:a line was no such JSON or too long",
      "2:wrong call: no such policy, no such keys"
    })
final class RedactCommand implements Callable<Integer> {
  private static final PolicyTrial.Outcome CLOSED =
      new PolicyTrial.Outcome(null, java.util.List.of());
  private static final int MAX_SAID = 10;

  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "POLICY",
      description = "built-in name or file")
  private String policy = "prod";

  @Option(names = "--keys", paramLabel = "SOURCE", description = "file:… or env:NAME of the keys")
  private String keys = "";

  @Override
  public Integer call() throws IOException {
    KeyRing ring = keys.isEmpty() ? KeyRing.random() : KeyRing.load(keys);
    PolicyTrial trial =
        new PolicyTrial(Redactor.builder(Policies.named(policy)).setKeyRing(ring).build());
    PrintWriter out = spec.commandLine().getOut();
    TrialJson json = new TrialJson();
    ByteLines lines = new ByteLines(System.in, () -> flush(out));
    long wrong = 0;
    while (lines.next()) {
      if (lines.blank()) {
        continue;
      }
      TrialLine line = lines.tooLong() ? null : TrialLine.parse(lines.bytes(), lines.length());
      if (line == null && ++wrong <= MAX_SAID) {
        complain(lines);
      }
      out.append(json.line(line == null ? CLOSED : apply(trial, line)));
    }
    flush(out);
    if (wrong > MAX_SAID) {
      spec.commandLine().getErr().println("and " + (wrong - MAX_SAID) + " more lines");
    }
    return wrong > 0 ? ThroughlineCli.FOUND : ThroughlineCli.WELL;
  }

  /** A writer that prints keeps its failures to itself. */
  private static void flush(PrintWriter out) throws IOException {
    if (out.checkError()) {
      throw new IOException("standard output is closed");
    }
  }

  private void complain(ByteLines lines) {
    // The line itself may be what must not be repeated.
    spec.commandLine()
        .getErr()
        .println(
            "line "
                + lines.number()
                + (lines.tooLong()
                    ? " is longer than " + ByteLines.MAX_LINE + " bytes"
                    : " is no {\"key\",\"value\"[,\"type\":\"long\"|\"double\"]}"));
  }

  private static PolicyTrial.Outcome apply(PolicyTrial trial, TrialLine line) {
    if (line.value() instanceof Long number) {
      return trial.number(line.key(), number.longValue());
    }
    if (line.value() instanceof Double number) {
      return trial.number(line.key(), number.doubleValue());
    }
    return trial.text(line.key(), line.value().toString());
  }
}
