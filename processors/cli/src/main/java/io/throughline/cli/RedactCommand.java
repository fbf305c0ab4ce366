package io.throughline.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.throughline.processors.redaction.KeyRing;
import io.throughline.processors.redaction.PolicyTrial;
import io.throughline.processors.redaction.Redactor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "redact",
    mixinStandardHelpOptions = true,
    description = {
      "Reads {\"key\",\"value\"[,\"type\":\"long\"|\"double\"]} on standard input, a line each,"
          + " and",
      "writes {\"value\",\"findings\":[{\"detector\",\"start\",\"end\",\"action\"}]}, a line each.",
      "Offsets are in code points; a dropped value is null. Exit code 1 if a line was no such JSON."
    })
final class RedactCommand implements Callable<Integer> {
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

  /** Escapes what is not ASCII: the terminal's own encoding must not lose any of it. */
  private final JsonFactory json =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private record Line(String key, Object value) {}

  @Override
  public Integer call() throws IOException {
    KeyRing ring = keys.isEmpty() ? KeyRing.random() : KeyRing.load(keys);
    PolicyTrial trial =
        new PolicyTrial(Redactor.builder(Policies.named(policy)).setKeyRing(ring).build());
    PrintWriter out = spec.commandLine().getOut();
    int code = ThroughlineCli.WELL;
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16);
    int number = 0;
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      number++;
      if (text.isBlank()) {
        continue;
      }
      Line line = parse(text);
      if (line == null) {
        // The line itself may be what must not be repeated.
        spec.commandLine().getErr().println("line " + number + " is no {\"key\",\"value\"}");
        out.println("{\"value\":null,\"findings\":[]}");
        code = ThroughlineCli.FOUND;
      } else {
        out.println(write(apply(trial, line)));
      }
    }
    out.flush();
    return code;
  }

  private static PolicyTrial.Outcome apply(PolicyTrial trial, Line line) {
    if (line.value instanceof Long number) {
      return trial.number(line.key, number.longValue());
    }
    if (line.value instanceof Double number) {
      return trial.number(line.key, number.doubleValue());
    }
    return trial.text(line.key, line.value.toString());
  }

  private @Nullable Line parse(String text) throws IOException {
    String key = null;
    String value = null;
    String type = "";
    boolean whole = false;
    boolean fraction = false;
    try (JsonParser parser = json.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken token = parser.nextToken();
        if (token == null || token.isStructStart()) {
          return null;
        }
        if (field.equals("key")) {
          key = parser.getText();
        } else if (field.equals("value")) {
          value = token == JsonToken.VALUE_NULL ? null : parser.getText();
          whole = token == JsonToken.VALUE_NUMBER_INT;
          fraction = token == JsonToken.VALUE_NUMBER_FLOAT;
        } else if (field.equals("type")) {
          type = parser.getText();
        }
      }
    } catch (JsonParseException e) {
      return null;
    }
    if (key == null || value == null) {
      return null;
    }
    try {
      if (type.equals("long") || (type.isEmpty() && whole)) {
        return new Line(key, Long.valueOf(value));
      }
      if (type.equals("double") || (type.isEmpty() && fraction)) {
        return new Line(key, Double.valueOf(value));
      }
    } catch (NumberFormatException e) {
      return null;
    }
    return new Line(key, value);
  }

  private String write(PolicyTrial.Outcome outcome) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(line)) {
      generator.writeStartObject();
      generator.writeFieldName("value");
      Object value = outcome.value();
      if (value == null) {
        generator.writeNull();
      } else if (value instanceof Long number) {
        generator.writeNumber(number);
      } else if (value instanceof Double number) {
        generator.writeNumber(number);
      } else {
        generator.writeString(value.toString());
      }
      writeFindings(generator, outcome.findings());
      generator.writeEndObject();
    }
    return line.toString();
  }

  private static void writeFindings(JsonGenerator generator, List<PolicyTrial.Found> findings)
      throws IOException {
    generator.writeArrayFieldStart("findings");
    for (PolicyTrial.Found found : findings) {
      generator.writeStartObject();
      generator.writeStringField("detector", found.detector());
      generator.writeNumberField("start", found.start());
      generator.writeNumberField("end", found.end());
      generator.writeStringField("action", found.action());
      generator.writeEndObject();
    }
    generator.writeEndArray();
  }
}
