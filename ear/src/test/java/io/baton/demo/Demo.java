package io.baton.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import io.baton.testbed.MediaSource;
import io.baton.testbed.MediaTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Starts a node, imports a film made for the occasion, plays its first seconds with a real player
 * as a self-check, and leaves the node to the visitor until Ctrl-C.
 */
public final class Demo {
  private static final Duration FILM = Duration.ofSeconds(60);
  private static final int CHECKED_SECONDS = 5;
  private static final Duration IMPORT_LIMIT = Duration.ofMinutes(2);
  private static final String NAME = "sample.mp4";

  private final LocalCluster cluster;
  private final Path work;
  private final MediaTools tools;

  private Demo(LocalCluster cluster, Path work) {
    this.cluster = cluster;
    this.work = work;
    this.tools = new MediaTools(work.resolve("tools"));
  }

  /**
   * Runs the demo.
   *
   * @param arguments path of cluster.sh, working directory, port offset, and whether to end after
   *     the self-check
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path work = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
    boolean stay = !Boolean.parseBoolean(arguments[3]);
    LocalCluster cluster =
        new LocalCluster(
            Path.of(arguments[0]),
            work.resolve("nodes"),
            Integer.parseInt(arguments[2]),
            false,
            "");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(cluster), "stop-demo"));
    Demo demo = new Demo(cluster, work);
    try {
      demo.show();
    } catch (IllegalStateException | UncheckedIOException e) {
      System.err.println("The demo failed: " + e.getMessage());
      System.err.println("If ports are taken, -Ddemo.port.offset=1000 moves all of them.");
      System.exit(1);
    }
    if (stay) {
      demo.invite();
      new CountDownLatch(1).await();
    }
    cluster.stop();
  }

  /**
   * Ctrl-C and SIGTERM end the Java process that Maven runs in; the node is a process by itself.
   */
  private static void end(LocalCluster cluster) {
    ProcessHandle.current()
        .children()
        .forEach(
            busy -> {
              busy.destroy();
              busy.onExit().join();
            });
    cluster.stop();
  }

  private void show() throws IOException {
    say("1/4 Starting Baton");
    cluster.stop();
    cluster.start(1);
    say("2/4 Making a film of " + FILM.toSeconds() + " s");
    Path film = work.resolve(NAME);
    tools.makeFilm(film, FILM);
    say("3/4 Importing it (" + Files.size(film) / 1_000_000 + " MB)");
    importFilm(film);
    say("4/4 Playing the first " + CHECKED_SECONDS + " s of " + address());
    check(film);
  }

  private void importFilm(Path film) {
    BatonHttp http = new BatonHttp(cluster.http(1), Optional.of(cluster.admin()));
    HttpResponse<String> answer = http.upload(NAME, film);
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "The upload was refused: " + answer.statusCode() + " " + answer.body());
    }
    JsonNode media =
        http.awaitImport(
            NAME, IMPORT_LIMIT, part -> System.out.printf("\r    %3d %%", Math.round(part * 100)));
    System.out.printf("\r    %s %n", media.path("state").asText());
    if (!media.path("state").asText().equals("ready")) {
      throw new IllegalStateException("The film was rejected: " + media.path("reason").asText());
    }
  }

  /** What a player decodes has to be, picture by picture, what is in the file. */
  private void check(Path film) {
    int pictures = CHECKED_SECONDS * MediaTools.RATE;
    List<String> expected = tools.pictures(MediaSource.file(film), pictures);
    List<String> seen = tools.pictures(MediaSource.rtspUdp(address(), cluster.viewer()), pictures);
    if (!seen.equals(expected)) {
      long same = seen.stream().filter(expected::contains).count();
      throw new IllegalStateException(
          "Self-check failed: of %d pictures %d were received and %d of them are right"
              .formatted(expected.size(), seen.size(), same));
    }
    System.out.printf("    %d pictures received, each as in the file%n", seen.size());
  }

  private URI address() {
    return cluster.rtsp(1).resolve(NAME);
  }

  private void invite() {
    String watch = cluster.viewer().in(address());
    String media = cluster.http(1) + "api/v1/media/" + NAME;
    System.out.printf(
        """

        Baton is running. Press Ctrl-C to stop it.

          Film      %s
          API       %sapi/v1/media
          Metrics   %sprometheus
          Health    %shealth
          admin     %s   (may do everything)
          viewer    %s   (may watch)

        Watch it:
          ffplay -rtsp_transport udp '%s'
          gst-launch-1.0 playbin uri='%s'
          vlc '%s'
        Ask about it, add your own, remove it (curl asks for the password of admin):
          curl -u admin %s
          curl -u admin -T film.mp4 %sctp/film.mp4
          curl -u admin -X DELETE %sctp/%s

        """,
        address(),
        cluster.http(1),
        cluster.management(1),
        cluster.management(1),
        cluster.admin().password(),
        cluster.viewer().password(),
        watch,
        watch,
        watch,
        media,
        cluster.http(1),
        cluster.http(1),
        NAME);
  }

  private static void say(String what) {
    System.out.println("==> " + what);
  }
}
