package io.baton.client.testing;

import io.baton.connector.StreamConnection;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamRequest;
import io.baton.connector.ViewerCredential;
import io.baton.connector.media.MediaEntry;
import io.baton.connector.media.MediaRejectedException;
import io.baton.connector.media.MediaStore;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.StagedUpload;
import io.baton.engine.EngineStartException;
import io.baton.engine.StreamEngine;
import io.baton.engine.media.testing.Ffprobe;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.server.decision.DecisionMaker;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The real engine on free ports of the loopback interface. It serves what was imported, to user
 * {@value #USER} alone; {@code /elsewhere/X} is redirected to {@code /X}.
 */
public final class EngineFixture implements AutoCloseable {
  /** The only user, with password {@value #PASSWORD}. */
  public static final String USER = "viewer";

  public static final String PASSWORD = "s3cret:x";

  private static final String REALM = "test";
  private static final String ELSEWHERE = "elsewhere/";

  private final StreamEngine engine;

  /** Starts an engine with its store in an empty directory. */
  public EngineFixture(Path directory) throws EngineStartException {
    Map<String, String> settings =
        Map.of(
            "baton.rtsp.host", "127.0.0.1",
            "baton.rtsp.port", "0",
            "baton.rtp.port", "0",
            "baton.ofp.host", "127.0.0.1",
            "baton.ofp.port", "0",
            "baton.pieces.port", "0",
            "baton.admission.max.cpu", "1",
            "baton.admission.max.lateness", "60000",
            "baton.rtsp.realm", REALM);
    engine =
        StreamEngine.start(
            Importing.configuration(directory, settings), new Decisions(), event -> {});
  }

  /** Imports a file. */
  public void add(String path, Path file)
      throws IOException, MediaRejectedException, MediaStoreException {
    try (StreamConnection connection = engine.connection();
        InputStream body = Files.newInputStream(file)) {
      MediaStore store = connection.media();
      StagedUpload upload =
          store.stage(new MediaPath(path), body, OptionalLong.of(Files.size(file)));
      store.importStaged(upload.id(), part -> {});
    }
  }

  /** URL of a piece of media, with the user's credentials. */
  public String url(String path) {
    return url(USER + ":s3cret%3Ax@", path);
  }

  /** URL of a piece of media without credentials. */
  public String anonymousUrl(String path) {
    return url("", path);
  }

  private String url(String userInfo, String path) {
    return "rtsp://" + userInfo + "127.0.0.1:" + engine.connection().endpoint().port() + "/" + path;
  }

  /** The engine's own view. */
  public StreamConnection connection() {
    return engine.connection();
  }

  @Override
  public void close() {
    engine.close();
  }

  private final class Decisions implements DecisionMaker {
    @Override
    public CompletionStage<StreamDecision> decide(StreamRequest request) {
      return CompletableFuture.completedFuture(decision(MediaPath.parse(request.path()).value()));
    }

    private StreamDecision decision(String path) {
      if (path.startsWith(ELSEWHERE)) {
        return new StreamDecision.Redirect(
            URI.create(anonymousUrl(path.substring(ELSEWHERE.length()))));
      }
      Optional<MediaEntry> entry = engine.connection().media().find(new MediaPath(path));
      return entry.isPresent()
          ? new StreamDecision.Serve(entry.get().path(), entry.get().description().content())
          : new StreamDecision.Refuse(404, "no such film", OptionalInt.empty());
    }

    @Override
    public CompletionStage<Boolean> mayView(String user) {
      return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletionStage<Optional<ViewerCredential>> credential(String user, String realm) {
      String ha1 =
          Ffprobe.md5((USER + ":" + realm + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
      return CompletableFuture.completedFuture(
          USER.equals(user) ? Optional.of(new ViewerCredential(user, ha1)) : Optional.empty());
    }
  }
}
