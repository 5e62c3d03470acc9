package io.baton.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.baton.model.media.MediaPath;
import io.baton.model.text.LogText;
import io.baton.model.text.LogWord;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Text in log lines: names of media, users and nodes come from outside, reasons quote them. */
class LogBundleTest {
  /** The health checks log names that are their own. */
  private static final List<String> MODULES =
      List.of(
          "jca-stream-connector/api",
          "jca-stream-connector/engine",
          "jca-stream-connector/rar",
          "ejb",
          "web");

  private static final String ANNOTATIONS = "org.jboss.logging.annotations.";

  private static final Set<String> TEXTS =
      Set.of(String.class.getName(), Path.class.getName(), MediaPath.class.getName());
  private static final Set<String> SAFE = Set.of(LogText.class.getName(), LogWord.class.getName());

  @Test
  void noTextEndsItsLine() {
    List<JavaClass> bundles =
        classes().stream()
            .filter(type -> type.isAnnotatedWith(ANNOTATIONS + "MessageLogger"))
            .toList();

    assertThat(bundles).hasSizeGreaterThan(15);
    assertThat(bundles)
        .flatExtracting(JavaClass::getMethods)
        .flatExtracting(LogBundleTest::unsafe)
        .isEmpty();
  }

  private static JavaClasses classes() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPaths(
            MODULES.stream().map(module -> Path.of("..", module, "target", "classes")).toList());
  }

  private static List<JavaParameter> unsafe(JavaMethod method) {
    return method.getParameters().stream()
        .filter(parameter -> TEXTS.contains(parameter.getRawType().getName()))
        .filter(parameter -> formats(parameter).noneMatch(SAFE::contains))
        .toList();
  }

  private static Stream<String> formats(JavaParameter parameter) {
    return parameter.tryGetAnnotationOfType(ANNOTATIONS + "FormatWith").stream()
        .map(annotation -> annotation.get("value").orElseThrow())
        .map(value -> ((JavaClass) value).getName());
  }
}
