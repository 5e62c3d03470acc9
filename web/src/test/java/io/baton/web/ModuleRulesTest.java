package io.baton.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way dependencies point, within the module and out of it. */
@AnalyzeClasses(packages = "io.baton.web", importOptions = DoNotIncludeTests.class)
class ModuleRulesTest {
  /** What people call asks the beans, never the engine behind them or the database. */
  @ArchTest
  static final ArchRule seesBeansAlone =
      noClasses()
          .that()
          .resideInAPackage("io.baton.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.baton.connector.ra..",
              "io.baton.engine..",
              "io.baton.client..",
              "io.netty..",
              "jakarta.persistence..",
              "org.infinispan..");

  /** Each package can be understood after those it depends on. */
  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.baton.(**)").should().beFreeOfCycles();
}
