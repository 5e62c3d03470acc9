package io.baton.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way dependencies point, within the engine and out of it. */
@AnalyzeClasses(packages = "io.baton.engine", importOptions = DoNotIncludeTests.class)
class ModuleRulesTest {
  /** The engine runs and tests alone; the resource adapter around it is what knows the platform. */
  @ArchTest
  static final ArchRule engineIsPlainJava =
      noClasses()
          .that()
          .resideInAPackage("io.baton.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "javax.ejb..", "javax.resource..");

  /** The client uses these packages without the engine around them. */
  @ArchTest
  static final ArchRule protocolsKnowNothingOfTheEngine =
      classes()
          .that()
          .resideInAnyPackage(
              "io.baton.engine.rtsp..",
              "io.baton.engine.sdp..",
              "io.baton.engine.rtcp..",
              "io.baton.engine.auth..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.baton.engine.rtsp..",
              "io.baton.engine.sdp..",
              "io.baton.engine.rtcp..",
              "io.baton.engine.auth..",
              "io.netty..",
              "java..",
              "javax.crypto..");

  /** Each package can be understood after those it depends on. */
  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.baton.engine.(**)").should().beFreeOfCycles();
}
