package io.baton.location.content;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.StreamConnection;
import io.baton.connector.media.MediaEntry;
import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaCopy;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaPath;
import io.baton.model.media.TrackDescription;
import io.baton.node.LocalEngine;
import io.baton.node.NodeSettings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The names of this node's media store; none if the node is no provider. */
public final class MediaStoreContentDatabase implements LogicalContentDatabase {
  /** More than fit into a datagram, into which the OFP end point cuts them. */
  private static final int PAGE = 64;

  private static final double LEAST_SECONDS = 0.001;

  private final LocalEngine engine;
  private final ClusterDirectory directory;

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile ProviderCatalog catalog;

  public MediaStoreContentDatabase(LocalEngine engine, ClusterDirectory directory) {
    this.engine = engine;
    this.directory = directory;
    NodeAdvertisement self = directory.self();
    catalog = new ProviderCatalog(self.incarnation(), 0, List.of());
    if (self.has(NodeSettings.PROVIDER)) {
      try (StreamConnection connection = engine.connect()) {
        connection.media().onChange(this::refresh);
      }
      refresh();
    }
  }

  /** Two changes at once may be one version; a change that can be seen always is a new one. */
  private void refresh() {
    if (reread()) {
      listeners.forEach(Runnable::run);
    }
  }

  private synchronized boolean reread() {
    List<MediaCopy> copies;
    try (StreamConnection connection = engine.connect()) {
      copies = connection.media().list().stream().map(MediaStoreContentDatabase::copy).toList();
    }
    boolean changed = !copies.equals(catalog.copies());
    if (changed) {
      catalog = new ProviderCatalog(catalog.incarnation(), catalog.version() + 1, copies);
    }
    return changed;
  }

  private static MediaCopy copy(MediaEntry entry) {
    MediaDescription description = entry.description();
    return new MediaCopy(
        entry.path().value(),
        description.content().sha256(),
        description.duration().toMillis(),
        description.bitrate(),
        Math.round(
            description.tracks().stream().mapToDouble(MediaStoreContentDatabase::packetRate).sum()),
        description.tracks().stream().map(TrackDescription::codec).toList(),
        entry.isCached());
  }

  private static double packetRate(TrackDescription track) {
    return track.packets() / Math.max(LEAST_SECONDS, track.duration().toNanos() / 1e9);
  }

  @Override
  public long version() {
    return catalog.version();
  }

  @Override
  public CatalogPage page(QueryCatalog request) {
    ProviderCatalog now = catalog;
    List<MediaCopy> page = now.after(request.after(), PAGE + 1);
    boolean last = page.size() <= PAGE;
    return new CatalogPage(
        directory.self().name(),
        now.incarnation(),
        now.version(),
        last ? page : page.subList(0, PAGE),
        last);
  }

  @Override
  public List<MediaCopy> find(MediaPath path) {
    return catalog.atPath(path.value());
  }

  @Override
  public List<MediaCopy> find(ContentId content) {
    return catalog.ofContent(content.sha256());
  }

  @Override
  public List<MediaCopy> all() {
    return catalog.copies();
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }
}
