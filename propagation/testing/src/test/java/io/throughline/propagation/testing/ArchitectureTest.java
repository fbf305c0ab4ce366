package io.throughline.propagation.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(CarrierContract.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void contract_usesWhatUsersMayUse() {
    noClasses().should().dependOnClassesThat().resideInAPackage("..internal..").check(CLASSES);
  }
}
