package io.baton.connector.ofp;

import io.baton.model.cluster.LoadStatement;
import io.baton.model.media.MediaCopy;
import java.util.List;

/**
 * A page of a logical content database, ordered by path.
 *
 * @param node whose
 * @param incarnation see {@link LoadStatement#incarnation}
 * @param version goes up with every change
 * @param copies what it holds; small enough for a datagram
 * @param last whether there is no further page
 */
public record CatalogPage(
    String node, long incarnation, long version, List<MediaCopy> copies, boolean last) {
  public CatalogPage {
    copies = List.copyOf(copies);
  }
}
