package io.throughline.comparison.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * JMH, several times over, into one report. A shared machine has slow minutes; JMH runs all forks
 * of a benchmark in a row, so that ours might have such a minute and the peer not. Between two
 * rounds of a benchmark lie all the others.
 */
public final class Rounds {

  private Rounds() {}

  /** How many rounds; then JMH's own arguments, the file of the report among them. */
  public static void main(String[] arguments)
      throws CommandLineOptionException, RunnerException, IOException {
    int rounds = Integer.parseInt(arguments[0]);
    CommandLineOptions options =
        new CommandLineOptions(
            List.of(arguments).subList(1, arguments.length).toArray(new String[0]));
    List<RunResult> results = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      results.addAll(new Runner(options).run());
      ResultFormatFactory.getInstance(ResultFormatType.JSON, options.getResult().get())
          .writeOut(results);
    }
  }
}
