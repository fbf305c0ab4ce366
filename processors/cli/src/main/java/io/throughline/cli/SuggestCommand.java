package io.throughline.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
    name = "suggest",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:printed", "1:standard input told of no dropped key", "2:wrong call"},
    description = {
      "Prints a policy that would keep what a service drops in vain.",
      "",
      "Reads throughline.redaction.dropped on standard input, as Prometheus shows it or as lines "
          + "of \"key count\", and keeps the keys that do not look personal."
    })
final class SuggestCommand implements Callable<Integer> {
  private static final Pattern PROMETHEUS =
      Pattern.compile(
          "throughline_redaction_dropped\\w*\\{[^}]*\\bkey=\"([^\"]+)\"[^}]*}\\s+(\\S+).*");
  private static final Pattern PLAIN = Pattern.compile("([A-Za-z0-9_.-]+)\\s+([0-9.eE+]+)");
  private static final Pattern PERSONAL =
      Pattern.compile(
          ".*(mail|phone|name|address|card|iban|birth|token|secret|password|passwd|auth|cookie|"
              + "header|query|body|ip$|url|message|comment|text).*");
  private static final Pattern PERSON_ID =
      Pattern.compile(".*(user|customer|client|person|account|member|patient).*id$");

  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Map<String, Double> counts = new TreeMap<>();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Matcher matcher = PROMETHEUS.matcher(line.strip());
      if (!matcher.matches()) {
        matcher = PLAIN.matcher(line.strip());
      }
      if (matcher.matches() && !matcher.group(1).equals("other")) {
        counts.merge(matcher.group(1), count(matcher.group(2)), Double::sum);
      }
    }
    if (counts.isEmpty()) {
      spec.commandLine().getErr().println("no dropped key on standard input");
      return ThroughlineCli.FOUND;
    }
    write(counts);
    return ThroughlineCli.WELL;
  }

  private static double count(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Quoted, unless it is a plain word to YAML. */
  private static String quoted(String key) {
    return key.matches("[A-Za-z][A-Za-z0-9_.-]*")
        ? key
        : '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void write(Map<String, Double> counts) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("version: 1");
    out.println("extends: prod");
    StringBuilder keep = new StringBuilder();
    StringBuilder pseudonym = new StringBuilder();
    StringBuilder rest = new StringBuilder();
    counts.forEach(
        (name, sum) -> {
          String key = quoted(name);
          long count = Math.round(sum);
          String lower = name.toLowerCase(Locale.ROOT);
          if (PERSON_ID.matcher(lower).matches()) {
            pseudonym.append("  ").append(key).append(": enduser.pseudo.id  # ").append(count);
            pseudonym.append('\n');
          } else if (PERSONAL.matcher(lower).matches()) {
            rest.append("#   ").append(key).append("  # ").append(count).append('\n');
          } else {
            keep.append("  - ").append(key).append("  # ").append(count).append('\n');
          }
        });
    if (!keep.isEmpty()) {
      out.println("# Numbers and booleans leave. For a text list its values: { key: [a, b] }");
      out.print("keep:\n" + keep);
    }
    if (!pseudonym.isEmpty()) {
      out.print("pseudonym:\n" + pseudonym);
    }
    if (!rest.isEmpty()) {
      out.print("# Left dropped, since they look personal:\n" + rest);
    }
  }
}
