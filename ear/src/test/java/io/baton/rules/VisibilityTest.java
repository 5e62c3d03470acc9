package io.baton.rules;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What modules show each other; only where all are at hand can it be seen who uses what. */
class VisibilityTest {
  private static final List<String> MODULES =
      List.of(
          "model",
          "jca-stream-connector/api",
          "jca-stream-connector/engine",
          "jca-stream-connector/rar",
          "ejb",
          "web",
          "health",
          "client",
          "database");

  /** The container, or a library, makes instances of what bears one of them. */
  private static final Set<String> ENTRY_POINTS =
      Set.of(
          "jakarta.ejb.Local",
          "jakarta.ejb.MessageDriven",
          "jakarta.ejb.Singleton",
          "jakarta.ejb.Stateless",
          "jakarta.persistence.Entity",
          "jakarta.resource.spi.Activation",
          "jakarta.resource.spi.ConnectionDefinition",
          "jakarta.resource.spi.Connector",
          "jakarta.servlet.annotation.WebFilter",
          "jakarta.servlet.annotation.WebListener",
          "jakarta.servlet.annotation.WebServlet",
          "jakarta.ws.rs.ApplicationPath",
          "jakarta.ws.rs.Path",
          "jakarta.ws.rs.ext.Provider",
          "org.eclipse.microprofile.health.Liveness",
          "org.eclipse.microprofile.health.Readiness",
          "org.eclipse.microprofile.health.Startup",
          "org.eclipse.microprofile.openapi.annotations.media.Schema");

  /** Named in an annotation, a property or a file of services, by which they are made. */
  private static final Set<String> MADE_BY_NAME =
      Set.of(
          "io.baton.connector.ra.BatonConnectionFactory",
          "io.baton.database.ClusterServerSocketFactory",
          "io.baton.model.assignment.KnownFactors",
          "io.baton.web.SchemasOnce",
          "io.baton.web.security.EarlyHandlersExtension");

  /** Neither tests nor what the processor of log messages makes. */
  private static final DescribedPredicate<JavaClass> ARE_OF_THE_PRODUCT =
      DescribedPredicate.describe(
          "are of the product",
          type ->
              !type.getName().contains("_$")
                  && type.getSource()
                      .filter(source -> source.getUri().getPath().contains("/target/classes/"))
                      .isPresent());

  private static JavaClasses all;

  @BeforeAll
  static void readAllModules() {
    List<Path> places =
        MODULES.stream()
            .map(module -> Path.of("..", module, "target"))
            .flatMap(target -> Stream.of(target.resolve("classes"), target.resolve("test-classes")))
            .toList();
    assertThat(places).allMatch(Files::isDirectory);
    all = new ClassFileImporter().importPaths(places);
  }

  /** What is not public can be changed without looking beyond its package. */
  @Test
  void onlyWhatOtherPackagesUseIsPublic() {
    Set<JavaClass> shown = shown();
    Set<JavaClass> caught = caughtElsewhere();
    classes()
        .that(ARE_OF_THE_PRODUCT)
        .and()
        .areTopLevelClasses()
        .and()
        .arePublic()
        .should(
            ArchConditions.be(
                DescribedPredicate.<JavaClass>describe(
                    "used by another package, shown by one, or an entry point",
                    type ->
                        usedElsewhere(type)
                            || holdsConstants(type)
                            || isEntryPoint(type)
                            || shown.contains(type)
                            || caught.contains(type))))
        .check(all);
  }

  /** What nests in a type counts as the type. */
  private static boolean usedElsewhere(JavaClass type) {
    return all.stream()
        .filter(part -> part.equals(type) || part.getName().startsWith(type.getName() + "$"))
        .flatMap(part -> part.getDirectDependenciesToSelf().stream())
        .anyMatch(use -> !samePackage(use.getOriginClass(), type));
  }

  /** The compiler copies constants into their users, and leaves no trace of where they are from. */
  private static boolean holdsConstants(JavaClass type) {
    return type.getFields().stream()
        .filter(field -> field.getModifiers().containsAll(Set.of(PUBLIC, STATIC, FINAL)))
        .map(JavaField::getRawType)
        .anyMatch(constant -> constant.isPrimitive() || constant.isEquivalentTo(String.class));
  }

  private static Set<JavaClass> caughtElsewhere() {
    return all.stream()
        .flatMap(type -> type.getCodeUnits().stream())
        .flatMap(unit -> unit.getTryCatchBlocks().stream())
        .flatMap(
            block ->
                block.getCaughtThrowables().stream()
                    .filter(caught -> !samePackage(caught, block.getOwner().getOwner())))
        .collect(Collectors.toSet());
  }

  private static boolean samePackage(JavaClass one, JavaClass other) {
    return one.getPackageName().equals(other.getPackageName());
  }

  private static boolean isEntryPoint(JavaClass type) {
    return ENTRY_POINTS.stream().anyMatch(type::isAnnotatedWith)
        || type.getSimpleName().endsWith("MXBean")
        || MADE_BY_NAME.contains(type.getName())
        || type.tryGetMethod("main", String[].class).isPresent();
  }

  /**
   * What the signatures of public members name: it has to be public too, or callers can't hold it.
   */
  private static Set<JavaClass> shown() {
    return all.stream()
        .filter(type -> type.getModifiers().contains(PUBLIC))
        .flatMap(VisibilityTest::named)
        .collect(Collectors.toSet());
  }

  private static Stream<JavaClass> named(JavaClass type) {
    Stream<JavaClass> calls =
        type.getCodeUnits().stream()
            .filter(unit -> unit.getModifiers().contains(PUBLIC))
            .flatMap(VisibilityTest::named);
    Stream<JavaClass> fields =
        type.getFields().stream()
            .filter(field -> field.getModifiers().contains(PUBLIC))
            .map(JavaField::getType)
            .flatMap(named -> named.getAllInvolvedRawTypes().stream());
    return Stream.concat(calls, fields);
  }

  private static Stream<JavaClass> named(JavaCodeUnit unit) {
    return Stream.concat(
        Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
            .flatMap(named -> named.getAllInvolvedRawTypes().stream()),
        unit.getExceptionTypes().stream());
  }
}
