package io.throughline.propagation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors that WIRE.md refers to, read by us, by the JDK, and by Node where there is one. */
class TracepackVectorsTest {

  /** The decoder of WIRE.md, and what prints its findings in a form that can be compared. */
  private static final String NODE_DECODER =
      """
      const pack = require('fs').readFileSync(0, 'utf8');
      const fields = Object.fromEntries(new URLSearchParams(pack));
      for (const [name, value] of Object.entries(fields)) console.log(name + ': ' + value);
      """;

  static Stream<Map<String, String>> vectors() {
    List<Map<String, String>> vectors = new ArrayList<>();
    Map<String, String> vector = new LinkedHashMap<>();
    for (String line : (resource() + "\n").split("\n", -1)) {
      if (line.isBlank()) {
        if (!vector.isEmpty()) {
          vectors.add(vector);
          vector = new LinkedHashMap<>();
        }
      } else if (!line.startsWith("#")) {
        int colon = line.indexOf(": ");
        String value = line.substring(colon + 2);
        vector.put(line.substring(0, colon), value.equals("-") ? "" : value);
      }
    }
    return vectors.stream();
  }

  private static String resource() {
    try (InputStream in = TracepackVectorsTest.class.getResourceAsStream("tracepack-vectors.txt")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> fields(Map<String, String> vector) {
    Map<String, String> fields = new LinkedHashMap<>(vector);
    fields.remove("pack");
    return fields;
  }

  @Test
  void vectors_areThere() {
    assertThat(vectors()).hasSizeGreaterThanOrEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void get_eachField_isAsTheVectorSays(Map<String, String> vector) {
    fields(vector)
        .forEach(
            (name, value) -> assertThat(Tracepack.get(vector.get("pack"), name)).isEqualTo(value));
    assertThat(Tracepack.get(vector.get("pack"), "absent")).isNull();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void append_theSameFields_isReadTheSameByTheJdk(Map<String, String> vector) {
    StringBuilder pack = new StringBuilder();
    fields(vector).forEach((name, value) -> Tracepack.append(pack, name, value));

    Map<String, String> decoded = new LinkedHashMap<>();
    for (String pair : pack.toString().split("&", -1)) {
      int equals = pair.indexOf('=');
      decoded.put(
          URLDecoder.decode(pair.substring(0, equals), UTF_8),
          URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    assertThat(decoded).isEqualTo(fields(vector));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void node_eachField_isAsTheVectorSays(Map<String, String> vector) throws Exception {
    assumeTrue(hasNode(), "no node on the path");
    Process node = new ProcessBuilder("node", "-e", NODE_DECODER).start();
    node.getOutputStream().write(vector.get("pack").getBytes(UTF_8));
    node.getOutputStream().close();
    String output = new String(node.getInputStream().readAllBytes(), UTF_8);
    assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertThat(output.lines())
        .containsExactlyElementsOf(
            fields(vector).entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
  }

  private static boolean hasNode() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
  }
}
