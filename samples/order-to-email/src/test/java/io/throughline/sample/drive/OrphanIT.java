package io.throughline.sample.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.sample.shop.Payment;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanIT {

  @TempDir Path logs;

  @Test
  void service_parentIsKilled_endsToo() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                logs.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      ProcessHandle service = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();

      parent.destroyForcibly();

      assertThat(service.onExit().get(30, TimeUnit.SECONDS)).isNotNull();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void stop_aRunningService_endsByItself() {
    ServiceProcess service = payment(logs);
    service.awaitReady();

    service.stop();

    assertThat(service.awaitEnd()).isTrue();
  }

  private static ServiceProcess payment(Path logs) {
    Map<String, String> environment = new HashMap<>();
    for (String signal : new String[] {"TRACES", "METRICS", "LOGS"}) {
      environment.put("OTEL_" + signal + "_EXPORTER", "none");
    }
    return ServiceProcess.start("payment", Payment.class, environment, logs);
  }

  /** A driver that has nothing to do but to have a service. */
  static final class Parent {

    public static void main(String[] args) throws Exception {
      ServiceProcess service = payment(Path.of(args[0]));
      service.awaitReady();
      System.out.println(service.handle().pid());
      Thread.sleep(60_000);
      service.kill();
    }
  }
}
