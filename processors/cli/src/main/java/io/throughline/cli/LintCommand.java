package io.throughline.cli;

import io.throughline.processors.redaction.InvalidPolicyException;
import io.throughline.processors.redaction.PolicyCases;
import io.throughline.processors.redaction.RedactionPolicy;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all are right", "1:one is wrong, or a case fails", "2:wrong call"},
    description = "Checks policy files and runs their cases. Exit code 1 if one is wrong.")
final class LintCommand implements Callable<Integer> {
  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "POLICY", arity = "1..*", description = "files, or built-in names")
  private List<String> policies = List.of();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    int code = ThroughlineCli.WELL;
    for (String reference : policies) {
      try {
        RedactionPolicy policy = Policies.named(reference);
        List<String> failures = PolicyCases.run(policy);
        failures.forEach(failure -> out.println(reference + ": case failed, " + failure));
        if (failures.isEmpty()) {
          out.println(reference + ": ok, " + policy.id());
        } else {
          code = ThroughlineCli.FOUND;
        }
      } catch (InvalidPolicyException e) {
        out.println(e.getMessage());
        code = ThroughlineCli.FOUND;
      }
    }
    return code;
  }
}
