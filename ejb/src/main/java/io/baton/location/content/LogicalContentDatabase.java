package io.baton.location.content;

import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaCopy;
import io.baton.model.media.MediaPath;
import java.util.List;

/**
 * This node's logical content database (LCD): what its media store holds, in versions and in pages
 * (R27). Follows imports and deletions at once. Thread-safe; answers from memory.
 */
public interface LogicalContentDatabase {
  /** Goes up with every change; starts again with every start of the node. */
  long version();

  /** A page, ordered by path, small enough for a datagram. */
  CatalogPage page(QueryCatalog request);

  /** Copies under a path. */
  List<MediaCopy> find(MediaPath path);

  /** Copies of the same bytes. */
  List<MediaCopy> find(ContentId content);

  /** All copies, by path. */
  List<MediaCopy> all();

  /** Registers who is to be told of a new version, in the thread that made it: must not block. */
  void onChange(Runnable listener);
}
