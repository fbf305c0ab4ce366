package io.throughline.propagation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(
              ThroughlinePropagator.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void propagation_knowsOnlyTheApi() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "io.throughline.propagation..",
            "io.opentelemetry.api..",
            "io.opentelemetry.context..",
            "io.opentelemetry.sdk.autoconfigure.spi..")
        .check(CLASSES);
  }

  @Test
  void publicTypes_knowNothingInternal() {
    noClasses()
        .that()
        .resideInAPackage("io.throughline.propagation")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..internal..")
        .check(CLASSES);
  }

  @Test
  void openTelemetrysInternals_areNotTouched() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.opentelemetry..internal..")
        .check(CLASSES);
  }

  @Test
  void names_sayWhatAThingIs() {
    noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Common)").check(CLASSES);
  }
}
