package io.throughline.propagation.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Who sets OpenTelemetry up, and what a hook finds. Each case is a JVM of its own, for the global
 * instance of a process cannot be set back.
 */
class WhoInitialisesTest {

  private static final Map<String, String> AUTOCONFIGURE =
      Map.of("OTEL_JAVA_GLOBAL_AUTOCONFIGURE_ENABLED", "true");

  @Test
  void hook_afterInitialize_findsTheSdk() throws Exception {
    assertThat(child("initialize,hook", Map.of())).containsExactly("initialized", "found sdk");
  }

  @Test
  void hook_beforeInitialize_findsNothingAndBreaksNothing() throws Exception {
    assertThat(child("hook,initialize,hook", Map.of()))
        .containsExactly("nothing", "initialized", "found sdk");
  }

  @Test
  void hook_sdkBuiltWithoutGlobal_findsNothing() throws Exception {
    assertThat(child("build,hook", Map.of())).containsExactly("built", "nothing");
  }

  @Test
  void hook_onlyGlobalAutoconfigure_buildsTheSdk() throws Exception {
    assertThat(child("hook", AUTOCONFIGURE)).containsExactly("found sdk");
  }

  @Test
  void hook_globalAutoconfigureByProperty_buildsTheSdk() throws Exception {
    assertThat(child("property,hook", Map.of())).containsExactly("found sdk");
  }

  @Test
  void hook_globalAutoconfigureWithBadValue_runsOnWithoutTelemetry() throws Exception {
    assertThat(
            child(
                "hook",
                Map.of(
                    "OTEL_JAVA_GLOBAL_AUTOCONFIGURE_ENABLED", "true",
                    "OTEL_TRACES_SAMPLER", "nonsense")))
        .containsExactly("found noop");
  }

  @Test
  void initialize_afterSomebodysEarlyGet_throwsWithoutOurDoing() throws Exception {
    assertThat(child("get,initialize", AUTOCONFIGURE)).containsExactly("got", "refused");
  }

  @Test
  void initialize_badValue_stopsTheStart() throws Exception {
    assertThat(child("initialize", Map.of("OTEL_TRACES_SAMPLER", "nonsense")))
        .containsExactly("stopped");
  }

  @Test
  void hook_givenInstance_usesItWhateverIsGlobal() throws Exception {
    assertThat(child("given", Map.of())).containsExactly("given");
  }

  private static List<String> child(String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            script);
    builder.environment().put("OTEL_TRACES_EXPORTER", "none");
    builder.environment().put("OTEL_METRICS_EXPORTER", "none");
    builder.environment().put("OTEL_LOGS_EXPORTER", "none");
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output.lines().toList();
  }

  /** Does what the script says and prints what it saw. */
  static final class Child {

    private Child() {}

    public static void main(String[] args) {
      List<String> seen = new ArrayList<>();
      OpenTelemetrySource hook = OpenTelemetrySource.global();
      for (String step : args[0].split(",", -1)) {
        switch (step) {
          case "initialize" -> seen.add(initialize());
          case "build" -> {
            AutoConfiguredOpenTelemetrySdk.builder().build();
            seen.add("built");
          }
          case "property" -> System.setProperty("otel.java.global-autoconfigure.enabled", "true");
          case "get" -> {
            GlobalOpenTelemetry.get();
            seen.add("got");
          }
          case "given" ->
              seen.add(
                  OpenTelemetrySource.of(OpenTelemetry.noop()).get() == OpenTelemetry.noop()
                      ? "given"
                      : "another");
          default -> seen.add(describe(hook.get()));
        }
      }
      seen.forEach(System.out::println);
      System.exit(0);
    }

    private static String initialize() {
      try {
        AutoConfiguredOpenTelemetrySdk.initialize();
        return "initialized";
      } catch (IllegalStateException e) {
        return "refused";
      } catch (RuntimeException e) {
        return "stopped";
      }
    }

    private static String describe(OpenTelemetry openTelemetry) {
      if (openTelemetry == null) {
        return "nothing";
      }
      // A newer SDK without exporters makes no spans of its own.
      return openTelemetry.getTracerProvider() == TracerProvider.noop()
          ? "found noop"
          : "found sdk";
    }
  }
}
