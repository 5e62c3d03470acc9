package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Stateless;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The server stops singletons at once, except for those that others name in {@code @DependsOn}. One
 * that still works then calls one that has ended, and fails.
 */
@AnalyzeClasses(packages = "io.baton", importOptions = DoNotIncludeTests.class)
class StopOrderTest {
  @ArchTest
  static void eachSingletonStopsBeforeThoseThatItCalls(JavaClasses classes) {
    List<JavaClass> singletons = annotated(classes, Singleton.class);
    assertThat(singletons).hasSizeGreaterThan(20);
    Map<String, Set<String>> unnamed = new TreeMap<>();
    for (JavaClass singleton : singletons) {
      Set<String> missing = called(singletons, singleton);
      missing.removeAll(namedBy(singletons, singleton, new HashSet<>()));
      if (!missing.isEmpty()) {
        unnamed.put(singleton.getSimpleName(), missing);
      }
    }

    assertThat(unnamed).as("not named in @DependsOn, not even indirectly").isEmpty();
  }

  /**
   * One that is not started by itself is started by those that name it. Then its start waits for
   * the end of all others' as soon as it calls a bean, and they wait for it: the application never
   * starts.
   */
  @ArchTest
  static void eachSingletonIsStartedByItself(JavaClasses classes) {
    assertThat(annotated(classes, Singleton.class))
        .allMatch(singleton -> singleton.isAnnotatedWith(Startup.class));
  }

  /** Others have instances that come and go, and no order in which they stop. */
  @ArchTest
  static void singletonsCallSingletonsAlone(JavaClasses classes) {
    Set<String> stateless = new TreeSet<>();
    for (JavaClass singleton : annotated(classes, Singleton.class)) {
      stateless.addAll(called(annotated(classes, Stateless.class), singleton));
    }

    assertThat(stateless).isEmpty();
  }

  /** Which of some beans a bean calls. */
  private static Set<String> called(List<JavaClass> beans, JavaClass caller) {
    Set<String> names = new TreeSet<>();
    for (JavaField field : caller.getFields()) {
      if (field.isAnnotatedWith(EJB.class)) {
        beans.stream()
            .filter(bean -> bean.isAssignableTo(field.getRawType().getName()))
            .forEach(bean -> names.add(bean.getSimpleName()));
      }
    }
    return names;
  }

  private static Set<String> namedBy(
      List<JavaClass> singletons, JavaClass singleton, Set<String> names) {
    singleton
        .tryGetAnnotationOfType(DependsOn.class)
        .ifPresent(
            dependsOn -> {
              for (String name : dependsOn.value()) {
                if (names.add(name)) {
                  namedBy(singletons, named(singletons, name), names);
                }
              }
            });
    return names;
  }

  private static JavaClass named(List<JavaClass> singletons, String name) {
    return singletons.stream()
        .filter(singleton -> singleton.getSimpleName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no singleton " + name));
  }

  private static List<JavaClass> annotated(
      JavaClasses classes, Class<? extends Annotation> annotation) {
    return classes.stream()
        .filter(type -> type.isAnnotatedWith(annotation))
        .collect(Collectors.toList());
  }
}
