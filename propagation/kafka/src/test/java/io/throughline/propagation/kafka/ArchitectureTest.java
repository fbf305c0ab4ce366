package io.throughline.propagation.kafka;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(KafkaTracing.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void kafka_knowsOnlyTheApiTheClientAndThePropagationCore() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.apache.kafka.clients..",
            "org.apache.kafka.common..",
            "io.throughline.propagation..",
            "io.opentelemetry.api..",
            "io.opentelemetry.context..")
        .check(CLASSES);
  }

  @Test
  void names_sayWhatAThingIs() {
    noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Common)").check(CLASSES);
  }
}
