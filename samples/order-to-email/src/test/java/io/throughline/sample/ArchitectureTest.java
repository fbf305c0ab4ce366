package io.throughline.sample;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private final JavaClasses sample =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.throughline.sample");

  @Test
  void services_knowNeitherDriverNorDeskNorParts() {
    noClasses()
        .that()
        .resideInAPackage("..sample.shop..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..sample.drive..", "io.throughline.desk..", "io.throughline.realparts..")
        .check(sample);
  }

  @Test
  void services_useThroughlineAsAnyTeamWould_byItsUserPackagesOnly() {
    noClasses()
        .that()
        .resideInAPackage("..sample.shop..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.throughline.processors..", "io.throughline..internal..")
        .check(sample);
  }

  @Test
  void names_sayWhatATypeIs() {
    classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Manager|Common)").check(sample);
  }
}
