package io.baton.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/requirements.md names every required behaviour, and classes and tests that there are. */
class RequirementsTableTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)(?:\\.(\\w+))?`");
  private static final Pattern ROW = Pattern.compile("^\\| [RN]\\d");
  private static final int LIVE_FEEDS = 44;

  /** Streams that go on with another supplier. */
  private static final List<String> SUPPLY =
      List.of("R54", "R55", "R56", "R57", "R58", "R91", "N1", "N13");

  private static final Map<String, Path> SOURCES = new HashMap<>();
  private static List<String> rows;

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .forEach(file -> SOURCES.put(simpleName(file), file));
    }
    rows =
        Files.readAllLines(ROOT.resolve("docs/requirements.md")).stream()
            .filter(line -> ROW.matcher(line).find())
            .toList();
  }

  private static String simpleName(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  @Test
  void everyBehaviourHasARow() {
    List<String> numbers =
        Stream.concat(
                IntStream.rangeClosed(1, 45)
                    .filter(number -> number != LIVE_FEEDS)
                    .mapToObj(number -> "R" + number),
                SUPPLY.stream())
            .toList();

    assertThat(rows.stream().map(row -> row.substring(2, row.indexOf(' ', 2))))
        .containsExactlyElementsOf(numbers);
  }

  @Test
  void whatIsNamedExists() throws IOException {
    for (String row : rows) {
      for (MatchResult name : NAME.matcher(row).results().toList()) {
        assertThat(SOURCES).as(row).containsKey(name.group(1));
        if (name.group(2) != null) {
          assertThat(Files.readString(SOURCES.get(name.group(1))))
              .as(row)
              .contains("void " + name.group(2) + "(");
        }
      }
    }
  }
}
