package io.baton.connector.ra;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.config.EngineSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingNamesTest {
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "configure.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(baton\\.[a-z.]+)` \\|");

  private static final List<String> BINDINGS =
      List.of("Rtsp", "Rtsps", "Rtp", "Ofp", "Ofps", "Pieces");

  private final Properties properties = new Properties();

  @Test
  void findsMisspeltSettings() {
    properties.setProperty("baton.rtsp.prot", "554");
    properties.setProperty("baton.RTSP.port", "554");
    properties.setProperty("baton.rtsp.port", "554");
    properties.setProperty("user.home", "/root");

    assertThat(SettingNames.unknown(properties))
        .containsExactly("baton.RTSP.port", "baton.rtsp.prot");
  }

  @Test
  void knowsEverySettingThatIsDocumented() throws IOException {
    ROW.matcher(Files.readString(DOCUMENT))
        .results()
        .map((MatchResult row) -> row.group(1))
        .forEach(name -> properties.setProperty(name, "x"));

    assertThat(properties).hasSizeGreaterThan(30);
    assertThat(SettingNames.unknown(properties)).isEmpty();
  }

  @Test
  void everySettingIsDocumented() throws IOException {
    assertThat(ROW.matcher(Files.readString(DOCUMENT)).results().map(row -> row.group(1)))
        .containsAll(SettingNames.ALL);
  }

  /** Every config-property, and the setting that it stands for. */
  @Test
  void theTableOfConfigPropertiesIsComplete() throws IOException {
    List<String> expected =
        Stream.concat(
                Stream.of(EngineSetting.values())
                    .map(setting -> "| `%s` | `%s` |".formatted(property(setting), setting.key())),
                BINDINGS.stream().map("| `%sSocketBinding` | "::formatted))
            .sorted()
            .toList();

    try (Stream<String> lines = Files.lines(DOCUMENT)) {
      List<String> rows =
          lines
              .dropWhile(line -> !line.equals("## Config-properties of the resource adapter"))
              .skip(1)
              .takeWhile(line -> !line.startsWith("## "))
              .filter(line -> line.startsWith("| `"))
              .map(SettingNamesTest::withoutTheMeaningOfABinding)
              .toList();
      assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static String property(EngineSetting setting) {
    return Stream.of(setting.name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  private static String withoutTheMeaningOfABinding(String row) {
    return row.replaceFirst("^(\\| `\\w+SocketBinding` \\| ).*", "$1");
  }
}
