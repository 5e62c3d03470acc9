package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedNode.class)
class ImportIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir private static Path work;
  private static Path film;

  private final LocalCluster node;
  private final BatonHttp admin;

  ImportIT(LocalCluster node) {
    this.node = node;
    this.admin = new BatonHttp(node.http(1), Optional.of(node.admin()));
  }

  @BeforeAll
  static void makeFilm() {
    film = work.resolve("film.mp4");
    SharedServers.mediaTools().makeFilm(film, Duration.ofSeconds(4));
  }

  @Test
  void importsAFilmAndTellsWhatIsInIt() throws IOException, NoSuchAlgorithmException {
    HttpResponse<String> answer = admin.upload("import/some films/ä.mp4", film);

    assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
    JsonNode media = awaitImport("import/some films/ä.mp4");
    assertThat(media.path("state").asText()).as(media.toString()).isEqualTo("ready");
    JsonNode content = media.path("content");
    assertThat(content.path("durationSeconds").asDouble()).isCloseTo(4, within(0.1));
    assertThat(content.path("sourceSha256").asText()).isEqualTo(sha256(film));
    JsonNode video = content.path("tracks").path(0);
    assertThat(video.path("codec").asText()).isEqualTo("H264");
    assertThat(List.of(video.path("width").asInt(), video.path("height").asInt()))
        .containsExactly(640, 360);
    assertThat(content.path("tracks").path(1).path("kind").asText()).isEqualTo("audio");
    assertThat(content.path("tracks")).hasSize(2);
  }

  @Test
  void rejectsTextAndSaysWhy() throws IOException {
    Path text = Files.writeString(work.resolve("text.mp4"), "This is no film.\n".repeat(100));

    admin.upload("import/text.mp4", text);

    JsonNode media = awaitImport("import/text.mp4");
    assertThat(media.path("state").asText()).isEqualTo("rejected");
    assertThat(media.path("reason").asText()).isNotBlank();
    assertThat(media.path("content").isMissingNode()).isTrue();
  }

  @Test
  void deletesWhatItImported() {
    admin.upload("import/gone.mp4", film);
    awaitImport("import/gone.mp4");

    assertThat(admin.delete("ctp/import/gone.mp4").statusCode()).isEqualTo(204);

    assertThat(admin.media("import/gone.mp4")).isEmpty();
    assertThat(admin.delete("ctp/import/gone.mp4").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%2e%2e/escape.mp4",
        "import/..%2f..%2fescape.mp4",
        "import/%2e%2e/%2e%2e/%2e%2e/escape.mp4",
        "import/%00escape.mp4"
      })
  void refusesNamesThatLeadOutOfTheStore(String name) throws IOException {
    HttpResponse<String> answer = admin.uploadRaw(name, film);

    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    assertThat(admin.get("api/v1/media?prefix=escape").body()).doesNotContain("escape.mp4");
    assertThat(PresentFiles.below(node.home()))
        .isNotEmpty()
        .noneMatch(file -> file.getFileName().toString().contains("escape"));
  }

  @Test
  void knowsWhoMayDoWhat() {
    BatonHttp nobody = new BatonHttp(node.http(1), Optional.empty());
    BatonHttp viewer = new BatonHttp(node.http(1), Optional.of(node.viewer()));

    assertThat(nobody.upload("import/nobody.mp4", film).statusCode()).isEqualTo(401);
    assertThat(nobody.get("api/v1/media").statusCode()).isEqualTo(401);
    assertThat(viewer.upload("import/viewer.mp4", film).statusCode()).isEqualTo(403);
    assertThat(viewer.get("api/v1/media").statusCode()).isEqualTo(200);
  }

  private JsonNode awaitImport(String name) {
    return admin.awaitImport(name, LIMIT, part -> {});
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
