package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was answered 202 is imported, whatever happens to the node right after. */
@ExtendWith(SharedNode.class)
class AcceptedUploadIT {
  /** Each costs a start of the server. */
  private static final int KILLS = Integer.getInteger("baton.it.kills", 2);

  private static final int NAMES = 5;
  private static final int SENDERS = 6;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private static Path work;
  private static Path film;

  private final LocalCluster node;
  private final BatonHttp admin;

  AcceptedUploadIT(LocalCluster node) {
    this.node = node;
    this.admin = new BatonHttp(node.http(1), Optional.of(node.admin()));
  }

  @BeforeAll
  static void makeFilm() {
    film = work.resolve("film.mp4");
    SharedServers.mediaTools().makeFilm(film, Duration.ofSeconds(2));
  }

  @Test
  void survivesAKillRightAfterTheAnswer() throws Exception {
    int version = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Map<String, Path> accepted = new HashMap<>();
      for (int i = 0; i < NAMES; i++) {
        version++;
        String name = "accepted/" + i + ".mp4";
        Path next = version(version);
        assertThat(admin.upload(name, next).statusCode()).isEqualTo(202);
        accepted.put(name, next);
      }
      node.kill(1);
      node.start(1);

      for (Map.Entry<String, Path> entry : accepted.entrySet()) {
        assertHas(entry.getKey(), entry.getValue());
      }
    }
  }

  @Test
  void concurrentUploadsAndDeletionsOfANameAllHaveAnAnswerAndTheLastUploadCounts()
      throws Exception {
    String name = "accepted/contended.mp4";
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2 * SENDERS);
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      Path version = version(1000 + i);
      answers.add(
          threads.submit(
              () -> {
                start.await();
                return admin.upload(name, version).statusCode();
              }));
      answers.add(
          threads.submit(
              () -> {
                start.await();
                return admin.delete("ctp/" + name).statusCode();
              }));
    }
    start.countDown();
    for (Future<Integer> answer : answers) {
      assertThat(answer.get(1, TimeUnit.MINUTES)).isIn(202, 204, 404);
    }
    threads.shutdown();

    Path last = version(2000);
    assertThat(admin.upload(name, last).statusCode()).isEqualTo(202);
    assertHas(name, last);
  }

  private void assertHas(String name, Path version) throws Exception {
    JsonNode media = admin.awaitImport(name, LIMIT, part -> {});
    assertThat(media.path("state").asText()).as(media.toString()).isEqualTo("ready");
    assertThat(media.path("content").path("sourceSha256").asText())
        .as(name)
        .isEqualTo(sha256(version));
    assertThat(media.path("publisher").asText()).isEqualTo("admin");
  }

  /** The film with a number that players leave alone: an atom that is free. */
  private static Path version(int number) throws IOException {
    byte[] bytes = Files.readAllBytes(film);
    ByteBuffer version =
        ByteBuffer.allocate(bytes.length + 12)
            .put(bytes)
            .putInt(12)
            .put(new byte[] {'f', 'r', 'e', 'e'})
            .putInt(number);
    return Files.write(work.resolve("v" + number + ".mp4"), version.array());
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
