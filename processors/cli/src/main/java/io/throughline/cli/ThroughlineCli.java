package io.throughline.cli;

import io.throughline.processors.redaction.InvalidPolicyException;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code java -jar throughline-cli.jar}: exit code 0 is well, 1 a finding, 2 a wrong call. */
@Command(
    name = "throughline",
    mixinStandardHelpOptions = true,
    versionProvider = ThroughlineCli.Version.class,
    description = "Tries out and explains what Throughline lets out of a service.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all is well", "1:something was found", "2:wrong call", "3:it failed itself"},
    subcommands = {PolicyCommand.class, PersonCommand.class})
public final class ThroughlineCli implements Runnable {
  static final int WELL = 0;
  static final int FOUND = 1;
  static final int WRONG_CALL = 2;
  private static final int FAILED = 3;

  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before run
  private CommandLine.Model.CommandSpec spec;

  public static void main(String[] args) {
    // Straight to the descriptor: System.out would cut what is written into small pieces.
    PrintWriter out =
        new PrintWriter(
            new BufferedWriter(
                new OutputStreamWriter(
                    new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
                1 << 16));
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
              if (e instanceof InvalidPolicyException || e instanceof IOException) {
                commandLine.getErr().println(e.getMessage());
                return WRONG_CALL;
              }
              // A message may quote what was read, so only the place is said.
              commandLine.getErr().println(e.getClass().getName() + " at " + place(e));
              return FAILED;
            })
        .execute(args);
  }

  private static String place(Exception e) {
    StackTraceElement[] frames = e.getStackTrace();
    return frames.length == 0 ? "no known place" : frames[0].toString();
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "a command is needed: policy or person");
  }

  /** What the manifest says. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = ThroughlineCli.class.getPackage().getImplementationVersion();
      return new String[] {"throughline " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
