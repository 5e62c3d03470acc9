package io.baton.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way dependencies point, within the client and out of it. */
@AnalyzeClasses(packages = "io.baton.client", importOptions = DoNotIncludeTests.class)
class ModuleRulesTest {
  @ArchTest
  static final ArchRule dependenciesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("network")
          .definedBy("io.baton.client.network..")
          .layer("depacketize")
          .definedBy("io.baton.client.depacketize..")
          .layer("reception")
          .definedBy("io.baton.client.reception..")
          .layer("rtsp")
          .definedBy("io.baton.client.rtsp..")
          .layer("playback")
          .definedBy("io.baton.client.playback..")
          .layer("load")
          .definedBy("io.baton.client.load..")
          .layer("service")
          .definedBy("io.baton.client.service..")
          .layer("cluster")
          .definedBy("io.baton.client.cluster..")
          .layer("cli")
          .definedBy("io.baton.client.cli..")
          .whereLayer("network")
          .mayNotAccessAnyLayer()
          .whereLayer("depacketize")
          .mayNotAccessAnyLayer()
          .whereLayer("reception")
          .mayOnlyAccessLayers("depacketize")
          .whereLayer("rtsp")
          .mayOnlyAccessLayers("reception", "network", "depacketize")
          .whereLayer("playback")
          .mayOnlyAccessLayers("rtsp", "reception", "depacketize")
          .whereLayer("load")
          .mayOnlyAccessLayers("rtsp", "reception", "network", "depacketize")
          .whereLayer("service")
          .mayOnlyAccessLayers("network")
          .whereLayer("cluster")
          .mayOnlyAccessLayers("service", "network")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.baton.client.(**)").should().beFreeOfCycles();

  /** Each class is in a package that says what it is about. */
  @ArchTest
  static final ArchRule rootPackageIsEmpty =
      noClasses().should().resideInAPackage("io.baton.client").allowEmptyShould(true);

  /** Of the engine it uses the protocols, not the server. */
  @ArchTest
  static final ArchRule clientNeedsOnlyProtocols =
      noClasses()
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("io.baton.engine..")
                  .and(
                      JavaClass.Predicates.resideOutsideOfPackages(
                          "io.baton.engine.rtsp..",
                          "io.baton.engine.sdp..",
                          "io.baton.engine.rtcp..",
                          "io.baton.engine.auth..",
                          "io.baton.engine.ofp..")));
}
