package io.baton.management.node;

import io.baton.catalog.MediaCatalog;
import io.baton.catalog.MediaQuery;
import io.baton.connector.StreamConnection;
import io.baton.document.MediaDocuments;
import io.baton.model.document.media.MediaDocument;
import io.baton.node.LocalEngine;
import io.baton.node.NodeStatus;
import io.baton.overview.Elsewhere;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows the node's media. */
final class MediaManagement implements MediaMXBean {
  private final Supplier<NodeStatus> status;
  private final MediaCatalog catalog;
  private final LocalEngine engine;

  MediaManagement(Supplier<NodeStatus> status, MediaCatalog catalog, LocalEngine engine) {
    this.status = status;
    this.catalog = catalog;
    this.engine = engine;
  }

  @Override
  public int getReady() {
    try (StreamConnection connection = engine.connect()) {
      return connection.media().list().size();
    }
  }

  @Override
  public int getImportQueue() {
    return status.get().importQueue();
  }

  @Override
  public long getFreeBytes() {
    return status.get().load().freeMediaBytes();
  }

  @Override
  public List<MediaDocument> list(String prefix, int offset, int limit) {
    String self = status.get().name();
    return catalog.list(MediaQuery.byName(prefix, offset, limit)).records().stream()
        .map(media -> MediaDocuments.of(media, Elsewhere.NOTHING, self, Optional.empty()))
        .toList();
  }
}
