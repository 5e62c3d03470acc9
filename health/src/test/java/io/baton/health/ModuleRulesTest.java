package io.baton.health;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way dependencies point, within the module and out of it. */
@AnalyzeClasses(packages = "io.baton.health", importOptions = DoNotIncludeTests.class)
class ModuleRulesTest {
  /** The checks lie in the library of the application, which sees no module: they ask by JMX. */
  @ArchTest
  static final ArchRule asksByJmx =
      noClasses()
          .that()
          .resideInAPackage("io.baton.health..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.baton.connector..",
              "io.baton.engine..",
              "io.baton.node..",
              "io.baton.management..",
              "io.baton.web..");

  /** Each package can be understood after those it depends on. */
  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.baton.(**)").should().beFreeOfCycles();
}
