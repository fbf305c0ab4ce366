package io.throughline.cli;

import io.throughline.processors.redaction.KeyRing;
import io.throughline.processors.redaction.PolicyTrial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "person",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:printed", "2:wrong call, no identifier, or no such keys"},
    description = {
      "Prints every token under which a person may be found.",
      "",
      "Reads an identifier on standard input (never as an argument, which others can see) and "
          + "prints the tokens to search for, a line each, the newest key first."
    })
final class PersonCommand implements Callable<Integer> {
  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--keys",
      paramLabel = "SOURCE",
      defaultValue = "${env:THROUGHLINE_REDACTION_KEYS:-}",
      description = "file:… or env:NAME; default: THROUGHLINE_REDACTION_KEYS")
  private String keys = "";

  @Override
  public Integer call() throws IOException {
    if (keys.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--keys is needed: file:… or env:NAME, as the services have it");
    }
    KeyRing ring = KeyRing.load(keys);
    String value = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
    if (value.isEmpty()) {
      spec.commandLine().getErr().println("no identifier on standard input");
      return ThroughlineCli.WRONG_CALL;
    }
    PolicyTrial.tokens(ring, value).forEach(spec.commandLine().getOut()::println);
    return ThroughlineCli.WELL;
  }
}
