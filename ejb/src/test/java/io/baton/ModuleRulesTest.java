package io.baton;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Which way dependencies point, within the service and out of it. */
@AnalyzeClasses(packages = "io.baton", importOptions = DoNotIncludeTests.class)
class ModuleRulesTest {
  /** The packages of the service; each uses only those before it. */
  private static final List<String> ORDER =
      List.of(
          "io.baton.record",
          "io.baton.node",
          "io.baton.cluster",
          "io.baton.catalog.journal",
          "io.baton.catalog.job",
          "io.baton.catalog.upload",
          "io.baton.catalog",
          "io.baton.location.network",
          "io.baton.location.content",
          "io.baton.location.load",
          "io.baton.location.supervision",
          "io.baton.location.placement",
          "io.baton.location.assignment",
          "io.baton.location.balance",
          "io.baton.location.knowledge",
          "io.baton.location.provider",
          "io.baton.location.ofp",
          "io.baton.session",
          "io.baton.event",
          "io.baton.drain",
          "io.baton.overview",
          "io.baton.portal",
          "io.baton.metrics",
          "io.baton.document",
          "io.baton.management",
          "io.baton.management.node",
          "io.baton.management.cluster");

  private static final String[] OTHER_MODULES = {"io.baton.connector..", "io.baton.model.."};

  /** The beans decide; they see no packet and none of those who call them. */
  @ArchTest
  static final ArchRule seesNoPacket =
      noClasses()
          .that()
          .resideInAnyPackage(ORDER.toArray(String[]::new))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.baton.connector.ra..",
              "io.baton.engine..",
              "io.baton.web..",
              "io.baton.client..",
              "io.netty..",
              "jakarta.ws.rs..");

  /** So no two packages use each other, and each can be understood after those before it. */
  @ArchTest
  static final ArchRule arrowsPointOneWay =
      classes().that().resideOutsideOfPackages(OTHER_MODULES).should(useOnlyPackagesBefore());

  private static ArchCondition<JavaClass> useOnlyPackagesBefore() {
    return new ArchCondition<>("use only packages that come before their own") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        int own = ORDER.indexOf(type.getPackageName());
        if (own < 0) {
          events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " has no place"));
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          if (ORDER.indexOf(dependency.getTargetClass().getPackageName()) > own) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }
}
