package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.processors.redaction.detect.Detector;
import io.throughline.processors.redaction.detect.FindingSink;
import io.throughline.processors.redaction.detect.Text;
import org.junit.jupiter.api.Test;

/**
 * What an action that keeps a part of a finding keeps where the finding holds more than its own.
 */
class PartlyKeptTest {

  private static PolicyTrial trial(String detectors, Detector... added) {
    String policy = "version: 1\nextends: staging\ndetectors: { " + detectors + " }\n";
    Redactor.Builder builder = Redactor.builder(PolicyFile.parse(policy, "a.yaml"));
    for (Detector detector : added) {
      builder.addDetector(detector);
    }
    return new PolicyTrial(builder.build());
  }

  @Test
  void truncate_addressThatAnotherFindingGoesOnBehind_keepsNothing() {
    PolicyTrial trial =
        trial(
            """
            email: { action: truncate }, ticket: { regex: "example/TKT-[0-9]{8}", action: mask }\
            """);

    assertThat(trial.text("note", "by kim@acme.example on").value())
        .isEqualTo("by *@acme.example on");
    assertThat(trial.text("note", "by kim@acme.example/TKT-86420135 on").value())
        .isEqualTo("by [email] on");
  }

  @Test
  void last4_numberWithinAnotherFinding_keepsNothing() {
    PolicyTrial trial =
        trial("card: { action: last4 }, note: { regex: \"paid: .*\", action: mask }");

    assertThat(trial.text("note", "4111 1111 1111 1111 paid").value()).isEqualTo("****1111 paid");
    assertThat(trial.text("note", "paid: 4111 1111 1111 1111 by kim").value()).isEqualTo("[card]");
  }

  @Test
  void truncate_lineInWhichTheDetectorFailed_keepsNothing() {
    Detector email =
        new Detector() {
          @Override
          public String name() {
            return "email";
          }

          @Override
          public void detect(Text text, FindingSink sink) {
            if (text.toString().contains("@")) {
              throw new IllegalStateException();
            }
          }
        };
    PolicyTrial trial = trial("email: { action: truncate }", email);

    assertThat(trial.text("note", "kim@acme.example paid with hunter2").value())
        .isEqualTo("[email]");
  }
}
