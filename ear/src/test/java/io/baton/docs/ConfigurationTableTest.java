package io.baton.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.config.EngineSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/configure.md says of the settings is what the engine does. */
class ConfigurationTableTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "configure.md");

  @Test
  void theTableListsEverySettingWithItsDefaultAndMeaning() throws IOException {
    List<String> expected =
        Stream.of(EngineSetting.values()).map(ConfigurationTableTest::row).toList();

    try (Stream<String> lines = Files.lines(DOCUMENT)) {
      assertThat(
              lines
                  .dropWhile(line -> !line.equals("## Settings of the engine"))
                  .takeWhile(line -> !line.equals("## Settings of the node"))
                  .filter(line -> line.startsWith("| `")))
          .containsExactlyElementsOf(expected);
    }
  }

  private static String row(EngineSetting setting) {
    String value = setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`";
    return "| `%s` | %s | %s |".formatted(setting.key(), value, setting.description());
  }
}
