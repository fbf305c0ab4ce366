package io.throughline.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What is done with policies. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = "Checks, tries out and explains a redaction policy.",
    subcommands = {
      LintCommand.class,
      RedactCommand.class,
      DiffCommand.class,
      ReportCommand.class,
      SuggestCommand.class
    })
final class PolicyCommand implements Runnable {
  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before run
  private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "a command is needed: lint, redact, diff, report or suggest");
  }
}
