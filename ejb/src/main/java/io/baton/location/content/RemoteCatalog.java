package io.baton.location.content;

import io.baton.location.content.VirtualContentDatabase.CatalogView;
import io.baton.model.cluster.LoadStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of another provider's logical content database, and whether it is being read. Look-
 * ups see the version read last; thread-safe.
 */
final class RemoteCatalog {
  private final String node;
  private volatile Optional<ProviderCatalog> catalog = Optional.empty();

  // Guarded by this.
  private Instant confirmed;
  private boolean reading;

  RemoteCatalog(String node) {
    this.node = node;
  }

  Optional<ProviderCatalog> catalog() {
    return catalog;
  }

  /**
   * The provider says which version it has; tells whether the caller is to read it now. A version
   * newer than stated was read after the statement was made.
   */
  synchronized boolean stated(LoadStatement statement, Instant now) {
    boolean current =
        catalog
            .filter(known -> known.incarnation() == statement.incarnation())
            .filter(known -> known.version() >= statement.catalogVersion())
            .isPresent();
    if (current) {
      confirmed = now;
    }
    boolean read = !current && !reading;
    reading |= read;
    return read;
  }

  /** It was read. If there is a newer version by now, the next statement has it read again. */
  synchronized void read(ProviderCatalog next, Instant now) {
    catalog = Optional.of(next);
    confirmed = now;
    reading = false;
  }

  /** It could not be read; the next statement has it read again. */
  synchronized void notRead() {
    reading = false;
  }

  synchronized Optional<CatalogView> view(Instant now) {
    return catalog.map(
        known ->
            new CatalogView(
                node,
                known.incarnation(),
                known.version(),
                known.size(),
                Duration.between(confirmed, now)));
  }
}
