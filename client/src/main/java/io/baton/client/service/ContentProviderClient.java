package io.baton.client.service;

import io.baton.client.network.ClientNetwork;
import io.baton.client.network.Credentials;
import io.baton.client.network.ServerTrust;
import io.baton.client.network.ServiceException;
import io.baton.model.document.media.MediaDocument;
import io.baton.model.document.media.MediaListDocument;
import io.baton.model.document.node.NodeDocument;
import io.baton.model.document.session.SessionDocument;
import io.baton.model.document.session.SessionListDocument;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What a content provider does with a server: upload media and follow its import, list and delete
 * it, look at sessions and the node (R66, R67). Thread-safe; methods block.
 */
public final class ContentProviderClient {
  /** Waits between two looks at an import. */
  @FunctionalInterface
  interface Pause {
    void pause(Duration duration) throws InterruptedException;
  }

  private static final String CTP = "/baton/ctp/";
  private static final String API = "/baton/api/v1/";
  private static final int PAGE = 500;
  private static final Duration POLL = Duration.ofMillis(300);
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final String IMPORTING = "importing";

  private final ServiceConnection connection;
  private final ServerTrust trust;
  private final Pause pause;

  /**
   * A client of one server.
   *
   * @param server such as {@code http://localhost:8080}
   * @param credentials sent with every request; empty for none
   * @param trust which servers are trusted in TLS
   * @throws IllegalArgumentException if the server is no HTTP URL
   */
  public ContentProviderClient(URI server, Optional<Credentials> credentials, ServerTrust trust) {
    this(server, credentials, trust, ContentProviderClient::await);
  }

  ContentProviderClient(
      URI server, Optional<Credentials> credentials, ServerTrust trust, Pause pause) {
    this.connection = new ServiceConnection(server, credentials, trust);
    this.trust = trust;
    this.pause = pause;
  }

  private static void await(Duration duration) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    CompletableFuture.delayedExecutor(duration.toNanos(), TimeUnit.NANOSECONDS)
        .execute(over::countDown);
    over.await();
  }

  /**
   * Uploads a file. Returns when the server has it; its import follows. A server that refuses ends
   * the upload at once.
   *
   * @param path name it is to have
   * @param transcode whether to transcode tracks that cannot be streamed instead of leaving them
   *     out
   * @param progress told how many bytes were sent so far, on a thread of the connection
   * @throws NoSuchFileException if there is no such file
   * @throws ServiceException if the server refuses it
   * @throws IOException if the server does not answer, or takes nothing for two minutes
   */
  public void upload(Path file, String path, boolean transcode, LongConsumer progress)
      throws IOException, InterruptedException {
    String query = transcode ? "?transcode=true" : "";
    URI target = URI.create(connection.server() + CTP + UrlText.path(path) + query);
    try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ);
        ClientNetwork network = new ClientNetwork(1, trust, false)) {
      Upload upload =
          new Upload(target, connection.authorization(), content, progress, Upload.Patience.USUAL);
      Upload.Answer answer = await(send(upload, network, target));
      connection.requireOk(answer.status(), answer.body(), answer);
    }
  }

  private static CompletableFuture<Upload.Answer> send(
      Upload upload, ClientNetwork network, URI target) {
    boolean secure = target.getScheme().equals("https");
    int port = target.getPort() >= 0 ? target.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
    return network
        .connect(network.nextLoop(), target.getHost(), port, secure, upload::join)
        .thenCompose(upload::begin);
  }

  private static Upload.Answer await(CompletableFuture<Upload.Answer> answer)
      throws IOException, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException("the upload broke: " + e.getCause(), e.getCause());
    }
  }

  /**
   * Looks at a piece of media until it is not being imported any more.
   *
   * @param progress told of each look
   * @return the last look: ready or rejected
   */
  public MediaDocument awaitImport(String path, Consumer<MediaDocument> progress)
      throws IOException, InterruptedException {
    MediaDocument item = media(path);
    progress.accept(item);
    while (item.state().equals(IMPORTING)) {
      pause.pause(POLL);
      item = media(path);
      progress.accept(item);
    }
    return item;
  }

  /**
   * One piece of media.
   *
   * @throws ServiceException with status 404 if there is none of that name
   */
  public MediaDocument media(String path) throws IOException, InterruptedException {
    return connection.get(API + "media/" + UrlText.path(path), MediaDocument.class);
  }

  /** The media of all nodes whose names begin with a prefix, in the order of their names. */
  public MediaListDocument list(String prefix) throws IOException, InterruptedException {
    return list(prefix, ListFilter.ALL);
  }

  /** Those of the media of all nodes whose names begin with a prefix that are wanted. */
  public MediaListDocument list(String prefix, ListFilter filter)
      throws IOException, InterruptedException {
    List<MediaDocument> items = new ArrayList<>();
    MediaListDocument page;
    int offset = 0;
    do {
      page =
          connection.get(
              API
                  + "media?prefix="
                  + UrlText.part(prefix)
                  + "&offset="
                  + offset
                  + "&limit="
                  + PAGE
                  + filter.parameters(),
              MediaListDocument.class);
      items.addAll(page.items());
      offset += PAGE;
    } while (!page.items().isEmpty() && offset < page.total());
    return new MediaListDocument(items.size(), 0, items.size(), page.unheard(), items);
  }

  /**
   * Deletes media.
   *
   * @param force also if it is being streamed
   * @throws ServiceException with status 404 if there is none of that name, 409 if it is in use
   */
  public void delete(String path, boolean force) throws IOException, InterruptedException {
    connection.send(
        connection.request(CTP + UrlText.path(path) + "?force=" + force).DELETE().build());
  }

  /** The sessions of the node. */
  public List<SessionDocument> sessions() throws IOException, InterruptedException {
    return sessions(ListFilter.ALL);
  }

  /** Those sessions of the node that are wanted. */
  public List<SessionDocument> sessions(ListFilter filter)
      throws IOException, InterruptedException {
    return connection
        .get(API + "sessions?scope=node" + filter.parameters(), SessionListDocument.class)
        .items();
  }

  /**
   * One session of the node.
   *
   * @throws ServiceException with status 404 if there is none of that id
   */
  public SessionDocument session(String id) throws IOException, InterruptedException {
    return connection.get(API + "sessions/" + UrlText.part(id), SessionDocument.class);
  }

  /**
   * Ends a session.
   *
   * @throws ServiceException with status 404 if there is none of that id
   */
  public void endSession(String id) throws IOException, InterruptedException {
    connection.send(connection.request(API + "sessions/" + UrlText.part(id)).DELETE().build());
  }

  /** How the node is. */
  public NodeDocument node() throws IOException, InterruptedException {
    return connection.get(API + "node", NodeDocument.class);
  }
}
