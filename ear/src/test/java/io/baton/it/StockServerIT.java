package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testbed.BatonHttp;
import io.baton.testbed.FreePorts;
import io.baton.testbed.StockServer;
import io.baton.testbed.User;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of {@code docs/install.md}, in WildFly as it is delivered. */
class StockServerIT {
  private static final Path SERVER = Path.of(System.getProperty("baton.server"));
  private static final User ADMIN = new User("admin", "Secret-of-admin-1");

  private static final String SUBSYSTEMS = "--command=:read-children-names(child-type=subsystem)";

  @TempDir private Path directory;

  @Test
  void anExistingServerTakesTheApplication() throws IOException {
    Path film = directory.resolve("film.mp4");
    SharedServers.mediaTools().makeFilm(film, Duration.ofSeconds(2));
    try (StockServer server =
        new StockServer(SERVER, directory.resolve("stock"), FreePorts.stockOffset())) {
      String before = server.manage(SUBSYSTEMS);
      String script = "--file=" + SERVER.resolve("install.cli");
      server.manage(script);
      server.manage(script);
      server.manage("--command=reload");
      server.addUser(ADMIN, "baton-admin,baton-publisher,baton-viewer");
      server.manage("--command=deploy " + SERVER.resolve("deployments/baton.ear"));

      BatonHttp admin = new BatonHttp(server.http(), Optional.of(ADMIN));
      assertThat(admin.upload("film.mp4", film).statusCode()).isEqualTo(202);
      assertThat(
              admin
                  .awaitImport("film.mp4", Duration.ofMinutes(5), done -> {})
                  .path("state")
                  .asText())
          .isEqualTo("ready");
      BatonHttp management = new BatonHttp(server.management(), Optional.empty());
      assertThat(management.get("baton/metrics").body()).contains("baton_sessions");
      String after = server.manage(SUBSYSTEMS);
      assertThat(names(after)).as("nothing was removed").containsAll(names(before));
    }
  }

  private static List<String> names(String list) {
    return list.lines().map(line -> line.strip().replace(",", "")).toList();
  }
}
