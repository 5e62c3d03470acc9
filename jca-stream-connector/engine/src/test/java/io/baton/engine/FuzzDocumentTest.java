package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/develop.md tells how to run every fuzz test. */
class FuzzDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "develop.md");
  private static final Path TESTS = Path.of("src", "test", "java");
  private static final Pattern TARGET = Pattern.compile("@FuzzTest[^\n]*\\s+void (\\w+)\\(");
  private static final Pattern NAMED = Pattern.compile("`(\\w*)#(\\w+)`");

  @Test
  void everyTargetIsNamed() throws IOException {
    Set<String> named = new TreeSet<>();
    String[] test = {""};
    NAMED
        .matcher(Files.readString(DOCUMENT))
        .results()
        .forEach(
            found -> {
              test[0] = found.group(1).isEmpty() ? test[0] : found.group(1);
              named.add(test[0] + "#" + found.group(2));
            });

    assertThat(named).isEqualTo(targets());
  }

  private static Set<String> targets() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files
          .filter(file -> file.toString().endsWith("FuzzTest.java"))
          .flatMap(FuzzDocumentTest::targets)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Stream<String> targets(Path file) {
    String test = file.getFileName().toString().replace(".java", "");
    try {
      return TARGET
          .matcher(Files.readString(file))
          .results()
          .map(found -> test + "#" + found.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
