package io.baton.location;

import io.baton.connector.ofp.LoadStatement;
import io.baton.location.VirtualContentDatabase.CatalogView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of another provider's logical content database, and whether it is being read. Look-
 * ups see the version read last; thread-safe.
 */
final class RemoteCatalog {
  private static final long UNKNOWN = -1;

  private final String node;
  private volatile Optional<ProviderCatalog> catalog = Optional.empty();

  // Guarded by this.
  private long statedIncarnation = UNKNOWN;
  private long statedVersion = UNKNOWN;
  private Instant confirmed;
  private boolean reading;

  RemoteCatalog(String node) {
    this.node = node;
  }

  Optional<ProviderCatalog> catalog() {
    return catalog;
  }

  /** The provider says which version it has; tells whether the caller is to read it now. */
  synchronized boolean stated(LoadStatement statement, Instant now) {
    statedIncarnation = statement.incarnation();
    statedVersion = statement.catalogVersion();
    return confirmOrRead(now);
  }

  /** It was read; tells whether the caller is to read again, since there is a newer version. */
  synchronized boolean read(ProviderCatalog next, Instant now) {
    catalog = Optional.of(next);
    reading = false;
    return next.version() < statedVersion && confirmOrRead(now);
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

  /** A version newer than stated was read after the statement was made: it need not be read. */
  private boolean confirmOrRead(Instant now) {
    boolean current =
        catalog
            .filter(known -> known.incarnation() == statedIncarnation)
            .filter(known -> known.version() >= statedVersion)
            .isPresent();
    if (current || confirmed == null) {
      confirmed = now;
    }
    boolean read = !current && !reading;
    reading |= read;
    return read;
  }
}
