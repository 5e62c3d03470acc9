package io.baton.portal;

import io.baton.catalog.MediaCatalog;
import io.baton.connector.ContentId;
import io.baton.connector.MediaEntry;
import io.baton.connector.MediaPath;
import io.baton.connector.StreamConnection;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.StreamRequest;
import io.baton.node.EngineUnavailableException;
import io.baton.node.LocalEngine;
import io.baton.node.NodeSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides for one node: it serves what its own media store holds. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LocalPortal implements Portal {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  /** Seconds; imports mostly take a few. */
  private static final int RETRY_IMPORT = 5;

  private static final int RETRY_NODE = 30;

  @EJB private LocalEngine engine;
  @EJB private MediaCatalog catalog;
  private NodeSettings settings;

  /** For the container. */
  public LocalPortal() {}

  LocalPortal(LocalEngine engine, MediaCatalog catalog, NodeSettings settings) {
    this.engine = engine;
    this.catalog = catalog;
    this.settings = settings;
  }

  @PostConstruct
  void start() {
    settings = NodeSettings.current();
  }

  @Override
  public StreamDecision decide(StreamRequest request) {
    if (!settings.has(NodeSettings.PORTAL)) {
      return unavailable("This node takes no requests: its portal role is off", RETRY_NODE);
    }
    if (!settings.has(NodeSettings.PROVIDER)) {
      return unavailable("This node streams nothing: its provider role is off", RETRY_NODE);
    }
    if (request.path().replace("/", "").isEmpty()) {
      return refuse(NOT_FOUND, "Name a piece of media, as in rtsp://host/film.mp4");
    }
    try {
      return serve(MediaPath.parse(request.path()));
    } catch (IllegalArgumentException e) {
      return refuse(BAD_REQUEST, "Not a media path: " + e.getMessage());
    } catch (EngineUnavailableException e) {
      return unavailable(e.getMessage(), RETRY_IMPORT);
    }
  }

  /** The content is prepared before the client is answered (R5). */
  private StreamDecision serve(MediaPath path) {
    try (StreamConnection connection = engine.connect()) {
      Optional<ContentId> content =
          connection.media().find(path).map(MediaEntry::description).map(d -> d.content());
      if (content.isEmpty()) {
        return explainAbsence(path);
      }
      if (connection.prepare(content.get()).isEmpty()) {
        return unavailable("The content of " + path + " cannot be opened", RETRY_NODE);
      }
      return new StreamDecision.Serve(path, content.get());
    }
  }

  private StreamDecision explainAbsence(MediaPath path) {
    return catalog
        .find(path)
        .map(
            record ->
                switch (record.state()) {
                  case IMPORTING -> unavailable(path + " is being imported", RETRY_IMPORT);
                  case REJECTED ->
                      refuse(NOT_FOUND, path + " was rejected: " + record.reason().orElse(""));
                  case READY -> noSuchMedia(path);
                })
        .orElseGet(() -> noSuchMedia(path));
  }

  private static Refuse noSuchMedia(MediaPath path) {
    return refuse(NOT_FOUND, "There is no media named " + path);
  }

  private static Refuse refuse(int status, String reason) {
    return new Refuse(status, reason, OptionalInt.empty());
  }

  private static Refuse unavailable(String reason, int retryAfterSeconds) {
    return new Refuse(UNAVAILABLE, reason, OptionalInt.of(retryAfterSeconds));
  }
}
