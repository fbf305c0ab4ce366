package io.throughline.cli;

import io.throughline.processors.redaction.InvalidPolicyException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code java -jar throughline-cli.jar}: exit code 0 is well, 1 a finding, 2 a wrong call. */
@Command(
    name = "throughline",
    mixinStandardHelpOptions = true,
    description = "Tries out and explains what Throughline lets out of a service.",
    subcommands = {PolicyCommand.class, PersonCommand.class})
public final class ThroughlineCli implements Runnable {
  static final int WELL = 0;
  static final int FOUND = 1;
  static final int WRONG_CALL = 2;

  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before run
  private CommandLine.Model.CommandSpec spec;

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(out, err, args);
    out.flush();
    System.exit(code);
  }

  static int run(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new ThroughlineCli())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (e, commandLine, result) -> {
              // What a user can put right is said without a stack trace.
              if (e instanceof InvalidPolicyException) {
                commandLine.getErr().println(e.getMessage());
                return WRONG_CALL;
              }
              throw e;
            })
        .execute(args);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "a command is needed: policy or person");
  }
}
