package io.baton.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way dependencies point, within the module and out of it. */
@AnalyzeClasses(packages = "io.baton.model", importOptions = DoNotIncludeTests.class)
class ModuleRulesTest {
  /**
   * All modules share the records, so they bring nothing along. Java ignores annotations that it
   * does not find.
   */
  @ArchTest
  static final ArchRule needsNothingElse =
      classes()
          .that()
          .resideInAPackage("io.baton.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.baton.model..",
              "java..",
              "jakarta.json.bind..",
              "org.eclipse.microprofile.openapi.annotations..");

  /** Each package can be understood after those it depends on. */
  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.baton.model.(**)").should().beFreeOfCycles();
}
