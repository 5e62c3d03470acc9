package io.baton.connector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way dependencies point, within the module and out of it. */
@AnalyzeClasses(packages = "io.baton.connector", importOptions = DoNotIncludeTests.class)
class ModuleRulesTest {
  /** The enterprise beans see it, so it brings nothing along but the model and the log. */
  @ArchTest
  static final ArchRule needsTheModelAndTheLogAlone =
      classes()
          .that()
          .resideInAPackage("io.baton.connector..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.baton.connector..", "io.baton.model..", "org.jboss.logging..", "java..");

  /** Each package can be understood after those it depends on. */
  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.baton.(**)").should().beFreeOfCycles();
}
