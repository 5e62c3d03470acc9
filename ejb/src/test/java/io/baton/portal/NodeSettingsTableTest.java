package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.catalog.job.UploadSettings;
import io.baton.drain.DrainSettings;
import io.baton.location.assignment.AssignmentSettings;
import io.baton.location.balance.BalanceSettings;
import io.baton.location.load.LocationSettings;
import io.baton.location.placement.DeliveryModes;
import io.baton.metrics.MetricsSettings;
import io.baton.node.HttpSettings;
import io.baton.node.NodeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/configure.md says of the node's settings is what the beans and the server do. */
class NodeSettingsTableTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "configure.md");
  private static final Path SCRIPTS = Path.of("..", "wildfly-config", "src", "main", "cli");
  private static final Pattern ROW = Pattern.compile("\\| `(baton[^`]+)` \\| (.*?) \\| .*");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(baton\\.[a-z.]+):([^$}]*)}");

  /** Nobody wants to read a JDBC address with a path in it. */
  private static final String DATABASE = "baton.database.url";

  @Test
  void theTableListsEverySettingWithItsDefault() throws IOException {
    Map<String, String> documented = documented();
    assertThat(documented.remove(DATABASE)).isNotEmpty();

    Map<String, String> expected = ofBeans();
    expected.putAll(ofScripts());
    assertThat(documented).containsExactlyEntriesOf(expected);
  }

  private static Map<String, String> documented() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    try (Stream<String> lines = Files.lines(DOCUMENT)) {
      lines
          .dropWhile(line -> !line.equals("## Settings of the node"))
          .skip(1)
          .takeWhile(line -> !line.startsWith("## "))
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .forEach(row -> settings.put(row.group(1), row.group(2).replace("`", "")));
    }
    settings.computeIfPresent(NodeSettings.ROLES_PROPERTY, (name, roles) -> sorted(roles));
    return settings;
  }

  /** Roles are a set. */
  private static String sorted(String roles) {
    return Stream.of(roles.split(",")).sorted().collect(Collectors.joining(","));
  }

  /** Asks the beans' settings for what they read, and what they take if it is not there. */
  private static Map<String, String> ofBeans() {
    Asked asked = new Asked();
    NodeSettings.read(asked);
    LocationSettings.read(asked);
    AssignmentSettings.read(asked);
    DeliveryModes.read(asked);
    PortalSettings.read(asked);
    BalanceSettings.read(asked);
    DrainSettings.read(asked);
    UploadSettings.read(asked);
    MetricsSettings.read(asked);
    HttpSettings.read(asked);
    asked.byName.keySet().removeIf(name -> !name.startsWith("baton."));
    asked.byName.computeIfPresent(NodeSettings.ROLES_PROPERTY, (name, roles) -> sorted(roles));
    return asked.byName;
  }

  /** Whatever the server's own configuration takes from a system property. */
  private static Map<String, String> ofScripts() throws IOException {
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      return scripts
          .map(NodeSettingsTableTest::read)
          .flatMap(script -> EXPRESSION.matcher(script).results())
          .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (a, b) -> a));
    }
  }

  private static String read(Path script) {
    try {
      return Files.readString(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Properties of which none is set. */
  private static final class Asked extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> byName = new TreeMap<>();

    @Override
    public String getProperty(String name, String byDefault) {
      byName.put(name, byDefault);
      return byDefault;
    }
  }
}
