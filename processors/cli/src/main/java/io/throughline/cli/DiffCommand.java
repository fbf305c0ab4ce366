package io.throughline.cli;

import io.throughline.processors.redaction.PolicyReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:no difference", "1:rules differ", "2:wrong call or policy"},
    description = "Prints which rules differ in two policies. Exit code 1 if any does.")
final class DiffCommand implements Callable<Integer> {
  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  private CommandLine.Model.CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ONE")
  private String one = "";

  @Parameters(index = "1", paramLabel = "OTHER")
  private String other = "";

  @Override
  public Integer call() {
    List<String> lines = PolicyReport.diff(Policies.named(one), Policies.named(other));
    lines.forEach(spec.commandLine().getOut()::println);
    return lines.isEmpty() ? ThroughlineCli.WELL : ThroughlineCli.FOUND;
  }
}
