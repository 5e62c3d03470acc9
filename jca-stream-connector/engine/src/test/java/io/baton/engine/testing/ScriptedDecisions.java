package io.baton.engine.testing;

import io.baton.connector.StreamDecision;
import io.baton.connector.StreamRequest;
import io.baton.connector.ViewerCredential;
import io.baton.engine.auth.DigestAlgorithm;
import io.baton.engine.auth.DigestHash;
import io.baton.engine.media.Content;
import io.baton.engine.media.ContentLibrary;
import io.baton.engine.server.decision.DecisionMaker;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A service without beans and a store without files. Thread-safe. */
public final class ScriptedDecisions implements DecisionMaker, ContentLibrary {
  /** Decided when {@link #decideNow} is called. */
  public static final String HELD = "/held";

  /** Refused at once: too many wait already. */
  public static final String OVERLOADED = "/overloaded";

  /** Refused by the service, with 503 and Retry-After: 7. */
  public static final String UNAVAILABLE = "/unavailable";

  /** Served by another node. */
  public static final String MOVED = "/moved";

  /** Served here, but the store has lost it. */
  public static final String LOST = "/lost";

  /** The user whom {@link #PASSWORD} belongs to. */
  public static final String USER = "viewer";

  /** Another one, of the same password. */
  public static final String OTHER_USER = "other";

  /** A user of the same password, who may not view. */
  public static final String STRANGER = "stranger";

  /** A user of the same password, in a domain of Windows. */
  public static final String DOMAIN_USER = "FILMS\\viewer";

  /** A user whose password is known, so that every hash of it is. */
  public static final String MODERN_USER = "modern";

  private static final Set<String> USERS =
      Set.of("viewer", "other", "stranger", "FILMS\\viewer", "modern");

  public static final String PASSWORD = "secret";

  private final Map<String, Content> films = new ConcurrentHashMap<>();
  private final CompletableFuture<StreamDecision> held = new CompletableFuture<>();
  private final Map<String, Function<StreamRequest, StreamDecision>> scripts =
      new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<StreamDecision>> pending = new ConcurrentHashMap<>();
  private final List<StreamRequest> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  /** Offers content under a path. */
  public void offer(String path, Content content) {
    films.put(path, content);
  }

  /** Decides on a path as told. */
  public void decide(String path, Function<StreamRequest, StreamDecision> script) {
    scripts.put(path, script);
  }

  /** What was asked so far. */
  public List<StreamRequest> requests() {
    return requests;
  }

  /** Answers what was asked for {@link #HELD} with some content. */
  public void decideNow(Content content) {
    held.complete(new StreamDecision.Serve(new MediaPath("held"), content.id()));
  }

  /** Decides on a path when told, by completing what is returned. */
  public CompletableFuture<StreamDecision> hold(String path) {
    CompletableFuture<StreamDecision> decision = new CompletableFuture<>();
    pending.put(path, decision);
    return decision;
  }

  /** How often a decision was asked for. */
  public int asked() {
    return asked.get();
  }

  @Override
  public CompletionStage<StreamDecision> decide(StreamRequest request) {
    asked.incrementAndGet();
    requests.add(request);
    String path = request.path();
    if (pending.containsKey(path)) {
      return pending.get(path);
    }
    if (scripts.containsKey(path)) {
      return done(scripts.get(path).apply(request));
    }
    return switch (path) {
      case HELD -> held;
      case OVERLOADED -> throw new RejectedExecutionException("full");
      case UNAVAILABLE -> done(new StreamDecision.Refuse(503, "no node", OptionalInt.of(7)));
      case MOVED -> done(new StreamDecision.Redirect(URI.create("rtsp://other/film")));
      case LOST ->
          done(
              new StreamDecision.Serve(
                  new MediaPath("lost"), new ContentId("%064x".formatted(0xdead))));
      default -> done(find(path));
    };
  }

  private StreamDecision find(String path) {
    Content film = films.get(path);
    return film == null
        ? new StreamDecision.Refuse(404, "no such media", OptionalInt.empty())
        : new StreamDecision.Serve(MediaPath.parse(path), film.id());
  }

  private static CompletionStage<StreamDecision> done(StreamDecision decision) {
    return CompletableFuture.completedFuture(decision);
  }

  @Override
  public CompletionStage<Optional<ViewerCredential>> credential(String user, String realm) {
    return CompletableFuture.completedFuture(
        Optional.of(user).filter(USERS::contains).map(known -> credentialOf(known, realm)));
  }

  private static ViewerCredential credentialOf(String user, String realm) {
    Optional<String> sha256 =
        Optional.of(user)
            .filter(MODERN_USER::equals)
            .map(same -> DigestHash.ha1(DigestAlgorithm.SHA_256, same, realm, PASSWORD));
    return new ViewerCredential(user, DigestHash.ha1(user, realm, PASSWORD), sha256);
  }

  @Override
  public CompletionStage<Boolean> mayView(String user) {
    return CompletableFuture.completedFuture(!user.equals(STRANGER));
  }

  @Override
  public Optional<Content> open(ContentId id) {
    return films.values().stream().filter(film -> film.id().equals(id)).findFirst();
  }
}
