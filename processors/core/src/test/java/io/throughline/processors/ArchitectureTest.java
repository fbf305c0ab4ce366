package io.throughline.processors;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "io.throughline.processors";

  private final JavaClasses main =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test"))
          .importPackages(ROOT);

  @Test
  void propagation_isNeverImported() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.throughline.propagation..")
        .check(main);
  }

  @Test
  void redactionSpanMetricsAndBusiness_doNotKnowEachOther() {
    independent("redaction", "spanmetrics", "business");
    independent("spanmetrics", "redaction", "business");
    independent("business", "redaction", "spanmetrics");
  }

  @Test
  void parts_doNotKnowTheWiring() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".redaction..", ROOT + ".spanmetrics..", ROOT + ".business..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(main);
  }

  @Test
  void detectors_knowNoOpenTelemetry() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".redaction.detect..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.opentelemetry..")
        .check(main);
  }

  @Test
  void names_sayWhatTheThingIs() {
    noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Common)").check(main);
  }

  private void independent(String part, String... others) {
    for (String other : others) {
      noClasses()
          .that()
          .resideInAPackage(ROOT + "." + part + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "." + other + "..")
          .check(main);
    }
  }
}
