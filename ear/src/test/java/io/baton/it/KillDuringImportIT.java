package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import io.baton.testbed.MediaSource;
import io.baton.testbed.MediaTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** After a crash each upload is complete or gone, and nothing is left of what is gone. */
@ExtendWith(SharedNode.class)
class KillDuringImportIT {
  private static final int UPLOADS = 6;

  private final LocalCluster node;
  private final BatonHttp admin;
  private final MediaTools tools = SharedServers.mediaTools();

  KillDuringImportIT(LocalCluster node) {
    this.node = node;
    this.admin = new BatonHttp(node.http(1), Optional.of(node.admin()));
  }

  @Test
  void everyUploadIsCompleteOrGone(@TempDir Path work) throws IOException {
    Path film = work.resolve("film.mp4");
    tools.makeFilm(film, Duration.ofSeconds(5));
    Path longFilm = tools.repeat(film, 120, work.resolve("long.mp4"));
    List<String> names = IntStream.range(0, UPLOADS).mapToObj(i -> "kill/" + i + ".mp4").toList();

    names.forEach(name -> admin.upload(name, longFilm));
    long unfinished = names.stream().filter(name -> state(name).equals("importing")).count();
    node.kill(1);
    node.start(1);

    assertThat(unfinished).as("uploads not yet imported at the kill").isPositive();
    names.forEach(this::awaitEnd);
    assertThat(names).allSatisfy(name -> assertThat(state(name)).isIn("ready", "gone"));
    names.stream().filter(name -> state(name).equals("ready")).forEach(this::startsToPlay);
    assertThat(leftovers()).isEmpty();
    names.stream()
        .filter(name -> state(name).equals("ready"))
        .forEach(
            name -> assertThat(admin.delete("ctp/" + name).statusCode()).as(name).isEqualTo(204));
  }

  private String state(String name) {
    return admin.media(name).map(media -> media.path("state").asText()).orElse("gone");
  }

  private void awaitEnd(String name) {
    if (!state(name).equals("gone")) {
      JsonNode media = admin.awaitImport(name, Duration.ofMinutes(2), part -> {});
      assertThat(media.path("state").asText()).as(media.toString()).isEqualTo("ready");
    }
  }

  private void startsToPlay(String name) {
    assertThat(
            tools.pictures(
                MediaSource.rtspTcp(node.rtsp(1).resolve(name), node.viewer()), MediaTools.RATE))
        .hasSize(MediaTools.RATE);
  }

  /** Files of the media store that are on their way to content. */
  private List<Path> leftovers() throws IOException {
    Path store = node.home().resolve("node-1/data/baton/media");
    List<Path> left = new ArrayList<>();
    for (String passing : List.of("staging", "work")) {
      assertThat(store.resolve(passing)).isDirectory();
      PresentFiles.below(store.resolve(passing)).stream()
          .filter(Files::isRegularFile)
          .forEach(left::add);
    }
    return left;
  }
}
