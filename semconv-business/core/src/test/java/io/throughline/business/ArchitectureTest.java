package io.throughline.business;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private final JavaClasses main =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test"))
          .importPackages("io.throughline.business");

  @Test
  void dependencies_ofTheApi_areTheOpenTelemetryApiAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..",
            "org.jspecify.annotations..",
            "io.opentelemetry.api..",
            "io.opentelemetry.context..",
            "io.throughline.business..")
        .check(main);
  }

  @Test
  void names_sayWhatTheThingIs() {
    noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Common)").check(main);
  }
}
