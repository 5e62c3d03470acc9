package io.baton.location.content;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.MediaEntry;
import io.baton.connector.StreamConnection;
import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaCopy;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaPath;
import io.baton.model.media.TrackDescription;
import io.baton.node.LocalEngine;
import io.baton.node.NodeSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The names of this node's media store; none if the node is no provider. */
@Singleton
@Startup
@DependsOn("InfinispanClusterDirectory")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MediaStoreContentDatabase implements LogicalContentDatabase {
  /** More than fit into a datagram, into which the OFP end point cuts them. */
  private static final int PAGE = 64;

  /** RTP, UDP and IPv4 headers. */
  private static final int HEADER_BITS = (12 + 8 + 20) * 8;

  private static final double LEAST_SECONDS = 0.001;

  @EJB private LocalEngine engine;
  @EJB private ClusterDirectory directory;

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile ProviderCatalog catalog;

  /** For the container. */
  public MediaStoreContentDatabase() {}

  public MediaStoreContentDatabase(LocalEngine engine, ClusterDirectory directory) {
    this.engine = engine;
    this.directory = directory;
    start();
  }

  @PostConstruct
  void start() {
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
        description.bitrate()
            + description.tracks().stream()
                .mapToLong(MediaStoreContentDatabase::headerBitrate)
                .sum(),
        description.tracks().stream().map(TrackDescription::codec).toList());
  }

  private static long headerBitrate(TrackDescription track) {
    double seconds = Math.max(LEAST_SECONDS, track.duration().toNanos() / 1e9);
    return (long) (track.packets() * (double) HEADER_BITS / seconds);
  }

  /** Declared here, because the permission for all is for methods of this class. */
  @Override
  public LogicalContentDatabase direct() {
    return this;
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
