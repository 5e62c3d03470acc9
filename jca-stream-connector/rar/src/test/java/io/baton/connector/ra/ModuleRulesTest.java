package io.baton.connector.ra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way dependencies point, within the module and out of it. */
@AnalyzeClasses(packages = "io.baton.connector.ra", importOptions = DoNotIncludeTests.class)
class ModuleRulesTest {
  /** Beans reach the adapter by JNDI and messages; it knows none of them. */
  @ArchTest
  static final ArchRule knowsNoBean =
      noClasses()
          .that()
          .resideInAPackage("io.baton.connector.ra..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.ejb..", "jakarta.jms..", "jakarta.persistence..", "jakarta.ws.rs..");

  /** Each package can be understood after those it depends on. */
  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.baton.(**)").should().beFreeOfCycles();
}
