package io.throughline.sample.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A service whose configuration is wrong does not start at all, and says what would be right. */
class WrongSettingIT {

  @Test
  void main_policyThatDoesNotExist_stopsTheStartWithAGuess() throws Exception {
    Ended service = paymentWith("THROUGHLINE_POLICY", "prd");

    assertThat(service.status()).isNotZero();
    assertThat(service.output())
        .contains("THROUGHLINE_POLICY=prd is no policy; accepted:")
        .contains("did you mean prod?")
        .doesNotContain("ready");
  }

  @Test
  void main_profileThatDoesNotExist_stopsTheStartWithWhatIsAccepted() throws Exception {
    Ended service = paymentWith("THROUGHLINE_SPANMETRICS_PROFILES", "spanmetric");

    assertThat(service.status()).isNotZero();
    assertThat(service.output())
        .contains("THROUGHLINE_SPANMETRICS_PROFILES=spanmetric")
        .contains("accepted:")
        .contains("spanmetrics")
        .doesNotContain("ready");
  }

  private static Ended paymentWith(String property, String value) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Payment.class.getName())
            .redirectErrorStream(true);
    builder.environment().put(property, value);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), output);
  }

  private record Ended(int status, String output) {}
}
