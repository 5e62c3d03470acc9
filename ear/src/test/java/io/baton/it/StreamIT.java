package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import io.baton.testbed.MediaSource;
import io.baton.testbed.MediaTools;
import io.baton.testbed.User;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a real player receives is, frame by frame, what is in the file. */
@ExtendWith(SharedNode.class)
class StreamIT {
  private static final String NAME = "stream/film.mp4";
  private static final Duration LENGTH = Duration.ofSeconds(8);

  @TempDir private static Path work;
  private static final MediaTools TOOLS = SharedServers.mediaTools();
  private static Path film;
  private static URI url;

  private final LocalCluster node;

  StreamIT(LocalCluster node) {
    this.node = node;
  }

  @BeforeAll
  static void importFilm(LocalCluster node) {
    film = work.resolve("film.mp4");
    TOOLS.makeFilm(film, LENGTH);
    BatonHttp admin = new BatonHttp(node.http(1), Optional.of(node.admin()));
    admin.upload(NAME, film);
    assertThat(admin.awaitImport(NAME, Duration.ofMinutes(1), part -> {}).path("state").asText())
        .isEqualTo("ready");
    url = node.rtsp(1).resolve(NAME);
  }

  @Test
  void udpCarriesEveryAccessUnit() {
    assertThat(TOOLS.accessUnits(MediaSource.rtspUdp(url, node.viewer())))
        .isEqualTo(TOOLS.accessUnits(MediaSource.file(film)))
        .hasSize(200);
  }

  @Test
  void tcpCarriesEveryAccessUnit() {
    assertThat(TOOLS.accessUnits(MediaSource.rtspTcp(url, node.viewer())))
        .isEqualTo(TOOLS.accessUnits(MediaSource.file(film)))
        .hasSize(200);
  }

  @Test
  void udpCarriesEveryAudioFrame() {
    assertThat(TOOLS.audioFrames(MediaSource.rtspUdp(url, node.viewer())))
        .isEqualTo(TOOLS.audioFrames(MediaSource.file(film)))
        .isNotEmpty();
  }

  @Test
  void refusesAWrongPassword() {
    User stranger = new User("viewer", "wrong");

    ThrowingCallable attempt = () -> TOOLS.accessUnits(MediaSource.rtspTcp(url, stranger));

    assertThatThrownBy(attempt).hasMessageContaining("401");
  }

  @Test
  void tellsWhenThereIsNoSuchFilm() {
    URI missing = node.rtsp(1).resolve("stream/missing.mp4");

    ThrowingCallable attempt = () -> TOOLS.accessUnits(MediaSource.rtspTcp(missing, node.viewer()));

    assertThatThrownBy(attempt).hasMessageContaining("404");
  }
}
