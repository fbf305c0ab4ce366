package io.throughline.business;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The registry is the source, the constants are its image. After a change of the registry run this
 * test once with {@code -Dregistry.write=true}: it then writes the constants instead of comparing.
 */
class RegistryTest {
  private static final Path SOURCES = Path.of("src/main/java/io/throughline/business");

  @Test
  void attributes_regenerated_equalTheCommittedSource() throws IOException {
    compare("BusinessAttributes.java", RegistrySource.attributes());
  }

  @Test
  void metrics_regenerated_equalTheCommittedSource() throws IOException {
    compare("BusinessMetrics.java", RegistrySource.metrics());
  }

  @Test
  void events_regenerated_equalTheCommittedSource() throws IOException {
    compare("BusinessEvents.java", RegistrySource.events());
  }

  @Test
  void references_ofMetricsAndEvents_nameDefinedAttributes() throws IOException {
    Set<Object> defined =
        RegistrySource.entries("attributes.yaml", "attributes").stream()
            .map(attribute -> attribute.get("key"))
            .collect(Collectors.toSet());

    assertThat(references("metrics.yaml", "metrics")).isSubsetOf(defined);
    assertThat(references("events.yaml", "events")).isSubsetOf(defined);
  }

  private static List<Object> references(String file, String list) throws IOException {
    return RegistrySource.entries(file, list).stream()
        .flatMap(entry -> ((List<?>) entry.get("attributes")).stream())
        .<Object>map(reference -> ((Map<?, ?>) reference).get("ref"))
        .toList();
  }

  private static void compare(String file, String expected) throws IOException {
    if (Boolean.getBoolean("registry.write")) {
      Files.writeString(SOURCES.resolve(file), expected);
    }
    assertThat(Files.readString(SOURCES.resolve(file))).isEqualTo(expected);
  }
}
