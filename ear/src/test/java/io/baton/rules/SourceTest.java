package io.baton.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages and files stay small enough to be read as a whole, and compile with every Java. */
class SourceTest {
  /** Classes in a package. */
  private static final int MAX_CLASSES = 25;

  /** Lines in a file. */
  private static final int MAX_LINES = 400;

  /** Two comments of documentation, one after the other. */
  private static final Pattern DANGLING = Pattern.compile("\\*/\\s*/\\*\\*\\s");

  private static final Path ROOT = Path.of("..");
  private static final Path PRODUCT = Path.of("src", "main", "java");

  @Test
  void packagesAreSmall() {
    Map<Path, Long> sizes =
        sources()
            .filter(file -> file.toString().contains(PRODUCT.toString()))
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

    assertThat(sizes).hasSizeGreaterThan(50);
    assertThat(sizes)
        .allSatisfy((place, classes) -> assertThat(classes).isLessThanOrEqualTo(MAX_CLASSES));
  }

  @Test
  void filesAreShort() {
    List<Path> files = sources().toList();

    assertThat(files).hasSizeGreaterThan(1000);
    assertThat(files).allSatisfy(file -> assertThat(lines(file)).isLessThanOrEqualTo(MAX_LINES));
  }

  /** The compiler of Java 23 and later refuses it, that of 17 does not see it. */
  @Test
  void docCommentsBelongToWhatFollows() {
    assertThat(sources())
        .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(DANGLING));
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of all modules; what builds make is left out. */
  private static Stream<Path> sources() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
