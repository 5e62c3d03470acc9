package io.baton.web.api.media;

import io.baton.catalog.MediaCatalog;
import io.baton.catalog.MediaRecord;
import io.baton.cluster.ClusterDirectory;
import io.baton.location.content.LocatedCopy;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.model.media.MediaPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Media of this node together with what other nodes hold under the same name. */
@Dependent
public class MediaView {
  private final MediaCatalog catalog;
  private final VirtualContentDatabase contents;
  private final ClusterDirectory directory;

  @Inject
  public MediaView(
      MediaCatalog catalog, VirtualContentDatabase contents, ClusterDirectory directory) {
    this.catalog = catalog;
    this.contents = contents;
    this.directory = directory;
  }

  /** What this node has under a name, and what others have. */
  public Optional<Item> find(MediaPath path) {
    return catalog.find(path).map(media -> new Item(media, elsewhere(path)));
  }

  /** What other nodes have under a name, by node. */
  List<LocatedCopy> elsewhere(MediaPath path) {
    String self = directory.self().name();
    return contents.find(path).stream()
        .filter(copy -> !copy.node().equals(self))
        .sorted(Comparator.comparing(LocatedCopy::node))
        .toList();
  }

  /**
   * A piece of media.
   *
   * @param media as this node has it
   * @param elsewhere what other nodes have under its name, by node
   */
  public record Item(MediaRecord media, List<LocatedCopy> elsewhere) {
    public Item {
      elsewhere = List.copyOf(elsewhere);
    }
  }
}
