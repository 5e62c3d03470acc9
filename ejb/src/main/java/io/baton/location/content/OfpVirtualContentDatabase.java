package io.baton.location.content;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.cluster.NodeMessenger;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaCopy;
import io.baton.model.media.MediaPath;
import io.baton.node.NodeSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Reads the other providers' content databases by OFP, each whenever its load statements show
 * another version than the one known, and has this node's own at hand.
 */
public final class OfpVirtualContentDatabase implements VirtualContentDatabase {
  private final ClusterDirectory directory;
  private final LogicalContentDatabase own;
  private final NodeMessenger messenger;

  private final Clock clock;
  private final PathConflicts conflicts = new PathConflicts();
  private final ConcurrentNavigableMap<String, RemoteCatalog> providers =
      new ConcurrentSkipListMap<>();
  private final Executor executor;
  private final String self;

  public OfpVirtualContentDatabase(
      ClusterDirectory directory,
      LogicalContentDatabase own,
      NodeMessenger messenger,
      Executor executor,
      Clock clock) {
    this.directory = directory;
    this.own = own;
    this.messenger = messenger;
    this.clock = clock;
    this.executor = executor;
    self = directory.self().name();
    directory.onChange(this::forgetWhoLeft);
    own.onChange(() -> this.executor.execute(this::compare));
  }

  private void forgetWhoLeft() {
    if (providers.keySet().removeIf(name -> otherProvider(name).isEmpty())) {
      executor.execute(this::compare);
    }
  }

  private Optional<NodeAdvertisement> otherProvider(String name) {
    return directory
        .find(name)
        .filter(node -> node.has(NodeSettings.PROVIDER))
        .filter(node -> !node.name().equals(self));
  }

  @Override
  public List<LocatedCopy> find(MediaPath path) {
    return find(own.find(path), catalog -> catalog.atPath(path.value()));
  }

  @Override
  public List<LocatedCopy> find(ContentId content) {
    return find(own.find(content), catalog -> catalog.ofContent(content.sha256()));
  }

  private List<LocatedCopy> find(
      List<MediaCopy> here, Function<ProviderCatalog, List<MediaCopy>> lookUp) {
    List<LocatedCopy> found = new ArrayList<>();
    here.forEach(copy -> found.add(new LocatedCopy(self, copy)));
    providers.forEach(
        (node, remote) ->
            remote
                .catalog()
                .map(lookUp)
                .ifPresent(
                    copies -> copies.forEach(copy -> found.add(new LocatedCopy(node, copy)))));
    return found;
  }

  @Override
  public List<LocatedCopy> elsewhere() {
    List<LocatedCopy> copies = new ArrayList<>();
    providers.forEach(
        (node, remote) ->
            remote
                .catalog()
                .ifPresent(
                    catalog ->
                        catalog.copies().forEach(copy -> copies.add(new LocatedCopy(node, copy)))));
    return copies;
  }

  @Override
  public boolean isComplete() {
    return unread().isEmpty();
  }

  @Override
  public List<String> unread() {
    return directory.nodes().stream()
        .filter(node -> node.has(NodeSettings.PROVIDER) && !node.name().equals(self))
        .filter(node -> !isRead(node))
        .map(NodeAdvertisement::name)
        .sorted()
        .toList();
  }

  private boolean isRead(NodeAdvertisement node) {
    RemoteCatalog remote = providers.get(node.name());
    return remote != null
        && remote
            .catalog()
            .filter(catalog -> catalog.incarnation() == node.incarnation())
            .isPresent();
  }

  @Override
  public void stated(LoadStatement statement) {
    remote(statement.node())
        .filter(remote -> remote.stated(statement, clock.instant()))
        .ifPresent(remote -> read(statement.node(), remote));
  }

  /** Of a member that is a provider; of anybody else nothing is kept. */
  private Optional<RemoteCatalog> remote(String provider) {
    if (otherProvider(provider).isEmpty()) {
      return Optional.empty();
    }
    RemoteCatalog remote = providers.computeIfAbsent(provider, RemoteCatalog::new);
    if (otherProvider(provider).isEmpty()) {
      // It left meanwhile, and may have been forgotten before it was added.
      providers.remove(provider, remote);
      return Optional.empty();
    }
    return Optional.of(remote);
  }

  private void read(String provider, RemoteCatalog remote) {
    CatalogReading.start(provider, messenger)
        .whenComplete(
            (catalog, failure) -> {
              if (failure == null) {
                ContentLog.LOG.read(provider, catalog.version(), catalog.size());
                remote.read(catalog, clock.instant());
                executor.execute(this::compare);
              } else {
                ContentLog.LOG.notRead(provider, failure.getMessage());
                remote.notRead();
              }
            });
  }

  private void compare() {
    Map<String, List<MediaCopy>> copies = new HashMap<>();
    copies.put(self, own.all());
    providers.forEach(
        (node, remote) ->
            remote.catalog().ifPresent(catalog -> copies.put(node, catalog.copies())));
    conflicts.compare(copies);
  }

  @Override
  public List<PathConflict> conflicts() {
    return conflicts.current();
  }

  @Override
  public List<CatalogView> views() {
    NodeAdvertisement node = directory.self();
    Instant now = clock.instant();
    List<CatalogView> views = new ArrayList<>();
    if (node.has(NodeSettings.PROVIDER)) {
      views.add(
          new CatalogView(
              self, node.incarnation(), own.version(), own.all().size(), Duration.ZERO));
    }
    providers.values().forEach(remote -> remote.view(now).ifPresent(views::add));
    views.sort((a, b) -> a.node().compareTo(b.node()));
    return views;
  }
}
