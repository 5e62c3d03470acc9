package io.baton.connector.ra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingNamesTest {
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "configure.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(baton\\.[a-z.]+)` \\|");

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
}
