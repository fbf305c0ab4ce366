package io.throughline.cli;

import io.throughline.processors.redaction.PolicyReport;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:printed", "2:wrong call, or no such policy"},
    description = "Prints what a policy lets out and why, for an auditor.")
final class ReportCommand implements Callable<Integer> {
  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  private CommandLine.Model.CommandSpec spec;

  @Parameters(index = "0", paramLabel = "POLICY", description = "built-in name or file")
  private String policy = "prod";

  @Override
  public Integer call() {
    PolicyReport.of(Policies.named(policy)).forEach(spec.commandLine().getOut()::println);
    return ThroughlineCli.WELL;
  }
}
