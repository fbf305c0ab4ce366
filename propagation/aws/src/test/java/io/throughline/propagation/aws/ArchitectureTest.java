package io.throughline.propagation.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .importUrl(
              ThroughlineExecutionInterceptor.class
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation());

  @Test
  void dependencies_areTheApiThePropagationCoreAndTheAwsSdk() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "io.opentelemetry.api..",
            "io.opentelemetry.context..",
            "io.throughline.propagation..",
            "org.jspecify.annotations..",
            "software.amazon.awssdk..")
        .check(classes);
  }

  @Test
  void sharedTypes_nameNoService() {
    noClasses()
        .that()
        .haveSimpleName("ThroughlineExecutionInterceptor")
        .or()
        .haveSimpleName("Sending")
        .or()
        .haveSimpleName("Draft")
        .or()
        .haveSimpleName("AwsMessaging")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk.services..")
        .because("an application may have SQS without SNS")
        .check(classes);
  }

  @Test
  void names_sayWhatTheThingIs() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Common")
        .check(classes);
  }
}
