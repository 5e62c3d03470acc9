package io.baton.web.api.media;

import io.baton.catalog.MediaCatalog;
import io.baton.catalog.MediaRecord;
import io.baton.model.media.MediaPath;
import io.baton.overview.Elsewhere;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Media of this node together with what other nodes have under the same name. */
@Dependent
public class MediaView {
  private final MediaCatalog catalog;
  private final ClusterMedia cluster;

  @Inject
  public MediaView(MediaCatalog catalog, ClusterMedia cluster) {
    this.catalog = catalog;
    this.cluster = cluster;
  }

  /** What this node has under a name, and what others have. */
  public Optional<Item> find(MediaPath path) {
    return catalog.find(path).map(media -> new Item(media, cluster.elsewhere(path)));
  }

  /**
   * A piece of media.
   *
   * @param media as this node has it
   * @param elsewhere what other nodes have under its name
   */
  public record Item(MediaRecord media, Elsewhere elsewhere) {}
}
